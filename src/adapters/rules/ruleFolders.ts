import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const parts = ['policies', 'competitions', 'calendars'] as const
type Part = (typeof parts)[number]

/** 规则文件夹 — where measures, lists of competitions and calendars lie: beside the program first, then what a bureau keeps itself. */
export type RuleFolders = Readonly<Record<Part, readonly string[]>>

/** The folder that a bureau named for its own measures, lists and calendars is none. Says everything that is wrong with it at once. */
export class WrongRulesFolder extends Error {
  readonly code = 'wrong-rules-folder'
}

/** The folders beside the program, and those in the folder of a bureau's own. */
export function ruleFolders(home: string, own: string | undefined): RuleFolders {
  const found = own === undefined ? [] : partsIn(own)
  const foldersOf = (part: Part): readonly string[] => [join(home, part), ...own !== undefined && found.includes(part) ? [join(resolve(own), part)] : []]
  return { policies: foldersOf('policies'), competitions: foldersOf('competitions'), calendars: foldersOf('calendars') }
}

/** Throws `WrongRulesFolder` where nothing of the name is there. */
export function assertRulesFolder(own: string): void {
  if (!existsSync(own) || !statSync(own).isDirectory()) throw new WrongRulesFolder(`没有规则文件夹 ${own}。请核对路径，或先建好这个文件夹。`)
}

function partsIn(own: string): readonly Part[] {
  assertRulesFolder(own)
  const folders = readdirSync(own, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'))
  const found = parts.filter((part) => folders.some((entry) => entry.name === part && isFolder(own, part)))
  // Under a misspelt name nothing would ever be read, and nobody would know.
  const strangers = folders.filter((entry) => entry.isDirectory() && !parts.some((part) => part === entry.name)).map(({ name }) => name).sort()
  // A calendar beside the folder of calendars would not be read either.
  const loose = folders.filter((entry) => !entry.isDirectory() && /\.ya?ml$/iu.test(entry.name)).map(({ name }) => name).sort()
  const notFolders = parts.filter((part) => folders.some(({ name }) => name === part) && !found.includes(part))
  const wrong = [
    ...strangers.map((name) => `不认识其中的文件夹“${name}”。`),
    ...loose.map((name) => `“${name}”放在这里不会被读取，应放进下面所说的文件夹。`),
    ...notFolders.map((part) => `“${part}”应当是文件夹。`),
    ...found.length === 0 ? [`其中没有 ${parts.join('、')} 中的任何一个。`] : [],
  ]
  if (wrong.length > 0) throw new WrongRulesFolder([`规则文件夹 ${own} 不对：${wrong.join('')}`, '办法放在 policies，竞赛名录放在 competitions，放假安排放在 calendars，没有的不用建。'].join(''))
  return found
}

const isFolder = (own: string, part: Part): boolean => statSync(join(own, part)).isDirectory()
