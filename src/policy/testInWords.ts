import { competitionLevels, type Attested, type Test } from './condition.ts'
import { windowInWords } from './awards.ts'
import { groupNames, tierNames } from './competitionWords.ts'
import { chosenLabel } from './facts.ts'
import { meaningOf } from './meanings/keys.ts'
import type { Form } from './policy.ts'

type Of<Kind extends Test['kind']> = Extract<Test, { kind: Kind }>
type Where = Of<'rows-at-least'>['where']

/** 怎样判断 — a rule in words, whole, as the reading that was taken has it: what two versions judge otherwise reads otherwise. */
export function testInWords(test: Test, form: Form): string {
  switch (test.kind) {
    case 'all': return parts(test.of, form).join('，并且')
    case 'any': return parts(test.of, form).join('，或者')
    case 'count-of': return `具备下列各项中的${test.count}项：${parts(test.of, form).join('；')}`
    case 'not': return `不属于：${testInWords(test.of, form)}`
    case 'level-at-least': return `${chosenLabel(form, 'skillLevel', String(test.level))}以上`
    case 'age-at-most': return test.until === 'birthday' ? `没有过${test.years}周岁生日` : `不超过${test.years}周岁`
    case 'below-retirement-age': return `在法定退休年龄以内（女职工的类别看${fieldName(form, test.categoryField)}）`
    case 'answer-is': return `${fieldName(form, test.field)}是${test.oneOf.map((value) => `“${answer(form, test.field, value)}”`).join('或')}`
    case 'number-at-least': return `${fieldName(form, test.field)}不小于${test.least}${test.unit ?? ''}`
    case 'honour': return honourInWords(test)
    case 'competition': return competitionInWords(test)
    case 'rows-at-least': return `${fieldName(form, test.field)}至少${test.count}行${whereInWords(form, test.field, test.where)}`
    case 'rows-each-term-year': return `${fieldName(form, test.field)}管理期内每${test.calendarYears ? '个自然年度' : '年'}至少${test.count}行${whereInWords(form, test.field, test.where)}，按${columnName(form, test.field, test.monthColumn)}分年`
    case 'former-title-needs-news': return `${fieldName(form, test.field)}为是的，${fieldName(form, test.newsField)}要有近${test.withinYears}年内的`
    case 'attested': return attestedInWords(test, form)
    case 'as-read': return testInWords(test.of, form)
  }
}

/** A rule made of rules stands in brackets among others. */
function parts(tests: readonly Test[], form: Form): readonly string[] {
  const isMany = (part: Test): boolean => part.kind === 'as-read' ? isMany(part.of) : part.kind === 'all' || part.kind === 'any' || part.kind === 'count-of'
  return tests.map((part) => isMany(part) ? `（${testInWords(part, form)}）` : testInWords(part, form))
}

const fieldsOf = ({ pages }: Form) => pages.flatMap(({ fields }) => fields)
const fieldName = (form: Form, id: string): string => `“${fieldsOf(form).find((field) => field.id === id)?.label ?? id}”`

function answer(form: Form, field: string, value: string): string {
  if (value === 'true') return '是'
  return value === 'false' ? '否' : chosenLabel(form, field, value)
}

function columnOf(form: Form, field: string, column: string) {
  const rows = fieldsOf(form).find(({ id }) => id === field)
  return rows?.kind === 'rows' ? rows.columns.find(({ id }) => id === column) : undefined
}

const columnName = (form: Form, field: string, column: string): string => `“${columnOf(form, field, column)?.label ?? column}”`

function whereInWords(form: Form, field: string, where: Where = {}): string {
  const each = Object.entries(where).map(([id, values]) => {
    const column = columnOf(form, field, id)
    const named = values.map((value) => column?.kind === 'choice' ? column.options.find((option) => option.value === value)?.label ?? value : value)
    return `${columnName(form, field, id)}是${named.map((value) => `“${value}”`).join('或')}`
  })
  return each.length === 0 ? '' : `（${each.join('，')}）`
}

const valuesOf = (key: string) => meaningOf({ file: 'policy', path: ['conditions', 'test', key] })?.values ?? {}

function honourInWords({ names, levelAtLeast, ...windowed }: Of<'honour'>): string {
  const level = levelAtLeast === undefined ? '' : `${valuesOf('levels')[levelAtLeast]?.split('（')[0]}以上`
  return `${windowInWords(windowed)}${level}${names?.map((name) => `“${name}”`).join('、') ?? '荣誉称号'}`
}

function competitionInWords({ levels, classes, tiers, groups, rankAtMost, rankBy, teams = [], ...windowed }: Of<'competition'>): string {
  const of = competitionLevels.filter((level) => levels.includes(level)).map((level) => valuesOf('levels')[level]?.split('（')[0])
  const ofClass = classes?.map((each) => valuesOf('classes')[each]).join('、') ?? ''
  const ofTier = tiers?.map((each) => tierNames[each]).join('、') ?? ''
  const ofGroup = groups?.map((each) => groupNames[each]).join('、') ?? ''
  const rank = rankAtMost === undefined ? '得奖' : `${rankBy ? '有效名次' : ''}前${rankAtMost}名`
  return `${windowInWords(windowed)}${of.join('、')}${ofClass}${ofTier}竞赛${ofGroup}${rank}${teams.map(({ members, rankAtMost: most }) => `，${members}人以上的团体前${most}名`).join('')}`
}

function attestedInWords({ by, statement, evidence }: Attested, form: Form): string {
  const basis = evidence === undefined ? '' : `（据以确认的：${evidence.map((field) => fieldName(form, field)).join('、')}）`
  return `由${valuesOf('by')[by]}确认“${statement}”${basis}`
}
