import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../policy/policy.ts'
import { caseStages, finalStages } from '../../../domain/application/application.ts'
import { stageNow, stagesAhead } from './stagesAhead.ts'

const policy = { stages: ['announce', 'nominate', 'qualify', 'review', 'publicity', 'leading-group', 'government', 'publish'].map((kind) => ({ kind })) } as unknown as Policy
const ahead = (stage: string) => stagesAhead(policy, stage).map(({ kind }) => kind)

describe('what is still to come for a case', () => {
  it('is everything after the nomination while the district has it', () => expect(ahead('verified')).toEqual(['qualify', 'review', 'publicity', 'leading-group', 'government', 'publish']))
  it('is the decision for a candidate', () => expect(ahead('candidate')).toEqual(['leading-group', 'government', 'publish']))
  it.each([...finalStages])('is nothing once it is %s', (stage) => expect(ahead(stage)).toEqual([]))
  it('is known for every stage that has not ended', () =>
    expect(caseStages.filter((stage) => ahead(stage).length === 0)).toEqual([...finalStages]))
})

it('a case that waits together with the others of its round is in a stage all the same, and in none once it has ended', () =>
  expect(['admitted', 'candidate', 'agreed', 'titled', 'withdrawn'].map((stage) => stageNow(policy, stage)?.kind)).toEqual(['review', 'publicity', 'leading-group', undefined, undefined]))
