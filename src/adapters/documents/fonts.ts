import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { readFontFile, type FontFace } from './sfnt.ts'

/** Typefaces that GB/T 9704-2012 names, each for its part of the page. */
export const fontRoles = ['title', 'body', 'heading', 'subheading', 'folio'] as const
export type FontRole = (typeof fontRoles)[number]

type Wanted = Readonly<{
  use: string
  /** Family names by which a licensed font is known. */
  known: RegExp
  /** Weight of the default font that comes nearest. */
  weight: number
}>

const wanted: Readonly<Record<FontRole, Wanted>> = {
  title: { use: '标题（小标宋）', known: /小标宋|XiaoBiaoSong|FZXBS/i, weight: 700 },
  body: { use: '正文（仿宋）', known: /仿宋|FangSong/i, weight: 400 },
  heading: { use: '一级标题（黑体）', known: /黑体|SimHei|FZHei/i, weight: 700 },
  subheading: { use: '二级标题（楷体）', known: /楷体|KaiTi|FZKai/i, weight: 400 },
  folio: { use: '页码（宋体）', known: /^(宋体|SimSun|NSimSun|新宋体|方正书宋.*|FZShuSong.*)$/i, weight: 400 },
}

/** Which file draws a part of the page; `licensed` where the office's own font does. */
export type FontInUse = Readonly<{ role: FontRole; use: string; family: string; file: string; licensed: boolean }>

export type FontPlan = Readonly<{
  files: readonly string[]
  /** Families in the order in which a character is looked for. */
  families: Readonly<Record<FontRole, readonly string[]>>
  weights: Readonly<Record<FontRole, number>>
  inUse: readonly FontInUse[]
  /** Files of the folder that are no fonts, by name. */
  unreadable: readonly string[]
  has(codePoint: number): boolean
}>

type Loaded = Readonly<{ file: string; faces: readonly FontFace[] }>

const defaultFamily = 'Noto Serif SC'

/** The safe default, and behind it a font with characters of names that the default lacks (𠮷). */
function packagedFonts(): Loaded[] {
  const { resolve } = createRequire(import.meta.url)
  return [
    '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  ].map((name) => {
    const file = resolve(name)
    return { file, faces: readFontFile(file) }
  })
}

/** Looks through the office's folder and decides which font draws which part of a page. */
export function planFonts(fontFolder: string): FontPlan {
  const packaged = packagedFonts()
  const { fonts, unreadable } = scanFolder(fontFolder)
  const licensed = fonts.flatMap(({ file, faces }) => faces.map((face) => ({ file, face })))
  const reserve = [...licensed.map(({ face }) => face.family), 'Noto Serif JP']
  const inUse = fontRoles.map((role): FontInUse => {
    const own = licensed.find(({ face }) => face.names.some((name) => wanted[role].known.test(name)))
    return own
      ? { role, use: wanted[role].use, family: own.face.family, file: basename(own.file), licensed: true }
      : { role, use: wanted[role].use, family: defaultFamily, file: basename(packaged[wanted[role].weight === 400 ? 0 : 1]!.file), licensed: false }
  })
  const faces = [...packaged, ...fonts].flatMap((font) => font.faces)
  return {
    files: [...packaged, ...fonts].map(({ file }) => file),
    families: byRole((_, index) => [...new Set([inUse[index]!.family, defaultFamily, ...reserve])]),
    weights: byRole((role, index) => (inUse[index]!.licensed ? 400 : wanted[role].weight)),
    inUse,
    unreadable,
    has: (codePoint) => faces.some((face) => face.has(codePoint)),
  }
}

function byRole<T>(value: (role: FontRole, index: number) => T): Record<FontRole, T> {
  return Object.fromEntries(fontRoles.map((role, index) => [role, value(role, index)])) as Record<FontRole, T>
}

function scanFolder(folder: string): { fonts: Loaded[]; unreadable: string[] } {
  const fonts: Loaded[] = []
  const unreadable: string[] = []
  for (const file of fontFiles(folder)) {
    try {
      fonts.push({ file, faces: readFontFile(file) })
    } catch (error) {
      // A half-copied font must not keep the office from its papers; whoever asks is told which file it is.
      if (!(error instanceof RangeError)) throw error
      unreadable.push(basename(file))
    }
  }
  return { fonts, unreadable }
}

function fontFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /\.(ttf|otf|ttc|otc)$/i.test(name))
    // Sorted, so that the same folder gives the same plan on every machine.
    .sort()
    .map((name) => join(folder, name))
}
