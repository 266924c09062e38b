import { inflateRawSync, inflateSync } from 'node:zlib'

/* Reads just enough of the files we write to say what stands in them; no program of the machine is needed. */

/** What a PDF says: its pages' text in drawing order, without any spaces. */
export type PdfContent = Readonly<{ pages: number; text: string; metadata: string; tagged: boolean }>

export function readPdf(bytes: Uint8Array): PdfContent {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = new Map([...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [Number(id), body!]))
  const bodies = [...objects.values()]
  const fontMaps = new Map([...objects].filter(([, body]) => body.includes('/Subtype /Type0')).map(([id, body]) => [id, toUnicode(objects, body)]))
  const pages = pagesInOrder(objects)
  return {
    pages: pages.length,
    text: pages.map((page) => pageText(objects, page, fontMaps)).join(''),
    metadata: Buffer.from(bodies.filter((body) => body.includes('/Type /Metadata')).map(streamOf).join(''), 'latin1').toString('utf8'),
    tagged: /\/Marked true/.test(source),
  }
}

type Objects = ReadonlyMap<number, string>
type CharacterMap = ReadonlyMap<number, string>

function pagesInOrder(objects: Objects): string[] {
  const tree = [...objects.values()].find((body) => /\/Type \/Pages\b/.test(body))!
  return leaves(objects, tree)
}

function leaves(objects: Objects, node: string): string[] {
  if (/\/Type \/Page\b/.test(node)) return [node]
  return references(/\/Kids \[([^\]]*)\]/.exec(node)![1]!).flatMap((id) => leaves(objects, objects.get(id)!))
}

function references(text: string): number[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id))
}

function streamOf(body: string): string {
  // The typesetter ends a line with \n alone: a \r before it is the last byte of the data.
  const data = /stream\r?\n([\s\S]*?)\nendstream/.exec(body)![1]!
  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data
}

function toUnicode(objects: Objects, font: string): CharacterMap {
  const [id] = references(/\/ToUnicode (\d+ 0 R)/.exec(font)![1]!)
  const map = new Map<number, string>()
  const table = streamOf(objects.get(id!)!)
  for (const [, block] of table.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) map.set(parseInt(from!, 16), utf16(to!))
  }
  for (const [, block] of table.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) {
    for (const [, from, until, to] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      for (let code = parseInt(from!, 16); code <= parseInt(until!, 16); code += 1) {
        map.set(code, String.fromCodePoint(utf16(to!).codePointAt(0)! + code - parseInt(from!, 16)))
      }
    }
  }
  return map
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

function pageText(objects: Objects, page: string, fontMaps: ReadonlyMap<number, CharacterMap>): string {
  const resources = resolve(objects, /\/Resources (\d+ 0 R)/.exec(page)?.[1]) ?? page
  const fonts = new Map([...resources.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, fontMaps.get(Number(id))!]))
  const content = references(/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(page)![1]!).map((id) => streamOf(objects.get(id)!)).join('\n')
  return shownText(content, fonts).replace(/\s/g, '')
}

function resolve(objects: Objects, reference: string | undefined): string | undefined {
  return reference ? objects.get(references(reference)[0]!) : undefined
}

/** Strings shown between BT and ET, in the font last set; property lists of tags hold strings of their own, which are not shown. */
function shownText(content: string, fonts: ReadonlyMap<string, CharacterMap>): string {
  let current: CharacterMap = new Map()
  let text = ''
  for (let at = 0; at < content.length;) {
    const rest = content.slice(at, at + 60)
    const font = /^\/(f\d+) [\d.]+ Tf/.exec(rest)
    if (font) current = fonts.get(font[1]!) ?? new Map()
    if (rest.startsWith('<<')) at = content.indexOf('>>', at) + 2
    else if (rest.startsWith('<')) {
      const end = content.indexOf('>', at)
      text += decoded(Buffer.from(content.slice(at + 1, end), 'hex'), current)
      at = end + 1
    } else if (rest.startsWith('(')) {
      const end = endOfLiteral(content, at)
      text += decoded(unescaped(content.slice(at + 1, end)), current)
      at = end + 1
    } else at += 1
  }
  return text
}

/** A literal string ends at the bracket that closes it: inner pairs need no escape. */
function endOfLiteral(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1
    else if (content[at] === '(') depth += 1
    else if (content[at] === ')' && (depth -= 1) === 0) return at
  }
  throw new RangeError('a string in the page never ends')
}

function decoded(codes: Buffer, map: CharacterMap): string {
  let text = ''
  for (let at = 0; at + 1 < codes.length; at += 2) text += map.get(codes.readUInt16BE(at)) ?? ''
  return text
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(literal: string): Buffer {
  const text = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escape: string) =>
    /^[0-7]/.test(escape) ? String.fromCharCode(parseInt(escape, 8)) : escapes[escape] ?? escape)
  return Buffer.from(text, 'latin1')
}

/** The parts of a zip-based file (Word, Excel) by name. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = Buffer.from(bytes)
  const parts = new Map<string, string>()
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16)
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    parts.set(name, entryText(archive, archive.readUInt32LE(at + 42), archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)))
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return parts
}

function entryText(archive: Buffer, at: number, method: number, length: number): string {
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  const data = archive.subarray(start, start + length)
  return (method === 0 ? data : inflateRawSync(data)).toString('utf8')
}

/** What a Word file says, a line a paragraph that says anything. */
export function readWord(bytes: Uint8Array): string[] {
  const document = readZip(bytes).get('word/document.xml')!
  return [...document.matchAll(/<w:p>[\s\S]*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>/g)].map(([, text]) => unescapedXml(text ?? ' ')).join('').trim(),
  ).filter((line) => line !== '')
}

function unescapedXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', '\'').replaceAll('&amp;', '&')
}
