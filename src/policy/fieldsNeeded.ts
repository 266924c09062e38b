import type { Test } from './condition.ts'
import type { Form, FormField } from './policy.ts'

/** Something each file allows on its own, but the version as a whole does not. */
export type Inconsistency = Readonly<{ file: 'policy.yaml' | 'form.yaml'; at: readonly (string | number)[]; text: string }>

/**
 * Fields that rules look for by name. A version whose rules need one must have it in its form, of this kind and with these columns.
 */
const wellKnown: Readonly<Record<string, Readonly<{ kind: FormField['kind']; columns?: readonly string[] }>>> = {
  idNumber: { kind: 'id-number' },
  sex: { kind: 'choice' },
  skillLevel: { kind: 'choice' },
  industry: { kind: 'choice' },
  honours: { kind: 'rows', columns: ['name', 'level', 'issuer', 'awardedIn'] },
  prizes: { kind: 'rows', columns: ['competition', 'level', 'class', 'rank', 'awardedIn'] },
}

export type Path = readonly (string | number)[]

/** Fields that a rule looks at and the form does not have, or has in another shape. */
export function missingFields(test: Test, form: Form, at: Path): Inconsistency[] {
  switch (test.kind) {
    case 'all':
    case 'any':
      return test.of.flatMap((inner, index) => missingFields(inner, form, [...at, 'of', index]))
    case 'count-of':
      return [
        ...(test.count > test.of.length ? [{ file: 'policy.yaml' as const, at: [...at, 'count'], text: `只列了${test.of.length}项，不可能具备${test.count}项。` }] : []),
        ...test.of.flatMap((inner, index) => missingFields(inner, form, [...at, 'of', index])),
      ]
    case 'not':
      return missingFields(test.of, form, [...at, 'of'])
    case 'level-at-least':
      return needs(form, 'skillLevel', at)
    case 'age-at-most':
      return needs(form, 'idNumber', at)
    case 'below-retirement-age':
      return [...needs(form, 'idNumber', at), ...needs(form, 'sex', at), ...exists(form, test.categoryField, [...at, 'categoryField'])]
    case 'honour':
      return needs(form, 'honours', at)
    case 'competition':
      return exists(form, 'prizes', at, 'rows', [...wellKnown['prizes']?.columns ?? [], ...test.teams ? ['teamSize'] : [], ...test.groups ? ['group'] : [], ...test.rankBy ? ['effectiveRank'] : []])
    case 'number-at-least':
      return exists(form, test.field, [...at, 'field'], 'number')
    case 'answer-is':
      return answerMistakes(form, test, at)
    case 'rows-at-least':
      return exists(form, test.field, [...at, 'field'], 'rows')
    case 'rows-each-term-year':
      return exists(form, test.field, [...at, 'field'], 'rows', [test.monthColumn])
    case 'former-title-needs-news':
      return [...exists(form, test.field, [...at, 'field'], 'yes-no'), ...exists(form, test.newsField, [...at, 'newsField'], 'rows', ['achievedIn'])]
    case 'attested':
      return (test.evidence ?? []).flatMap((field, index) => exists(form, field, [...at, 'evidence', index]))
    case 'as-read':
      return [
        ...missingFields(test.of, form, [...at, 'of']),
        ...Object.entries(test.alternatives).flatMap(([reading, inner]) => missingFields(inner, form, [...at, 'alternatives', reading])),
      ]
  }
}

export function answerMistakes(form: Form, { field, oneOf }: Extract<Test, { kind: 'answer-is' }>, at: Path): Inconsistency[] {
  const found = fieldOf(form, field)
  if (!found) return exists(form, field, [...at, 'field'])
  const allowed = found.kind === 'choice' ? found.options.map(({ value }) => value) : found.kind === 'yes-no' ? ['true', 'false'] : undefined
  if (!allowed) return [{ file: 'policy.yaml', at: [...at, 'field'], text: `字段“${field}”不是选择题或是否题，不能用 answer-is 判断。` }]
  return oneOf
    .filter((value) => !allowed.includes(value))
    .map((value) => ({ file: 'policy.yaml', at: [...at, 'oneOf'], text: `字段“${field}”没有“${value}”这个选项。` }))
}

export function needs(form: Form, field: string, at: Path): Inconsistency[] {
  const { kind, columns } = wellKnown[field] ?? {}
  return exists(form, field, at, kind, columns)
}

function exists(form: Form, id: string, at: Path, kind?: FormField['kind'], columns: readonly string[] = []): Inconsistency[] {
  const field = fieldOf(form, id)
  if (!field) return [{ file: 'policy.yaml', at, text: `这条规则要用字段“${id}”，但申报表（form.yaml）里没有。` }]
  if (kind && field.kind !== kind) return [{ file: 'policy.yaml', at, text: `字段“${id}”应是 ${kind}，申报表里是 ${field.kind}。` }]
  const has = new Set(field.kind === 'rows' ? field.columns.map((column) => column.id) : [])
  return columns.filter((column) => !has.has(column)).map((column) => ({ file: 'policy.yaml', at, text: `字段“${id}”缺少“${column}”这一列。` }))
}

function fieldOf(form: Form, id: string): FormField | undefined {
  return form.pages.flatMap(({ fields }) => fields).find((field) => field.id === id)
}
