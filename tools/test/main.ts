import { suites } from './suites.ts'
import { mustHaveRun, sum } from './tally.ts'
import type { Suite, Tell } from './suites.ts'
import type { Tally } from './tally.ts'

type Result = Readonly<{ suite: Suite; tally: Tally; seconds: number }>

const words = process.argv.slice(2)
const all = suites.flat()
const named = all.filter(({ name }) => words.includes(name))
const filters = words.filter((word) => !all.some(({ name }) => name === word))
const chosen = named.length > 0 ? named : all.filter(({ takesFilters }) => filters.length === 0 || takesFilters)

const results: Result[] = []
for (const together of suites) results.push(...await sideBySide(together.filter((suite) => chosen.includes(suite))))

/** Whoever runs alone is heard at once; of several the words of each are told in one piece. */
async function sideBySide(company: readonly Suite[]): Promise<readonly Result[]> {
  if (company.length > 1) process.stdout.write(`\n── ${company.map(({ title }) => title).join('，')}（同时进行，各自结束后显示） ──\n`)
  return Promise.all(company.map((suite) => company.length === 1 ? aloud(suite) : toldAtTheEnd(suite)))
}

async function aloud(suite: Suite): Promise<Result> {
  process.stdout.write(`\n── ${suite.title} ──\n`)
  return timed(suite, 'at once')
}

async function toldAtTheEnd(suite: Suite): Promise<Result> {
  const told: Buffer[] = []
  const result = await timed(suite, (said) => told.push(said))
  process.stdout.write(Buffer.concat([Buffer.from(`\n── ${suite.title} ──\n`), ...told]))
  return result
}

async function timed(suite: Suite, tell: Tell): Promise<Result> {
  const begun = performance.now()
  const tally = await suite.run(filters, tell)
  return { suite, tally, seconds: (performance.now() - begun) / 1_000 }
}

process.stdout.write('\n')
for (const { suite, tally, seconds } of results) {
  const notes = tally.notes.length > 0 ? `  (${tally.notes.join('; ')})` : ''
  process.stdout.write(`${suite.name.padEnd(8)} ${String(tally.passed).padStart(5)} passed, ${String(tally.failed).padStart(3)} failed  ${seconds.toFixed(1).padStart(6)} s${notes}\n`)
}
const total = mustHaveRun(sum(results.map(({ tally }) => tally)))
process.exitCode = total.failed === 0 ? 0 : 1
// The last line stands alone, for whoever reads only that.
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
