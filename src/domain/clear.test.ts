import { describe, expect, expectTypeOf, it } from 'vitest'
import { clearTexts, type ClearText, type TextFields } from './clear.ts'

type Planted =
  | Readonly<{ stage: 'open' | 'closed'; count: number; at: string | null; votes: readonly Readonly<{ application: string; reason?: string | undefined }>[] }>
  | Readonly<{ reasons: Readonly<Record<string, string>>; marks: Readonly<Record<string, number>> }>

describe('what the journal keeps in clear 明文字段', () => {
  it('is found wherever it is planted: in lists, in optional members, under names that are texts themselves', () => {
    expectTypeOf<TextFields<Planted>>().toEqualTypeOf<'at' | 'application' | 'reason' | 'reasons' | 'marks'>()
    expectTypeOf<TextFields<Readonly<{ kind: 'round'; days: number }>>>().toEqualTypeOf<never>()
  })

  it('holds none of the words that hands write about a person', () => {
    expectTypeOf<Extract<ClearText, 'reason' | 'finding' | 'opinion' | 'note' | 'by' | 'comment' | 'facts' | 'evidence' | 'contact' | 'name' | 'text'>>().toEqualTypeOf<never>()
    expect(Object.keys(clearTexts)).not.toContain('reason')
  })

  it.each(Object.entries(clearTexts))('%s says why it describes no person', (_, why) => expect(why.length).toBeGreaterThan(1))
})
