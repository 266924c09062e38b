import type { Difference } from './compare.ts'
import { valueInWords } from './keyDifferences.ts'
import { meaningOf, type DocumentFileName } from './meanings/keys.ts'
import type { Concerned } from './parameters.ts'
import type { Form } from './policy.ts'
import { wordingFiles, type sheetFacts, type Wording } from './wordingSchema.ts'

/*
 * What the papers of a version say otherwise than those of another, paper by paper and place by place: whoever prints them, or stamps
 * them, would else find it out on the day.
 */

type PaperName = keyof Wording

/** How a paper is called, and who prints it or hands it in. */
const papers: Readonly<Record<PaperName, Readonly<{ name: string; whom: Concerned }>>> = {
  call: { name: '通知', whom: '选拔办' }, publicity: { name: '公示', whom: '选拔办' }, result: { name: '公布名单', whom: '选拔办' },
  recommendationReport: { name: '推荐报告', whom: '推荐单位' }, certificate: { name: '证书', whom: '选拔办' }, applicationForm: { name: '申报表的印刷版', whom: '申报人' },
  summarySheet: { name: '汇总表', whom: '推荐单位' }, scoreSheet: { name: '评分表', whom: '选拔办' }, candidateList: { name: '候选人名单', whom: '选拔办' },
}

/** A version's papers and the form whose fields they print. */
export type Worded = Readonly<{ wording: Wording; form: Form }>

export function wordingDifferences(from: Worded, to: Worded): readonly Difference[] {
  return (Object.keys(papers) as PaperName[]).flatMap((paper) => {
    const [old, fresh] = [placesOf(paper, from), placesOf(paper, to)]
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((place) => {
      const { name, whom } = papers[paper]
      const told = exchanged(place, old.get(place) ?? [], fresh.get(place) ?? [])
      return told === undefined ? [] : [{ whom, about: name, text: `${name}：${told}。`, clauses: {} }]
    })
  })
}

type Said = Readonly<{ place: string; words: string }>

/** What a paper says, by the places at which it says it; a place may say several things. */
function placesOf(paper: PaperName, { wording, form }: Worded): ReadonlyMap<string, readonly string[]> {
  const file = wordingFiles[paper].replace('.yaml', '') as DocumentFileName
  const reading: Reading = { file, labels: new Map(form.pages.flatMap(({ fields }) => fields).map(({ id, label }) => [id, label])) }
  const said = saidIn(reading, [], undefined, wording[paper])
  return new Map([...Map.groupBy(said, ({ place }) => place)].map(([place, same]) => [place, same.map(({ words }) => words)]))
}

type Reading = Readonly<{ file: DocumentFileName; labels: ReadonlyMap<string, string> }>
type Part = Readonly<Record<string, unknown>>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)
const isPassage = (value: Part): boolean => 'text' in value || 'quote' in value

/** `within` is the section or column that is named instead of the keys that lead to it. */
function saidIn(reading: Reading, path: readonly string[], within: string | undefined, value: unknown): readonly Said[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => saidIn(reading, path, within, each))
  if (!isPart(value)) return value === undefined ? [] : [{ place: within ?? headsOf(reading, path), words: inWords(reading, path, value) }]
  if (path.join('.') === 'columns') return [{ place: '各栏', words: `${String(value['title'])}（${inWords(reading, [...path, 'from'], value['from'])}）` }]
  // The lead is a part of the words, and how it is printed is all it says more.
  if (isPassage(value) && path.join('.') !== 'order') return [{ place: within ?? headsOf(reading, path), words: String(value['text'] ?? value['quote']) + leadOf(value) }]
  const { heading, ...rest } = value
  const isSection = path.join('.') === 'sections'
  const [section, keys] = isSection ? [`“${String(heading)}”一节`, rest] : [within, value]
  return Object.entries(keys).flatMap(([key, inner]) => saidIn(reading, [...path, key], section, inner))
}

const leadOf = ({ lead }: Part): string => lead === undefined ? '' : `（突出“${String(lead)}”）`

/** 异议：受理电话 — the first words of what each key means. */
function headsOf({ file }: Reading, path: readonly string[]): string {
  return path.map((key, index) => meaningOf({ file, path: path.slice(0, index + 1) })?.means.split(/[：；，。（]/u)[0] ?? key).join('：')
}

const factNames: Readonly<Record<(typeof sheetFacts)[number], string>> = { no: '序号', unit: '单位', district: '推荐单位', unitOpinion: '单位推荐意见' }

/** Where a paper prints fields of the form, these by their names on it. */
function inWords({ file, labels }: Reading, path: readonly string[], value: unknown): string {
  const isPrinting = file === 'application-form' || path[0] === 'columns'
  const named = (each: unknown): unknown => labels.get(String(each)) ?? (Object.hasOwn(factNames, String(each)) ? factNames[each as keyof typeof factNames] : each)
  return valueInWords(file, path, !isPrinting ? value : Array.isArray(value) ? value.map(named) : named(value))
}

/** What was said and what is said instead; nothing where it is the same. */
function exchanged(place: string, old: readonly string[], fresh: readonly string[]): string | undefined {
  const gone = old.filter((words) => !fresh.includes(words))
  const added = fresh.filter((words) => !old.includes(words))
  const [was, is] = [gone[0], added[0]]
  if (was !== undefined && is !== undefined && gone.length + added.length === 2) {
    const [before, after] = excerpts(was, is)
    return `${place}，由“${before}”改为“${after}”`
  }
  if (gone.length + added.length === 0) return old.join('\n') === fresh.join('\n') ? undefined : `${place}，各句的先后或次数有变`
  const quoted = (list: readonly string[]): string => list.map((words) => `“${tokensOf(words).join('')}”`).join('、')
  return `${place}，${[...gone.length > 0 ? [`不再有${quoted(gone)}`] : [], ...added.length > 0 ? [`新增${quoted(added)}`] : []].join('，')}`
}

const CONTEXT = 12

/** Of two long sentences only where they differ, with a few words around it. */
export function excerpts(one: string, other: string): readonly [string, string] {
  const [left, right] = [tokensOf(one), tokensOf(other)]
  const shorter = Math.min(left.length, right.length)
  const head = firstOf(shorter, (at) => left[at] !== right[at])
  const tail = firstOf(shorter - head, (at) => left.at(-1 - at) !== right.at(-1 - at))
  const from = Math.max(0, head - CONTEXT)
  const until = Math.max(0, tail - CONTEXT)
  const cut = (whole: readonly string[]): string => `${from > 0 ? '……' : ''}${whole.slice(from, whole.length - until).join('')}${until > 0 ? '……' : ''}`
  return [cut(left), cut(right)]
}

/** Characters, places for facts whole; where a title breaks its line is shown too. */
const tokensOf = (words: string): readonly string[] => words.replaceAll('\n', '／').match(/\{[^}]*\}|./gu) ?? []

/** The first number below a limit of which something holds; the limit where it holds of none. */
function firstOf(limit: number, holds: (at: number) => boolean): number {
  for (let at = 0; at < limit; at += 1) if (holds(at)) return at
  return limit
}
