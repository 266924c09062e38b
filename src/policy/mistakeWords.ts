import type { z } from 'zod'

/*
 * What is wrong with a file, in the words of whoever edits it: what was expected, what stands there, and the key or value that was
 * probably meant.
 */

type Raw = z.core.$ZodRawIssue

/** The schemas' own complaints. Those that a schema has words of its own for never come here. */
export function inChinese(issue: Raw): string {
  switch (issue.code) {
    case 'invalid_type': return missing(issue) ?? wrongType(typeAsked(issue), issue.input)
    case 'invalid_value': return missing(issue) ?? wrongValue(issue.values.map(String), issue.input)
    case 'too_small': return tooSmall(issue)
    case 'too_big': return tooBig(issue)
    case 'unrecognized_keys': return issue.keys.map((key) => unknownKey(key, issue)).join('\n')
    case 'invalid_union': return 'discriminator' in issue && typeof issue.discriminator === 'string' ? wrongKind(issue, issue.discriminator) : wrongChoice(issue)
    case 'invalid_key': return `“${String(issue.path?.at(-1) ?? '')}”的写法不对：${issue.issues.map(({ message }) => message).join('')}`
    default: return '写法不对。'
  }
}

/** An issue's words, a line for each of the keys it is about. */
export type Complaint = Readonly<{ at: readonly PropertyKey[]; text: string }>

/** Of several ways to write a thing, the one that the author came nearest to is the one that was meant. */
export function complaintsOf(issue: z.core.$ZodIssue): readonly Complaint[] {
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n')
    return issue.keys.map((key, index) => ({ at: [...issue.path, key], text: lines[index] ?? issue.message }))
  }
  const nearest = issue.code === 'invalid_union' && issue.errors.some((way) => way.some(({ path }) => path.length > 0))
    ? issue.errors.toSorted((one, other) => one.length - other.length)[0] ?? []
    : []
  if (nearest.length === 0) return [{ at: issue.path, text: issue.message }]
  return nearest.flatMap(complaintsOf).map(({ at, text }) => ({ at: [...issue.path, ...at], text }))
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字', number: '数', int: '整数', boolean: ' true 或 false', array: '列表（每项前面写“- ”，或者写在方括号里）',
  object: '一组键（名称、冒号、值）', record: '一组键（名称、冒号、值）', null: ' null',
}
const nameOf = (type: string): string => typeNames[type] ?? type

type Formatted = Readonly<{ _zod: Readonly<{ def: Readonly<{ format?: string }> }> }>

/** A word where only whole numbers fit is told so at once, not only after it has become a number. */
function typeAsked({ expected, inst }: Raw & Readonly<{ code: 'invalid_type' }>): string {
  return expected === 'number' && (inst as Formatted | undefined)?._zod.def.format === 'safeint' ? 'int' : expected
}

/** The last part of where it is; an entry of a list has a number only. */
function keyOf({ path }: Raw): string | undefined {
  const last = path?.at(-1)
  return typeof last === 'string' ? last : undefined
}

function missing(issue: Raw): string | undefined {
  if (issue.input !== undefined) return undefined
  const key = keyOf(issue)
  const expected = issue.code === 'invalid_type' ? nameOf(typeAsked(issue)) : issue.code === 'invalid_value' ? oneOf(issue.values.map(String)) : ''
  return key === undefined ? `这个文件是空的，应是${expected}。` : `缺少“${key}”，应是${expected}。`
}

function wrongType(expected: string, input: unknown): string {
  const quoted = expected === 'string' && (typeof input === 'number' || typeof input === 'boolean') ? `请加引号：'${input}'。` : ''
  return `应是${nameOf(expected)}，这里是${seen(input)}。${quoted}`
}

function seen(input: unknown): string {
  if (input === null) return '空的'
  if (typeof input === 'string') return input === '' ? '空的文字' : `“${input}”`
  if (Array.isArray(input)) return '列表'
  return typeof input === 'object' ? '一组键' : ` ${String(input)}`
}

