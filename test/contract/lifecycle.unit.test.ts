import { describe, expect, it } from 'vitest'
import { evolveAccount, noAccount } from '../../src/domain/account/account.ts'
import { caseStages, evolveApplication, noApplication, type Application } from '../../src/domain/application/application.ts'
import { decideApplication } from '../../src/domain/application/decide.ts'
import { decideBatch, type Batch, batchStageName } from '../../src/domain/decision/decision.ts'
import { eventNames } from '../../src/domain/eventNames.ts'
import { folds } from '../../src/domain/folds.ts'
import { acts, clauseOf, commandSchemas, NoRuleInForce, openActs, type CommandSubject, type Subject } from '../../src/domain/lifecycle.ts'
import { decideNotice } from '../../src/domain/notice/decide.ts'
import { noticeStageName, type Notice } from '../../src/domain/notice/notice.ts'
import { decideScoresheet, scoresheetStageName, type Scoresheet } from '../../src/domain/review/scoresheet.ts'
import { decideRound } from '../../src/domain/round/decide.ts'
import { roundStageName, type Round } from '../../src/domain/round/round.ts'
import type { Act } from '../../src/domain/shared/act.ts'
import { roles, type Role } from '../../src/domain/shared/actor.ts'
import type { Decision } from '../../src/domain/shared/decision.ts'
import { decideTitle, titleCommands, titleStageName, type Title } from '../../src/domain/title/title.ts'
import { access, pathOf, routedCommands } from '../../src/http/access.ts'
import { noRegistry } from '../../src/policy/competition.ts'
import { approved, decisionSubmitted, noticePosted, noticeProposed, objected, objectorsWords, prepared, published, reviewing, submit, toTitled, verify, voted, words, recommend } from '../support/facts.ts'
import { calendar, clock, givenApplication, givenBatch, givenNotice, givenRound, hand, policy, roundAt } from '../support/given.ts'
import { projectFiles, readProjectFile } from '../support/repository.ts'

