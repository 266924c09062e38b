import { DocumentError } from './document-error.ts'

/** Characters that show nothing and only come along with copied text. */
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

/** Text as it can be set: line breaks of one kind, no tabs, nothing invisible. Bytes pass untouched. */
export function settable<T>(value: T): T {
  if (typeof value === 'string') return cleaned(value) as T
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(settable) as T
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, settable(part)])) as T
}

function cleaned(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(invisible, '')
}

/** Refuses text with a character that no font can draw: a box in a person's name is worse than no paper. */
export function requireGlyphs(value: unknown, has: (codePoint: number) => boolean): void {
  const missing = [...new Set(textsOf(value).flatMap((text) => [...text]))]
    .filter((character) => character !== '\n' && !has(character.codePointAt(0)!))
  if (missing.length === 0) return
  const named = missing.map((character) => `“${character}”（${codeName(character)}）`).join('、')
  throw new DocumentError('glyph-missing',
    `现有字体都没有${named}的字形，文件不能生成。请把含有该字的字体（如 Windows 自带的“宋体-ExtB”，文件名 simsunb.ttf）放入 fonts 文件夹，重新启动后再试。`)
}

function codeName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsOf)
}
