import { z } from 'zod'
import { competitionTiers, contestantGroups } from '../policy/competition.ts'
import { competitionLevels } from '../policy/condition.ts'

/**
 * What the API answers, as schemas: the OpenAPI document, the checks on the way out and the types of the pages come from here.
 * Commands are not here: `POST /api/{rounds|cases|notices|decisions|sheets}/{id}/{Command}` takes the words of
 * `domain/lifecycle.ts` `commandSchemas`, plus `expectedVersion`, under an `Idempotency-Key` header.
 */

export const refusalView = z.object({
  code: z.string(), clause: z.string().optional(), about: z.string().optional(), detail: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
})

/** RFC 9457, with every reason at once. */
export const problemView = z.object({
  type: z.string(), title: z.string(), status: z.number(), refusals: z.array(refusalView),
})

/** Answer to every command that was accepted. */
export const performedView = z.object({ id: z.string(), version: z.number(), events: z.array(z.string()) })

export const sessionView = z.object({
  account: z.string(), signInName: z.string(), role: z.string(), roleName: z.string(), name: z.string(), body: z.string(), bodyName: z.string(), jurisdiction: z.string(),
  /** Nothing else may be done before `POST /password {oldPassword, newPassword}`; after it the person signs in again. */
  mustChangePassword: z.boolean(),
  /** Only in the demo: the clock can be moved. */
  demoClock: z.object({ now: z.string(), today: z.string() }).nullable(),
})

export const workItemView = z.object({
  /** Where the page of it is: /app/cases/…, /app/rounds/…; a path within the application. */
  path: z.string(),
  subject: z.enum(['round', 'application', 'notice', 'decision', 'sheet', 'erasure']),
  id: z.string(),
  round: z.string(), roundTitle: z.string(),
  /** Whom or what it is about: the technician's name, the round. */
  about: z.string(),
  /** The unit whose case it is; empty where it is about no single case. */
  unitName: z.string(),
  /** What can be done, where the name of the act alone would not say it; else empty. */
  note: z.string(),
  act: z.string(), actTitle: z.string(), stageName: z.string(),
  since: z.string(), due: z.string().nullable(), workingDaysLeft: z.number().nullable(), isOver: z.boolean(), isProvisional: z.boolean(),
})
/** 推荐名额 of the recommending body that reads this; no number where the measure sets no limit. */
export const placesView = z.object({
  used: z.number(), count: z.number().nullable(), row: z.string().nullable(),
  /** Of them, those the office agreed to beyond the table. */
  agreed: z.number(),
  /** Other bodies whom the same row names: what they have used is counted in. */
  sharedWith: z.array(z.string()),
  clause: z.string(), quote: z.string(),
})

/** 更正通知 — what it changed, with the former words, and why; `issuedAs` is its own 发文字号, '' where it has none. */
export const amendmentView = z.object({
  issuedAs: z.string(), reason: z.string(), changes: z.array(z.object({ name: z.string(), was: z.string(), now: z.string() })),
})
export const publishedAmendmentView = amendmentView.extend({ on: z.string() })

/** `items` are the most urgent; `total` and `late` count the others too. `places` has a row for each round in which the reader's body may still put somebody forward. */
export const worklistView = z.object({
  items: z.array(workItemView), total: z.number(), late: z.number(), today: z.string(), nextDue: z.string().nullable(),
  places: z.array(placesView.extend({ round: z.string(), roundTitle: z.string() })),
  /** The last correction of each call that is still open, for whoever works towards its days. */
  amendments: z.array(publishedAmendmentView.extend({ round: z.string(), roundTitle: z.string() })),
  /** Rounds that were given up lately, for whoever had something in them and finds it gone. */
  terminations: z.array(z.object({ round: z.string(), roundTitle: z.string(), on: z.string(), reason: z.string() })),
})

/** One thing that may happen next, and whether it may happen now. */
export const actView = z.object({
  /** Name of the command. */
  act: z.string(), title: z.string(), clause: z.string(), quote: z.string(),
})

const problem = z.object({ field: z.string(), text: z.string() })
/** 补正 — one thing to put right, with what the form calls the field or the list of evidence the file. */
export const namedProblemView = problem.extend({ label: z.string() })

