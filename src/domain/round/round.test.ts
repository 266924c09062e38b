import { describe, expect, it } from 'vitest'
import {
  announced, becauseOfTheList, candidatesApproved, candidatesProposed, criteria, deciding, drafted, draftedAs, dropped, erased, inPublicity, nominating, nominationsClosed, panel, panelConfirmed, panelProposed, plan,
  proposed, publicityBegun, qualificationClosed, qualifying, ranked, ranking, reviewing, roundFinished, toAdmitted, toCandidate, toCleared, toRecommended, toReported, toTitled, withdrawn, words, returnedBy,
} from '../../../test/support/facts.ts'
import { clock, givenApplication, givenRound as given, hand, lastInstantOf, midnightAfter, policy } from '../../../test/support/given.ts'
import { getPolicy } from '../../../test/policy/versions.ts'
import type { Policy } from '../../policy/policy.ts'
import type { ApplicationEvent } from '../application/application.ts'
import type { Scoresheet } from '../review/scoresheet.ts'
import type { RoundCommand } from './commands.ts'
import { planGaps } from './decide.ts'
import { announcedPlan, noRound, referenceDay, type RoundEvent, type RoundPlan } from './round.ts'

type Drafting = Extract<RoundCommand, { type: 'DraftRound' }>
const draft = (changes: Partial<Drafting['plan']> = {}): RoundCommand => ({ type: 'DraftRound', policy: policy.id, plan: { ...words, ...changes } })
const casesAt = (...ways: readonly (readonly ApplicationEvent[])[]) => new Map(ways.map((way, index) => [`case-${index + 1}`, givenApplication(...way).state]))

describe('drafting a round 拟定本轮选拔', () => {
  it('keeps the plan and who drew it up', () => given().when(draft()).then(drafted))

  it('leaves the maker of the plan who they were when a colleague revises it', () =>
    given(drafted).when({ type: 'ReviseRound', plan: { ...words, seats: 1 } }, { by: hand('office-maker', { account: 'colleague' }) })
      .then({ type: 'RoundRevised', data: { plan: { ...plan, seats: 1 }, maker: 'office-maker' } }))

  it('tells its maker what is still to be put right before a second hand is asked: what is left open, and a last day gone by', () => {
    const codes = (changed: Partial<RoundPlan>, at = clock('2024-07-11')) => planGaps({ ...plan, ...changed }, { policy, at }).map(({ code }) => code)
    expect(codes({})).toEqual([])
    expect(codes({ applyBy: '2024-07-10' })).toEqual(['deadline-passed'])
    expect(codes({ supplied: {} }, clock('2024-12-01'))).toEqual(['unstated-parameter', 'unstated-parameter', 'unstated-parameter', 'deadline-passed'])
  })

  it('names every problem of the plan at once', () =>
    given().when(draft({
      year: 2025, applyBy: '2024-08-02', reportBy: '2024-08-01', seats: 11,
      supplied: { criteria: { value: [{ ...criteria[0]!, weightPercent: 60 }, { ...criteria[0]!, weightPercent: 60 }], citation: '评分标准' } },
    })).thenRefused('year-outside-validity', 'weights-not-100', 'criteria-not-distinct', 'deadlines-out-of-order', 'report-deadline-too-late', 'too-many-seats'))

  it('takes as many seats and as late a day as the text allows, the bounds included', () => given().when(draft({ seats: 10, reportBy: '2024-07-31' })).thenStage('drafted'))

  it('is not done twice under one name, by drafting or by renaming', () => {
    const roundsOfPolicy = [{ title: words.title, isLaunched: false }]
    given().when(draft(), { roundsOfPolicy }).thenRefused('round-exists')
    given(draftedAs({ title: '第二批' })).when({ type: 'ReviseRound', plan: words }, { roundsOfPolicy }).thenRefused('round-exists')
    given().when(draft({ title: '第二批' }), { roundsOfPolicy }).thenStage('drafted')
  })

  it('is not done for a stage nobody can carry out yet', () => {
    const inspecting: Policy = { ...policy, stages: [...policy.stages, { ...policy.stages[0]!, kind: 'inspect' }] }
    given().when(draft(), { policy: inspecting }).thenRefused('stage-not-supported')
  })

  it('fills in nothing that the text itself says', () => {
    const outspoken: Policy = { ...policy, termYears: { stated: true, value: 4, clause: '第四条', quote: '管理期四年' } }
    const { refusals } = given().when(draft(), { policy: outspoken })
    expect(refusals.map(({ code, about, clause }) => [code, about, clause])).toEqual([['already-stated', 'termYears', '第四条']])
  })
})

