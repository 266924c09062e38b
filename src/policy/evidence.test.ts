import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shipped } from '../../test/policy/versions.ts'
import type { Modality, Outcome, Test } from './condition.ts'
import { compile } from './conditions.ts'
import { fictionalIdNumber } from './cases.ts'
import { eligibility } from './eligibility.ts'
import { evidenceOf } from './evidence.ts'
import { best, opposite, outcomes, worst } from './logic.ts'
import type { Answers, Form, FormField, Policy, RowColumn } from './policy.ts'

describe('where the proof of a condition is looked for 依据', () => {
  const said = (...evidence: readonly string[]): Test => ({ kind: 'attested', by: 'unit', statement: '甲', ...(evidence.length > 0 && { evidence }) })

  it.each<[Test, readonly string[]]>([
    [{ kind: 'level-at-least', level: 1 }, ['skillLevel']], [{ kind: 'age-at-most', years: 55 }, ['idNumber']],
    [{ kind: 'below-retirement-age', categoryField: 'category' }, ['idNumber', 'category']], [{ kind: 'honour' }, ['honours']], [{ kind: 'competition', levels: ['national'] }, ['prizes']],
    [{ kind: 'answer-is', field: 'craft', oneOf: ['true'] }, ['craft']], [{ kind: 'number-at-least', field: 'years', least: 1 }, ['years']], [{ kind: 'rows-at-least', field: 'news', count: 1 }, ['news']],
    [{ kind: 'rows-each-term-year', field: 'apprentices', monthColumn: 'certifiedIn', count: 1 }, ['apprentices']],
    [{ kind: 'former-title-needs-news', field: 'former', newsField: 'news', withinYears: 4 }, ['former', 'news']], [said('papers', 'patents'), ['papers', 'patents']], [said(), []],
    [{ kind: 'as-read', interpretation: 'it', of: { kind: 'honour' }, alternatives: { other: { kind: 'age-at-most', years: 55 } } }, ['honours']],
    [{ kind: 'not', of: { kind: 'honour' } }, ['honours']], [{ kind: 'all', of: [{ kind: 'honour' }, said('papers'), { kind: 'honour' }] }, ['honours', 'papers']],
    [{ kind: 'any', of: [{ kind: 'honour' }, said('papers')] }, ['honours', 'papers']], [{ kind: 'count-of', count: 1, of: [said('papers'), { kind: 'honour' }] }, ['papers', 'honours']],
  ])('%j: in the fields %j', (test, fields) => expect(evidenceOf({ test })).toEqual({ fields, materials: [] }))

  it('is in the materials that it names, too', () => {
    expect(evidenceOf({ test: said(), materials: ['id-card'] })).toEqual({ fields: [], materials: ['id-card'] })
  })
})

const outcome = fc.constantFrom<Outcome>(...outcomes)

describe('laws of the four values 四值逻辑', () => {
  it.each([['all', worst, 'met', 'not-met'], ['any', best, 'not-met', 'met']] as const)('%s: one value changes nothing, one decides alone', (_, decide, neutral, deciding) => {
    fc.assert(fc.property(fc.array(outcome, { minLength: 1, maxLength: 5 }), (parts) => {
      expect(decide([...parts, neutral])).toBe(decide(parts))
      expect(decide([...parts, deciding])).toBe(deciding)
    }))
  })

  it.each([['all', worst], ['any', best]] as const)('%s: the same said twice, or grouped otherwise, says the same', (_, decide) => {
    fc.assert(fc.property(outcome, outcome, outcome, (a, b, c) => {
      expect(decide([a, a])).toBe(a)
      expect(decide([decide([a, b]), c])).toBe(decide([a, decide([b, c])]))
    }))
  })

  it('absorbs: what is asked in one of two ways anyway, need not be asked twice', () => {
    fc.assert(fc.property(outcome, outcome, (a, b) => {
      expect([worst([a, best([a, b])]), best([a, worst([a, b])])]).toEqual([a, a])
    }))
  })

  it('turned round, all becomes any as long as everything is known', () => {
    const known = fc.constantFrom<Outcome>('met', 'not-met')
    fc.assert(fc.property(known, known, (a, b) => {
      expect(opposite(worst([a, b]))).toBe(best([opposite(a), opposite(b)]))
    }))
  })

  it('a part that comes out better never makes the whole worse', () => {
    const rank = (one: Outcome): number => outcomes.indexOf(one)
    fc.assert(fc.property(outcome, outcome, fc.array(outcome, { maxLength: 4 }), (a, b, others) => {
      const [low, high] = rank(a) <= rank(b) ? [a, b] : [b, a]
      for (const decide of [worst, best]) expect(rank(decide([low, ...others]))).toBeLessThanOrEqual(rank(decide([high, ...others])))
    }))
  })

  it('makes of verdicts one conclusion, whatever their order', () => {
    const verdicts = fc.array(fc.record({ modality: fc.constantFrom<Modality>('required', 'generally', 'preferred'), outcome }), { maxLength: 6 })
    fc.assert(fc.property(verdicts, (some) => {
      expect(eligibility(some)).toBe(eligibility(some.toReversed()))
    }))
  })
})

