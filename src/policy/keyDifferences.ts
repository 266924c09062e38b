import { UNSTATED } from './parameters.ts'
import { meaningOf, placeOf, type DataFileName, type PolicyFileName } from './meanings/keys.ts'

/*
 * What is otherwise between two versions, key by key, by the meaning that each key has for whoever writes one: a key that the files
 * get tomorrow is told tomorrow.
 */

type Part = Readonly<Record<string, unknown>>
type Clauses = Readonly<{ from?: string; to?: string }>

/** One thing that came, went or is otherwise; `of` are the entries it stands in, from the outermost. */
export type KeyDifference = Readonly<{ of: readonly Entry[]; text: string; clauses: Clauses }>

/** An entry of a list, as a reader knows it. */
export type Entry = Readonly<{ noun: string; name: string; item: Part }>

/** Where a part stands in its file; `without` are keys that are told elsewhere, `say` has words for values that are rules. */
export type Section = Readonly<{
  file: PolicyFileName
  path: readonly string[]
  without?: readonly string[]
  say?: (at: string, value: unknown, side: 'from' | 'to') => string | undefined
}>

/** Keys that order nothing by themselves, wherever they stand, and why. */
export const silentKeys: Readonly<Record<string, string>> = {
  clause: '条款的名称。只换了条款、规则没有变的，不是变化；规则有变的，随变化注明',
  quote: '原文的字句。规则有变的，由规则的键说明',
  also: '另一处依据，同 clause、quote',
  id: '编号，只供文件之间指认',
  title: '名称，用来指认；换了名称的，按新增和不再有说明',
  ask: '原文没有写明时问选拔办的一句话，不是原文的规则',
  neededFor: '原文没有写明的最迟何时补填，由编写数据的人定，不是原文的规则',
  interpretation: '指明依据哪一条解释；解释的变化由解释说明',
  alternatives: '没有采用的读法，不是规则；采用的读法变了，由采用的读法说明',
  decidedBy: '由谁决定这样读，不改变怎样读',
  purpose: '为什么要问，不改变问什么',
  hint: '提示的话，不改变规则',
  reason: '为什么这样，不改变怎样',
  no: '表上印的序号，不改变名额',
}

/** How the entries of a list are called and told apart: by their title, unless said otherwise. */
const lists: Readonly<Record<string, Readonly<{ noun: string; by?: string }>>> = {
  'policy stages': { noun: '阶段', by: 'kind' },
  'policy stages.nominators': { noun: '推荐单位' },
  'policy stages.criteria.value': { noun: '评分指标' },
  'policy stages.aspects': { noun: '评审方面' },
  'policy materials': { noun: '材料' },
  'policy title.benefits': { noun: '待遇' },
  'policy title.yearly': { noun: '年度事项' },
  'policy title.changes': { noun: '变动后果' },
  'policy title.revocation.grounds': { noun: '取消资格的情形' },
  'policy title.reverification.conditions': { noun: '复核认定条件' },
  'policy title.reverification.materials': { noun: '复核认定材料' },
  'policy title.bars': { noun: '不得申报的情形', by: 'id' },
  'policy title.duties': { noun: '职责' },
  'policy title.endOfTerm.grades': { noun: '期满等次' },
  'policy interpretations': { noun: '对原文的理解', by: 'id' },
  'policy interpretations.alternatives': { noun: '没有采用的读法', by: 'id' },
  'policy withheldFromExperts': { noun: '对评审专家隐去的', by: 'field' },
  'form pages': { noun: '申报表的页', by: 'id' },
  'form pages.fields': { noun: '申报表的栏目', by: 'id' },
  'form pages.fields.columns': { noun: '列', by: 'id' },
  'form pages.fields.options': { noun: '选项', by: 'value' },
  'form pages.fields.columns.options': { noun: '选项', by: 'value' },
  'form opinions': { noun: '意见栏', by: 'id' },
}

/** What a key that isn't written stands for. */
const unwritten: Readonly<Record<string, unknown>> = { 'policy materials.per': 'person', 'policy title.reverification.materials.per': 'person' }

/** Everything that is otherwise in one part, in the order of its keys. */
export function keyDifferences(section: Section, from: unknown, to: unknown): readonly KeyDifference[] {
  // Who reads of the years of the title knows that they are spoken of.
  const here = { section, path: section.path, base: section.path[0] === 'title' ? 1 : 0, of: [], clauses: {} }
  return compared({ ...here, base: isList(here) ? section.path.length : here.base }, from, to)
}

/** Where the comparing stands; keys from `base` on name what is told, those before it are named by the entry. */
type Here = Readonly<{ section: Section; path: readonly string[]; base: number; of: readonly Entry[]; clauses: Clauses }>

function compared(given: Here, from: unknown, to: unknown): readonly KeyDifference[] {
  const path = isStated(from) || isStated(to) ? [...given.path, 'value'] : given.path
  const here = { ...given, path, clauses: { ...given.clauses, ...clausesOf(from, to) } }
  const [old, fresh] = [stated(from), stated(to)]
  if (isList(here) && (isEntries(old) || isEntries(fresh))) return comparedEntries(here, entriesIn(old), entriesIn(fresh))
  if (isWhole(here, old) && isWhole(here, fresh) && (hasKeys(old) || hasKeys(fresh))) return comparedKeys(here, partOf(old), partOf(fresh))
  const [was, is] = [said(here, old, fresh, 'from'), said(here, fresh, old, 'to')]
  return was === is ? [] : [{ of: here.of, clauses: here.clauses, text: `${headOf(here)}，由“${was}”改为“${is}”` }]
}

