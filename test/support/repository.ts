import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The folder of the whole project. */
export const home = join(import.meta.dirname, '..', '..')

/** What git ignores, and git itself: made by machines, not by the project. */
const notOurs = new Set(['node_modules', 'dist', 'data', '.git', '.tmp'])

/** Every file of the project, by its path from the top, with `/` between folders. */
export function projectFiles(): string[] {
  return filesBelow(home).map((path) => relative(home, path).split(sep).join('/')).sort()
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (folder === home && notOurs.has(entry.name)) return []
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : []
  })
}

export const readProjectFile = (path: string): string => readFileSync(join(home, path), 'utf8')

const binary = /\.(png|jpe?g|gif|webp|ico|woff2?|ttf|otf|pdf|docx|xlsx|zip|gz|br|wasm)$/i

/** The files a person can read, each with its text. */
export function projectTexts(): { path: string; text: string }[] {
  return projectFiles().filter((path) => !binary.test(path)).map((path) => ({ path, text: readProjectFile(path) }))
}
