import { partsOf, type Test } from './condition.ts'
import type { Form, FormField, Policy } from './policy.ts'

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

/** Every contradiction between the parts of a version, at once. */
export function inconsistencies(policy: Policy): readonly Inconsistency[] {
  return [
    ...repeatedIds(policy),
    ...policy.conditions.flatMap(({ test }, index) => missingFields(test, policy.form, ['conditions', index, 'test'])),
    ...policy.conditions.flatMap(({ test }, index) => unreadMistakes(test, policy, ['conditions', index, 'test'])),
    ...policy.tieBreaks.flatMap((tieBreak, index) => tieBreakMistakes(tieBreak, policy.form, ['tieBreaks', index])),
    ...stageMistakes(policy),
    ...validityMistakes(policy),
    ...formMistakes(policy.form),
  ]
}

function repeatedIds({ conditions, materials, interpretations, form }: Policy): Inconsistency[] {
  const fields = form.pages.flatMap(({ fields: inPage }, page) => inPage.map(({ id }, index) => ({ id, at: ['pages', page, 'fields', index, 'id'] })))
  const lists = { conditions, materials, interpretations }
  return [
    ...Object.entries(lists).flatMap(([name, list]) => repeated(list.map(({ id }, index) => ({ id, at: [name, index, 'id'] })), 'policy.yaml')),
    ...repeated(fields, 'form.yaml'),
  ]
}

function repeated(placed: readonly Readonly<{ id: string; at: readonly (string | number)[] }>[], file: Inconsistency['file']): Inconsistency[] {
  const seen = new Set<string>()
  return placed.flatMap(({ id, at }) => {
    if (seen.has(id)) return [{ file, at, text: `编号“${id}”重复。` }]
    seen.add(id)
    return []
  })
}

type Path = readonly (string | number)[]

function missingFields(test: Test, form: Form, at: Path): Inconsistency[] {
  switch (test.kind) {
    case 'all':
    case 'any':
      return test.of.flatMap((inner, index) => missingFields(inner, form, [...at, 'of', index]))
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
      return needs(form, 'prizes', at)
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

/** A rule that rests on a reading names one that is recorded, and says how each of the others would judge. */
function unreadMistakes(test: Test, policy: Policy, at: Path): Inconsistency[] {
  const below = partsOf(test).flatMap((part) => unreadMistakes(part, policy, at))
  if (test.kind !== 'as-read') return below
  const known = policy.interpretations.find(({ id }) => id === test.interpretation)
  if (!known) return [...below, { file: 'policy.yaml', at, text: `interpretations 里没有“${test.interpretation}”这一条。` }]
  const recorded = (known.alternatives ?? []).map(({ id }) => id)
  const judged = Object.keys(test.alternatives)
  return [
    ...below,
    ...recorded.filter((id) => !judged.includes(id)).map((id): Inconsistency => ({ file: 'policy.yaml', at, text: `没有写按读法“${id}”怎样判断。` })),
    ...judged.filter((id) => !recorded.includes(id)).map((id): Inconsistency => ({ file: 'policy.yaml', at, text: `解释“${test.interpretation}”里没有“${id}”这种读法。` })),
  ]
}

function answerMistakes(form: Form, { field, oneOf }: Extract<Test, { kind: 'answer-is' }>, at: Path): Inconsistency[] {
  const found = fieldOf(form, field)
  if (!found) return exists(form, field, [...at, 'field'])
  const allowed = found.kind === 'choice' ? found.options.map(({ value }) => value) : found.kind === 'yes-no' ? ['true', 'false'] : undefined
  if (!allowed) return [{ file: 'policy.yaml', at: [...at, 'field'], text: `字段“${field}”不是选择题或是否题，不能用 answer-is 判断。` }]
  return oneOf
    .filter((value) => !allowed.includes(value))
    .map((value) => ({ file: 'policy.yaml', at: [...at, 'oneOf'], text: `字段“${field}”没有“${value}”这个选项。` }))
}

function needs(form: Form, field: string, at: Path): Inconsistency[] {
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

function tieBreakMistakes(tieBreak: Policy['tieBreaks'][number], form: Form, at: Path): Inconsistency[] {
  switch (tieBreak.by) {
    case 'honours-by-level-then-number':
      return needs(form, 'honours', at)
    case 'age-at-most':
      return [...(tieBreak.years === undefined ? [{ file: 'policy.yaml' as const, at, text: '按年龄优先时要写明 years。' }] : []), ...needs(form, 'idNumber', at)]
    case 'preferred-industry':
      return tieBreak.oneOf === undefined
        ? [{ file: 'policy.yaml', at, text: '按产业优先时要用 oneOf 写明优先哪些产业。' }]
        : [...needs(form, 'industry', at), ...answerMistakes(form, { kind: 'answer-is', field: 'industry', oneOf: tieBreak.oneOf }, at)]
  }
}

function stageMistakes({ stages }: Policy): Inconsistency[] {
  const weights = stages.flatMap(({ criteria }, index) => {
    const sum = criteria?.stated ? criteria.value.reduce((total, { weightPercent }) => total + weightPercent, 0) : 100
    return sum === 100 ? [] : [{ file: 'policy.yaml' as const, at: ['stages', index, 'criteria'], text: `评分权重之和应为100%，现在是${sum}%。` }]
  })
  const ends = stages[0]?.kind === 'announce' && stages.at(-1)?.kind === 'publish'
    ? []
    : [{ file: 'policy.yaml' as const, at: ['stages'], text: '阶段应从 announce（部署申报）开始，到 publish（公布）结束。' }]
  const unposted = stages.flatMap((stage, index) => stage.kind === 'publicity' && !stage.notice
    ? [{ file: 'policy.yaml' as const, at: ['stages', index], text: '公示阶段要写明公示期 notice；原文没有写明的，写 stated: false。' }]
    : [])
  const kinds = stages.map(({ kind }, index) => ({ id: kind, at: ['stages', index, 'kind'] }))
  return [...weights, ...ends, ...unposted, ...repeated(kinds, 'policy.yaml')]
}

function validityMistakes({ validity: { from, until } }: Policy): Inconsistency[] {
  return until !== null && until < from ? [{ file: 'policy.yaml', at: ['validity', 'until'], text: '有效期的终止日早于起始日。' }] : []
}

function formMistakes(form: Form): Inconsistency[] {
  return form.pages.flatMap(({ fields }, page) => fields.flatMap((field, index) => {
    const at = ['pages', page, 'fields', index]
    if (field.kind !== 'rows') return []
    return [
      ...(field.minRows > field.maxRows ? [{ file: 'form.yaml' as const, at: [...at, 'minRows'], text: '最少行数大于最多行数。' }] : []),
      ...repeated(field.columns.map(({ id }, column) => ({ id, at: [...at, 'columns', column, 'id'] })), 'form.yaml'),
    ]
  }))
}