/** Answers as a person could have given them: each field of the form blank or filled. */
function answersTo(form: Form): fc.Arbitrary<Answers> {
  const fields = form.pages.flatMap((page) => page.fields)
  const person = fc.record({ born: fc.date({ min: new Date('1955-01-01'), max: new Date('2005-12-31'), noInvalidDate: true }), sex: fc.constantFrom('male' as const, 'female' as const) })
  return fc.tuple(fc.record(Object.fromEntries(fields.map((field) => [field.id, valueOf(field)])), { requiredKeys: [] }), person)
    .map(([answers, { born, sex }]) => ({ ...answers as Answers, sex, idNumber: fictionalIdNumber(born.toISOString().slice(0, 10), sex) }))
}

const month = fc.tuple(fc.integer({ min: 2012, max: 2024 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)

function valueOf(field: FormField): fc.Arbitrary<Answers[string]> {
  switch (field.kind) {
    case 'yes-no': return fc.boolean()
    case 'rows': return fc.array(fc.record(Object.fromEntries(field.columns.map((column) => [column.id, cellOf(column)]))), { maxLength: 3 }) as fc.Arbitrary<Answers[string]>
    default: return cellOf(field)
  }
}

function cellOf(cell: FormField | RowColumn): fc.Arbitrary<string> {
  switch (cell.kind) {
    case 'choice': return fc.constantFrom(...cell.options.map(({ value }) => value))
    case 'month': return month
    case 'day': return month.map((of) => `${of}-15`)
    case 'number': return fc.integer({ min: 1, max: 12 }).map(String)
    default: return fc.constantFrom('演示', '演示市技术能手', '中华技能大奖')
  }
}

/** What a rule says of somebody whose case is complete in one field more. */
const withoutNegation = (test: Test): boolean => test.kind === 'all' || test.kind === 'any' ? test.of.every(withoutNegation) : test.kind !== 'not' && test.kind !== 'as-read'

describe.each([...shipped().values()].map((policy): readonly [string, Policy] => [policy.id, policy]))('evidence under %s', (_, policy) => {
  const judge = compile(policy)
  const referenceDay = '2024-07-31'
  const fields = policy.form.pages.flatMap((page) => page.fields).map(({ id }) => id)
  const attested = fc.dictionary(fc.constantFrom(...policy.conditions.map(({ id }) => id)), fc.boolean())
  const outcomesOf = (answers: Answers, said: Readonly<Record<string, boolean>>) => new Map(judge(answers, { referenceDay, attested: said }).map((verdict) => [verdict.condition, verdict]))

  it('a fact that was missing never turns what was met into evidence missing', () => {
    fc.assert(fc.property(answersTo(policy.form), fc.constantFrom(...fields), attested, (whole, field, said) => {
      const { [field]: added, ...before } = whole
      fc.pre(added !== undefined)
      const [without, withIt] = [outcomesOf(before, said), outcomesOf(whole, said)]
      const met = [...without.values()].filter((verdict) => verdict.outcome === 'met').map(({ condition }) => condition)
      expect(met.filter((condition) => withIt.get(condition)?.outcome === 'evidence-missing')).toEqual([])
    }), { numRuns: 60 })
  })

  it('a row more never takes from anybody what they had met, where no rule is turned round', () => {
    const lists = policy.form.pages.flatMap((page) => page.fields).filter(({ kind, id }) => kind === 'rows' && (id === 'honours' || id === 'prizes'))
    const additive = new Set(policy.conditions.filter(({ test }) => withoutNegation(test)).map(({ id }) => id))
    fc.assert(fc.property(answersTo(policy.form), attested, (whole, said) => {
      const before = outcomesOf(whole, said)
      for (const list of lists) {
        const rows = whole[list.id]
        const doubled = { ...whole, [list.id]: [...(Array.isArray(rows) ? rows : []), { name: '演示荣誉', level: 'district', awardedIn: '2020-01' }] }
        const after = outcomesOf(doubled, said)
        const met = [...before.values()].filter((verdict) => verdict.outcome === 'met' && additive.has(verdict.condition)).map(({ condition }) => condition)
        expect(met.filter((condition) => after.get(condition)?.outcome !== 'met')).toEqual([])
      }
    }), { numRuns: 30 })
  })

  it('says the same of the same person every time, each verdict with clause, sentence and outcome', () => {
    fc.assert(fc.property(answersTo(policy.form), attested, (answers, said) => {
      const once = judge(answers, { referenceDay, attested: said })
      expect(judge(structuredClone(answers), { referenceDay, attested: said })).toEqual(once)
      expect(once.map(({ condition, clause }) => [condition, clause])).toEqual(policy.conditions.map(({ id, clause }) => [id, clause]))
      expect(once.filter(({ text }) => !text.endsWith('。'))).toEqual([])
    }), { numRuns: 30 })
  })

  it('an affirmation never makes anything worse, and a no never better', () => {
    const rank = (one: Outcome | undefined): number => one === undefined ? -1 : outcomes.indexOf(one)
    fc.assert(fc.property(answersTo(policy.form), fc.constantFrom(...policy.conditions.filter(({ test }) => withoutNegation(test)).map(({ id }) => id)), (answers, condition) => {
      const silent = outcomesOf(answers, {}).get(condition)?.outcome
      expect(rank(outcomesOf(answers, { [condition]: true }).get(condition)?.outcome)).toBeGreaterThanOrEqual(rank(silent))
      expect(rank(outcomesOf(answers, { [condition]: false }).get(condition)?.outcome)).toBeLessThanOrEqual(rank(silent))
    }), { numRuns: 60 })
  })
})
