import { describe, expect, it } from 'vitest'
import { countedTo, returnedBy, signed, started, submitted, submittedAged57, toLocalNotice, toReported, toSubmitted, toTitled, verified } from '../../../test/support/facts.ts'
import { givenApplication } from '../../../test/support/given.ts'
import { roles } from '../shared/actor.ts'
import { caseStages, finalStages, holdsNomination, stageNameOn, unreportedStages, type Application, type ApplicationEvent, type Started } from './application.ts'
import { applicationActs, type ApplicationCommandName } from './commands.ts'
import { inOfficeHands, mayTouch } from './reach.ts'
import { waitingOnApplication, waitingToday, waitingTold } from './waiting.ts'

const { state: whole } = givenApplication(...toTitled)
const caseIn = (stage: (typeof caseStages)[number]): Application => ({ ...whole, stage } as Application)
/** What has the case from the admission to the certificate is the round, its notice and the decision batches. */
const withTheRound: ReadonlySet<string> = new Set(['admitted', 'candidate', 'agreed'])

const exception: ApplicationEvent = { type: 'ExceptionProposed', data: { condition: 'age', maker: 'office-maker' } }

describe('who has the case now 待办', () => {
  it.each(caseStages)('%s: somebody, unless it has ended or goes with its round', (stage) =>
    expect(waitingOnApplication(caseIn(stage)).length > 0).toBe(!finalStages.has(stage) && !withTheRound.has(stage)))

  it.each(caseStages)('%s: only hands that may do what waits', (stage) => {
    for (const { role, act } of waitingOnApplication(caseIn(stage))) {
      const row = applicationActs[act as ApplicationCommandName]
      expect([row.roles as readonly string[], row.from as readonly string[]]).toEqual([expect.arrayContaining([role]), expect.arrayContaining([stage])])
    }
  })

  it('names the body and the day', () => {
    expect(waitingOnApplication(givenApplication(...toLocalNotice).state)).toEqual([{ role: 'district', body: 'east', act: 'EndLocalNotice', after: '2024-07-18' }])
    expect(waitingOnApplication(givenApplication(...toReported, returnedBy('office', '2024-08-05')).state)).toEqual([
      { role: 'unit', body: 'shipyard', act: 'SubmitApplication', due: '2024-08-05' }, { role: 'applicant', body: 'person-1', act: 'SignCommitment', due: '2024-08-05' },
      { role: 'office-maker', act: 'ReturnForCorrection', after: '2024-08-05' },
    ])
  })

  it.each([
    ['the district', 'district', toSubmitted, ['unit', 'applicant'], ['district']],
    ['the office', 'office', toReported, ['unit', 'applicant'], ['office-maker']],
  ] as const)('given days by %s: the unit to their end, and then the hand that can give more or end it', (_, by, way, within, afterwards) => {
    const waiting = waitingOnApplication(givenApplication(...way, returnedBy(by, '2024-07-25')).state)
    const rolesOn = (today: string) => waitingToday(waiting, today).map(({ role }) => role)
    expect([rolesOn('2024-07-25'), rolesOn('2024-07-26')]).toEqual([within, afterwards])
  })

  it('a local notice that hangs waits for nobody; once its last day is over the district, and whoever has an exception in hand all along', () => {
    const { state } = givenApplication(started, signed, submittedAged57, exception, ...toLocalNotice.slice(3))
    expect(['2024-07-18', '2024-07-19'].map((today) => waitingToday(waitingOnApplication(state), today).map(({ act }) => act))).toEqual([['ConfirmException'], ['EndLocalNotice', 'ConfirmException']])
  })

  it('tells of the end of a local notice beside an exception that can be settled before it, and once it is over of both', () => {
    const { state } = givenApplication(started, signed, submittedAged57, exception, ...toLocalNotice.slice(3))
    expect(['2024-07-18', '2024-07-19'].map((today) => waitingTold(waitingOnApplication(state), today).map(({ act }) => act))).toEqual([['EndLocalNotice', 'ConfirmException'], ['EndLocalNotice', 'ConfirmException']])
    expect(waitingTold(waitingOnApplication(givenApplication(...toLocalNotice).state), '2024-07-18').map(({ act }) => act)).toEqual(['EndLocalNotice'])
  })

  it('asks the district for the paper that prints the old end, until the new one: beside the outcome that comes after it', () => {
    const acts = (today: string, ...events: readonly ApplicationEvent[]) =>
      waitingTold(waitingOnApplication(givenApplication(...toLocalNotice, ...events).state), today).map(({ act, due, after }) => [act, due ?? after].join(' '))
    const counted: ApplicationEvent = { type: 'LocalNoticeRecounted', data: { on: '2024-07-16', was: '2024-07-18', because: [], ...countedTo('2024-07-19') } }
    expect(acts('2024-07-19', counted)).toEqual(['ConfirmLocalReposting 2024-07-19', 'EndLocalNotice 2024-07-19'])
    expect(acts('2024-07-19', counted, { type: 'LocalRepostingConfirmed', data: { postedOn: '2024-07-17' } })).toEqual(['EndLocalNotice 2024-07-19'])
    expect(acts('2024-07-20', counted)).toEqual(['EndLocalNotice 2024-07-19'])
  })

  it('tells of nobody who only comes in once the days of somebody else have passed', () => {
    const waiting = waitingOnApplication(givenApplication(...toSubmitted, returnedBy('district', '2024-07-25')).state)
    for (const today of ['2024-07-25', '2024-07-26']) expect(waitingTold(waiting, today)).toEqual(waitingToday(waiting, today))
  })

  it('leaves the district the days of the office to report again', () =>
    expect(waitingOnApplication(givenApplication(...toReported, returnedBy('office', '2024-08-05'), submitted).state)).toEqual([
      { role: 'district', body: 'east', act: 'VerifyOriginals', due: '2024-08-05' },
    ]))

  const waitsForChecker = (...events: readonly ApplicationEvent[]) =>
    waitingOnApplication(givenApplication(started, signed, submittedAged57, exception, ...events).state).filter(({ act }) => act === 'ConfirmException')

  it('asks the checker about an exception, and no longer once the case is gone', () => {
    expect(waitsForChecker(verified)).toEqual([{ role: 'office-checker', act: 'ConfirmException', about: 'age' }])
    expect(waitsForChecker({ type: 'ApplicationWithdrawn', data: {} })).toEqual([])
  })
})