/** One way of saying each command; the schemas below check that it is said rightly. */
const samples: Readonly<Record<Subject, Readonly<Record<string, object>>>> = {
  round: {
    DraftRound: { policy: policy.id, plan: words }, ReviseRound: { plan: words }, ProposeAnnouncement: {}, ReturnAnnouncement: { reason: '再议。' }, AnnounceRound: {},
    ProposeAmendment: { title: words.title, documentNumber: words.documentNumber, applyBy: words.applyBy, reportBy: words.reportBy, issuedAs: '', reason: '更正。' }, ConfirmAmendment: {}, ReturnAmendment: { reason: '再议。' },
    ProposeExtraPlaces: { body: 'east', places: 1, reason: '人数多。' }, ConfirmExtraPlaces: {}, ReturnExtraPlaces: { reason: '再议。' },
    ProposeTermination: { issuedAs: '', reason: '办法有变。' }, ConfirmTermination: {}, ReturnTermination: { reason: '再议。' },
    CloseNominations: {}, CloseQualification: {}, ProposePanel: { experts: ['expert-1'], leader: 'expert-1' }, ConfirmPanel: {}, ReturnPanel: { reason: '再议。' },
    ProposeRelease: { expert: 'expert-1', reason: '失去联系。', keepsScores: true }, ConfirmRelease: {}, ReturnRelease: { reason: '再联系。' },
    ProposeCandidates: {}, ReturnCandidates: { reason: '再议。' }, ApproveCandidates: {}, BeginPublicity: { notice: 'round-1' }, CallOffPublicity: { notice: 'round-1' },
    EndPublicity: { notice: 'round-1' }, FinishRound: {}, CloseWithoutHolders: { reason: '无人入选。' }, ExportSealedPaper: { paper: '推荐报告（PDF）', district: 'district-1' },
  },
  application: {
    StartApplication: { round: 'round-1', subject: 'person-1', name: '毕演舟' }, SaveDraft: {}, SignCommitment: { draftVersion: 7, signature: '毕演舟' }, SubmitApplication: submit,
    WithdrawApplication: { reason: '放弃。' }, ReturnForCorrection: { problems: [{ field: 'phone', text: '请核对。' }], dueDay: '2024-07-30' }, VerifyOriginals: verify,
    RecommendApplication: recommend, DeclineApplication: { reason: '名额所限。' }, PostLocalNotice: { postedOn: '2024-07-15', place: '公告栏' },
    RecountLocalNotice: {}, ConfirmLocalReposting: { postedOn: '2024-07-16' }, ConfirmLocalRemoval: { removedOn: '2024-07-16' }, EndLocalNotice: { outcome: 'clear', finding: '' }, ReportApplication: {}, LapseApplication: { reason: '没有报送。' }, TerminateApplication: { reason: '本轮终止。' }, ProposeException: { condition: 'age', reason: '特殊。' },
    ConfirmException: { condition: 'age' }, RejectException: { condition: 'age', reason: '不足。' }, ProposeQualification: { admit: true, reason: '', attested: [] },
    ReturnQualification: { reason: '再议。' }, ConfirmQualification: {}, RankApplication: { rank: 1, scoreHundredths: 9_000, candidate: true }, DropCandidate: { ground: 'objection', reason: '业绩不实。' },
    AgreeCandidate: { minutes: '纪要1号' }, TitleCandidate: { certificate: '2024-001' }, ExportSealedCase: { paper: '申报表（PDF）' },
  },
  scoresheet: { SubmitScores: { application: 'case-1', marks: {}, comment: '' }, RecuseExpert: { application: 'case-1', reason: '师徒。' } },
  notice: {
    ProposeNotice: { round: 'round-1' }, ReturnNotice: { reason: '再议。' }, PostNotice: {}, ConfirmUnitPosting: { application: 'case-1', postedOn: '2024-08-05', place: '公告栏' },
    ConfirmUnitReposting: { application: 'case-1', postedOn: '2024-08-06' }, ConfirmUnitRemoval: { application: 'case-1', removedOn: '2024-08-06' },
    RaiseObjection: { application: 'case-1', objection: 'o-2', ...objectorsWords }, ProposeFinding: { objection: 'o-1', upheld: true, finding: '已核实。' },
    ReturnFinding: { objection: 'o-1', reason: '再议。' }, ConfirmFinding: { objection: 'o-1' }, AnswerObjector: { objection: 'o-1', way: 'phone' }, StrikeCandidate: { application: 'case-1' }, RecountNotice: {}, TakeDownNotice: {}, EndNotice: {},
  },
  decision: {
    PrepareDecision: { round: 'round-1', applications: ['case-1'] }, ReturnDecision: { reason: '再议。' }, SubmitDecision: {},
    RecordLeadingGroup: { votes: [{ application: 'case-1', agreed: true, reason: '' }], heldOn: '2024-08-14', minutes: '纪要1号' },
    StrikeFromList: { application: 'case-1' },
    ApproveDecision: { documentNumber: '威政字〔2024〕58号', approvedOn: '2024-08-15' }, DeclineDecision: { reason: '再议。' }, CallOffDecision: { reason: '本轮终止。' }, PublishResults: {},
  },
  title: {
    GrantTitle: {
      round: 'round-1', application: 'case-1', number: '2024-001', titleName: '威海市首席技师', documentNumber: '威政字〔2024〕58号', grantedOn: '2024-08-16', termYears: 4,
      secret: false, subject: 'person-1', holder: { name: '毕演舟', unit: '演示船厂', occupation: '船舶电工' },
    },
  },
}

/** Everything a case can carry, so that a stage can be put on it and nothing else be missing. */
const whole = {
  round: givenRound(...reviewing).state,
  application: givenApplication(...toTitled).state,
  notice: givenNotice(noticeProposed(), noticePosted('2024-08-05'), objected('o-1', 'case-1')).state,
  decision: givenBatch(prepared, decisionSubmitted, voted(), approved, published).state,
}

const context = { at: clock('2024-07-15'), policy, calendar }
const told = {
  round: { roundId: 'round-1', applications: new Map(), scoresheets: new Map(), roundsOfPolicy: [], yearsLaunched: [], recommendingBodies: [], knownExperts: new Set<string>(), openDecisions: 0, publishedLists: 0, undecidedCandidates: 0 },
  application: { round: roundAt('nominate'), registry: noRegistry, recommendedByBody: 0, personAppliesElsewhere: false },
  notice: { roundStage: 'publicity', candidates: [], keyHolderOf: () => 'person-1' },
  decision: { roundId: 'round-1', roundStage: 'decide', year: 2024, seats: 2, cleared: new Set<string>(), seatsTaken: 0, lastCertificate: 0, erased: new Set<string>() },
}

