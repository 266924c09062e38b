import type { Counted } from '../../src/domain/notice/counting.ts'
import { latestCalendar } from '../policy/calendars.ts'
import { demoAnswers, type DemoTechnician } from '../../src/demo/answers.ts'
import type { ApplicationEvent } from '../../src/domain/application/application.ts'
import type { ApplicationCommand } from '../../src/domain/application/commands.ts'
import type { Draft } from '../../src/domain/application/draft.ts'
import type { BatchEvent } from '../../src/domain/decision/decision.ts'
import type { AnswerWay } from '../../src/domain/notice/answering.ts'
import type { NoticeEvent, Posted } from '../../src/domain/notice/notice.ts'
import type { ScoresheetEvent } from '../../src/domain/review/scoresheet.ts'
import type { Panel, Ranked, RoundEvent, RoundPlan } from '../../src/domain/round/round.ts'
import { about, objectorSubject, roundSubject } from '../../src/domain/shared/personal.ts'
import { judge } from '../../src/policy/conditions.ts'
import type { Answers } from '../../src/policy/policy.ts'
import { clock, policy } from './given.ts'

/** 一轮选拔的事实 — what the tests' sentences are made of: one round of 威海市 2024 and one technician's way through it. */
export const criteria = [
  { id: 'skills', title: '实地技能考查', weightPercent: 60 },
  { id: 'material', title: '材料评审', weightPercent: 40 },
]

export const words = {
  year: 2024, title: '2024年度威海市首席技师选拔', documentNumber: '威人社函〔2024〕36号', applyBy: '2024-07-20', reportBy: '2024-07-31', seats: 2,
  supplied: {
    localNotice: { value: { workingDays: 3, countFirstDay: false }, citation: '上级办法第九条' },
    termYears: { value: 4, citation: '上级办法第四条' },
    criteria: { value: criteria, citation: '评分标准' },
  },
} as const satisfies Omit<RoundPlan, 'policy'>
export const plan: RoundPlan = { ...words, policy: policy.id }

export const drafted: RoundEvent = { type: 'RoundDrafted', data: { plan, maker: 'office-maker' } }
export const draftedAs = (changes: Partial<RoundPlan>): RoundEvent => ({ type: 'RoundDrafted', data: { plan: { ...plan, ...changes }, maker: 'office-maker' } })
export const proposed: RoundEvent = { type: 'AnnouncementProposed', data: { maker: 'office-maker' } }
export const announced: RoundEvent = { type: 'RoundAnnounced', data: { checker: 'office-checker', at: clock('2024-07-11') } }
export const nominationsClosed: RoundEvent = { type: 'NominationsClosed', data: { reported: 2 } }
export const panel: Omit<Panel, 'confirmed'> = { experts: ['expert-1', 'expert-2'], leader: 'expert-1', criteria, maker: 'office-maker' }
export const panelProposed: RoundEvent = { type: 'PanelProposed', data: panel }
export const panelConfirmed: RoundEvent = { type: 'PanelConfirmed', data: { checker: 'office-checker' } }
export const qualificationClosed: RoundEvent = { type: 'QualificationClosed', data: { admitted: 2, refused: 0 } }
/** Whose case the tests speak of, and whose key seals its words. */
export const person = 'person-1'
/** A reason about that person. */
export const because = (reason: string) => about(person, { reason })
/** A reason about a list of the round. */
export const becauseOfTheList = (reason: string) => about(roundSubject('round-1'), { reason })

export const ranking: readonly Ranked[] = [
  { application: 'case-1', rank: 1, scoreHundredths: 9_000, candidate: true, reason: '' },
  { application: 'case-2', rank: 2, scoreHundredths: 8_800, candidate: true, reason: '评审得分90.00高于88.00。' },
]
const placed = ranking.map(({ reason: _, ...line }) => line)
export const candidatesProposed: RoundEvent = {
  type: 'CandidatesProposed', data: { ranking: placed, maker: 'office-maker' },
  ...about(roundSubject('round-1'), { reasons: Object.fromEntries(ranking.map(({ application, reason }) => [application, reason])) }),
}
export const candidatesApproved: Extract<RoundEvent, { type: 'CandidatesApproved' }> = { type: 'CandidatesApproved', data: { ranking: placed, checker: 'office-checker' } }
export const publicityBegun: RoundEvent = { type: 'PublicityBegun', data: { notice: 'round-1' } }
export const publicityEnded: RoundEvent = { type: 'PublicityEnded', data: { notice: 'round-1' } }
export const roundFinished: RoundEvent = { type: 'RoundFinished', data: { titles: 2 } }

/** The round's own way, fact after fact. */
export const nominating = [drafted, proposed, announced] as const
export const qualifying = [...nominating, nominationsClosed] as const
export const reviewing = [...qualifying, panelProposed, panelConfirmed, qualificationClosed] as const
export const ranked = [...reviewing, candidatesProposed] as const
export const inPublicity = [...ranked, candidatesApproved] as const
export const deciding = [...inPublicity, publicityBegun, publicityEnded] as const

