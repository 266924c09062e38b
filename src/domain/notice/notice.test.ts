import { describe, expect, it } from 'vitest'
import {
  answered, because, becauseOfTheList, erased, found, noticeEnded, noticePosted, noticeProposed, objected, objectorNamed, objectorsWords, postedAtUnit, settled, shown,
} from '../../../test/support/facts.ts'
import { calendar, clock, givenNotice as given, hand, lastInstantOf, midnightAfter, policy } from '../../../test/support/given.ts'
import { erasedWords } from '../shared/personal.ts'
import type { NoticeCommand } from './commands.ts'
import { candidatesLeft, lastDayOf, objectionPending, type NoticeEvent, type Posted } from './notice.ts'
import { waitingOnNotice } from './waiting.ts'

const propose: NoticeCommand = { type: 'ProposeNotice', round: 'round-1' }
/** 2024-08-05 is a Monday; five working days later is Monday the 12th. */
const hanging = [noticeProposed(), noticePosted('2024-08-05')] as const
const fullyPosted = [...hanging, postedAtUnit('case-1', '2024-08-05'), postedAtUnit('case-2', '2024-08-06')] as const

describe('drawing up the notice 拟定公示', () => {
  it('shows the candidates of the ranking once their list is approved', () => {
    given().when(propose, { candidates: shown }).then(noticeProposed())
    given().when(propose, { roundStage: 'ranked' }).thenRefused('round-not-in-publicity', 'no-candidates')
  })

  it('is posted by another hand, or goes back and is drawn up anew', () => {
    given(noticeProposed()).when({ type: 'PostNotice' }, { at: clock('2024-08-05') }).then(noticePosted('2024-08-05'))
    given(noticeProposed()).when({ type: 'PostNotice' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
    given(noticeProposed()).when({ type: 'ReturnNotice', reason: '单位名称有误。' }).then({ type: 'NoticeReturned', data: { round: 'round-1' }, ...becauseOfTheList('单位名称有误。') })
    given(noticeProposed(), { type: 'NoticeReturned', data: { round: 'round-1' } }).when(propose, { candidates: shown }).then(noticeProposed())
  })

  it('has a length only where the text gives one', () => {
    const stages = policy.stages.map((stage) => stage.kind === 'publicity' ? { ...stage, notice: { stated: false, ask: '几天？', neededFor: 'publicity' } as const } : stage)
    given(noticeProposed()).when({ type: 'PostNotice' }, { policy: { ...policy, stages } }).thenRefused('unstated-parameter')
  })
})

describe('a notice of a round that is given up 随本轮终止撤下', () => {
  const down: NoticeCommand = { type: 'TakeDownNotice' }
  const taken = (on: string, ...asked: readonly string[]): NoticeEvent => ({ type: 'NoticeTakenDown', data: { on, asked: asked.map((application) => ({ application, to: 'remove' })) } })

  const [first, second] = [postedAtUnit('case-1', '2024-08-05', '2024-08-12'), postedAtUnit('case-2', '2024-08-06', '2024-08-13')]
  const hung = [...hanging, first, second] as const

  it('names nobody any more, and each paper that hangs is asked to come down', () => {
    const ended = given(...hung).when(down, { at: clock('2024-08-07') })
    ended.then(taken('2024-08-07', 'case-1', 'case-2'))
    expect(ended.state).toMatchObject({ stage: 'taken-down', takenDownOn: '2024-08-07' })
    expect(candidatesLeft(ended.state as never)).toEqual([])
    expect(waitingOnNotice(ended.state).map(({ act, about }) => `${act} ${about}`)).toEqual(['ConfirmUnitRemoval case-1', 'ConfirmUnitRemoval case-2'])
  })

  it('asks nothing of a unit that has not posted, nor of one whose days are over', () => {
    given(...hanging, first).when(down, { at: clock('2024-08-07') }).then(taken('2024-08-07', 'case-1'))
    given(...hung).when(down, { at: midnightAfter('2024-08-12') }).then(taken('2024-08-13', 'case-2'))
  })

  it('leaves nothing of a draft', () => given(noticeProposed()).when(down, { at: clock('2024-08-05') }).thenStage('none'))

  it('is over: nobody objects to it, and what was objected before is still answered', () => {
    const ended = [...hung, objected('o-1', 'case-1'), taken('2024-08-07', 'case-1')] as const
    given(...ended).when({ type: 'RaiseObjection', application: 'case-1', objection: 'o-2', ...objectorsWords }, { at: clock('2024-08-07') }).thenRefused('act-not-open')
    given(...ended).when({ type: 'ProposeFinding', objection: 'o-1', upheld: false, finding: '本轮已终止，不再核实。' }, { at: clock('2024-08-08') }).thenStage('taken-down')
  })
})

describe('how long a name hangs 公示期', () => {
  const five = { workingDays: 5, countFirstDay: false }
  const hangs = (posted: Partial<Posted>, websiteOn: string) => lastDayOf({ application: 'case-1', unit: 'shipyard', secret: false, ...posted }, websiteOn, five, calendar)

  it.each([
    ['from the later of website and unit: the unit', '2024-08-05', '2024-08-07', '2024-08-14'],
    ['from the later of website and unit: the website', '2024-08-07', '2024-08-05', '2024-08-14'],
    ['over a make-up Saturday and the days off around 中秋', '2024-09-12', '2024-09-12', '2024-09-20'],
    ['over the National Day week and its make-up Sunday', '2024-09-27', '2024-09-27', '2024-10-10'],
  ])('%s', (_, websiteOn, unitPostedOn, lastDay) => expect(hangs({ unitPostedOn }, websiteOn)).toMatchObject({ lastDay, provisional: false }))

  it('does not begin before the unit has posted it', () => expect(hangs({}, '2024-08-05')).toBeUndefined())

  it('runs for a 涉密 person from the unit alone', () =>
    expect(hangs({ secret: true, unitPostedOn: '2024-08-05' }, '2024-08-07')).toMatchObject({ lastDay: '2024-08-12', provisional: false }))

  it('is provisional in a year whose holidays are not known yet', () => expect(hangs({ unitPostedOn: '2026-12-30' }, '2026-12-30')).toMatchObject({ provisional: true }))
})

describe('posting at the unit 单位张贴', () => {
  const confirm = (postedOn: string, application = 'case-1'): NoticeCommand => ({ type: 'ConfirmUnitPosting', application, postedOn, place: '厂区公告栏' })
  const at = clock('2024-08-06')

  it('is told by the unit of the candidate, once', () => {
    given(...hanging).when(confirm('2024-08-05'), { at }).then(postedAtUnit('case-1', '2024-08-05', '2024-08-12'))
    given(...hanging).when(confirm('2024-08-05', 'case-2'), { at }).thenRefused('not-your-candidate')
    given(...hanging, postedAtUnit('case-1', '2024-08-05')).when(confirm('2024-08-06'), { at }).thenRefused('already-posted')
  })

  it('is neither tomorrow nor before the website', () => {
    given(...hanging).when(confirm('2024-08-07'), { at }).thenRefused('posted-in-future')
    given(...hanging).when(confirm('2024-08-02'), { at }).thenRefused('posted-before-website')
  })
})

describe('objecting 异议', () => {
  const object = (application: string, objection = 'o-1'): NoticeCommand => ({ type: 'RaiseObjection', objection, application, ...objectorsWords })

  it('keeps what was said under the key of the one it is about, and who said it under the objector’s own', () =>
    given(...fullyPosted).when(object('case-1'), { at: clock('2024-08-06') }).then(objected('o-1', 'case-1'), objectorNamed('o-1')))

  it('is possible until 24:00 of the last day of that person', () => {
    given(...fullyPosted).when(object('case-1'), { at: lastInstantOf('2024-08-12') }).thenStage('posted')
    given(...fullyPosted).when(object('case-1'), { at: midnightAfter('2024-08-12') }).thenRefused('notice-over')
    given(...fullyPosted).when(object('case-2'), { at: midnightAfter('2024-08-12') }).thenStage('posted')
    given(...fullyPosted).when(object('case-2'), { at: midnightAfter('2024-08-13') }).thenRefused('notice-over')
  })

  it('is possible before the unit has posted, for the period has not begun to run out', () => given(...hanging).when(object('case-1'), { at: clock('2024-12-01') }).thenStage('posted'))

  it('is about somebody on the notice, and has a number of its own', () => {
    given(...fullyPosted).when(object('case-9')).thenRefused('not-on-notice')
    given(...fullyPosted, objected('o-1', 'case-2')).when(object('case-1'), { at: clock('2024-08-06') }).thenRefused('objection-exists')
  })

  it('against a 涉密 person comes through the office alone: to the public they are not there', () => {
    const secretly: NoticeEvent[] = [noticeProposed([{ application: 'case-1', unit: 'shipyard', secret: true }]), noticePosted('2024-08-05'), postedAtUnit('case-1', '2024-08-05')]
    given(...secretly).when(object('case-1'), { by: 'public' }).thenRefused('not-on-notice')
    given(...secretly).when(object('case-1'), { by: 'office-maker' }).thenStage('posted')
  })

  it('holds its own person, until it is settled', () => {
    const { state } = given(...fullyPosted, objected('o-1', 'case-1'), objected('o-2', 'case-2'), settled('o-2', 'case-2', false))
    expect('objections' in state && ['case-1', 'case-2'].map((id) => objectionPending(state.objections, id))).toEqual([true, false])
  })

  it('is still settled where the objector has been erased, and says that the name is gone', () => {
    const raised = [...fullyPosted, objected('o-1', 'case-1'), erased(objectorNamed('o-1')), found('o-1', 'case-1', false)]
    given(...raised).when({ type: 'ConfirmFinding', objection: 'o-1' }).then(settled('o-1', 'case-1', false))
    expect(given(...raised).state).toMatchObject({ objections: [{ objector: { name: erasedWords, contact: erasedWords }, statement: { facts: objectorsWords.facts } }] })
  })

  it('keeps nothing of what is said of somebody who has been erased', () => {
    const told = { at: clock('2024-08-06'), keyHolderOf: () => undefined }
    given(...fullyPosted).when(object('case-1'), told).then(erased(objected('o-1', 'case-1')), objectorNamed('o-1'))
    expect(given(...fullyPosted, erased(objected('o-1', 'case-1'))).state).toMatchObject({ objections: [{ statement: { facts: erasedWords, evidence: erasedWords } }] })
  })
})

describe('settling an objection 核实', () => {
  const raised = [...fullyPosted, objected('o-1', 'case-1')] as const

  it('takes a finding by one hand and another’s confirmation, also after the notice has ended', () => {
    given(...raised, noticeEnded).when({ type: 'ProposeFinding', objection: 'o-1', upheld: true, finding: '已核实。' }).then(found('o-1', 'case-1', true))
    given(...raised, found('o-1', 'case-1', true)).when({ type: 'ConfirmFinding', objection: 'o-1' }, { at: clock('2024-08-07') })
      .then(settled('o-1', 'case-1', true), { type: 'NoticeListChanged', data: { on: '2024-08-07', application: 'case-1', isPublic: true, asked: [] } })
    given(...raised, found('o-1', 'case-1', true), noticeEnded).when({ type: 'ConfirmFinding', objection: 'o-1' }).then(settled('o-1', 'case-1', true))
    given(...raised, found('o-1', 'case-1', true)).when({ type: 'ConfirmFinding', objection: 'o-1' }, { by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
  })

  it('can go back for another look', () => {
    const back: NoticeEvent = { type: 'FindingReturned', data: { objection: 'o-1' }, ...because('请再核实。') }
    given(...raised, found('o-1', 'case-1', true)).when({ type: 'ReturnFinding', objection: 'o-1', reason: '请再核实。' }).then(back)
    given(...raised, found('o-1', 'case-1', true), back).when({ type: 'ConfirmFinding', objection: 'o-1' }).thenRefused('no-finding-proposed')
  })

  it('is proposed once, until it is given back: what waits for the checker is not written over', () => {
    given(...raised, found('o-1', 'case-1', true)).when({ type: 'ProposeFinding', objection: 'o-1', upheld: false, finding: '不属实。' }).thenRefused('finding-already-proposed')
  })

  it('happens once', () => {
    given(...raised, settled('o-1', 'case-1', false)).when({ type: 'ProposeFinding', objection: 'o-1', upheld: true, finding: '另有发现。' }).thenRefused('no-open-objection')
    given(...raised).when({ type: 'ReturnFinding', objection: 'o-2', reason: '请再核实。' }).thenRefused('no-open-objection')
  })
})

describe('answering who objected 答复异议人', () => {
  const raised = [...fullyPosted, objected('o-1', 'case-1')] as const
  const answer: NoticeCommand = { type: 'AnswerObjector', objection: 'o-1', way: 'phone' }

  it('follows the finding, once, also after the notice has ended', () => {
    given(...raised, settled('o-1', 'case-1', false), noticeEnded).when(answer).then(answered('o-1'))
    given(...raised, found('o-1', 'case-1', false)).when(answer).thenRefused('no-answer-due')
    given(...raised, settled('o-1', 'case-1', false), answered('o-1', 'unreachable')).when(answer).thenRefused('no-answer-due')
  })
})

describe('ending the notice 公示结束', () => {
  const end: NoticeCommand = { type: 'EndNotice' }

  it('waits for 24:00 of the last day of the last name', () => {
    given(...fullyPosted).when(end, { at: lastInstantOf('2024-08-13') }).thenRefused('notice-running')
    given(...fullyPosted).when(end, { at: midnightAfter('2024-08-13') }).then({ type: 'NoticeEnded', data: { round: 'round-1', lastDay: '2024-08-13' } })
    given(...fullyPosted).when(end, { at: midnightAfter('2024-08-13'), by: 'system' }).thenStage('ended')
  })

  it('waits for every unit', () => given(...hanging, postedAtUnit('case-1', '2024-08-05')).when(end, { at: clock('2024-08-06') }).thenRefused('unit-posting-missing', 'notice-running'))

  it('does not wait for an open objection, nor for the unit of somebody who is no candidate any more', () => {
    given(...fullyPosted, objected('o-1', 'case-1')).when(end, { at: clock('2024-08-14') }).thenStage('ended')
    const oneLeft = given(...hanging, postedAtUnit('case-1', '2024-08-05'), objected('o-1', 'case-2'), settled('o-1', 'case-2', true))
    oneLeft.when(end, { at: midnightAfter('2024-08-12') }).then({ type: 'NoticeEnded', data: { round: 'round-1', lastDay: '2024-08-12' } })
    expect(oneLeft.state.stage !== 'none' && candidatesLeft(oneLeft.state).map(({ application }) => application)).toEqual(['case-1'])
  })

  it('comes with the day itself where nobody is left on it', () =>
    given(...hanging, objected('o-1', 'case-1'), settled('o-1', 'case-1', true), objected('o-2', 'case-2'), settled('o-2', 'case-2', true))
      .when(end, { at: midnightAfter('2024-08-05') }).thenStage('ended'))
})

describe('who has the notice now 待办', () => {
  const waits = (...events: readonly NoticeEvent[]) => waitingOnNotice(given(...events).state).map(({ role, body, act, about }) => [role, body, act, about].filter((part) => part !== undefined).join(' '))

  it.each([
    ['nobody before it is drawn up', [], []],
    ['the checker', [noticeProposed()], ['office-checker PostNotice']],
    ['each unit that has not posted', hanging, ['unit shipyard ConfirmUnitPosting case-1', 'unit foundry ConfirmUnitPosting case-2']],
    ['nobody, once all have: its end comes by itself', fullyPosted, []],
    ['the office, for each objection', [...fullyPosted, objected('o-1', 'case-1')], ['office-maker ProposeFinding o-1']],
    ['the checker, for a finding, after the end too', [...fullyPosted, objected('o-1', 'case-1'), found('o-1', 'case-1', true), noticeEnded], ['office-checker ConfirmFinding o-1']],
    ['the office, to answer who objected', [...fullyPosted, objected('o-1', 'case-1'), settled('o-1', 'case-1', false), noticeEnded], ['office-maker AnswerObjector o-1']],
    ['no unit of somebody dropped', [...hanging, objected('o-1', 'case-2'), settled('o-1', 'case-2', true), answered('o-1')], ['unit shipyard ConfirmUnitPosting case-1']],
    ['nobody in the end', [...fullyPosted, noticeEnded], []],
  ] as const)('%s', (_, events, expected) => expect(waits(...events)).toEqual(expected))
})