export const timelineEntryView = z.object({
  at: z.string(), title: z.string(), actorName: z.string(), roleName: z.string(), clause: z.string(), event: z.string(),
  /** Words that stand in the record beside the fact: a reason, a place. */
  note: z.string(), hash: z.string(),
  /** What was to be put right, where a case was returned. */
  problems: z.exactOptional(z.array(namedProblemView)),
})

export const verdictView = z.object({
  condition: z.string(), clause: z.string(), quote: z.string(), title: z.string(),
  modality: z.enum(['required', 'generally', 'preferred']),
  outcome: z.enum(['met', 'not-met', 'needs-judgement', 'evidence-missing']),
  facts: z.record(z.string(), z.string()), text: z.string(),
})

const answers = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.record(z.string(), z.string()))]))
export const attachmentView = z.object({
  id: z.string(), material: z.string(), fileName: z.string(), mediaType: z.string(), bytes: z.number(), sha256: z.string(),
})

/** 竞赛名录 — competitions as the registry has them, for choosing one. */
export const competitionListView = z.object({
  rows: z.array(z.object({
    id: z.string(), year: z.number(), name: z.string(), otherNames: z.exactOptional(z.array(z.string())), level: z.enum(competitionLevels), class: z.enum(['1', '2', 'none']),
    tier: z.exactOptional(z.enum(competitionTiers)), occupations: z.exactOptional(z.array(z.string())), groups: z.exactOptional(z.array(z.enum(contestantGroups))), number: z.string(),
  })),
})

export const caseRowView = z.object({
  id: z.string(), name: z.string(), occupation: z.string(), unit: z.string(), unitName: z.string(), district: z.string(), districtName: z.string(),
  round: z.string(), roundTitle: z.string(), stage: z.string(), stageName: z.string(), secret: z.boolean(),
  rank: z.number().nullable(), score: z.string().nullable(), dueDay: z.string().nullable(), updatedAt: z.string(),
})
export const caseListView = z.object({ rows: z.array(caseRowView), total: z.number() })

/** A file that can be taken along; a sealed one is sent for with a passphrase. */
export const paperView = z.object({ title: z.string(), format: z.string(), href: z.string(), isSealed: z.boolean() })

/** By whom and when. */
const signedView = z.object({ by: z.string(), at: z.string() })

const returningHand = z.enum(['district', 'office'])

/** 更换张贴、撤下张贴 — a paper that holds no more: what changed, in full and in brief, and what it still shows; from when on there is another, since when that hangs or the old one does not; owed for as long as the old one would mislead. */
export const repostingView = z.object({
  note: z.string(), why: z.string(), hangs: z.string(), since: z.string(), doneOn: z.string().nullable(), isOwed: z.boolean(), isRemoval: z.boolean(),
})

/** Of each prize, in the order of the form, how it stands to the registry of competitions. */
const prizesRegistered = z.array(z.string())

