import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from './condition.ts'
import { best, nthBest, opposite, outcomes, worst } from './logic.ts'

const outcome = fc.constantFrom<Outcome>(...outcomes)
const several = fc.array(outcome, { minLength: 1, maxLength: 6 })

describe('four-valued logic', () => {
  it.each([
    [['met', 'needs-judgement'], 'needs-judgement', 'met'],
    [['met', 'evidence-missing'], 'evidence-missing', 'met'],
    [['needs-judgement', 'evidence-missing'], 'evidence-missing', 'needs-judgement'],
    [['not-met', 'needs-judgement', 'met'], 'not-met', 'met'],
  ] as const)('all of %j is %s, any of them is %s', (parts, all, any) => expect([worst(parts), best(parts)]).toEqual([all, any]))

  it('of nothing: all is met, any is not', () => expect([worst([]), best([])]).toEqual(['met', 'not-met']))

  it('does not depend on the order of the parts', () => {
    fc.assert(fc.property(several, (parts) => {
      const reversed = parts.toReversed()
      expect([worst(parts), best(parts)]).toEqual([worst(reversed), best(reversed)])
    }))
  })

  it('asks for one as any, for every one as all, and for more never gives better', () => {
    fc.assert(fc.property(several, (parts) => {
      const asked = parts.map((_, index) => nthBest(parts, index + 1))
      expect([asked[0], asked.at(-1)]).toEqual([best(parts), worst(parts)])
      expect(asked.map((each) => outcomes.indexOf(each))).toEqual(asked.map((each) => outcomes.indexOf(each)).toSorted((one, other) => other - one))
      expect(nthBest(parts, parts.length + 1)).toBe('not-met')
    }))
  })

  it('turned round twice is itself', () => {
    fc.assert(fc.property(outcome, (one) => {
      expect(opposite(opposite(one))).toBe(one)
    }))
  })

  it.each(['needs-judgement', 'evidence-missing'] as const)('never turns %s into met or not met', (one) => expect(opposite(one)).toBe(one))

  it('distributes, so that a rule may be written either way round', () => {
    fc.assert(fc.property(outcome, outcome, outcome, (a, b, c) => {
      expect(worst([a, best([b, c])])).toBe(best([worst([a, b]), worst([a, c])]))
    }))
  })
})
