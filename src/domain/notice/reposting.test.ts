import { describe, expect, it } from 'vitest'
import { countedTo, found, noticeEnded, noticePosted, noticeProposed, objected, postedAtUnit, settled } from '../../../test/support/facts.ts'
import { clock, givenNotice as given, hand, midnightAfter } from '../../../test/support/given.ts'
import { papersIssuedBy } from '../issuing.ts'
import type { NoticeCommand } from './commands.ts'
import { candidatesLeft, postingOwed, type NoticeEvent, type Posted } from './notice.ts'
import { askedOnTakingDown } from './reposting.ts'
import { waitingOnNotice } from './waiting.ts'

const name = (application: string, unit: string, secret = false): Posted => ({ application, unit, secret })
/** 2024-08-05 is a Monday; five working days later is Monday the 12th. */
const hanging = [
  noticeProposed([name('case-1', 'shipyard'), name('case-2', 'foundry'), name('case-3', 'mill')]), noticePosted('2024-08-05'),
  postedAtUnit('case-1', '2024-08-05', '2024-08-12'), postedAtUnit('case-2', '2024-08-05', '2024-08-12'),
] as const
const struck = (application: string): NoticeEvent => ({ type: 'CandidateStruck', data: { application } })
const changed = (on: string, application: string, ...asked: readonly string[]): NoticeEvent => ({
  type: 'NoticeListChanged',
  data: { on, application, isPublic: true, asked: asked.map((each) => { const [who = '', to] = each.split(' '); return { application: who, to: to === 'down' ? 'remove' as const : 'replace' as const } }) },
})
const left = [struck('case-1'), changed('2024-08-07', 'case-1', 'case-2', 'case-1 down')] as const
const [foundry, mill] = [hand('unit', { body: 'foundry' }), hand('unit', { body: 'mill' })]
const strike: NoticeCommand = { type: 'StrikeCandidate', application: 'case-1' }
const on = (day: string) => ({ at: clock(day) })
const waits = (...events: readonly NoticeEvent[]) =>
  waitingOnNotice(given(...events).state).filter(({ act }) => act !== 'ConfirmUnitPosting').map(({ body, act, about, due }) => [body, act, about, due].join(' '))
const owed = (application: string, ...events: readonly NoticeEvent[]) => {
  const { state } = given(...events)
  return state.stage === 'none' ? undefined : postingOwed(state, application)
}
const replace2 = 'foundry ConfirmUnitReposting case-2 2024-08-12'
const remove1 = 'shipyard ConfirmUnitRemoval case-1 2024-08-12'