export const caseView = z.object({
  id: z.string(), version: z.number(), stage: z.string(), stageName: z.string(),
  round: z.string(), roundTitle: z.string(), policy: z.string(), name: z.string(),
  unitName: z.string(), districtName: z.string(), secret: z.boolean(),
  /** 回执编号, as it is read aloud; null until it was submitted. */
  receipt: z.string().nullable(),
  /** What was submitted; null before, and after the person was erased. */
  content: z.object({
    answers, attachments: z.array(attachmentView), unitOpinion: z.string(), signature: z.string(),
    prizesRegistered,
    /** Fields and materials that are kept from this reader, by their ids: what is missing there was not left out by the applicant. */
    withheld: z.array(z.string()),
  }).nullable(),
  correction: z.object({ by: returningHand, dueDay: z.string(), problems: z.array(namedProblemView), workingDaysLeft: z.number() }).nullable(),
  /** What was to be put right in the case that has come back, while it is being looked at: by each hand that returned it, the newest first. */
  lastReturns: z.array(z.object({ by: returningHand, at: z.string(), problems: z.array(namedProblemView) })),
  verification: z.object({ visitedOn: z.string(), by: z.string(), originals: z.array(z.object({ material: z.string(), seen: z.boolean(), note: z.string() })),
    /** The screenshot of the certificate's page, to be opened like an attachment. */
    screenshot: z.string().nullable() }).nullable(),
  recommendation: z.object({ opinion: z.string(), on: z.string() }).nullable(),
  localNotice: z.object({ postedOn: z.string(), lastDay: z.string(), place: z.string(),
    /** What was registered once it was over; null until then. */
    outcome: z.enum(['clear', 'upheld']).nullable(),
    reposting: repostingView.nullable() }).nullable(),
  /** 公示 — null before the name hangs and once it does no more; no last day while the unit has not posted it. */
  publicity: z.object({ lastDay: z.string().nullable(), isOver: z.boolean(), held: z.boolean(),
    reposting: repostingView.nullable() }).nullable(),
  /** Proposed by one hand and, in due course, confirmed by another. */
  qualification: z.object({ admit: z.boolean(), reason: z.string(), proposed: signedView.nullable(), confirmed: signedView.nullable() }).nullable(),
  exceptions: z.array(z.object({ condition: z.string(), reason: z.string(), confirmed: z.boolean() })),
  ranking: z.object({ rank: z.number(), score: z.string(), candidate: z.boolean() }).nullable(),
  ended: z.object({ reason: z.string() }).nullable(),
  certificate: z.string().nullable(),
  verdicts: z.array(verdictView),
  timeline: z.array(timelineEntryView),
  /** Who has it now, in words, and until when. */
  now: z.array(z.object({ actTitle: z.string(), who: z.string(), due: z.string().nullable(), workingDaysLeft: z.number().nullable(),
    /** Last day of the local notice that has to end first; null where it can be done now. */
    afterNotice: z.string().nullable() })),
  acts: z.array(actView),
  /** What the recommending body that reads this has of places, while it has to decide; null for everybody else. */
  quota: placesView.extend({
    hasPlace: z.boolean(),
    /** Why one more can't be put forward, and what to do. */
    full: z.string().nullable(),
  }).nullable(),
  /** Conditions a person of the viewer's role may affirm. */
  attestable: z.array(z.object({ condition: z.string(), title: z.string(), statement: z.string(), clause: z.string(), quote: z.string() })),
  papers: z.array(paperView),
  /** Where anybody may see that the title was granted; none for whom the public is not told about. */
  publicPages: z.array(z.object({ title: z.string(), path: z.string() })),
})

export const draftView = z.object({
  version: z.number(), answers, attachments: z.array(attachmentView), savedAt: z.string(), savedBy: z.string(),
  /** Fields of the form that are still to be filled in or put right, every one at once. */
  problems: z.array(z.object({ field: z.string(), text: z.string() })),
  verdicts: z.array(verdictView),
  /** Day on which ages and windows are counted, so that the page can judge what is being typed as the server would. */
  referenceDay: z.string(),
  signedVersion: z.number().nullable(),
  /** What was returned; `isChanged` where the draft says something else by now than what was submitted. */
  correction: z.object({ dueDay: z.string(), problems: z.array(problem.extend({ isChanged: z.boolean() })) }).nullable(),
  /** Version of the case itself, for the commands. */
  caseVersion: z.number(), stage: z.string(), policy: z.string(), applyBy: z.string(), workingDaysLeft: z.number(),
})
/** 409 of a save: the fields another device changed meanwhile, with both texts, and the draft as it stands. */
export const clashView = z.object({
  clashes: z.array(z.object({ field: z.string(), mine: z.unknown(), theirs: z.unknown().optional() })), draft: draftView,
})

export const roundRowView = z.object({
  id: z.string(), title: z.string(), year: z.number(), policy: z.string(), stage: z.string(), stageName: z.string(),
  applyBy: z.string(), reportBy: z.string(), seats: z.number(), documentNumber: z.string(),
})
export const roundListView = z.object({ rows: z.array(roundRowView) })

