import { describe, expect, it } from 'vitest'
import {
  answered, approved, countedTo, decisionSubmitted, deciding, dropped, erased, found, inPublicity, nominating, noticePosted, noticeProposed, objected, panelProposed, prepared, publicityBegun, published, qualifying, returnedBy, reviewing, scored, settled, signed, started, submittedAged57,
  toAdmitted, toCandidate, toLocalNotice, toReported, toSubmitted, toTitled, verified, voted, withdrawn,
} from '../../../test/support/facts.ts'
import { givenApplication, givenBatch, givenNotice, givenRound, givenScoresheet, policy } from '../../../test/support/given.ts'
import type { ApplicationEvent, Started } from '../../domain/application/application.ts'
import type { NoticeEvent } from '../../domain/notice/notice.ts'
import type { BatchEvent } from '../../domain/decision/decision.ts'
import type { RoundEvent } from '../../domain/round/round.ts'
import type { Role } from '../../domain/shared/actor.ts'
import { actsFor, actsOnApplication, actsOnNotice, actsOnObjection } from './acts.ts'
import { attestable, scoreText } from './caseScreen.ts'
import { actsOnRound } from './roundActs.ts'
import type { RoundFile } from './roundFile.ts'
import { publicPagesOf, stepsOf } from './roundScreen.ts'

const startedCase = (events: readonly ApplicationEvent[]) => givenApplication(...events).state as Started
const onCaseOn = (today: string, role: Role, ...events: readonly ApplicationEvent[]) => actsOnApplication(policy, startedCase(events), role, today).map(({ act }) => act)
const onCase = (role: Role, ...events: readonly ApplicationEvent[]) => onCaseOn('2024-08-06', role, ...events)
const fileOf = (events: readonly RoundEvent[]): RoundFile => ({
  id: 'round-1', version: 1, round: givenRound(...events).state as RoundFile['round'], policy, applications: new Map(), scoresheets: new Map(), notices: new Map(), noticeVersion: 0, batches: new Map(), disabledExperts: new Set(), history: [],
})
const onRound = (role: Role, events: readonly RoundEvent[], { today = '2024-08-06', ...file }: Partial<RoundFile> & { today?: string } = {}) =>
  actsOnRound({ ...fileOf(events), ...file }, role, today).map(({ act }) => act)
const casesAt = (...ways: readonly (readonly ApplicationEvent[])[]) => new Map(ways.map((way, index) => [`case-${index + 1}`, givenApplication(...way).state]))

