import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planFonts } from './fonts.ts'
import { readFontFile } from './sfnt.ts'

let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'shouxi-fonts-')) })
afterAll(() => rmSync(folder, { recursive: true }))

describe('fonts in use 字体', () => {
  it('falls back to the shipped font for every part of a page', () => {
    const plan = planFonts(join(folder, 'missing'))
    expect(plan.inUse.map(({ role, family, licensed }) => [role, family, licensed])).toEqual([
      ['title', 'Noto Serif SC', false], ['body', 'Noto Serif SC', false], ['heading', 'Noto Serif SC', false],
      ['subheading', 'Noto Serif SC', false], ['folio', 'Noto Serif SC', false],
    ])
  })

  it('has the characters of the standard set, of names beyond the basic plane, and none that nobody drew', () => {
    const plan = planFonts(join(folder, 'missing'))
    expect(['首', '席', '·', '〔', '—', '䶮', '𠮷', '\u{2B7E0}'].map((character) => plan.has(character.codePointAt(0)!)))
      .toEqual([true, true, true, true, true, true, true, false])
  })

  it('gives each licensed font of the folder its part, and looks for rare characters in all of them', () => {
    writeFileSync(join(folder, 'a-simfang.ttf'), fontFile(['FangSong_GB2312', '仿宋_GB2312'], [[0x4e00, 0x9fa5]]))
    writeFileSync(join(folder, 'b-fzxbs.TTF'), fontFile(['FZXiaoBiaoSong-B05S', '方正小标宋简体'], [[0x4e00, 0x9fa5]]))
    writeFileSync(join(folder, 'c-rare.otf'), fontFile(['宋体-ExtB'], [[0xe000, 0xe002]]))
    writeFileSync(join(folder, 'd-broken.ttf'), 'half a font')
    writeFileSync(join(folder, 'notes.txt'), 'no font')
    const plan = planFonts(folder)
    expect(plan.inUse.map(({ role, file, licensed }) => [role, file, licensed]).slice(0, 3)).toEqual([
      ['title', 'b-fzxbs.TTF', true], ['body', 'a-simfang.ttf', true], ['heading', 'NotoSerifSC_700Bold.ttf', false],
    ])
    expect(plan.families.body).toEqual(['FangSong_GB2312', 'Noto Serif SC', 'FZXiaoBiaoSong-B05S', '宋体-ExtB', 'Noto Serif JP'])
    expect(plan.has(0xe001)).toBe(true)
    expect(plan.unreadable).toEqual(['d-broken.ttf'])
  })
})

describe('reading a font file', () => {
  it('reads every face of a collection', () => {
    const path = join(folder, 'collection.ttc')
    writeFileSync(path, collection([fontFile(['SimSun'], [[0x41, 0x42]]), fontFile(['NSimSun'], [[0x43, 0x43]])]))
    const faces = readFontFile(path)
    expect(faces.map(({ family, has }) => [family, has(0x41), has(0x43), has(0x44)])).toEqual([['SimSun', true, false, false], ['NSimSun', false, true, false]])
  })
})

/** The least that is a font: names, and a table of characters of the basic plane. */
function fontFile(names: readonly string[], ranges: readonly (readonly [number, number])[]): Buffer {
  const tables = [['cmap', characterTable(ranges)], ['name', nameTable(names)]] as const
  const directory = Buffer.alloc(12 + tables.length * 16)
  directory.writeUInt32BE(0x00010000)
  directory.writeUInt16BE(tables.length, 4)
  let offset = directory.length
  tables.forEach(([tag, table], index) => {
    directory.write(tag, 12 + index * 16, 'latin1')
    directory.writeUInt32BE(offset, 12 + index * 16 + 8)
    directory.writeUInt32BE(table.length, 12 + index * 16 + 12)
    offset += table.length
  })
  return Buffer.concat([directory, ...tables.map(([, table]) => table)])
}

function nameTable(names: readonly string[]): Buffer {
  const texts = names.map((name) => Buffer.from(name, 'utf16le').swap16())
  const records = Buffer.alloc(6 + names.length * 12)
  records.writeUInt16BE(names.length, 2)
  records.writeUInt16BE(records.length, 4)
  let offset = 0
  texts.forEach((text, index) => {
    const at = 6 + index * 12
    ;[3, 1, 0x0804, 1, text.length, offset].forEach((value, field) => records.writeUInt16BE(value, at + field * 2))
    offset += text.length
  })
  return Buffer.concat([records, ...texts])
}

/** Format 4, with the closing segment that the format asks for; glyphs are numbered from 1. */
function characterTable(ranges: readonly (readonly [number, number])[]): Buffer {
  const segments = [...ranges, [0xffff, 0xffff] as const]
  const words = [
    4, 16 + segments.length * 8, 0, segments.length * 2, 0, 0, 0,
    ...segments.map(([, end]) => end), 0, ...segments.map(([start]) => start),
    ...segments.map(([start]) => (0x10000 + 1 - start) & 0xffff), ...segments.map(() => 0),
  ]
  const head = Buffer.alloc(12)
  ;[0, 1, 3, 1].forEach((value, index) => head.writeUInt16BE(value, index * 2))
  head.writeUInt32BE(12, 8)
  const body = Buffer.alloc(words.length * 2)
  words.forEach((value, index) => body.writeUInt16BE(value, index * 2))
  return Buffer.concat([head, body])
}

function collection(fonts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(12 + fonts.length * 4)
  head.write('ttcf', 0, 'latin1')
  head.writeUInt32BE(fonts.length, 8)
  let offset = head.length
  const shifted = fonts.map((font, index) => {
    head.writeUInt32BE(offset, 12 + index * 4)
    const moved = Buffer.from(font)
    for (let table = 0; table < moved.readUInt16BE(4); table += 1) {
      const at = 12 + table * 16 + 8
      moved.writeUInt32BE(moved.readUInt32BE(at) + offset, at)
    }
    offset += moved.length
    return moved
  })
  return Buffer.concat([head, ...shifted])
}