describe('a name that leaves while the notice hangs 名单变动', () => {
  it('is said with who is asked for another paper, whether the person withdrew or an objection was upheld', () => {
    given(...hanging).when(strike, on('2024-08-07')).then(...left)
    const upheld = [...hanging, objected('o-1', 'case-1'), found('o-1', 'case-1', true)] as const
    given(...upheld).when({ type: 'ConfirmFinding', objection: 'o-1' }, on('2024-08-07')).then(settled('o-1', 'case-1', true), left[1])
  })

  it('is no change where the name stays, has left already, or hangs no more', () => {
    given(...hanging, objected('o-1', 'case-1'), found('o-1', 'case-1', false)).when({ type: 'ConfirmFinding', objection: 'o-1' }, on('2024-08-07')).then(settled('o-1', 'case-1', false))
    given(...hanging, ...left, objected('o-1', 'case-1'), found('o-1', 'case-1', true)).when({ type: 'ConfirmFinding', objection: 'o-1' }, on('2024-08-07')).then(settled('o-1', 'case-1', true))
    given(noticeProposed()).when(strike, on('2024-08-04')).then(struck('case-1'))
    given(...hanging, { type: 'NoticeEnded', data: { round: 'round-1', lastDay: '2024-08-12' } }).when(strike, on('2024-08-13')).then(struck('case-1'))
  })

  it('issues the paper anew, which nobody who is secret-related was ever on', () => {
    expect(papersIssuedBy('round-1', left[1])).toEqual([{ subject: 'round', id: 'round-1', kind: 'publicity' }])
    expect(papersIssuedBy('round-1', { type: 'NoticeListChanged', data: { on: '2024-08-07', application: 'case-1', isPublic: false, asked: [] } })).toEqual([])
  })

  it('waits for the units whose paper bears it, and for its own to take the paper down', () => {
    expect(waits(...hanging)).toEqual([])
    expect(waits(...hanging, ...left)).toEqual([remove1, replace2])
    expect(waits(...hanging, ...left, noticeEnded)).toEqual([remove1])
    expect(owed('case-2', ...hanging, ...left)).toMatchObject({ since: '2024-08-07', isListOld: true, because: [] })
  })

  it('asks of a unit that has somebody else on the list for the new paper alone', () => {
    const two = [
      noticeProposed([name('case-1', 'shipyard'), name('case-2', 'shipyard')]), noticePosted('2024-08-05'),
      postedAtUnit('case-1', '2024-08-05', '2024-08-12'), postedAtUnit('case-2', '2024-08-06', '2024-08-13'),
    ] as const
    given(...two).when(strike, on('2024-08-07')).then(struck('case-1'), changed('2024-08-07', 'case-1', 'case-2'))
    const none = [...two, struck('case-1'), changed('2024-08-07', 'case-1', 'case-2')] as const
    given(...none).when({ type: 'StrikeCandidate', application: 'case-2' }, on('2024-08-08')).then(struck('case-2'), changed('2024-08-08', 'case-2', 'case-2 down'))
    expect(waits(...none, struck('case-2'), changed('2024-08-08', 'case-2', 'case-2 down'))).toEqual(['shipyard ConfirmUnitRemoval case-2 2024-08-13'])
  })

  it('asks nobody whose paper has hung its days, and nobody who has not posted yet', () => {
    given(...hanging).when({ type: 'StrikeCandidate', application: 'case-3' }, on('2024-08-07')).then(struck('case-3'), changed('2024-08-07', 'case-3', 'case-1', 'case-2'))
    given(...hanging).when({ type: 'StrikeCandidate', application: 'case-3' }, on('2024-08-13')).then(struck('case-3'), changed('2024-08-13', 'case-3'))
  })

  it('of a secret-related person is on no paper but its unit’s, and theirs bears no other', () => {
    const secretly = [
      noticeProposed([name('case-1', 'shipyard', true), name('case-2', 'foundry')]), noticePosted('2024-08-05'),
      postedAtUnit('case-2', '2024-08-05', '2024-08-12'),
    ] as const
    given(...secretly).when(strike, on('2024-08-07')).then(struck('case-1'))
    const hung = [...secretly, postedAtUnit('case-1', '2024-08-05', '2024-08-12')] as const
    given(...hung).when(strike, on('2024-08-07')).then(struck('case-1'), { type: 'NoticeListChanged', data: { on: '2024-08-07', application: 'case-1', isPublic: false, asked: [{ application: 'case-1', to: 'remove' }] } })
    given(...hung).when({ type: 'StrikeCandidate', application: 'case-2' }, on('2024-08-07')).then(struck('case-2'), changed('2024-08-07', 'case-2', 'case-2 down'))
  })

  it('moves no last day and holds up no end', () => {
    const { state } = given(...hanging, ...left)
    expect('websiteOn' in state && candidatesLeft(state).map(({ counted }) => counted?.lastDay)).toEqual(['2024-08-12', undefined])
    given(...hanging, struck('case-3'), ...left).when({ type: 'EndNotice' }, { at: midnightAfter('2024-08-12') }).thenStage('ended')
  })

  it('says of a record from before it was asked for that nobody was asked', () => expect(waits(...hanging, struck('case-1'))).toEqual([]))
})

describe('hanging the new paper after a name has left 更换张贴', () => {
  const confirm = (postedOn: string, application = 'case-2'): NoticeCommand => ({ type: 'ConfirmUnitReposting', application, postedOn })
  const reposted = (application: string, postedOn: string): NoticeEvent => ({ type: 'UnitRepostingConfirmed', data: { application, postedOn } })

  it('is told by that unit, once, of a day since the name left', () => {
    const { state } = given(...hanging, ...left, reposted('case-2', '2024-08-07'))
    expect(state.stage !== 'none' && postingOwed(state, 'case-2')).toBeUndefined()
    given(...hanging, ...left).when(confirm('2024-08-07'), { ...on('2024-08-08'), by: foundry }).then(reposted('case-2', '2024-08-07'))
    given(...hanging, ...left).when(confirm('2024-08-06'), { ...on('2024-08-08'), by: foundry }).thenRefused('reposted-before-new-list')
    given(...hanging, ...left, reposted('case-2', '2024-08-07')).when(confirm('2024-08-08'), { ...on('2024-08-08'), by: foundry }).thenRefused('nothing-to-replace')
  })

  it('is asked once for a name and for a last day: one paper shows both', () => {
    const recounted: NoticeEvent = { type: 'NoticeRecounted', data: { on: '2024-08-08', changes: [{ application: 'case-2', was: '2024-08-12', because: ['演示1号'], counted: countedTo('2024-08-13') }] } }
    expect(owed('case-2', ...hanging, ...left, recounted)).toMatchObject({ since: '2024-08-08', was: '2024-08-12', because: ['演示1号'], isListOld: true })
    expect(owed('case-2', ...hanging, recounted, ...left)).toMatchObject({ since: '2024-08-07', was: '2024-08-12', because: ['演示1号'], isListOld: true })
    expect(owed('case-2', ...hanging, ...left, reposted('case-2', '2024-08-07'), recounted)).toMatchObject({ was: '2024-08-12', isListOld: undefined })
  })
})

