import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { referencePages } from './pages.ts'

const home = join(import.meta.dirname, '..', '..')

for (const { path, text } of referencePages()) {
  mkdirSync(join(home, dirname(path)), { recursive: true })
  writeFileSync(join(home, path), text)
  process.stdout.write(`${path}\n`)
}