describe('what a page offers 可办事项', () => {
  it('comes from the table of acts, in Chinese and under its clause', () => {
    const quote = '由用人单位申报，各区市实地核验申报材料并初审形成推荐人选，经公示无异议的报市首席技师选拔管理工作办公室'
    expect(actsFor(policy, 'application', 'submitted', 'unit')).toEqual([{ act: 'WithdrawApplication', title: '撤回申报', clause: '三（二）', quote }])
  })

  it('returns a case only from the hands it is in', () => {
    expect([onCase('district', ...toSubmitted), onCase('office-maker', ...toSubmitted)].map((acts) => acts.includes('ReturnForCorrection'))).toEqual([true, false])
    const away = [...toReported, returnedBy('office', '2024-08-05')]
    expect([onCase('district', ...away), onCase('office-maker', ...away)].map((acts) => acts.includes('ReturnForCorrection'))).toEqual([false, true])
  })

  it('registers the outcome of a local notice once its last day is over, and not before', () =>
    expect(['2024-07-18', '2024-07-19'].map((today) => onCaseOn(today, 'district', ...toLocalNotice))).toEqual([[], ['EndLocalNotice']]))

  it('asks a district for the new paper while the old one prints another end, and not before or after', () => {
    const counted: ApplicationEvent = { type: 'LocalNoticeRecounted', data: { on: '2024-07-16', was: '2024-07-18', because: [], ...countedTo('2024-07-19') } }
    expect(['2024-07-19', '2024-07-20'].map((today) => onCaseOn(today, 'district', ...toLocalNotice, counted))).toEqual([['ConfirmLocalReposting'], ['EndLocalNotice']])
  })

  it('speaks of exceptions only where one is needed or waits', () => {
    const exception: ApplicationEvent = { type: 'ExceptionProposed', data: { condition: 'age', maker: 'office-maker' } }
    const confirmed: ApplicationEvent = { type: 'ExceptionConfirmed', data: { condition: 'age', checker: 'office-checker' } }
    const aged = [started, signed, submittedAged57, verified]
    expect([onCase('office-maker', ...toSubmitted), onCase('office-maker', ...aged), onCase('office-maker', ...aged, exception, confirmed)].map((acts) => acts.includes('ProposeException'))).toEqual([false, true, false])
    expect([onCase('office-checker', ...aged), onCase('office-checker', ...aged, exception)]).toEqual([[], ['ConfirmException', 'RejectException']])
  })

  it('confirms a panel that was proposed, and ranks under one that was confirmed once every sheet is in', () => {
    expect([onRound('office-checker', qualifying), onRound('office-checker', [...qualifying, panelProposed])]).toEqual([[], ['ConfirmPanel', 'ReturnPanel']])
    const applications = casesAt(toAdmitted)
    const handedIn = (...experts: readonly string[]) => new Map(experts.map((expert) => [`case-1.${expert}`, givenScoresheet(scored(expert)).state]))
    expect(onRound('office-maker', reviewing, { applications, scoresheets: handedIn('expert-1') })).not.toContain('ProposeCandidates')
    expect(onRound('office-maker', reviewing, { applications, scoresheets: handedIn('expert-1', 'expert-2') })).toContain('ProposeCandidates')
  })

  it('asks for places beyond the table only where it binds in principle, one request after another', () => {
    const nominations = { kind: 'per-body', rows: [{ body: '鹿城区', count: 4, each: false }], clause: '二第一段', quote: '原则上' } as const
    const [hard, inPrinciple] = [{ policy: { ...policy, nominations } }, { policy: { ...policy, nominations: { ...nominations, generally: true } } }]
    const asked: RoundEvent = { type: 'ExtraPlacesProposed', data: { body: 'east', places: 1, maker: 'office-maker' } }
    const today = '2024-07-15'
    expect([{}, hard, inPrinciple].map((file) => onRound('office-maker', nominating, { ...file, today }))).toEqual([[], [], ['ProposeExtraPlaces']].map((acts) => ['ProposeAmendment', ...acts, 'ProposeTermination']))
    expect([onRound('office-maker', [...nominating, asked], { ...inPrinciple, today }), onRound('office-checker', nominating, { ...inPrinciple, today })]).toEqual([['ProposeAmendment', 'ProposeTermination'], []])
    expect(onRound('office-checker', [...nominating, asked], { ...inPrinciple, today })).toEqual(['ConfirmExtraPlaces', 'ReturnExtraPlaces'])
  })

  it('corrects a notice once at a time, while its day for reports is ahead; a correction that came too late can only go back', () => {
    const asked: RoundEvent = { type: 'AmendmentProposed', data: { was: { applyBy: '2024-07-20' }, now: { applyBy: '2024-07-25' }, issuedAs: '', maker: 'office-maker' } }
    const offered = (role: 'office-maker' | 'office-checker', today: string) => onRound(role, [...nominating, asked], { today })
    expect([offered('office-maker', '2024-07-31'), offered('office-checker', '2024-07-31'), offered('office-checker', '2024-08-01')]).toEqual([['ProposeTermination'], ['ConfirmAmendment', 'ReturnAmendment'], ['ReturnAmendment']])
  })

  it('gives a round up at any of its stages, once at a time, and not once a list of it is out', () => {
    const asked: RoundEvent = { type: 'TerminationProposed', data: { issuedAs: '', maker: 'office-maker' } }
    const ofEnding = (role: Role, events: readonly RoundEvent[], file: Partial<RoundFile> = {}) => onRound(role, events, file).filter((act) => act.endsWith('Termination'))
    for (const way of [nominating, qualifying, reviewing, inPublicity, deciding]) {
      expect([ofEnding('office-maker', way), ofEnding('office-checker', way), ofEnding('office-maker', [...way, asked]), ofEnding('office-checker', [...way, asked])])
        .toEqual([['ProposeTermination'], [], [], ['ConfirmTermination', 'ReturnTermination']])
    }
    const batches = new Map([['batch-1', { state: givenBatch(prepared, decisionSubmitted, voted(), approved, published).state, version: 5 }]])
    expect([ofEnding('office-maker', deciding, { batches }), ofEnding('office-checker', [...deciding, asked], { batches })]).toEqual([[], ['ReturnTermination']])
  })

  it('ticks no stage that a round given up never came to, and breaks off the one it was at', () => {
    const terminated: RoundEvent = { type: 'RoundTerminated', data: { issuedAs: '', checker: 'c', at: '2024-08-06T02:00:00.000Z' } }
    expect(stepsOf(fileOf([...reviewing, terminated])).map(({ state }) => state)).toEqual([...Array(3).fill('done'), 'broken-off', ...Array(4).fill('left-out')])
  })

  it('closes nominations when their last day is over, and the qualification when nothing is unsettled and somebody passed', () => {
    expect([onRound('office-maker', nominating, { today: '2024-07-31' }), onRound('office-maker', nominating, { today: '2024-08-01' })]).toEqual([['ProposeAmendment', 'ProposeTermination'], ['ProposeTermination', 'CloseNominations']])
    const closing = (...ways: readonly (readonly ApplicationEvent[])[]) => onRound('office-maker', qualifying, { applications: casesAt(...ways) })
    expect([closing(toAdmitted, toReported), closing(toAdmitted), closing([...toAdmitted].map(erased))].map((acts) => acts.includes('CloseQualification'))).toEqual([false, true, false])
  })

  it('ends a round without holders only where nobody is left in it, and with holders only where there are some', () => {
    const ending = (events: readonly RoundEvent[], ...ways: readonly (readonly ApplicationEvent[])[]) =>
      onRound('office-maker', events, { applications: casesAt(...ways) }).filter((act) => act === 'FinishRound' || act === 'CloseWithoutHolders')
    expect([qualifying, reviewing, inPublicity, deciding].map((events) => ending(events, [...toAdmitted, withdrawn]))).toEqual(Array(4).fill(['CloseWithoutHolders']))
    expect([ending(qualifying, toReported), ending(reviewing, toAdmitted), ending(inPublicity, toCandidate), ending(deciding, toCandidate), ending([...inPublicity, publicityBegun], [...toCandidate, dropped])]).toEqual([[], [], [], [], []])
    expect(ending(deciding, toTitled, [...toCandidate, dropped])).toEqual(['FinishRound'])
  })

  it('ticks no stage that a round without holders never came to', () => {
    const ended: RoundEvent = { type: 'RoundClosedWithoutHolders', data: {}, personal: { subject: 'round-1', fields: { reason: '都已撤回。' } } }
    const steps = (events: readonly RoundEvent[]) => stepsOf({ ...fileOf(events), history: events.map(({ type }) => ({ type })) as unknown as RoundFile['history'] }).map(({ state }) => state)
    expect(steps([...qualifying, ended])).toEqual(['done', 'done', ...Array(6).fill('left-out')])
    expect(steps([...deciding, ended])).toEqual([...Array(5).fill('done'), ...Array(3).fill('left-out')])
  })

  it('marks of the deciding stages the one that the batches are in, and what was decided as done', () => {
    const batchOf = (...events: readonly BatchEvent[]) => ({ state: givenBatch(...events).state, version: events.length })
    const steps = (way: readonly ApplicationEvent[], ...batches: ReturnType<typeof batchOf>[]) =>
      stepsOf({ ...fileOf(deciding), applications: casesAt(way), batches: new Map(batches.map((batch, index) => [`batch-${index}`, batch])) }).slice(5).map(({ state }) => state)
    const discussed = [prepared, decisionSubmitted, voted()]
    expect([steps(toCandidate), steps(toCandidate, batchOf(prepared)), steps(toCandidate, batchOf(...discussed)), steps(toCandidate, batchOf(...discussed, approved))]).toEqual([
      ['now', 'later', 'later'], ['now', 'later', 'later'], ['done', 'now', 'later'], ['done', 'done', 'now'],
    ])
    expect(steps(toTitled, batchOf(...discussed, approved, published))).toEqual(['done', 'done', 'now'])
    expect(steps(toCandidate, batchOf(...discussed, approved), batchOf(prepared))).toEqual(['now', 'now', 'now'])
  })

  it('leads to what is public: the call once it is announced, then the notice, which names nobody after its period', () => {
    const posted = [noticeProposed(), noticePosted('2024-08-05')]
    const publicOf = (events: readonly RoundEvent[], ...notice: readonly NoticeEvent[]) => publicPagesOf({
      ...fileOf(events), notices: new Map(notice.length > 0 ? [['round-1', givenNotice(...notice).state]] : []),
    }).map(({ title, path }) => `${title} ${path}`)
    expect(publicOf([])).toEqual([])
    expect(publicOf(nominating)).toEqual(['通知 /rounds/round-1'])
    expect(publicOf(inPublicity, ...posted)).toEqual(['通知 /rounds/round-1', '候选人公示 /notices/round-1'])
    expect(publicOf(deciding, ...posted, { type: 'NoticeEnded', data: { round: 'round-1', lastDay: '2024-08-12' } })).toEqual(['通知 /rounds/round-1', '候选人公示（已结束，不再显示姓名） /notices/round-1'])
  })

  it('lets the public raise an objection, and the office register what came by letter', () => {
    const notice = givenNotice(noticeProposed(), noticePosted('2024-08-05')).state
    const titles = (['public', 'office-maker'] as const).map((role) => actsOnNotice(policy, notice, role, false).map(({ act, title }) => [act, title]))
    expect(titles).toEqual([[['RaiseObjection', '提出异议']], [['RaiseObjection', '登记异议']]])
  })

  it('settles each objection by itself', () => {
    const posted = [noticeProposed(), noticePosted('2024-08-05')]
    const onObjection = (role: Role, ...more: readonly NoticeEvent[]) => {
      const { state } = givenNotice(...posted, objected('o-1', 'case-1'), ...more)
      return state.stage === 'none' ? [] : state.objections.flatMap((each) => actsOnObjection(policy, state.stage, each, role)).map(({ act }) => act)
    }
    const ending = (isOver: boolean) => actsOnNotice(policy, givenNotice(...posted).state, 'office-maker', isOver).map(({ act }) => act)
    expect([ending(false), ending(true)]).toEqual([['RaiseObjection'], ['RaiseObjection', 'EndNotice']])
    expect([onObjection('office-maker'), onObjection('office-checker')]).toEqual([['ProposeFinding'], []])
    expect(onObjection('office-checker', found('o-1', 'case-1', true))).toEqual(['ReturnFinding', 'ConfirmFinding'])
    expect(['office-maker', 'office-checker'].flatMap((role) => onObjection(role as Role, settled('o-1', 'case-1', true)))).toEqual(['AnswerObjector'])
    expect(onObjection('office-maker', settled('o-1', 'case-1', true), answered('o-1'))).toEqual([])
  })
})

describe('what a page asks to affirm 确认事项', () => {
  const asked = (role: Role, ...events: readonly ApplicationEvent[]) => attestable(policy, startedCase(events), role).map(({ condition }) => condition)

  it('is what the measure leaves to that hand, and to the office whatever is still open', () => {
    expect(asked('district', ...toSubmitted)).toEqual(['enterprise', 'recognised-achievement', 'front-line', 'views-heard'])
    expect(asked('office-maker', ...toReported)).toEqual(['parent-measure'])
    expect([asked('unit', ...toSubmitted), asked('expert', ...toSubmitted), asked('auditor', ...toSubmitted)]).toEqual([[], [], []])
  })
})

it.each([[8735, '87.35'], [8705, '87.05'], [10_000, '100.00'], [0, '0.00']])('%s hundredths are shown as %s', (hundredths, text) => expect(scoreText(hundredths)).toBe(text))
