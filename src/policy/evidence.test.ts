import { describe, expect, it } from 'vitest'
import { evidenceOf } from './evidence.ts'

describe('where the proof of a condition is looked for 依据', () => {
  it('is every field that its rule reads, once, and the items of the list that it names', () => {
    expect(evidenceOf({
      test: { kind: 'all', of: [{ kind: 'age-at-most', years: 55 }, { kind: 'any', of: [{ kind: 'honour' }, { kind: 'below-retirement-age', categoryField: 'retirementCategory' }] }] },
      materials: ['id-card'],
    })).toEqual({ fields: ['idNumber', 'honours', 'retirementCategory'], materials: ['id-card'] })
  })

  it('is, for what a role affirms, the fields that it is affirmed against', () => {
    const attested = { kind: 'attested', by: 'district', statement: '带徒成绩突出' } as const
    expect(evidenceOf({ test: { ...attested, evidence: ['apprentices'] } })).toEqual({ fields: ['apprentices'], materials: [] })
    expect(evidenceOf({ test: attested })).toEqual({ fields: [], materials: [] })
  })

  it('leaves out what only a reading would look at that was not taken', () => {
    const prizes = { kind: 'competition', levels: ['national'] } as const
    expect(evidenceOf({ test: { kind: 'as-read', interpretation: 'window', of: { kind: 'honour' }, alternatives: { wide: prizes } } }).fields).toEqual(['honours'])
  })
})