const supplied = z.object({ label: z.string(), value: z.string(), citation: z.string() })
export const candidateView = z.object({
  application: z.string(), name: z.string(), unitName: z.string(), occupation: z.string(), rank: z.number(), score: z.string(), candidate: z.boolean(),
  /** Why this one stands behind the one above. */
  reason: z.string(), stage: z.string(), stageName: z.string(), secret: z.boolean(),
})
export const objectionView = z.object({
  id: z.string(), application: z.string(), name: z.string(), at: z.string(),
  /** 回执编号 that the objector was given. */
  receipt: z.string(),
  objector: z.object({ name: z.string(), contact: z.string(), facts: z.string(), evidence: z.string() }).nullable(),
  proposed: z.object({ upheld: z.boolean(), finding: z.string() }).nullable(),
  settled: z.object({ upheld: z.boolean(), finding: z.string() }).nullable(),
  /** How the objector was told, in words. */
  answered: z.string().nullable(),
  acts: z.array(actView),
})
export const noticeView = z.object({
  id: z.string(), version: z.number(), stage: z.string(), stageName: z.string(), websiteOn: z.string().nullable(), workingDays: z.number().nullable(),
  candidates: z.array(z.object({
    application: z.string(), name: z.string(), unit: z.string(), unitName: z.string(), secret: z.boolean(), unitPostedOn: z.string().nullable(), place: z.string(),
    lastDay: z.string().nullable(), workingDaysLeft: z.number().nullable(), provisional: z.boolean(), held: z.boolean(),
    reposting: repostingView.nullable(),
    /** Since when there is another paper than the one that went out first; null where that one holds. */
    issuedAnewOn: z.string().nullable(),
    /** Struck, or an objection was upheld: no candidate any more. */
    isGone: z.boolean(),
  })),
  objections: z.array(objectionView), acts: z.array(actView), publicPath: z.string(),
  /** The official paper, for a unit that has to hang it; null for everybody else, and for nobody to hang. */
  paper: z.string().nullable(),
})
export const decisionView = z.object({
  id: z.string(), version: z.number(), stage: z.string(), stageName: z.string(),
  candidates: z.array(z.object({
    application: z.string(), name: z.string(), unitName: z.string(), occupation: z.string(), rank: z.number(), score: z.string(),
    agreed: z.boolean().nullable(), reason: z.string(), certificate: z.string().nullable(), secret: z.boolean(),
  })),
  heldOn: z.string().nullable(), minutes: z.string().nullable(), documentNumber: z.string().nullable(), approvedOn: z.string().nullable(), publishedOn: z.string().nullable(),
  /** Why it goes no further. */
  dropped: z.string().nullable(), acts: z.array(actView),
})
const releasedView = z.object({ name: z.string(), reason: z.string(), keepsScores: z.boolean() })
const terminationView = z.object({ issuedAs: z.string(), reason: z.string() })
const extraPlacesView = z.object({ name: z.string(), places: z.number(), reason: z.string() })
export const roundView = z.object({
  id: z.string(), version: z.number(), title: z.string(), year: z.number(), policy: z.string(), policyName: z.string(), documentNumber: z.string(),
  stage: z.string(), stageName: z.string(), seats: z.number(), applyBy: z.string(), reportBy: z.string(),
  /** The plan as it was typed, for revising a draft. */
  plan: z.unknown(),
  returned: z.string().nullable(),
  /** Why the round ended without holders. */
  without: z.string().nullable(),
  /** Everybody withdrew or was turned down: all that is left is to end the round. */
  nobodyLeft: z.boolean(),
  supplied: z.array(supplied),
  /** What the text leaves open and a plan that is still a draft does not say yet: without it nobody can announce it. */
  gaps: z.array(z.string()),
  /** The stages of the measure in their order, and where this round stands. */
  steps: z.array(z.object({ kind: z.string(), title: z.string(), clause: z.string(), quote: z.string(), state: z.enum(['done', 'now', 'later', 'broken-off', 'left-out']) })),
  /** Cases by stage, for those whose business it is. */
  counts: z.array(z.object({ stage: z.string(), stageName: z.string(), count: z.number() })),
  /** What was corrected of the notice, the newest first, what waits for the second hand, and whether ages are still counted on the former day, in words. */
  amendments: z.object({ published: z.array(publishedAmendmentView), asked: amendmentView.nullable(), returned: z.string().nullable(), counting: z.string() }),
  /** 终止本轮 — when, why and by which document it was given up; and what waits for the second hand. */
  termination: terminationView.extend({ on: z.string() }).nullable(), askedTermination: terminationView.nullable(),
  /** 增加的推荐名额 — what was agreed beyond the table, what waits for the second hand, and whom more may be given to; null where the table binds without exception. */
  extraPlaces: z.object({
    clause: z.string(), quote: z.string(), agreed: z.array(extraPlacesView), asked: extraPlacesView.nullable(),
    bodies: z.array(z.object({ id: z.string(), name: z.string(), row: z.string() })),
  }).nullable(),
  /** For the recommending body that reads this, while anybody may be put forward; null for everybody else. */
  places: placesView.nullable(),
  panel: z.object({
    confirmed: z.boolean(), leader: z.string(),
    experts: z.array(z.object({ account: z.string(), name: z.string(), submitted: z.number(), recused: z.number(), due: z.number(), isDisabled: z.boolean() })),
    criteria: z.array(z.object({ id: z.string(), title: z.string(), weightPercent: z.number(), hint: z.string().optional() })),
    /** Those released, and one whose release waits for the second hand. */
    released: z.array(releasedView), release: releasedView.extend({ leader: z.string().nullable() }).nullable(),
    /** Cases that nobody on the panel is left to mark. */
    unmarked: z.number(),
    /** Those who can't sign in any more while their marks are waited for, and what to do. */
    closed: z.array(z.object({ account: z.string(), name: z.string(), act: z.string(), text: z.string() })),
  }).nullable(),
  ranking: z.array(candidateView), notice: noticeView.nullable(),
  /** Of the notice's stream, which a draft that was returned has begun already. */
  noticeVersion: z.number(),
  decisions: z.array(decisionView),
  /** Candidates who may be put to the leading group now. */
  cleared: z.array(z.string()),
  acts: z.array(actView), timeline: z.array(timelineEntryView), papers: z.array(paperView),
  /** 草稿 — the notice that is drawn up or waits for the second hand, as it would go out; for the office alone. */
  drafts: z.array(paperView),
  /** What anybody can read of the round without an account, and where. */
  publicPages: z.array(z.object({ title: z.string(), path: z.string() })),
})

