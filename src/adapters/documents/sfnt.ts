import { closeSync, openSync, readSync } from 'node:fs'

/** One face of a TrueType or OpenType file: what it is called and which characters it can draw. */
export type FontFace = Readonly<{
  /** Every family name the file carries, in any language: FangSong, 仿宋. */
  names: readonly string[]
  /** The name the typesetter files it under: the first family name of its table. */
  family: string
  has(codePoint: number): boolean
}>

const FAMILY_NAME = 1
const UNICODE_PLATFORM = 0
const MACINTOSH_PLATFORM = 1
const WINDOWS_PLATFORM = 3

/** Reads the name and cmap tables alone: a Chinese font weighs 15 MB and its outlines are of no use here. */
export function readFontFile(path: string): FontFace[] {
  const file = openSync(path, 'r')
  try {
    return faceOffsets(file).map((offset) => readFace(file, offset))
  } finally {
    closeSync(file)
  }
}

function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, position) < length) throw new RangeError('font file ends early')
  return bytes
}

/** A collection (.ttc) holds several faces, a plain file one. */
function faceOffsets(file: number): number[] {
  const head = read(file, 0, 12)
  if (head.toString('latin1', 0, 4) !== 'ttcf') return [0]
  const count = head.readUInt32BE(8)
  const offsets = read(file, 12, count * 4)
  return Array.from({ length: count }, (_, index) => offsets.readUInt32BE(index * 4))
}

function readFace(file: number, offset: number): FontFace {
  const tables = tableDirectory(file, offset)
  const names = familyNames(table(file, tables, 'name'))
  return { names, family: names[0] ?? '', has: coverage(table(file, tables, 'cmap')) }
}

type Directory = ReadonlyMap<string, Readonly<{ offset: number; length: number }>>

function tableDirectory(file: number, offset: number): Directory {
  const count = read(file, offset, 12).readUInt16BE(4)
  const records = read(file, offset + 12, count * 16)
  return new Map(Array.from({ length: count }, (_, index) => {
    const at = index * 16
    return [records.toString('latin1', at, at + 4), { offset: records.readUInt32BE(at + 8), length: records.readUInt32BE(at + 12) }]
  }))
}

function table(file: number, directory: Directory, tag: string): Buffer {
  const entry = directory.get(tag)
  if (!entry) throw new RangeError(`font has no ${tag} table`)
  return read(file, entry.offset, entry.length)
}

function familyNames(table: Buffer): string[] {
  const count = table.readUInt16BE(2)
  const strings = table.readUInt16BE(4)
  return Array.from({ length: count }, (_, index) => {
    const at = 6 + index * 12
    if (table.readUInt16BE(at + 6) !== FAMILY_NAME) return ''
    const start = strings + table.readUInt16BE(at + 10)
    return decodeName(table.readUInt16BE(at), table.subarray(start, start + table.readUInt16BE(at + 8)))
  }).filter((name) => name !== '')
}

function decodeName(platform: number, bytes: Buffer): string {
  if (platform === MACINTOSH_PLATFORM) return bytes.toString('latin1')
  // UTF-16 big-endian; Node reads little-endian, so a copy is swapped.
  return Buffer.from(bytes).swap16().toString('utf16le')
}

/** True for each character the face has a glyph for. */
function coverage(table: Buffer): (codePoint: number) => boolean {
  const ranges = unicodeSubtables(table).flatMap((at) => subtableRanges(table, at))
  ranges.sort(([a], [b]) => a - b)
  const starts = Uint32Array.from(ranges, ([start]) => start)
  const ends = Uint32Array.from(ranges, ([, end]) => end)
  return (codePoint) => {
    const index = lastAtMost(starts, codePoint)
    return index >= 0 && codePoint <= ends[index]!
  }
}

function unicodeSubtables(table: Buffer): number[] {
  const offsets = Array.from({ length: table.readUInt16BE(2) }, (_, index) => 4 + index * 8)
    .filter((at) => [UNICODE_PLATFORM, WINDOWS_PLATFORM].includes(table.readUInt16BE(at)))
    .map((at) => table.readUInt32BE(at + 4))
  const full = offsets.filter((at) => table.readUInt16BE(at) === 12)
  // The full table repeats what the 16-bit one says; overlapping ranges would break the search below.
  return full.length > 0 ? full.slice(0, 1) : offsets.filter((at) => table.readUInt16BE(at) === 4).slice(0, 1)
}

type Range = [start: number, end: number]

function subtableRanges(table: Buffer, at: number): Range[] {
  return table.readUInt16BE(at) === 12 ? groups(table, at) : segments(table, at)
}

/** Format 12: groups over all planes. */
function groups(table: Buffer, at: number): Range[] {
  return Array.from({ length: table.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [table.readUInt32BE(group), table.readUInt32BE(group + 4)]
  })
}

/** Format 4: segments of the basic plane; a character inside a segment may still map to "no glyph". */
function segments(table: Buffer, at: number): Range[] {
  const count = table.readUInt16BE(at + 6) / 2
  const ends = at + 14
  const starts = ends + count * 2 + 2
  return Array.from({ length: count }, (_, index): Range[] => {
    const start = table.readUInt16BE(starts + index * 2)
    const end = table.readUInt16BE(ends + index * 2)
    const delta = table.readUInt16BE(starts + (count + index) * 2)
    const offsetAt = starts + (count * 2 + index) * 2
    return mappedRuns(start, end, (code) => glyphOf(table, offsetAt, code - start, code, delta))
  }).flat()
}

function glyphOf(table: Buffer, offsetAt: number, index: number, code: number, delta: number): number {
  const offset = table.readUInt16BE(offsetAt)
  if (offset === 0) return (code + delta) & 0xffff
  const glyph = table.readUInt16BE(offsetAt + offset + index * 2)
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff
}

function mappedRuns(start: number, end: number, glyph: (code: number) => number): Range[] {
  const runs: Range[] = []
  for (let code = start; code <= end && code !== 0xffff; code += 1) {
    if (glyph(code) === 0) continue
    const last = runs.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else runs.push([code, code])
  }
  return runs
}

function lastAtMost(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
