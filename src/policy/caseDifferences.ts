import type { Cases } from './cases.ts'
import type { Difference } from './compare.ts'
import { gradeWords, groupNames } from './competitionWords.ts'
import { meaningOf } from './meanings/keys.ts'
import type { Policy } from './policy.ts'

/*
 * What the worked examples of a version show otherwise than those of another. An example with another outcome shows what a change of a rule
 * comes to; examples are known by what they are about.
 */

/** A version's rules and its worked examples. */
export type Exemplified = Readonly<{ policy: Policy; cases: Cases }>

type Example = Readonly<{ title: string }>

/** The groups of examples, and what each example expects. */
const groups = [
  ['applicants', '条件的实例', 'verdicts'], ['reverifications', '复核认定的实例', 'verdicts'], ['forms', '填表的实例', 'problems'],
  ['rankings', '先后的实例', 'order'], ['notices', '公示期的实例', 'lastDay'],
] as const

export function caseDifferences(from: Exemplified, to: Exemplified): readonly Difference[] {
  const told = [
    ...groups.flatMap(([group, name, expected]) => groupDifferences(name, expected, from, to, [from.cases[group] ?? [], to.cases[group] ?? []])),
    ...baseDifferences(from, to),
    ...listed('实例里的竞赛名录', names(from), names(to)),
  ]
  return told.map((text) => ({ whom: '选拔办', about: '实例', text: `${text}。`, clauses: {} }))
}

type Lists = readonly [from: readonly Example[], to: readonly Example[]]

function groupDifferences(name: string, expected: string, from: Exemplified, to: Exemplified, [old, fresh]: Lists): readonly string[] {
  const pairs = old.flatMap((before) => {
    const after = fresh.find(({ title }) => title === before.title)
    return after && JSON.stringify(before) !== JSON.stringify(after) ? [[before, after] as const] : []
  })
  return [
    ...listed(name, old.map(({ title }) => title), fresh.map(({ title }) => title)),
    ...pairs.map(([before, after]) => `${name}“${after.title}”${outcomesTold(expected, from, to, before, after) ?? '的情况有变'}`),
  ]
}

/** What came and what went, in one sentence: of two texts all may be otherwise. */
function listed(name: string, old: readonly string[], fresh: readonly string[]): readonly string[] {
  const added = fresh.filter((each) => !old.includes(each))
  const gone = old.filter((each) => !fresh.includes(each))
  const quoted = (list: readonly string[]): string => `${list.length}个：${list.map((each) => `“${each}”`).join('、')}`
  const parts = [...added.length > 0 ? [`新增${quoted(added)}`] : [], ...gone.length > 0 ? [`不再有${quoted(gone)}`] : []]
  return parts.length === 0 ? [] : [`${name}${parts.join('；')}`]
}

function outcomesTold(expected: string, from: Exemplified, to: Exemplified, before: Example, after: Example): string | undefined {
  const [was, is] = [valueOf(before, expected), valueOf(after, expected)]
  if (JSON.stringify(was) === JSON.stringify(is)) return undefined
  if (expected !== 'verdicts') return `应有的结果，由“${inWords(was)}”改为“${inWords(is)}”`
  const conditions = [...new Set([...Object.keys(was as object), ...Object.keys(is as object)])]
  const changed = conditions.filter((id) => valueOf(was, id) !== valueOf(is, id))
  return `应有的结果：${changed.map((id) => `${titleOf(id, to, from)}由“${outcomeIn(was, id)}”改为“${outcomeIn(is, id)}”`).join('，')}`
}

const valueOf = (whole: unknown, key: string): unknown => (whole as Readonly<Record<string, unknown>>)[key]

const inWords = (value: unknown): string => Array.isArray(value) ? value.map((each: unknown) => Array.isArray(each) ? `${each.join('、')}并列` : String(each)).join('；') || '没有问题' : String(value)

function outcomeIn(verdicts: unknown, condition: string): string {
  const outcome = valueOf(verdicts, condition)
  return outcome === undefined ? '没有写' : meaningOf({ file: 'cases', path: ['applicants', 'verdicts'] })?.values?.[String(outcome)] ?? String(outcome)
}

function titleOf(condition: string, ...versions: readonly Exemplified[]): string {
  const all = versions.flatMap(({ policy: { conditions, title } }) => [...conditions, ...title?.reverification?.conditions ?? []])
  return `“${all.find(({ id }) => id === condition)?.title ?? condition}”`
}

function names({ cases }: Exemplified): readonly string[] {
  return (cases.competitions ?? []).map(({ year, name, otherNames = [], number, occupations = [], groups: held = [], ...grade }) =>
    `${year}年${[name, ...otherNames].join('、')}（${[gradeWords(grade), ...occupations, ...held.map((group) => groupNames[group]), number].join('，')}）`)
}

/** The application that every example is made from. */
function baseDifferences({ policy: old, cases: { base: from } }: Exemplified, { policy: fresh, cases: { base: to } }: Exemplified): readonly string[] {
  const labels = new Map([old, fresh].flatMap(({ form }) => form.pages.flatMap(({ fields }) => fields)).map(({ id, label }) => [id, label]))
  const [was, is] = [{ 出生日期: from.born, 性别: from.sex, ...from.answers }, { 出生日期: to.born, 性别: to.sex, ...to.answers }]
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => JSON.stringify(valueOf(was, field)) !== JSON.stringify(valueOf(is, field)))
  return fields.length === 0 ? [] : [`实例据以改写的申报表，${fields.map((field) => `“${labels.get(field) ?? field}”`).join('、')}填写的内容有变`]
}