export const technician: DemoTechnician = { name: '毕演舟', occupation: '船舶电工' }
export const photo = 'a'.repeat(64)
export const answersOf = (changes: Partial<DemoTechnician> = {}): Answers => demoAnswers({ ...technician, ...changes }, 1, photo)
export const requiredMaterials = ['id-card', 'certificate'] as const
export const attachments = requiredMaterials.map((material, index) => ({
  id: `file-${index}`, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 1_000, sha256: String(index).repeat(64),
}))
export const draftOf = (answers: Answers = answersOf(), version = 7): Draft =>
  ({ version, answers, changedAt: {}, attachments, savedAt: clock('2024-07-14'), savedBy: 'unit' })

export const started: ApplicationEvent = {
  type: 'ApplicationStarted',
  data: { round: 'round-1', unit: 'shipyard', district: 'east', subject: 'person-1', at: clock('2024-07-12') },
  personal: { subject: 'person-1', fields: { name: technician.name } },
}
export const signed: ApplicationEvent = { type: 'CommitmentSigned', data: { draftVersion: 7, at: clock('2024-07-14') } }

/** A submission of these words, judged as the deciding function judges them. */
export function submittedWith(answers: Answers, { secret = false, at = clock('2024-07-15'), personKey }: Partial<{ secret: boolean; at: string; personKey: string }> = {}): ApplicationEvent {
  const verdicts = judge(policy, answers, { referenceDay: plan.reportBy })
  return {
    type: 'ApplicationSubmitted',
    data: { at, draftVersion: 7, attested: [], secret, files: [...attachments.map(({ sha256 }) => sha256), photo] },
    personal: { subject: 'person-1', fields: { answers, attachments, unitOpinion: '情况属实，同意推荐。', signature: String(answers['name']), verdicts, personKey } },
  }
}
export const submitted = submittedWith(answersOf())
/** 57 years old: over the age that is only “generally” asked. */
export const submittedAged57 = submittedWith(answersOf({ bornOn: '1967-03-01' }))
/** 技师 where 高级技师 is required. */
export const submittedUnskilled = submittedWith(answersOf({ skillLevel: '2' }))

export const districtAttests = ['enterprise', 'recognised-achievement', 'front-line', 'views-heard']
export const verified: ApplicationEvent = {
  type: 'OriginalsVerified',
  data: { visitedOn: '2024-07-15', certificateChecked: true, files: ['b'.repeat(64)] },
  ...about(person, { by: '核验人员', originals: requiredMaterials.map((material) => ({ material, seen: true, note: '' })) }),
}
export const recommended: ApplicationEvent = {
  type: 'ApplicationRecommended', data: { secret: false, on: '2024-07-15', attested: districtAttests }, ...about(person, { opinion: '同意推荐。' }),
}
/** As the calendar of 2024 counts, once everything is known. */
export const countedTo = (lastDay: string): Counted =>
  ({ lastDay, provisional: false, calendar: latestCalendar.version, restsOn: ['国务院办公厅国办发明电〔2023〕7号'] })

export const postedLocally: ApplicationEvent = { type: 'LocalNoticePosted', data: { postedOn: '2024-07-15', place: '公告栏', ...countedTo('2024-07-18') } }
export const clearedLocally: ApplicationEvent = { type: 'LocalNoticeEnded', data: { outcome: 'clear' }, ...about(person, { finding: '' }) }
export const reported: ApplicationEvent = { type: 'ApplicationReported', data: { at: clock('2024-07-19') } }
export const returnedBy = (by: 'district' | 'office', dueDay: string): ApplicationEvent => ({
  type: 'ApplicationReturned', data: { by, dueDay, at: clock('2024-07-22') },
  personal: { subject: 'person-1', fields: { problems: [{ field: 'phone', text: '号码打不通，请核对。' }] } },
})
export const qualificationProposed: ApplicationEvent = {
  type: 'QualificationProposed', data: { admit: true, maker: 'office-maker', attested: ['parent-measure'] }, ...because(''),
}
export const admitted: ApplicationEvent = { type: 'ApplicationAdmitted', data: { checker: 'office-checker' } }
export const rankedFirst: ApplicationEvent = { type: 'ApplicationRanked', data: { rank: 1, scoreHundredths: 9_000, candidate: true } }
export const dropped: ApplicationEvent = { type: 'CandidateDropped', data: { ground: 'objection' }, ...because('业绩不实。') }
export const agreed: ApplicationEvent = { type: 'CandidateAgreed', data: { minutes: '纪要1号' } }
export const withdrawn: ApplicationEvent = { type: 'ApplicationWithdrawn', data: {}, ...because('本人放弃。') }
export const titled: ApplicationEvent = { type: 'CandidateTitled', data: { certificate: '2024-001' } }

/** The case's own way, from the first page to the certificate. */
export const toSubmitted = [started, signed, submitted] as const
export const toVerified = [...toSubmitted, verified] as const
export const toRecommended = [...toVerified, recommended] as const
export const toLocalNotice = [...toRecommended, postedLocally] as const
export const toCleared = [...toLocalNotice, clearedLocally] as const
export const toReported = [...toCleared, reported] as const
export const toAdmitted = [...toReported, qualificationProposed, admitted] as const
export const toCandidate = [...toAdmitted, rankedFirst] as const
export const toTitled = [...toCandidate, agreed, titled] as const

