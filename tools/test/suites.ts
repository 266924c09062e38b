import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLoads } from '../../bench/first-load.ts'
import { ensureChromium } from './chromium.ts'
import { sum, tallyOfFirstLoads, tallyOfVitest, verdict } from './tally.ts'
import type { Tally } from './tally.ts'

/** Where what a suite says goes: at once, or kept until it is over while another speaks. */
export type Tell = 'at once' | ((words: Buffer) => void)

/** One kind of check. `filters` narrow those suites that consist of test files. */
export type Suite = Readonly<{ name: string; title: string; takesFilters: boolean; run(filters: readonly string[], tell: Tell): Promise<Tally> }>

const home = join(import.meta.dirname, '..', '..')
const program = (...path: string[]): string => join(home, 'node_modules', ...path)

/** In the order of their running; those that stand together run side by side, for each of them waits more than it works. */
export const suites: readonly (readonly Suite[])[] = [
  [{ name: 'types', title: '类型 type check', takesFilters: false, run: checkTypes }],
  [{ name: 'lint', title: '规则 lint', takesFilters: false, run: lint }],
  [{ name: 'walls', title: '围墙 walls', takesFilters: true, run: (filters, tell) => vitest('walls', filters, tell) }],
  [{ name: 'unit', title: '单元 unit', takesFilters: true, run: (filters, tell) => vitest('unit', filters, tell) }],
  [{ name: 'pages', title: '网页生成 web build', takesFilters: false, run: buildPages }],
  [
    { name: 'service', title: '服务 service', takesFilters: true, run: (filters, tell) => vitest('service', filters, tell) },
    { name: 'browser', title: '浏览器 browser', takesFilters: true, run: inBrowser },
  ],
]

async function checkTypes(_filters: readonly string[], tell: Tell): Promise<Tally> {
  const tallies: Tally[] = []
  for (const config of ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.web.json']) {
    const status = await runToEnd([program('typescript', 'bin', 'tsc'), '--project', config], tell)
    tallies.push(verdict(status === 0, ...(status === 0 ? [] : [`${config} has errors`])))
  }
  return sum(tallies)
}

async function lint(_filters: readonly string[], tell: Tell): Promise<Tally> {
  const oxlint = program('oxlint', 'bin', 'oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: home, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const report = readReport(stdout)
  if (report === undefined) return verdict(false, 'the lint itself did not run', stdout.slice(0, 2_000))
  // A lint that saw nothing finds nothing wrong.
  if (report.number_of_files === 0) return verdict(false, 'the lint saw no file')
  if (report.diagnostics.length === 0) return verdict(true, `${report.number_of_files} files`)
  await runToEnd([oxlint], tell)
  return verdict(false, `${report.diagnostics.length} findings in ${report.number_of_files} files`)
}

type LintReport = Readonly<{ diagnostics: readonly unknown[]; number_of_files: number }>

function readReport(stdout: string): LintReport | undefined {
  try {
    return JSON.parse(stdout) as LintReport
  } catch {
    // What isn't a report is oxlint's complaint about its own configuration.
    return undefined
  }
}

async function vitest(project: string, filters: readonly string[], tell: Tell, env: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'shouxi-report-'))
  const outputFile = join(folder, 'report.json')
  try {
    const status = await runToEnd([
      program('vitest', 'vitest.mjs'), 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${outputFile}`, ...filters,
    ], tell, env)
    return tallyOfVitest(JSON.parse(readFileSync(outputFile, 'utf8')), status)
  } catch (error) {
    return verdict(false, `no report: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function inBrowser(filters: readonly string[], tell: Tell): Promise<Tally> {
  const chromium = ensureChromium()
  return 'missing' in chromium ? verdict(false, chromium.missing) : vitest('browser', filters, tell, { CHROMIUM: chromium.path })
}

async function buildPages(_filters: readonly string[], tell: Tell): Promise<Tally> {
  const status = await runToEnd([join(home, 'tools', 'prepare', 'buildPages.mjs')], tell)
  return status === 0 ? sum([verdict(true), tallyOfFirstLoads(firstLoads())]) : verdict(false, 'the web pages could not be built')
}

async function runToEnd(words: readonly string[], tell: Tell, env: NodeJS.ProcessEnv = {}): Promise<number> {
  const output = tell === 'at once' ? 'inherit' : 'pipe'
  const child = spawn(process.execPath, words, { cwd: home, stdio: ['ignore', output, output], env: { ...process.env, ...env } })
  if (tell !== 'at once') for (const stream of [child.stdout, child.stderr]) stream?.on('data', tell)
  const [status] = await once(child, 'close') as [number | null]
  return status ?? 1
}