describe('announcing a round 发布通知', () => {
  it('is proposed by one hand and done by another', () => {
    given(drafted).when({ type: 'ProposeAnnouncement' }).then(proposed)
    given(drafted, proposed).when({ type: 'AnnounceRound' }, { at: clock('2024-07-11') }).then(announced)
    given(drafted, proposed).when({ type: 'AnnounceRound' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
  })

  it('waits for everything the text leaves open', () => {
    const { refusals } = given(draftedAs({ supplied: {} })).when({ type: 'ProposeAnnouncement' })
    expect(refusals.map(({ code, about }) => [code, about]))
      .toEqual([['unstated-parameter', 'termYears'], ['unstated-parameter', 'localNotice'], ['unstated-parameter', 'criteria']])
  })

  it('happens within the validity of the call, its last day included, and before the deadline for units', () => {
    const announce = (at: string, changes: Partial<RoundPlan> = {}) => given(draftedAs(changes), proposed).when({ type: 'AnnounceRound' }, { at })
    announce(clock('2024-07-10')).thenRefused('outside-validity')
    announce(lastInstantOf('2024-07-20')).thenStage('nominate')
    announce(midnightAfter('2024-07-20')).thenRefused('deadline-passed')
    announce(lastInstantOf('2024-12-31'), { applyBy: '2024-12-31' }).thenStage('nominate')
    announce(midnightAfter('2024-12-31'), { applyBy: '2025-12-31' }).thenRefused('outside-validity')
  })

  it('tells every reason at once', () =>
    given(draftedAs({ supplied: {} }), proposed).when({ type: 'AnnounceRound' }, { at: clock('2025-01-01'), by: hand('office-checker', { account: 'office-maker' }) })
      .thenRefused('maker-cannot-check', 'outside-validity', 'deadline-passed', 'unstated-parameter', 'unstated-parameter', 'unstated-parameter'))

  it('goes back with a reason, and the reason stays with the draft', () => {
    const returned = given(drafted, proposed).when({ type: 'ReturnAnnouncement', reason: '截止日太近。' })
    returned.then({ type: 'AnnouncementReturned', data: {}, ...becauseOfTheList('截止日太近。') })
    expect(returned.state).toEqual({ stage: 'drafted', plan, maker: 'office-maker', returned: '截止日太近。' })
  })
})

describe('closing the nominations 推荐截止', () => {
  const close: RoundCommand = { type: 'CloseNominations' }

  it('waits for 24:00 of the last day in Asia/Shanghai', () => {
    given(...nominating).when(close, { at: lastInstantOf('2024-07-31') }).thenRefused('deadline-not-reached')
    given(...nominating).when(close, { at: '2024-07-31T16:00:00.000Z', applications: casesAt(toReported, toCleared) })
      .then({ type: 'NominationsClosed', data: { reported: 1 } })
  })

  it('happens by itself when the time has come', () =>
    given(...nominating).when(close, { by: 'system', at: midnightAfter('2024-07-31') }).thenStage('qualify'))
})

describe('closing the qualification 结束资格审查', () => {
  const close: RoundCommand = { type: 'CloseQualification' }
  const at = clock('2024-08-02')

  it('counts who is in and who is out', () => {
    const refused: ApplicationEvent = { type: 'ApplicationRefused', data: { checker: 'office-checker' } }
    given(...qualifying).when(close, { at, applications: casesAt(toAdmitted, [...toReported, refused]) })
      .then({ type: 'QualificationClosed', data: { admitted: 1, refused: 1 } })
  })

  it('waits for every case that the office still has', () =>
    given(...qualifying).when(close, { at, applications: casesAt(toAdmitted, toReported) }).thenRefused('cases-unsettled'))

  it.each([
    ['at the unit', [...toReported, returnedBy('office', '2024-08-02')]],
    ['returned once more by the district on its way back', [...toReported, returnedBy('office', '2024-08-02'), returnedBy('district', '2024-08-01')]],
  ] as const)('waits while a case that the office returned has its days: %s', (_, way) => {
    const applications = casesAt(toAdmitted, way)
    given(...qualifying).when(close, { at: lastInstantOf('2024-08-02'), applications }).thenRefused('cases-unsettled')
    given(...qualifying).when(close, { at: midnightAfter('2024-08-02'), applications }).thenStage('review')
  })

  it('does not wait for what the district returned, nor for a correction that was given up', () => {
    given(...qualifying).when(close, { at, applications: casesAt(toAdmitted, [...toRecommended, returnedBy('district', '2024-12-31')]) }).thenStage('review')
    given(...qualifying).when(close, { at, applications: casesAt(toAdmitted, [...toReported, returnedBy('office', '2024-12-31'), { type: 'ApplicationWithdrawn', data: {} }]) })
      .thenStage('review')
  })

  it('leads to no review where nobody passed, or everybody who did has gone since', () => {
    given(...qualifying).when(close, { at }).thenRefused('nobody-admitted')
    given(...qualifying).when(close, { at, applications: casesAt(toReported) }).thenRefused('cases-unsettled', 'nobody-admitted')
    given(...qualifying).when(close, { at, applications: casesAt(toAdmitted.map(erased), [...toAdmitted, withdrawn]) }).thenRefused('nobody-admitted')
  })
})

describe('a round in which nobody is left 无人入选', () => {
  const close: RoundCommand = { type: 'CloseWithoutHolders', reason: '通过审查的人员都已撤回申报。' }
  const gone = casesAt([...toAdmitted, withdrawn], toAdmitted.map(erased), [...toCandidate, dropped])

  it('is not closed over the heads of those who passed, wait, or hold the title', () => {
    given(...qualifying).when(close, { applications: casesAt(toAdmitted, toReported) }).thenRefused('somebody-left')
    given(...qualifying).when(close, { applications: casesAt([...toReported, returnedBy('office', '2024-12-31')]) }).thenRefused('somebody-left')
    given(...deciding).when(close, { applications: casesAt(toTitled, toTitled.slice(0, -1)), openDecisions: 1 }).thenRefused('somebody-left', 'holders-exist', 'decision-open')
  })

  it('is not closed while its notice hangs: that ends by itself', () =>
    given(...inPublicity, publicityBegun).when(close, { applications: gone }).thenRefused('notice-running'))

  it.each([['the qualification', qualifying, []], ['the review', reviewing, []], ['before the notice', inPublicity, ranking], ['the decision', deciding, ranking]] as const)(
    'ends where it stands, with a reason, and keeps what was done: in %s', (_, way, kept) => {
      const ended = given(...way).when(close, { applications: gone })
      ended.then({ type: 'RoundClosedWithoutHolders', data: {}, ...becauseOfTheList(close.reason) })
      expect(ended.state).toMatchObject({ stage: 'finished', without: close.reason, ranking: kept })
    })

  it('can’t be finished as if it had holders', () =>
    given(...deciding).when({ type: 'FinishRound' }, { applications: gone }).thenRefused('nobody-titled'))
})

describe('the panel 评审专家', () => {
  const propose = (experts: readonly string[], leader = experts[0] ?? ''): RoundCommand => ({ type: 'ProposePanel', experts: [...experts], leader })
  const sheet = (expert: string): Scoresheet => ({ stage: 'submitted', round: 'round-1', application: 'case-1', expert, marks: {}, comment: '' })

  it('scores what the text says, or what the office supplied where the text says nothing', () => {
    given(...qualifying).when(propose(['expert-1', 'expert-2', 'expert-2'])).then(panelProposed)
    const stated = [{ id: 'skills', title: '实地技能考查', weightPercent: 100 }]
    const outspoken: Policy = { ...policy, stages: policy.stages.map((stage) => stage.kind === 'review' ? { ...stage, criteria: { stated: true, value: stated, clause: '三（三）', quote: '实地技能考查' } } : stage) }
    given(...qualifying).when(propose(['expert-1', 'expert-2']), { policy: outspoken }).then({ type: 'PanelProposed', data: { ...panel, criteria: stated } })
  })

  it('is of experts whose accounts are open, led by one of them', () =>
    given(...qualifying).when(propose(['expert-1', 'stranger'], 'expert-2')).thenRefused('unknown-expert', 'leader-not-on-panel'))

  it('keeps an expert whose marks are in when the account is closed since, and seats no such expert without marks', () => {
    const told = { scoresheets: new Map([['case-1.expert-1', sheet('expert-1')]]), knownExperts: new Set(['expert-2', 'expert-3']) }
    given(...reviewing).when(propose(['expert-1', 'expert-3'], 'expert-3'), told).thenStage('review')
    given(...reviewing).when(propose(['expert-2', 'expert-3'], 'expert-3'), told).thenRefused('scoring-began')
    given(...reviewing).when(propose(['expert-1', 'expert-3'], 'expert-3'), { ...told, knownExperts: new Set(['expert-2']) }).thenRefused('unknown-expert')
  })

  it('is confirmed by another hand', () => {
    given(...qualifying, panelProposed).when({ type: 'ConfirmPanel' }).then(panelConfirmed)
    given(...qualifying, panelProposed).when({ type: 'ConfirmPanel' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
  })

  it('is confirmed or returned once, and only where one was proposed', () => {
    given(...qualifying).when({ type: 'ConfirmPanel' }).thenRefused('no-panel-proposed')
    given(...reviewing).when({ type: 'ReturnPanel', reason: '人数不足。' }).thenRefused('no-panel-proposed')
    expect(given(...qualifying, panelProposed).when({ type: 'ReturnPanel', reason: '人数不足。' }).state).toMatchObject({ stage: 'qualify', panel: undefined })
  })

  it('may grow, and replace whoever is silent; nobody whose marks were given leaves it', () => {
    const scoresheets = new Map([['case-1.expert-1', sheet('expert-1')]])
    given(...reviewing).when(propose(['expert-1', 'expert-3']), { scoresheets }).thenStage('review')
    given(...reviewing).when(propose(['expert-2', 'expert-3']), { scoresheets }).thenRefused('scoring-began')
  })
})

describe('proposing the candidates 提出候选人名单', () => {
  const propose: RoundCommand = { type: 'ProposeCandidates' }
  const applications = casesAt(toAdmitted, toAdmitted)
  const sheetsOf = (marks: Readonly<Record<string, number | 'recused'>>) => new Map(Object.entries(marks).map(([id, mark]): [string, Scoresheet] => {
    const [application = '', expert = ''] = id.split('.')
    const who = { round: 'round-1', application, expert }
    return [id, mark === 'recused' ? { stage: 'recused', ...who, reason: '同一单位。' } : { stage: 'submitted', ...who, marks: { skills: mark, material: mark }, comment: '' }]
  }))
  const allIn = { 'case-1.expert-1': 9_000, 'case-1.expert-2': 9_000, 'case-2.expert-1': 8_800, 'case-2.expert-2': 8_800 }

  it('puts the cases in order of their marks', () => given(...reviewing).when(propose, { applications, scoresheets: sheetsOf(allIn) }).then(candidatesProposed))

  it('waits for a confirmed panel and for every sheet', () => {
    given(...qualifying, panelProposed, panelConfirmed, qualificationClosed, panelProposed).when(propose, { applications }).thenRefused('panel-not-confirmed')
    const { 'case-2.expert-2': _, ...oneMissing } = allIn
    given(...reviewing).when(propose, { applications, scoresheets: sheetsOf(oneMissing) }).thenRefused('scores-missing')
  })

  it('takes a recusal for an answer, but not from everybody', () => {
    given(...reviewing).when(propose, { applications, scoresheets: sheetsOf({ ...allIn, 'case-2.expert-2': 'recused' }) }).thenStage('ranked')
    given(...reviewing).when(propose, { applications, scoresheets: sheetsOf({ ...allIn, 'case-2.expert-1': 'recused', 'case-2.expert-2': 'recused' }) }).thenRefused('nobody-scored')
  })

  it('asks for a ruling where equals meet at the last place, and writes down what it was', () => {
    const told = { applications, scoresheets: sheetsOf({ ...allIn, 'case-2.expert-1': 9_000, 'case-2.expert-2': 9_000 }) }
    const oneSeat = reviewing.map((event) => (event.type === 'RoundDrafted' ? draftedAs({ seats: 1 }) : event))
    given(...oneSeat).when(propose, told).thenRefused('tie-at-the-line')
    given(...reviewing).when(propose, told).thenStage('ranked')
    const ruled = given(...oneSeat).when({ type: 'ProposeCandidates', ruling: { first: ['case-2'], reason: '近三年成果更多。' } }, told).state
    expect('ranking' in ruled && ruled.ranking.map(({ application, rank, candidate, reason }) => ({ application, rank, candidate, reason }))).toEqual([
      { application: 'case-2', rank: 1, candidate: true, reason: '与同名次者得分和优先条件相同，经选拔办研究列前：近三年成果更多。' },
      { application: 'case-1', rank: 1, candidate: false, reason: '' },
    ])
  })

  it('leaves out a person who has been erased: nobody could be given a certificate', () => {
    const gone = toAdmitted.map((event) => { const { personal: _, ...rest } = event as ApplicationEvent & { personal?: unknown }; return rest as ApplicationEvent })
    const ended = given(...reviewing).when(propose, { applications: casesAt(toAdmitted, gone), scoresheets: sheetsOf(allIn) }).state
    expect('ranking' in ended && ended.ranking.map(({ application }) => application)).toEqual(['case-1'])
  })

  it('is approved by another hand, or goes back to the review with a reason', () => {
    given(...ranked).when({ type: 'ApproveCandidates' }).then(candidatesApproved)
    given(...ranked).when({ type: 'ApproveCandidates' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
    expect(given(...ranked).when({ type: 'ReturnCandidates', reason: '请核对同分。' }).state).toMatchObject({ stage: 'review', returned: '请核对同分。', panel: { confirmed: true } })
  })
})

describe('publicity and the end 公示与办结', () => {
  it('notes that a notice is being drawn up, that it went back, and that it ended', () => {
    given(...inPublicity).when({ type: 'BeginPublicity', notice: 'round-1' }).then({ type: 'PublicityBegun', data: { notice: 'round-1' } })
    given(...inPublicity).when({ type: 'CallOffPublicity', notice: 'round-1' }).then({ type: 'PublicityCalledOff', data: { notice: 'round-1' } })
    given(...inPublicity).when({ type: 'EndPublicity', notice: 'round-1' }).thenStage('decide')
  })

  it('finishes when no batch is under way and no candidate waits', () => {
    given(...deciding).when({ type: 'FinishRound' }, { openDecisions: 1, undecidedCandidates: 2 }).thenRefused('decision-open', 'candidate-undecided', 'nobody-titled')
    given(...deciding).when({ type: 'FinishRound' }, { applications: casesAt(toTitled, toTitled, toCandidate) }).then(roundFinished)
  })
})

describe('what others read from a round', () => {
  it('is its plan once it has been announced', () => expect([given(drafted).state, given(...nominating).state].map(announcedPlan)).toEqual([undefined, plan]))

  it('is the day on which ages are counted: the last day for reports, or the end of the year where the text says so', () => {
    const state = given(...nominating).state
    expect([referenceDay(policy, noRound), referenceDay(policy, state), referenceDay({ ...policy, ageReferenceDay: 'year-end' }, state)])
      .toEqual(['2024-07-11', '2024-07-31', '2024-12-31'])
  })

  it('is unmoved by facts that do not fit', () => {
    const state = given(...nominating).state
    expect(given(...nominating, drafted, candidatesApproved, roundFinished, panelConfirmed, nominationsClosed, nominationsClosed).state).toEqual({ ...state, stage: 'qualify' })
  })
})

describe('the validity, the interval and the season of a measure 有效期、周期、季度', () => {
  const cadence = { stated: true, value: { kind: 'every-years', years: 2, quarter: 4 }, clause: '第四条', quote: '每2年评选1次' } as const
  const standing: Policy = { ...policy, cadence, reportDeadline: { stated: false, ask: '哪一天？', neededFor: 'announce' }, validity: { from: '2020-12-30', until: '2025-12-31', clause: '第十六条', quote: '有效期至2025年12月31日' } }
  const inSeason = { policy: standing, at: clock('2024-10-08') }
  const late = draftedAs({ applyBy: '2024-12-30', reportBy: '2024-12-31' })
  const refusalsOf = (command: RoundCommand, context: Parameters<ReturnType<typeof given>['when']>[1]) => (...past: readonly RoundEvent[]) =>
    given(...past).when(command, context).refusals.map(({ code, about, clause }) => [code, about, clause])

  it('let nothing be drawn up or announced when the measure is out of force, and say so with the clause', () => {
    const expired = { policy: standing, at: clock('2026-01-01') }
    const outside = ['outside-validity', undefined, '第十六条']
    expect(refusalsOf(draft(), expired)()).toEqual([outside])
    expect(refusalsOf({ type: 'ProposeAnnouncement' }, expired)(late)).toEqual([outside, ['outside-quarter', 'offSeason', '第四条'], ['deadline-passed', 'applyBy', undefined]])
    expect(refusalsOf({ type: 'AnnounceRound' }, expired)(late, proposed)[0]).toEqual(outside)
  })

  it('let a plan be drawn up before the measure comes into force, but not announced', () => {
    const early = { policy: standing, at: clock('2020-12-29') }
    given().when(draft(), early).thenStage('drafted')
    expect(refusalsOf({ type: 'AnnounceRound' }, early)(late, proposed)).toEqual([['outside-validity', undefined, '第十六条']])
  })

  it('are set aside by a reason in the plan, out of season and before the time', () => {
    const tooSoon = { ...inSeason, yearsLaunched: [2023] }
    expect(refusalsOf({ type: 'ProposeAnnouncement' }, tooSoon)(late)).toEqual([['before-cadence', 'offSeason', '第四条']])
    expect(refusalsOf({ type: 'AnnounceRound' }, { ...tooSoon, at: clock('2024-09-30') })(late, proposed))
      .toEqual([['outside-quarter', 'offSeason', '第四条'], ['before-cadence', 'offSeason', '第四条']])
    given(draftedAs({ applyBy: '2024-12-30', reportBy: '2024-12-31', offSeason: '演示：区政府同意提前一年' }), proposed)
      .when({ type: 'AnnounceRound' }, { ...tooSoon, at: clock('2024-09-30') }).thenStage('nominate')
    given(late, proposed).when({ type: 'AnnounceRound' }, inSeason).thenStage('nominate')
  })

  it('are told to whoever proposes a plan that no day in the season is left for, and not before', () => {
    const propose = (now: string, applyBy: string, more: object = {}) => refusalsOf({ type: 'ProposeAnnouncement' }, { policy: standing, at: clock(now) })(draftedAs({ applyBy, reportBy: '2025-12-31', ...more })).map(([code]) => code)
    expect(propose('2024-07-01', '2024-09-30')).toEqual(['outside-quarter'])
    expect(propose('2024-07-01', '2024-09-30', { offSeason: '演示：区政府同意提前' })).toEqual([])
    expect(propose('2024-07-01', '2024-10-01')).toEqual([])
    expect(propose('2024-12-31', '2025-01-20')).toEqual([])
    expect(propose('2025-01-01', '2025-09-30')).toEqual(['outside-quarter'])
    expect(propose('2024-10-08', '2024-10-07')).toEqual(['deadline-passed'])
  })

  it('let a call for a single round be announced once more only with a reason', () => {
    const again = { roundsOfPolicy: [{ title: '第一批', isLaunched: true }] }
    const second = ['second-round', 'offSeason', '文首第三段']
    given().when(draft({ title: '第二批' }), again).thenStage('drafted')
    expect(refusalsOf({ type: 'ProposeAnnouncement' }, again)(drafted)).toEqual([second])
    expect(refusalsOf({ type: 'AnnounceRound' }, again)(drafted, proposed)).toEqual([second])
    given(draftedAs({ offSeason: '演示：第一批没有人选，经领导小组同意再部署一次' }), proposed).when({ type: 'AnnounceRound' }, again).thenStage('nominate')
    given(drafted, proposed).when({ type: 'AnnounceRound' }, { roundsOfPolicy: [{ title: '第一批', isLaunched: false }] }).thenStage('nominate')
  })
})

describe('opening a round under the shipped measures', () => {
  it('of 环翠区 goes through, and its plan names what the text leaves open', () => {
    const huancui = getPolicy('huancui/chief-technician/2022-12-01')
    const at = clock('2026-10-12')
    const { localNotice, criteria: filled } = words.supplied
    const plan = { ...words, year: 2026, title: '2026年度环翠区首席技师选拔', applyBy: '2026-11-20', reportBy: '2026-11-30', seats: 6, supplied: { localNotice, criteria: filled } }
    const drafted26: RoundEvent = { type: 'RoundDrafted', data: { plan: { ...plan, policy: huancui.id }, maker: 'office-maker' } }
    given().when({ type: 'DraftRound', policy: huancui.id, plan }, { policy: huancui, at }).then(drafted26)
    given(drafted26, proposed).when({ type: 'AnnounceRound' }, { policy: huancui, at, yearsLaunched: [2024] }).thenStage('nominate')
    const bare: RoundEvent = { type: 'RoundDrafted', data: { plan: { ...plan, supplied: {}, policy: huancui.id }, maker: 'office-maker' } }
    expect(given(bare).when({ type: 'ProposeAnnouncement' }, { policy: huancui, at }).refusals.map(({ about }) => about)).toEqual(['localNotice', 'criteria'])
  })

  it('of 张店区 is refused since 2026-09-01, with the clause, and says which stage nobody can carry out yet', () => {
    const zhangdian = getPolicy('zhangdian/chief-technician/2021-09-02')
    const { refusals } = given().when({ ...draft({ year: 2026, supplied: {} }), policy: zhangdian.id } as RoundCommand, { policy: zhangdian, at: clock('2026-11-21') })
    expect(refusals.map(({ code, clause }) => [code, clause])).toEqual([['outside-validity', '第十六条'], ['stage-not-supported', '第九条（五）']])
  })
})
