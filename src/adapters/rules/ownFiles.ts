import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** A file of a bureau's own folder of rules, by its path within: `policies/here.yaml`. */
export type OwnFile = Readonly<{ path: string; bytes: Uint8Array }>

/** Where a backup's rules are put, within the data folder: where they are used from is the bureau's own choice. */
export const restoredRules = (dataDir: string): string => join(dataDir, 'rules')

/** All files of the folder, in order of their paths. What begins with a dot belongs to some program, not to the rules. */
export function filesOf(own: string): readonly OwnFile[] {
  return readdirSync(own, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep))
    .filter((steps) => !steps.some((step) => step.startsWith('.')) && statSync(join(own, ...steps)).isFile())
    .map((steps) => ({ path: steps.join('/'), bytes: readFileSync(join(own, ...steps)) }))
    .sort((one, other) => one.path < other.path ? -1 : 1)
}

/** Throws `RangeError` where the path leads elsewhere. */
export function putOwnFile(own: string, { path, bytes }: OwnFile): void {
  const steps = path.split('/')
  if (steps.some((step) => step === '' || step.startsWith('.') || step.includes(sep))) throw new RangeError(`no file of a folder of rules: ${path}`)
  const file = join(own, ...steps)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes, { flag: 'wx' })
}

export const removeOwnFiles = (own: string): void => rmSync(own, { recursive: true, force: true })
