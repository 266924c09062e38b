import { describe, expect, it } from 'vitest'
import { answersOf, because, signed, started, submitted, submittedAged57, submittedUnskilled, submittedWith, toRecommended, toReported } from '../../../test/support/facts.ts'
import { givenApplication, policy } from '../../../test/support/given.ts'
import type { ApplicationEvent } from './application.ts'
import { speaksFor, standing } from './standing.ts'

function outcomes(events: readonly ApplicationEvent[], now: readonly string[] = []) {
  const { state } = givenApplication(...events)
  return state.stage === 'none' ? {} : Object.fromEntries(standing(state, policy, now).map(({ condition, outcome }) => [condition, outcome]))
}
const affirmed = (by: 'unit' | 'district', ...conditions: string[]): ApplicationEvent[] => by === 'district'
  ? [{ type: 'ApplicationRecommended', data: { secret: false, on: '2024-07-15', attested: conditions } }]
  : [{ ...submitted, data: { ...(submitted as Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>).data, attested: conditions } } as ApplicationEvent]

describe('verdicts as they stand 审核结论', () => {
  it('leave to people what the text leaves to people', () => expect(outcomes([started, signed, submitted])).toEqual({
    enterprise: 'needs-judgement', 'skill-level': 'met', 'recognised-achievement': 'needs-judgement', 'front-line': 'needs-judgement', 'parent-measure': 'needs-judgement',
    age: 'met', 'age-45': 'met', 'former-holder': 'met', 'preferred-industry': 'met', 'views-heard': 'needs-judgement',
  }))

  it('are met by the word of whom the measure names', () => {
    expect(outcomes(toRecommended)).toMatchObject({ enterprise: 'met', 'recognised-achievement': 'met', 'front-line': 'met', 'views-heard': 'met', 'parent-measure': 'needs-judgement' })
    expect(outcomes(toReported, ['parent-measure'])).toMatchObject({ 'parent-measure': 'met' })
  })

  it('are not met by anybody else’s word', () => {
    expect(outcomes([started, signed, ...affirmed('unit', 'enterprise', 'front-line')])).toMatchObject({ enterprise: 'needs-judgement', 'front-line': 'needs-judgement' })
    expect(outcomes([started, signed, submitted, ...affirmed('district', 'parent-measure')])).toMatchObject({ 'parent-measure': 'needs-judgement' })
  })

  it('let the office judge whatever is left to judgement, and no fact', () => {
    const former = submittedWith(answersOf({ formerHolder: true }))
    expect(outcomes([started, signed, former])).toMatchObject({ 'former-holder': 'needs-judgement' })
    expect(outcomes([started, signed, former], ['former-holder'])).toMatchObject({ 'former-holder': 'met' })
    expect(outcomes([started, signed, submittedUnskilled], ['skill-level'])).toMatchObject({ 'skill-level': 'not-met' })
  })

  it('are set aside by a confirmed exception, in whose words it says so', () => {
    const proposed: ApplicationEvent = { type: 'ExceptionProposed', data: { condition: 'age', maker: 'office-maker' }, ...because('技艺濒临失传。') }
    const confirmed: ApplicationEvent = { type: 'ExceptionConfirmed', data: { condition: 'age', checker: 'office-checker' } }
    expect(outcomes([started, signed, submittedAged57, proposed])).toMatchObject({ age: 'not-met' })
    const { state } = givenApplication(started, signed, submittedAged57, proposed, confirmed)
    expect(state.stage !== 'none' && standing(state, policy).find(({ condition }) => condition === 'age')).toMatchObject({ outcome: 'met', text: '经批准破格：技艺濒临失传。' })
    const younger = givenApplication(started, signed, submittedAged57, proposed, confirmed, submitted).state
    expect(younger.stage !== 'none' && standing(younger, policy).find(({ condition }) => condition === 'age')?.text).not.toContain('破格')
  })

  it('know who may speak for what', () => {
    const may = (condition: string) => (['unit', 'district', 'office'] as const).filter((by) => speaksFor(policy, condition, by))
    expect(['enterprise', 'front-line', 'parent-measure', 'preferred-industry', 'skill-level', 'nonsense'].map(may))
      .toEqual([['district', 'office'], ['district', 'office'], ['office'], ['office'], ['office'], []])
  })
})