type Trying = Readonly<{ command: never; stage: string; role: Role }>
const decideIn: Readonly<Record<Subject, (trying: Trying) => Decision<unknown>>> = {
  round: ({ command, stage, role }) => decideRound(command, { ...whole.round, ranking: [], rankedBy: 'x', stage } as Round, { ...context, ...told.round, actor: hand(role) }),
  application: ({ command, stage, role }) => decideApplication(command, { ...whole.application, stage } as Application, { ...context, ...told.application, actor: hand(role) }),
  notice: ({ command, stage, role }) => decideNotice(command, { ...whole.notice, stage } as Notice, { ...context, ...told.notice, actor: hand(role) }),
  decision: ({ command, stage, role }) => decideBatch(command, { ...whole.decision, stage, submittedOn: '2024-08-13' } as Batch, { ...context, ...told.decision, actor: hand(role) }),
  scoresheet: ({ command, stage, role }) => decideScoresheet(command, { stage } as Scoresheet, {
    ...context, actor: hand(role), round: whole.round, roundId: 'round-1', application: { stage: 'admitted', unit: 'shipyard', keyHolder: 'person-1' },
  }),
  title: ({ command, stage, role }) => decideTitle(command, { stage } as Title, { ...context, actor: hand(role) }),
}

const stagesOf: Readonly<Record<Subject, readonly string[]>> = {
  round: Object.keys(roundStageName), application: ['none', ...caseStages], scoresheet: Object.keys(scoresheetStageName),
  notice: Object.keys(noticeStageName), decision: Object.keys(batchStageName), title: Object.keys(titleStageName),
}

const rows = (Object.keys(acts) as Subject[]).flatMap((subject) =>
  Object.entries(acts[subject] as Readonly<Record<string, Act<string>>>).map(([name, act]) => ({ subject, name, act, label: `${subject}.${name} ${act.title}` })))

describe('the table of acts 环节表', () => {
  it.each(rows)('$label is open to exactly these hands at exactly these stages', ({ subject, name, act }) => {
    const command = { ...samples[subject][name], type: name } as never
    const found = stagesOf[subject].flatMap((stage) => roles.map((role) => `${stage} ${role}: ${gateOf(decideIn[subject]({ command, stage, role }))}`))
    const expected = stagesOf[subject].flatMap((stage) => roles.map((role) => `${stage} ${role}: ${
      !act.roles.includes(role) ? 'role-not-allowed' : act.from.includes(stage) ? 'open' : 'act-not-open'}`))
    expect(found).toEqual(expected)
  })

  it.each(rows)('$label is said in the words of its schema', ({ subject, name }) => {
    const schemas = { ...commandSchemas, title: titleCommands } as Readonly<Record<string, Readonly<Record<string, { parse(said: unknown): unknown }>>>>
    const { type: _, ...said } = samples[subject][name] as { type?: string }
    expect(schemas[subject]?.[name]?.parse(said)).toEqual(said)
  })

  it('has a row for every schema and a schema for every row', () => {
    for (const subject of Object.keys(commandSchemas) as CommandSubject[]) expect(Object.keys(acts[subject])).toEqual(Object.keys(commandSchemas[subject]))
    expect(Object.keys(samples)).toEqual(Object.keys(acts))
  })

  it.each(rows)('$label rests on a clause of the measure', ({ subject, name, act }) => {
    const { clause, quote, stageTitle } = clauseOf(policy, subject, name)
    const stage = policy.stages.find(({ kind }) => kind === act.stage)
    const rule = act.rule ? policy[act.rule] : stage
    expect({ clause, quote, stageTitle }).toEqual({ clause: rule?.clause, quote: rule?.quote, stageTitle: stage?.title })
  })

  it('names nothing but real stages', () => {
    for (const { subject, act } of rows) expect(act.from.filter((stage) => !stagesOf[subject].includes(stage))).toEqual([])
  })

  it('has no act without a rule in force', () => {
    expect(() => clauseOf({ ...policy, stages: [] }, 'round', 'AnnounceRound')).toThrow(NoRuleInForce)
    expect(() => clauseOf(policy, 'round', 'Nonsense')).toThrow(NoRuleInForce)
  })

  it('tells a page what is open', () => {
    expect(openActs('application', 'returned', 'unit')).toEqual(['SaveDraft', 'SubmitApplication', 'WithdrawApplication', 'ExportSealedCase'])
    expect(openActs('application', 'titled', 'office-maker')).toEqual(['ExportSealedCase'])
    expect([...new Set(roles.flatMap((role) => openActs('round', 'finished', role)))]).toEqual(['ExportSealedPaper'])
  })
})

