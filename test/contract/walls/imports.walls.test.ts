import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { home, projectFiles } from '../../support/repository.ts'

const oxlint = join(home, 'node_modules', 'oxlint', 'bin', 'oxlint')

type Finding = Readonly<{ code: string; filename: string; message: string }>

/** Lints files that exist only for this question, under the project's own rules. */
function lint(files: Readonly<Record<string, string>>): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'shouxi-lint-'))
  try {
    cpSync(join(home, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    symlinkSync(join(home, 'tools'), join(folder, 'tools'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json', ...Object.keys(files)], { cwd: folder, encoding: 'utf8' })
    const report = JSON.parse(stdout) as { number_of_files: number; diagnostics: Finding[] }
    expect(report.number_of_files).toBe(Object.keys(files).length)
    return report.diagnostics
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const codesOf = (files: Readonly<Record<string, string>>): string[] => lint(files).map(({ code }) => code)

/** Each line would break a promise of the architecture; the code names the rule that has to catch it. */
const violations: readonly (readonly [promise: string, path: string, text: string, code: string])[] = [
  ['the domain knows no adapter', 'src/domain/planted.ts', "import { store } from '../adapters/postgres/store.ts'\nexport const kept = store\n", 'house(arrows)'],
  ['the domain knows no use case', 'src/domain/planted.ts', "import { perform } from '../usecases/perform.ts'\nexport const kept = perform\n", 'house(arrows)'],
  ['the policy knows no domain', 'src/policy/planted.ts', "export { accept } from '../domain/shared/decision.ts'\n", 'house(arrows)'],
  ['a use case knows no HTTP', 'src/usecases/planted.ts', "export const kept = import('../http/server.ts')\n", 'house(arrows)'],
  ['a use case knows no adapter, not even its types', 'src/usecases/planted.ts', "import type { Store } from '../adapters/postgres/store.ts'\nexport type Kept = Store\n", 'house(arrows)'],
  ['a use case reads no file', 'src/usecases/planted.ts', "import { readFileSync } from 'node:fs'\nexport const kept = readFileSync\n", 'house(arrows)'],
  ['the domain brings no library that acts', 'src/domain/planted.ts', "import pg from 'pg'\nexport const kept = pg\n", 'house(arrows)'],
  ['an adapter knows no HTTP', 'src/adapters/planted.ts', "export * from '../http/server.ts'\n", 'house(arrows)'],
  ['a page brings no server code along', 'src/web/planted.ts', "import { route } from '../http/routes/cases.ts'\nexport const kept = route\n", 'house(arrows)'],
  ['a page knows no adapter, not even its types', 'src/web/planted.ts', "import type { Store } from '../adapters/postgres/store.ts'\nexport type Kept = Store\n", 'house(arrows)'],
  ['a page runs without Node', 'src/web/planted.ts', "import { join } from 'node:path'\nexport const kept = join\n", 'house(arrows)'],
  ['only main knows every adapter', 'src/http/planted.ts', "import { store } from '../adapters/postgres/store.ts'\nexport const kept = store\n", 'house(arrows)'],
  ['no folder stands beside the architecture', 'src/helpers/planted.ts', 'export const a = 1\n', 'house(arrows)'],
  ['no code comes from outside src', 'src/http/planted.ts', "import { openDatabase } from '../../test/support/database.ts'\nexport const kept = openDatabase\n", 'house(arrows)'],
  ['the core does not ask the clock for a date', 'src/domain/planted.ts', 'export const today = () => new Date()\n', 'house(no-clock)'],
  ['the core does not ask the clock for its words', 'src/policy/planted.ts', 'export const today = () => Date()\n', 'house(no-clock)'],
  ['the core does not ask the clock for a number', 'src/usecases/planted.ts', 'export const now = () => Date.now()\n', 'eslint(no-restricted-properties)'],
  ['the core does not ask Temporal', 'src/domain/planted.ts', 'declare const Temporal: { Now: unknown }\nexport const now = () => Temporal.Now\n', 'eslint(no-restricted-properties)'],
  ['the core leaves nothing to chance', 'src/domain/planted.ts', 'export const lot = () => Math.random()\n', 'eslint(no-restricted-properties)'],
  ['the core makes no keys', 'src/domain/planted.ts', 'export const id = () => crypto.randomUUID()\n', 'eslint(no-restricted-globals)'],
  ['the core knows no process', 'src/policy/planted.ts', "export const key = () => process.env['KEY']\n", 'eslint(no-restricted-globals)'],
  ['the core does not wait', 'src/usecases/planted.ts', 'export const later = (f: () => void) => setTimeout(f, 1)\n', 'eslint(no-restricted-globals)'],
  ['an exemption states its reason', 'src/http/planted.ts', '// oxlint-disable-next-line no-var\nexport const a = 1\n', 'house(reasoned-exemption)'],
  ['the type checker is not silenced', 'src/http/planted.ts', '// @ts-ignore\nexport const a: string = 1\n', 'house(reasoned-exemption)'],
  ['no error is swallowed', 'src/http/planted.ts', 'export function f(g: () => void) {\n  try { g() } catch {}\n}\n', 'eslint(no-empty)'],
  ['nothing is left to do later', 'src/http/planted.ts', `// ${'TO' + 'DO'}: later\nexport const a = 1\n`, 'eslint(no-warning-comments)'],
  ['no test runs alone', 'src/http/planted.test.ts', "import { expect, it } from 'vitest'\nit.only('alone', () => expect(1).toBe(1))\n", 'vitest(no-focused-tests)'],
]

it.each(violations)('%s: src is refused a line that would break it (%s)', (_, path, text, code) => {
  expect(codesOf({ [path]: text })).toEqual([code])
})

it('files that need one another in a circle are refused', () => {
  const findings = codesOf({
    'src/domain/a.ts': "import { b } from './b.ts'\nexport const a = (): number => b()\n",
    'src/domain/b.ts': "import { a } from './a.ts'\nexport const b = (): number => a()\n",
  })
  expect(findings).toEqual(['import(no-cycle)', 'import(no-cycle)'])
})

it('what the architecture allows is let through', () => {
  const findings = lint({
    'src/domain/round/allowed.ts': "import { read } from '../../policy/readPolicy.ts'\nimport { z } from 'zod'\nexport const kept = [read, z, new Date('2024-07-11')]\n",
    'src/adapters/allowed.ts': "import { readFileSync } from 'node:fs'\nimport type { Clock } from '../usecases/ports.ts'\nexport const clock: Clock = { now: () => readFileSync('x', String(Date.now())) as never }\n",
    'src/web/allowed.ts': "import type { Cases } from '../http/routes/cases.ts'\nimport { days } from '../domain/shared/time.ts'\nexport const kept = (cases: Cases) => days(cases)\n",
    'src/domain/allowed.test.ts': "import { readFileSync } from 'node:fs'\nexport const kept = [readFileSync, Date.now()]\n",
    'src/main.ts': "import { store } from './adapters/postgres/store.ts'\nimport { server } from './http/server.ts'\nexport const kept = [store, server]\n",
  })
  expect(findings).toEqual([])
})

it('the lint sees every source file of the project', () => {
  const { stdout } = spawnSync(process.execPath, [oxlint, '--debug=files'], { cwd: home, encoding: 'utf8' })
  const seen = new Set(stdout.split('\n'))
  const sources = projectFiles().filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  expect(sources.length).toBeGreaterThan(0)
  expect(sources.filter((path) => !seen.has(path))).toEqual([])
})
