import type { Policy } from '../../policy/policy.ts'

/** What the text leaves unstated and the office must fill in from the parent measure before a round is announced. */
export function asksOf(policy: Policy): { parameter: string; ask: string }[] {
  const { termYears } = policy
  return [
    ...(termYears.stated ? [] : [{ parameter: 'termYears', ask: termYears.ask }]),
    ...policy.stages.flatMap(({ localNotice, criteria }) => [
      ...(localNotice && !localNotice.stated ? [{ parameter: 'localNotice', ask: localNotice.ask }] : []),
      ...(criteria && !criteria.stated ? [{ parameter: 'criteria', ask: criteria.ask }] : []),
    ]),
  ]
}