export const policyRowView = z.object({
  id: z.string(), titleName: z.string(), name: z.string(), number: z.string(), from: z.string(), until: z.string().nullable(), isInForce: z.boolean(),
})
export const policyListView = z.object({ rows: z.array(policyRowView) })
/** 休息日 — by the calendar as it is known today; provisional where the arrangement of its year is not out yet. */
export const dayView = z.object({ day: z.string(), isOff: z.boolean(), provisional: z.boolean() })
/** The measure itself: `policy` is `Policy` of src/policy/policy.ts, whole. */
export const policyView = z.object({ policy: z.unknown(), source: z.string(), asks: z.array(z.object({ parameter: z.string(), ask: z.string() })) })

export const deskItemView = z.object({
  application: z.string(), round: z.string(), roundTitle: z.string(), name: z.string(), occupation: z.string(), unitName: z.string(),
  sheet: z.enum(['none', 'submitted', 'recused']), mustRecuse: z.boolean(),
})
/** `total` counts what was asked for, `left` every sheet that this expert still owes, `next` the first of them. */
export const deskView = z.object({ items: z.array(deskItemView), total: z.number(), left: z.number(), next: z.object({ application: z.string(), name: z.string() }).nullable(), leads: z.array(z.string()) })
export const deskCaseView = z.object({
  application: z.string(), sheetId: z.string(), round: z.string(), policy: z.string(), name: z.string(), unitName: z.string(),
  answers, attachments: z.array(attachmentView), prizesRegistered,
  criteria: z.array(z.object({ id: z.string(), title: z.string(), weightPercent: z.number(), hint: z.string().optional() })),
  sheet: z.object({ stage: z.string(), marks: z.record(z.string(), z.number()), comment: z.string() }),
  mustRecuse: z.boolean(), acts: z.array(actView),
})

