import { suites } from './suites.ts'
import { mustHaveRun, sum } from './tally.ts'
import type { Suite } from './suites.ts'
import type { Tally } from './tally.ts'

const words = process.argv.slice(2)
const named = suites.filter(({ name }) => words.includes(name))
const filters = words.filter((word) => !suites.some(({ name }) => name === word))
const chosen = named.length > 0 ? named : suites.filter(({ takesFilters }) => filters.length === 0 || takesFilters)

const results: { suite: Suite; tally: Tally; seconds: number }[] = []
for (const suite of chosen) {
  process.stdout.write(`\n── ${suite.title} ──\n`)
  const begun = performance.now()
  const tally = await suite.run(filters)
  results.push({ suite, tally, seconds: (performance.now() - begun) / 1_000 })
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
