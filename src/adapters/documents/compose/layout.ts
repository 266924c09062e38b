import type { Letterhead } from '../papers.ts'

/** What every official paper comes down to, whichever writer (PDF, Word) sets it. */
export type OfficialLayout = Readonly<{
  /** Stands at the head of every page. */
  draftMark?: string
  letterhead?: Letterhead
  number?: string
  signer?: string
  title: string
  addressees?: string
  body: readonly Block[]
  /** 附件说明, one line each, with their numbers. */
  annexes: readonly string[]
  issuers: readonly string[]
  date: string
  remarks: readonly string[]
  imprint?: Readonly<{ copies?: string; printedBy: string; printedOn: string }>
  /** A list on its own page behind the signature. */
  annexedList?: Readonly<{ label: string; title: string; table: Table }>
}>

export type Block =
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'paragraph'; text: string }>
  | Readonly<{ kind: 'item'; number: string; lead: string; text: string }>
  | Readonly<{ kind: 'table'; table: Table }>

export type Table = Readonly<{ columns: readonly TableColumn[]; rows: readonly (readonly string[])[] }>
export type TableColumn = Readonly<{
  title: string
  /** Share of the width, in whole parts. */
  share: number
  align: 'left' | 'center'
  /** The spreadsheet holds numbers in this column, so that they can be summed and sorted. */
  numeric?: boolean
}>

/** 汇总表、名单 — a title, a wide table, notes. */
export type SheetLayout = Readonly<{
  annex?: string
  title: string
  /** Line above the table: left and right. */
  head: readonly [string, string]
  table: Table
  notes: readonly string[]
}>

/** Says that somebody is missing, and how many: a list must not look complete where it is not. */
export function apartNote(apart: number, from: string): string {
  return `另有${apart}名涉密人员，按保密规定加密后单独报送，不列入${from}。`
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一, 十, 十二, 二十三 — headings of official papers count in Chinese; none has a hundred. */
export function chineseNumber(count: number): string {
  const tens = Math.floor(count / 10)
  const ones = count % 10
  if (tens === 0) return numerals[ones]!
  return (tens === 1 ? '' : numerals[tens]!) + '十' + (ones === 0 ? '' : numerals[ones]!)
}

/** Names of annexes as 附件说明 has them: numbered only where there are several. */
export function annexLines(annexes: readonly string[] = []): string[] {
  return annexes.length === 1 ? [...annexes] : annexes.map((name, index) => `${index + 1}. ${name}`)
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Turns a title between words where one line is too short for it, into lines of about the same length. */
export function turned(title: string, lineWidth = 19.5): string {
  if (title.includes('\n') || widthOf(title) <= lineWidth) return title
  const about = title.indexOf('关于')
  // The issuer has a line of its own: 某市人民政府 / 关于……的通知.
  if (about > 0 && widthOf(title.slice(0, about)) <= lineWidth) return `${title.slice(0, about)}\n${turned(title.slice(about), lineWidth)}`
  const lines = Math.ceil(widthOf(title) / lineWidth)
  const [head, rest] = splitNear(title, widthOf(title) / lines)
  return rest === '' ? head : `${head}\n${turned(rest, lineWidth)}`
}

/** Width in Chinese characters; letters and digits take little more than half of one. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < '\u0080' ? 0.6 : 1), 0)
}

function splitNear(text: string, target: number): [string, string] {
  const breaks = [...words.segment(text)].map(({ index }) => index).slice(1)
    // A year keeps its 年.
    .filter((index) => !/\d/.test(text[index - 1]!))
  const nearest = breaks.reduce((best, index) => (distance(text, index, target) < distance(text, best, target) ? index : best), text.length)
  return [text.slice(0, nearest), text.slice(nearest)]
}

function distance(text: string, index: number, target: number): number {
  return Math.abs(widthOf(text.slice(0, index)) - target)
}
