import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Condition, Outcome } from '../../src/policy/condition.ts'
import { latestCalendar } from '../policy/calendars.ts'
import { runCases } from '../../src/policy/cases.ts'
import { judge } from '../../src/policy/conditions.ts'
import { coverage } from '../../src/policy/coverage.ts'
import { getPolicy, shipped, shippedVersions, textOf, weihai2024, weihai2024Id } from '../policy/versions.ts'

describe('every version under policies/', () => {
  it('is found', () => {
    expect(shippedVersions).toContain(weihai2024Id)
    expect([...shipped().keys()]).toEqual(shippedVersions)
  })

  describe.each(shippedVersions.map((id) => ({ id })))('$id', ({ id }) => {
    const covered = coverage(getPolicy(id), shipped().sourceOf(id).text)

    it('carries every clause of its text, or says why not', () => {
      expect(covered.clauses.length).toBeGreaterThan(10)
      expect(covered.uncovered).toEqual([])
      expect(covered.percent).toBe(100)
    })

    it('declares no clause non-operative that something carries, or that the text does not have', () => {
      expect(covered.misdeclared).toEqual([])
    })

    it('names each clause of its text once', () => {
      const names = covered.clauses.map(({ name }) => name)
      expect(names).toEqual([...new Set(names)])
    })

    it('agrees with its worked examples, of which there are at least 40', () => {
      const results = runCases(getPolicy(id), textOf(id, 'cases.yaml'), latestCalendar)
      expect(results.length).toBeGreaterThanOrEqual(40)
      expect(results.filter(({ differences }) => differences.length > 0)).toEqual([])
    })

    it('has an example in which each condition is met, and one in which it is not', () => {
      const { applicants, reverifications = [] } = parse(textOf(id, 'cases.yaml')) as Record<'applicants' | 'reverifications', Example[]>
      const policy = getPolicy(id)
      expect(unexampled(policy.conditions, applicants)).toEqual([])
      expect(unexampled(policy.title?.reverification?.conditions ?? [], reverifications)).toEqual([])
    })

    it('has an example in which something is missing, of each condition of which something can be', () => {
      const { applicants } = parse(textOf(id, 'cases.yaml')) as Record<'applicants', Example[]>
      const open = judge(getPolicy(id), {}, { referenceDay: '2024-07-31' })
      expect(open.filter(({ outcome }) => outcome === 'not-met')).toEqual([])
      expect(open.filter(({ outcome }) => outcome === 'evidence-missing').map(({ condition }) => condition)
        .filter((condition) => !applicants.some(({ verdicts }) => verdicts[condition] === 'evidence-missing'))).toEqual([])
    })

    it('says of every field of its form why it is asked', () => {
      const fields = getPolicy(id).form.pages.flatMap((page) => page.fields)
      expect(fields.filter(({ purpose }) => purpose.length < 4)).toEqual([])
    })
  })
})

type Example = Readonly<{ verdicts: Readonly<Record<string, Outcome>> }>

function unexampled(conditions: readonly Condition[], examples: readonly Example[]): string[] {
  return conditions.flatMap(({ id }) => (['met', 'not-met'] as const)
    .filter((outcome) => !examples.some(({ verdicts }) => verdicts[id] === outcome))
    .map((outcome) => `${id}: ${outcome}`))
}

describe('the form of 威海市 2024', () => {
  it('has a field, a page or a column for every cell of the printed table', () => {
    const table = shipped().sourceOf(weihai2024Id).clauses.find(({ name }) => name === '附件2表')
    const cells = (table?.text ?? '').split(/[\n　]/u).map(plain)
    const { pages } = weihai2024().form
    const labels = new Set(pages.flatMap((page) => page.fields).map(({ label }) => plain(label)))
    expect(cells.length).toBe(13)
    expect(cells.filter((cell) => !labels.has(cell))).toEqual([])
  })

  it('has the six achievement rows of the printed table', () => {
    const rows = shipped().sourceOf(weihai2024Id).clauses.find(({ name }) => name === '附件2主要技术简况、贡献成果登记')
    const labels = new Set(weihai2024().form.pages.flatMap((page) => page.fields).map(({ label }) => plain(label)))
    expect((rows?.text ?? '').split('\n').slice(2).map(plain).filter((row) => !labels.has(row))).toEqual([])
  })

  it('asks the commitment in the words of the text', () => {
    const commitment = shipped().sourceOf(weihai2024Id).clauses.find(({ name }) => name === '附件2真实性承诺')
    expect(plain(commitment?.text ?? '')).toContain(plain(weihai2024().form.commitment?.text ?? 'absent'))
  })
})

/** Brackets of either width and spaces are the typesetter's. */
function plain(text: string): string {
  return text.replace(/\s/gu, '').replaceAll('（', '(').replaceAll('）', ')')
}