describe('taking the paper down 撤下张贴', () => {
  const confirm = (removedOn: string, application = 'case-1'): NoticeCommand => ({ type: 'ConfirmUnitRemoval', application, removedOn })
  const removed: NoticeEvent = { type: 'UnitRemovalConfirmed', data: { application: 'case-1', removedOn: '2024-08-07' } }

  it('is told by the unit of the one who left, once, of a day on which it hung', () => {
    given(...hanging, ...left).when(confirm('2024-08-07'), on('2024-08-08')).then(removed)
    given(...hanging, ...left).when(confirm('2024-08-09'), on('2024-08-08')).thenRefused('removed-in-future')
    given(...hanging, ...left).when(confirm('2024-08-02'), on('2024-08-08')).thenRefused('removed-before-posted')
    given(...hanging, ...left).when(confirm('2024-08-07', 'case-2'), on('2024-08-08')).thenRefused('not-your-candidate')
    expect(waits(...hanging, ...left, removed)).toEqual([replace2])
  })

  it('is asked for, and told, though the notice has ended with its last name: the paper hangs on', () => {
    const alone = [...hanging, ...left, struck('case-2'), changed('2024-08-08', 'case-2', 'case-2 down'), noticeEnded]
    expect(waits(...alone)).toEqual([remove1, 'foundry ConfirmUnitRemoval case-2 2024-08-12'])
    given(...alone).when(confirm('2024-08-08'), on('2024-08-08')).then({ ...removed, data: { application: 'case-1', removedOn: '2024-08-08' } })
    expect(waits(...hanging, changed('2024-08-07', 'case-3', 'case-2'), noticeEnded)).toEqual([])
  })

  it('is asked of nobody whose candidate still hangs, and of nobody twice', () => {
    given(...hanging).when(confirm('2024-08-07'), on('2024-08-08')).thenRefused('nothing-to-remove')
    given(...hanging, ...left).when(confirm('2024-08-07', 'case-2'), { ...on('2024-08-08'), by: foundry }).thenRefused('nothing-to-remove')
    given(...hanging, ...left, removed).when(confirm('2024-08-07'), on('2024-08-08')).thenRefused('nothing-to-remove')
  })
})

describe('posting at the unit once the notice has gone out anew 登记张贴', () => {
  const late = [...hanging, ...left] as const
  const confirm = (postedOn: string, isNew?: boolean): NoticeCommand => ({ type: 'ConfirmUnitPosting', application: 'case-3', postedOn, place: '厂区公告栏', ...(isNew !== undefined && { isNew }) })
  const dataOf = (command: NoticeCommand, ...past: readonly NoticeEvent[]) => {
    const { state } = given(...past).when(command, { ...on('2024-08-08'), by: mill })
    return state.stage === 'none' ? undefined : postingOwed(state, 'case-3')
  }

  it('tells that the new paper hangs, or is asked for it', () => {
    expect(dataOf(confirm('2024-08-07', true), ...late)).toBeUndefined()
    expect(dataOf(confirm('2024-08-06'), ...late)).toEqual({ application: 'case-3', since: '2024-08-07', because: [], isListOld: true })
    expect(dataOf(confirm('2024-08-08', false), ...late)).toMatchObject({ since: '2024-08-07' })
    given(...late).when(confirm('2024-08-06', true), { ...on('2024-08-08'), by: mill }).thenRefused('posted-before-new-paper')
  })

  it('is asked so after a recount as well', () => {
    const recounted: NoticeEvent = { type: 'NoticeRecounted', data: { on: '2024-08-06', changes: [{ application: 'case-2', was: '2024-08-12', because: ['演示1号'], counted: countedTo('2024-08-13') }] } }
    expect(dataOf(confirm('2024-08-05'), ...hanging, recounted)).toEqual({ application: 'case-3', since: '2024-08-06', because: [], isListOld: false })
    expect(dataOf(confirm('2024-08-06', true), ...hanging, recounted)).toBeUndefined()
  })

  it('is asked of nobody while the first paper holds, nor once its own days are over', () => {
    expect(dataOf(confirm('2024-08-06'), ...hanging)).toBeUndefined()
    const { state } = given(...late).when(confirm('2024-08-06'), { ...on('2024-08-20'), by: mill })
    expect(state.stage !== 'none' && postingOwed(state, 'case-3')).toBeUndefined()
  })

  it('says of a record from before it was asked for that nobody was asked', () => expect(owed('case-3', ...late, postedAtUnit('case-3', '2024-08-06', '2024-08-13'))).toBeUndefined())
})

describe('taking every paper down 全部撤下', () => {
  const hanging = (application: string, unit: string, more: object = {}) => ({ application, unit, secret: false, counted: { lastDay: '2024-08-12' }, ...more })
  const asked = (...left: readonly ReturnType<typeof hanging>[]) => askedOnTakingDown(left, '2024-08-08').map(({ application, to }) => `${application} ${to}`)

  it('asks a unit once for its list, however many of its people stand on it, and for the paper of each secret-related one', () =>
    expect(asked(hanging('a', 'shipyard'), hanging('b', 'foundry'), hanging('c', 'shipyard'), hanging('d', 'shipyard', { secret: true }))).toEqual(['a remove', 'b remove', 'd remove']))

  it('asks nobody whose paper does not hang, or has hung its days', () =>
    expect(asked(hanging('a', 'shipyard', { counted: undefined }), hanging('b', 'foundry', { counted: { lastDay: '2024-08-07' } }), hanging('c', 'shipyard'))).toEqual(['c remove']))
})