function gateOf(decision: Decision<unknown>): string {
  const codes = decision.kind === 'refused' ? decision.refusals.map(({ code }) => code) : []
  return codes.find((code) => code === 'role-not-allowed' || code === 'act-not-open') ?? 'open'
}

describe('two hands 经办与复核', () => {
  it('never share a role: nobody can check what the same role prepared', () => {
    // Taking a paper along decides nothing; either hand of the office may.
    const checks = rows.filter(({ name, act }) => !name.startsWith('Export') && (act.roles as readonly string[]).includes('office-checker'))
    expect(checks.filter(({ act }) => act.roles.includes('office-maker'))).toEqual([])
    expect(checks.length).toBeGreaterThan(10)
  })

  it('no role but an expert, a unit, a district or the office begins anything, and auditor and administrator act on nothing', () => {
    const idle: readonly Role[] = ['auditor', 'admin']
    expect(rows.filter(({ act }) => act.roles.some((role) => idle.includes(role)))).toEqual([])
  })
})

describe('the access table 权限表', () => {
  const routes: Readonly<Record<string, string>> = {
    DraftRound: 'POST /api/rounds', StartApplication: 'POST /api/cases', SaveDraft: 'PATCH /api/cases/:id/draft', PrepareDecision: 'POST /api/decisions',
    ExportSealedPaper: 'POST /api/rounds/:id/districts/:district/papers/:paper/sealed', ExportSealedCase: 'POST /api/cases/:id/papers/:paper/sealed',
  }
  const commands = rows.filter(({ subject }) => subject !== 'title')
  const byHand = commands.map((row) => ({ ...row, hands: row.act.roles.filter((role) => role !== 'system' && role !== 'public') })).filter(({ hands }) => hands.length > 0)

  it.each(byHand)('lets the hands of $label in, and no other', ({ subject, name, hands }) => {
    const route = routes[name] ?? `POST /api/${pathOf[subject as CommandSubject]}/:id/${name}`
    expect([...(access[route] ?? [])].sort()).toEqual([...hands].sort())
  })

  it('has no route for what only follows from other acts', () => {
    const consequences = commands.filter(({ act }) => act.roles.every((role) => role === 'system')).map(({ name }) => name)
    expect(Object.keys(access).filter((route) => consequences.some((name) => route.endsWith(`/${name}`)))).toEqual([])
    expect(consequences.length).toBeGreaterThan(0)
  })

  it('has a route for every act that a person does, and for nothing that is no act', () => {
    const acting = Object.keys(access).filter((route) => /\/:id\/[A-Z]/.test(route)).sort()
    expect(acting).toEqual(routedCommands().map(({ subject, act }) => `POST /api/${pathOf[subject]}/:id/${act}`).sort())
    expect(acting.length + Object.keys(routes).length).toBe(byHand.length)
  })
})

describe('the names of facts 事件名称', () => {
  const recorded = new Set(projectFiles()
    .filter((path) => /^src\/domain\/.*\.ts$/.test(path) && !path.includes('/account/') && !path.endsWith('.test.ts') && !path.endsWith('eventNames.ts'))
    .flatMap((path) => [...readProjectFile(path).matchAll(/'([A-Z][A-Za-z]+)'/g)].map(([, name]) => name ?? '')))

  it('are those of facts that the domain records, each with Chinese words of its own', () => {
    expect(Object.keys(eventNames).filter((name) => !recorded.has(name))).toEqual([])
    expect(Object.values(eventNames).filter((words) => !/^[\u4e00-\u9fff、，]+$/.test(words))).toEqual([])
  })

  it('are never those of commands', () => expect(Object.keys(eventNames).filter((name) => rows.some((row) => row.name === name))).toEqual([]))
})

it('every kind of stream has its fold, from nothing', () => {
  expect(Object.values(folds).map(({ initial }) => initial)).toEqual(Array.from({ length: 10 }, () => ({ stage: 'none' })))
  expect([folds.application.evolve(noApplication, { type: 'Nonsense', data: {} }), evolveApplication(noApplication, { type: 'Nonsense' } as never), evolveAccount(noAccount, { type: 'Nonsense' } as never)])
    .toEqual([{ stage: 'none' }, { stage: 'none' }, { stage: 'none' }])
})
