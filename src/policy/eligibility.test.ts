import { describe, expect, it } from 'vitest'
import type { Modality, Outcome } from './condition.ts'
import { eligibility, eligibilityName, type Eligibility } from './eligibility.ts'

const of = (...verdicts: readonly (readonly [Modality, Outcome])[]) => eligibility(verdicts.map(([modality, outcome]) => ({ modality, outcome })))

describe('what the verdicts come to 初步结论', () => {
  it('is the worst of what is required', () => {
    expect(of(['required', 'met'], ['required', 'needs-judgement'], ['required', 'evidence-missing'], ['required', 'not-met'])).toBe('ineligible')
    expect(of(['required', 'met'], ['required', 'needs-judgement'], ['required', 'evidence-missing'])).toBe('incomplete')
    expect(of(['required', 'met'], ['required', 'needs-judgement'])).toBe('needs-judgement')
    expect(of(['required', 'met'])).toBe('eligible')
  })

  it('leaves to people who misses a rule that the text calls general', () => {
    expect(of(['required', 'met'], ['generally', 'not-met'])).toBe('needs-judgement')
    expect(of(['required', 'met'], ['generally', 'evidence-missing'])).toBe('incomplete')
  })

  it('is fair where nothing is asked', () => expect(of()).toBe('eligible'))

  it.each<[Eligibility, string]>([['eligible', '符合'], ['needs-judgement', '须由人判断'], ['incomplete', '材料不全'], ['ineligible', '不符合']])(
    'is said in words: %s, %s', (found, words) => expect(eligibilityName[found]).toBe(words))

  it('excludes nobody for a preference', () => {
    expect(of(['required', 'met'], ['preferred', 'not-met'], ['preferred', 'evidence-missing'])).toBe('eligible')
  })
})
