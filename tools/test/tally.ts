/** What one suite found. `notes` say what the numbers alone can't. */
export type Tally = Readonly<{ passed: number; failed: number; notes: readonly string[] }>

/** A single question with a yes or a no. */
export const verdict = (holds: boolean, ...notes: readonly string[]): Tally => ({ passed: holds ? 1 : 0, failed: holds ? 0 : 1, notes })

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    notes: tallies.flatMap(({ notes }) => notes),
  }
}

/** A suite that ran nothing has shown nothing: it counts as a failure, whatever the reason. */
export function mustHaveRun(tally: Tally): Tally {
  return tally.passed + tally.failed > 0 ? tally : sum([tally, verdict(false, 'ran no test')])
}

type VitestReport = Readonly<{
  success: boolean
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: readonly Readonly<{ name: string; status: string; assertionResults: readonly Readonly<{ status: string }>[] }>[]
}>

/** Counts vitest's own report. A file that broke before its first test, and an error outside every test, are failures too. */
export function tallyOfVitest(report: VitestReport, exitCode: number): Tally {
  const broken = report.testResults.filter(({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'))
  const failed = report.numFailedTests + broken.length
  const unexplained = failed === 0 && (exitCode !== 0 || !report.success)
  return mustHaveRun({
    passed: report.numPassedTests,
    failed: failed + (unexplained ? 1 : 0),
    notes: [
      ...broken.map(({ name }) => `could not run ${name}`),
      ...(unexplained ? ['an error outside the tests, see above'] : []),
      ...(report.numPendingTests > 0 ? [`${report.numPendingTests} skipped`] : []),
    ],
  })
}

/** Each page is a question of its own: does what a browser loads before it can be used stay within its aim? */
export function tallyOfFirstLoads(loads: readonly Readonly<{ name: string; kilobytes: number; aimKB: number }>[]): Tally {
  return mustHaveRun(sum(loads.map(({ name, kilobytes, aimKB }) =>
    kilobytes <= aimKB ? verdict(true) : verdict(false, `${name} loads ${kilobytes.toFixed(1)} KB at first, more than ${aimKB}`))))
}
