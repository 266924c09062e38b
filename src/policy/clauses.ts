/**
 * 条款 — one piece of the published text that can be cited by name: 第七条（五）, 三（四）, 一第二段, 附件2填表说明一.
 * `under` names the paragraph that leads to a numbered one.
 */
export type Clause = Readonly<{ name: string; text: string; line: number; under?: string }>

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一 to 九十九, as paragraphs are counted. */
function inNumerals(number: number): string {
  if (number <= 10) return NUMERALS[number] ?? ''
  const tens = Math.floor(number / 10)
  return `${tens > 1 ? NUMERALS[tens] : ''}十${number % 10 === 0 ? '' : NUMERALS[number % 10]}`
}

const ARTICLE = /^(第[零一二三四五六七八九十百]+条)\s*/
const CHAPTER = /^第[零一二三四五六七八九十百]+[章节]/
const SECTION = /^([一二三四五六七八九十百]+)、/
const ITEM = /^(（[一二三四五六七八九十百]+）)/
/** 2.1000字左右 is the second sub-item: what follows the dot may be a number too. */
const SUB_ITEM = /^(\d{1,2})[.．、]/
const HEADING = /^(#+)\s+(.*)$/

/** Where the reader stands while walking down the text. */
type Place = { base: string; item: string; lead: string; paragraphs: number; annex: string }

/**
 * Cuts source.md into clauses. One line is one paragraph. What the text numbers keeps its number; a paragraph without one is counted
 * within its section (一第二段); before the first section it is 文首, after a rule (`---`) it is 文末. Inside an annex a heading opens a
 * block of its own, and a rule opens its table.
 */
export function clausesOf(source: string): readonly Clause[] {
  const clauses: (Named & { text: string; line: number })[] = []
  const place: Place = { base: '文首', item: '', lead: '', paragraphs: 0, annex: '' }
  source.split('\n').forEach((raw, index) => {
    const line = raw.trim()
    if (line === '') return
    const found = readLine(line, place)
    if (!found) return
    const last = clauses.at(-1)
    if (place.annex !== '' && last?.name === found.name) last.text += `\n${found.text}`
    else clauses.push({ ...found, line: index + 1 })
  })
  return clauses
}

type Named = { name: string; text: string; under?: string }

function readLine(line: string, place: Place): Named | undefined {
  if (line === '---') {
    move(place, place.annex === '' ? '文末' : `${place.annex}表`)
    return undefined
  }
  const heading = HEADING.exec(line)
  return heading ? readHeading(heading[2] ?? '', place) : readParagraph(line, place)
}

function readHeading(title: string, place: Place): Named | undefined {
  const annex = /^附件\s*(\d*)/.exec(title)
  if (annex) {
    place.annex = `附件${annex[1]}`
    move(place, place.annex)
    return undefined
  }
  if (place.annex !== '') {
    move(place, place.annex + withoutSpace(title))
    place.lead = place.base
    return { name: place.base, text: title }
  }
  const section = SECTION.exec(title)
  if (section?.[1]) move(place, section[1])
  return undefined
}

function readParagraph(line: string, place: Place): Named | undefined {
  if (CHAPTER.test(line)) return undefined
  const article = ARTICLE.exec(line)
  if (article?.[1]) {
    move(place, article[1])
    place.paragraphs = 1
    place.lead = place.base
    return { name: place.base, text: line.slice(article[0].length) }
  }
  return readNumbered(line, place) ?? readUnnumbered(line, place)
}

function readNumbered(line: string, place: Place): Named | undefined {
  const item = ITEM.exec(line)
  if (item?.[1] && place.base !== '文首' && place.base !== '文末') {
    place.item = item[1]
    return { name: place.base + place.item, text: line.slice(item[0].length), under: place.lead }
  }
  const sub = SUB_ITEM.exec(line)
  if (sub?.[1]) {
    const under = place.item === '' ? place.lead : place.base + place.item
    return { name: place.base + place.item + sub[1], text: line.slice(sub[0].length), under }
  }
  const listed = place.annex === '' ? null : SECTION.exec(line)
  return listed?.[1] ? { name: place.base + listed[1], text: line.slice(listed[0].length), under: place.base } : undefined
}

function readUnnumbered(line: string, place: Place): Named {
  if (place.annex !== '') return { name: place.base, text: line }
  place.paragraphs += 1
  place.lead = `${place.base}第${inNumerals(place.paragraphs)}段`
  return { name: place.lead, text: line }
}

function move(place: Place, base: string): void {
  Object.assign(place, { base, item: '', lead: '', paragraphs: 0 })
}

/** Line breaks and spaces are the typesetter's: texts are compared without them. */
export function withoutSpace(text: string): string {
  return text.replace(/\s/gu, '')
}