/** As the journal gives it back once the person's key has been destroyed. */
export const erased = <Event extends { type: string }>(event: Event): Event => {
  const { personal: _, ...rest } = event as Event & { personal?: unknown }
  return rest as unknown as Event
}

export const submit: ApplicationCommand = { type: 'SubmitApplication', draftVersion: 7, unitOpinion: '情况属实，同意推荐。', attested: [] }
export const verify: Extract<ApplicationCommand, { type: 'VerifyOriginals' }> = {
  type: 'VerifyOriginals', visitedOn: '2024-07-15', by: '核验人员', originals: requiredMaterials.map((material) => ({ material, seen: true, note: '' })),
  certificateChecked: true, certificateScreenshot: 'b'.repeat(64),
}
export const recommend: Extract<ApplicationCommand, { type: 'RecommendApplication' }> = {
  type: 'RecommendApplication', opinion: '同意推荐。', secret: false, attested: districtAttests,
}

/** Full marks of one expert for the first case. */
export const scored = (expert: string): ScoresheetEvent =>
  ({ type: 'ScoresSubmitted', data: { round: 'round-1', application: 'case-1', expert, marks: { skills: 9_000, material: 9_000 } }, ...about(person, { comment: '' }) })

export const shown: readonly Posted[] = [
  { application: 'case-1', unit: 'shipyard', secret: false },
  { application: 'case-2', unit: 'foundry', secret: false },
]
export const noticeProposed = (candidates: readonly Posted[] = shown): NoticeEvent => ({ type: 'NoticeProposed', data: { round: 'round-1', candidates, maker: 'office-maker' } })
export const noticePosted = (websiteOn: string): NoticeEvent =>
  ({ type: 'NoticePosted', data: { websiteOn, period: { workingDays: 5, countFirstDay: false }, checker: 'office-checker' } })
/** With the count where the test is about it: entries of before counts were kept have none. */
export const postedAtUnit = (application: string, postedOn: string, lastDay?: string): NoticeEvent =>
  ({ type: 'UnitPostingConfirmed', data: { application, postedOn, place: '厂区公告栏', ...(lastDay && { counted: countedTo(lastDay) }) } })
const [objector, statement] = [{ name: '演示来信人', contact: '演示邮箱' }, { facts: '反映其专利并非本人完成，请核实。', evidence: '' }]
export const objectorsWords = { ...objector, ...statement }
export const objected = (objection: string, application: string): NoticeEvent => ({
  type: 'ObjectionRaised', data: { objection, application, at: clock('2024-08-06') }, ...about(person, statement),
})
export const objectorNamed = (objection: string): NoticeEvent => ({ type: 'ObjectorNamed', data: { objection }, ...about(objectorSubject(objection), objector) })
export const found = (objection: string, application: string, upheld: boolean): NoticeEvent =>
  ({ type: 'FindingProposed', data: { objection, application, upheld, maker: 'office-maker' }, ...about(person, { finding: '已核实。' }) })
export const settled = (objection: string, application: string, upheld: boolean): NoticeEvent =>
  ({ type: 'ObjectionSettled', data: { objection, application, upheld, checker: 'office-checker' }, ...about(person, { finding: '已核实。' }) })
export const answered = (objection: string, way: AnswerWay = 'phone'): NoticeEvent => ({ type: 'ObjectorAnswered', data: { objection, way } })
export const noticeEnded: NoticeEvent = { type: 'NoticeEnded', data: { round: 'round-1', lastDay: '2024-08-12' } }

export const prepared: BatchEvent = { type: 'DecisionPrepared', data: { round: 'round-1', applications: ['case-1', 'case-2'], maker: 'office-maker' } }
export const decisionSubmitted: BatchEvent = { type: 'DecisionSubmitted', data: { checker: 'office-checker', on: '2024-08-13' } }
export const voted = (...against: readonly string[]): BatchEvent => ({
  type: 'LeadingGroupDecided',
  data: {
    votes: ['case-1', 'case-2'].map((application) => ({ application, agreed: !against.includes(application) })),
    heldOn: '2024-08-14', minutes: '纪要1号', recordedBy: 'leading-group',
  },
  ...about(roundSubject('round-1'), { reasons: Object.fromEntries(['case-1', 'case-2'].map((application) => [application, against.includes(application) ? '业绩尚需积累。' : ''])) }),
})
export const approved: BatchEvent = { type: 'GovernmentApproved', data: { documentNumber: '威政字〔2024〕58号', approvedOn: '2024-08-15', approvedBy: 'government' } }
export const published: BatchEvent = {
  type: 'ResultsPublished',
  data: {
    round: 'round-1', publishedOn: '2024-08-16', checker: 'office-checker',
    certificates: [{ application: 'case-1', number: '2024-001', title: 'case-1' }, { application: 'case-2', number: '2024-002', title: 'case-2' }],
  },
}