export const organisationView = z.object({
  id: z.string(), version: z.number(), kind: z.string(), name: z.string(), creditCode: z.string(), district: z.string(), districtName: z.string(), open: z.boolean(),
  /** What it was called, and until when: what was published before bears that name. */
  formerNames: z.array(z.object({ name: z.string(), until: z.string() })),
})
/** 一个单位 — with what became of it, and whether it is of a kind that may be closed. */
export const organisationPageView = z.object({ organisation: organisationView, isClosable: z.boolean(),
  /** How many act for it. */
  accounts: z.number(), history: z.array(timelineEntryView) })
export const organisationListView = z.object({
  rows: z.array(organisationView), total: z.number(),
  /** Kinds of which no round can do without one and none is registered, in the order in which a bureau starts. */
  missing: z.array(z.string()),
})
export const accountView = z.object({
  id: z.string(), signInName: z.string(), displayName: z.string(), role: z.string(), roleName: z.string(), body: z.string(), bodyName: z.string(), open: z.boolean(),
  /** Nobody comes in for a body that is closed. */
  isBodyClosed: z.boolean(),
  /** False until its owner has set a password for the first time. */
  activated: z.boolean(), mustChangePassword: z.boolean(), secondFactor: z.boolean(),
  /** 已锁定 — after too many wrong passwords, until then; null where it is not. */
  lockedUntil: z.string().nullable(),
})
export const accountListView = z.object({ rows: z.array(accountView), total: z.number() })
export const accountPageView = z.object({ account: accountView, isMine: z.boolean(), history: z.array(timelineEntryView) })
/** Shown once to whoever hands it over. */
export const issuedActivationView = z.object({ id: z.string(), code: z.string(), until: z.string() })
export const invitationView = z.object({ account: z.object({ signInName: z.string(), activated: z.boolean(), open: z.boolean() }).nullable() })
/** Opened, with the code to hand over; or the case was taken to the account that the person has from another case. */
export const invitedView = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('opened'), signInName: z.string(), code: z.string(), until: z.string() }), z.object({ outcome: z.literal('joined') }),
])
export const ownAccountView = z.object({
  signInName: z.string(), secondFactor: z.boolean(), recoveryCodesLeft: z.number(),
  sessions: z.array(z.object({ id: z.string(), startedAt: z.string(), lastSeenAt: z.string(), isHere: z.boolean(), ip: z.string(), userAgent: z.string() })),
})

/** A paper that could not be made: its kind and the cause, and nothing of the case it belongs to. */
export const effectView = z.object({
  id: z.string(), title: z.string(), attempts: z.number(), cause: z.string(), remedy: z.string(), givenUpAt: z.string().nullable(),
})
export const effectListView = z.object({ rows: z.array(effectView) })

/** What erasing the person of a case would reach, and everything that speaks against it now. */
export const erasableView = z.object({
  name: z.string(), cases: z.number(), titles: z.number(), accounts: z.number(), keeping: z.array(refusalView), grounds: z.array(z.object({ ground: z.string(), name: z.string() })),
})
export const erasureListView = z.object({
  rows: z.array(z.object({ id: z.string(), application: z.string(), groundName: z.string(), reason: z.string(), stage: z.string(), stageName: z.string(), name: z.string(), updatedAt: z.string() })),
})

export const journalRowView = z.object({
  position: z.string(), stream: z.string(), version: z.number(), type: z.string(), title: z.string(), at: z.string(), actorName: z.string(), roleName: z.string(),
  clauses: z.array(z.string()), policy: z.string(), hash: z.string(), prevHash: z.string(),
})
export const journalView = z.object({ rows: z.array(journalRowView), total: z.number() })
export const verifiedView = z.object({
  ok: z.boolean(), startedAt: z.string(), entries: z.number(), streams: z.number(), files: z.number(), checkpoints: z.number(),
  findings: z.array(z.object({ code: z.string(), detail: z.string() })),
})
/** The run that is going on; null where none is. */
export const verifyingView = z.object({ running: z.object({ startedAt: z.string(), entries: z.number(), of: z.number() }).nullable() })
export const clockView = z.object({ now: z.string(), today: z.string() })

export type View<Schema extends z.ZodType> = z.infer<Schema>