function comparedKeys(here: Here, from: Part, to: Part): readonly KeyDifference[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  const told = keys.filter((key) => !Object.hasOwn(silentKeys, key) && !here.section.without?.includes([...here.path, key].join('.')))
  return told.flatMap((key) => compared({ ...here, path: [...here.path, key] }, from[key], to[key]))
}

function comparedEntries(here: Here, from: readonly Part[], to: readonly Part[]): readonly KeyDifference[] {
  const { noun } = listAt(here)
  const same = paired(here, from, to)
  const within = (item: Part): readonly Entry[] => [...here.of, { noun, name: nameOf(item), item }]
  const added = to.filter((item) => same.every(([, fresh]) => fresh !== item))
  const gone = from.filter((item) => same.every(([old]) => old !== item))
  return [
    ...same.flatMap(([old, fresh]) => comparedKeys({ ...here, base: here.path.length, of: within(fresh), clauses: { ...here.clauses, ...clausesOf(old, fresh) } }, old, fresh)),
    ...added.map((item) => ({ of: within(item), text: `新增${noun}：${nameOf(item)}`, clauses: clausesOf(undefined, item) })),
    ...gone.map((item) => ({ of: within(item), text: `不再有${noun}：${nameOf(item)}`, clauses: clausesOf(item, undefined) })),
  ]
}

/** Two of one name stay two. */
function paired(here: Here, from: readonly Part[], to: readonly Part[]): readonly (readonly [old: Part, fresh: Part])[] {
  const { by = 'title' } = listAt(here)
  const known = (item: Part): string => String(item[by] ?? item['material'] ?? '')
  const left = new Set(to)
  return from.flatMap((old) => {
    const fresh = [...left].find((item) => known(item) === known(old))
    if (!fresh) return []
    left.delete(fresh)
    return [[old, fresh] as const]
  })
}

const listAt = ({ section, path }: Here) => lists[`${section.file} ${path.join('.')}`] ?? { noun: '' }
const isList = ({ section, path }: Here): boolean => Object.hasOwn(lists, `${section.file} ${path.join('.')}`)

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)
const isEntries = (value: unknown): value is readonly Part[] => Array.isArray(value) && value.every(isPart)
const entriesIn = (value: unknown): readonly Part[] => isEntries(value) ? value : []
const partOf = (value: unknown): Part => isPart(value) ? value : {}
const hasKeys = (value: unknown): boolean => Object.keys(partOf(value)).some((key) => !Object.hasOwn(silentKeys, key))

/** A group of keys, or none where it may stand, that is not told as a whole. */
function isWhole({ section, path }: Here, value: unknown): boolean {
  return (isPart(value) || value === undefined) && section.say?.(path.join('.'), value, 'to') === undefined
}

const isStated = (value: unknown): value is Part => isPart(value) && typeof value['stated'] === 'boolean'

/** What a text leaves unstated is a value of its own: it is asked of the office. */
function stated(value: unknown): unknown {
  if (!isStated(value)) return value
  return value['stated'] === true ? value['value'] : UNSTATED
}

function clausesOf(from: unknown, to: unknown): Clauses {
  const [old, fresh] = [partOf(from)['clause'], partOf(to)['clause']]
  return { ...(typeof old === 'string' && { from: old }), ...(typeof fresh === 'string' && { to: fresh }) }
}

const nameOf = (item: Part): string => String(item['title'] ?? item['label'] ?? item['quote'] ?? item['field'] ?? item['material'] ?? item['reading'] ?? item['id'])

/** 取消资格：依次由谁办 — the first words of a meaning name the key; the rest of it helps whoever writes one. */
function headOf({ section: { file }, path, base }: Here): string {
  const heads = path.slice(base).map((_, index) => path.slice(0, base + index + 1)).map((at) => meaningOf(placeOf(file, at))?.means.split(/[：；，。（]/u)[0] ?? at.at(-1) ?? '')
  return heads.filter((head, index) => head !== heads[index - 1]).join('：')
}

function said({ section, path }: Here, value: unknown, other: unknown, side: 'from' | 'to'): string {
  const at = path.join('.')
  // A switch that isn't written is off.
  const written = value ?? (typeof other === 'boolean' ? false : unwritten[`${section.file} ${at}`])
  return section.say?.(at, written, side) ?? valueInWords(section.file, path, written)
}

/** What is written under a key, as a reader is told it. */
export function valueInWords(file: DataFileName, path: readonly string[], value: unknown): string {
  const { values = {}, unit = '' } = meaningOf(placeOf(file, path)) ?? {}
  if (Array.isArray(value)) return value.length === 0 ? '没有' : value.map((each) => valueInWords(file, path, each)).join('、')
  const known = Object.hasOwn(values, String(value)) ? values[String(value)] : undefined
  if (known !== undefined) return known.split(/[：，；（]/u)[0] ?? known
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return `${value}${unit.startsWith('同') ? '' : unit}`
  if (isPart(value)) return '有规定'
  return typeof value === 'string' ? value : '没有写'
}