const oneOf = (values: readonly string[]): string => values.length === 1 ? ` ${values[0]}` : ` ${values.join('、')} 之一`

function wrongValue(values: readonly string[], input: unknown): string {
  // A number that YAML made of a word.
  const unquoted = typeof input !== 'string' && values.includes(String(input))
  return `应是${oneOf(values)}，这里是${seen(input)}。${unquoted ? `请加引号：'${String(input)}'。` : guess(String(input), values)}`
}

function wrongKind(issue: Raw, discriminator: string): string {
  const values = [...(issue.inst as Discriminating | undefined)?._zod.propValues?.[discriminator] ?? []].map(String)
  const input = (issue.input as Readonly<Record<string, unknown>> | null)?.[discriminator]
  return input === undefined ? `缺少“${discriminator}”，应是${oneOf(values)}。` : wrongValue(values, input)
}

type Discriminating = Readonly<{ _zod: Readonly<{ propValues?: Readonly<Record<string, ReadonlySet<unknown>>> }> }>

function wrongChoice(issue: Raw): string {
  const ways = 'errors' in issue ? (issue.errors as z.core.$ZodIssue[][]).flat() : []
  const expected = ways.flatMap((way) => way.code === 'invalid_type' ? [nameOf(way.expected)] : [])
  const words = `应是${[...new Set(expected)].join('，或者')}`
  if (issue.input !== undefined) return `${words}，这里是${seen(issue.input)}。`
  return `缺少“${keyOf(issue) ?? ''}”，${words}。`
}

function tooSmall(issue: Raw & Readonly<{ code: 'too_small' }>): string {
  const least = String(issue.minimum)
  if (issue.origin === 'string') return issue.minimum === 1 ? '不能空着。' : `至少写${least}字。`
  if (issue.origin === 'array') return `${issue.exact ? '应正好' : '至少'}写${least}项，这里有${lengthOf(issue.input)}项。`
  return `不能小于 ${least}，这里是${seen(issue.input)}。`
}

function tooBig(issue: Raw & Readonly<{ code: 'too_big' }>): string {
  const most = String(issue.maximum)
  if (issue.origin === 'string') return `至多写${most}字。`
  if (issue.origin === 'array') return `${issue.exact ? '应正好' : '至多'}写${most}项，这里有${lengthOf(issue.input)}项。`
  return `不能大于 ${most}，这里是${seen(issue.input)}。`
}

const lengthOf = (input: unknown): number => Array.isArray(input) ? input.length : 0

type Keyed = Readonly<{ _zod: Readonly<{ def: Readonly<{ shape?: Readonly<Record<string, unknown>> }> }> }>

function unknownKey(key: string, issue: Raw): string {
  const shape = (issue.inst as Keyed | undefined)?._zod.def.shape ?? {}
  const written = new Set(Object.keys(issue.input as object))
  const open = Object.keys(shape).filter((known) => !written.has(known))
  const meant = guess(key, open)
  const rest = meant === '' && open.length > 0 ? `这里还可以写 ${open.join('、')}。` : ''
  return `不认识“${key}”，请核对拼写。${meant}${rest}`
}

function guess(written: string, known: readonly string[]): string {
  const near = known.map((each) => ({ each, steps: distance(written.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, steps }) => steps <= Math.max(1, Math.floor(each.length / 3)))
    .sort((one, other) => one.steps - other.steps)[0]
  return near === undefined ? '' : `是不是“${near.each}”？`
}

/** How many letters have to be put in, taken out or exchanged. */
function distance(one: string, other: string): number {
  const letters = [...other]
  return [...one].reduce((row, letter, index) => {
    const next = [index + 1]
    letters.forEach((each, at) => next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (each === letter ? 0 : 1))))
    return next
  }, [0, ...letters.map((_, index) => index + 1)]).at(-1) ?? 0
}