describe('whose business a case is 可见范围', () => {
  const reaches = (stage: (typeof caseStages)[number], body: string) =>
    roles.filter((role) => mayTouch({ account: 'a', role, jurisdiction: 'weihai', body, name: '' }, { stage, unit: 'shipyard', district: 'east', subject: 'person-1' }))

  it.each([
    ['shipyard', ['unit']], ['east', ['district']], ['person-1', ['applicant']], ['elsewhere', []],
  ] as const)('%s reaches its own', (body, own) => {
    const always = ['office-maker', 'office-checker', 'auditor', 'system']
    expect(reaches('submitted', body).sort()).toEqual([...always, ...own].sort())
    expect(reaches('candidate', body).sort()).toEqual([...always, ...own, 'leading-group', 'government'].sort())
  })

  it('is the deciders’ only once the office has had it', () =>
    expect(caseStages.filter((stage) => reaches(stage, 'elsewhere').includes('government')))
      .toEqual(['reported', 'qualification-proposed', 'admitted', 'candidate', 'agreed', 'titled', 'not-selected', 'refused', 'dropped']))

  it('stays the deciders’ where the case ended with its round, if it had come to the office', () => {
    const sees = (...way: readonly ApplicationEvent[]) => mayTouch({ account: 'a', role: 'leading-group', jurisdiction: 'weihai', body: 'group', name: '' }, givenApplication(...way, { type: 'ApplicationTerminated', data: {} }).state as Started)
    expect([sees(...toReported), sees(...toSubmitted)]).toEqual([true, false])
  })

  it('is the office’s to return only when the office has it or sent it away', () => {
    const correction = { problems: [], dueDay: '2024-08-05', at: '' }
    expect(caseStages.filter((stage) => inOfficeHands({ stage, correction: { by: 'office', ...correction } }))).toEqual(['returned', 'reported'])
    expect(caseStages.filter((stage) => inOfficeHands({ stage, correction: { by: 'district', ...correction } }))).toEqual(['reported'])
  })
})

it('a local notice is over by its name on the day after its last, and a case in any other stage is called the same every day', () => {
  const { state: hanging } = givenApplication(...toLocalNotice)
  expect(['2024-07-18', '2024-07-19'].map((today) => stageNameOn(today, hanging))).toEqual(['区市公示中', '区市公示期满'])
  expect(stageNameOn('2024-07-19', { ...hanging, stage: 'cleared' })).toBe('待报送')
})

it('a case that lapsed is called late only where its unit had submitted it', () => {
  const nameOf = (...events: readonly ApplicationEvent[]) => stageNameOn('2024-07-29', { ...givenApplication(...events).state, stage: 'lapsed' })
  expect([nameOf(...toSubmitted), nameOf(started)]).toEqual(['未按期报送', '单位未提交'])
})

describe('places taken 推荐名额', () => {
  const holds = (...events: readonly ApplicationEvent[]) => {
    const { state } = givenApplication(...toReported, ...events)
    return state.stage !== 'none' && holdsNomination(state)
  }

  it('are given back by whoever withdraws, is declined or lapses, and by nobody else', () => {
    expect(holds()).toBe(true)
    expect(holds(returnedBy('office', '2024-08-05'))).toBe(true)
    expect(holds({ type: 'ApplicationWithdrawn', data: {} })).toBe(false)
    expect(holds({ type: 'ApplicationDeclined', data: {} })).toBe(false)
    expect(holds({ type: 'ApplicationLapsed', data: {} })).toBe(false)
  })
})

it('a case is unreported, with the office, with the round, or at its end, and only one of these', () => {
  const withOffice = ['reported', 'qualification-proposed']
  expect(caseStages.map((stage) => [unreportedStages.has(stage), withOffice.includes(stage), withTheRound.has(stage), finalStages.has(stage)].filter(Boolean).length))
    .toEqual(caseStages.map(() => 1))
})
