import { describe, expect, it } from 'vitest'
import { mustHaveRun, sum, tallyOfFirstLoads, tallyOfVitest, verdict } from './tally.ts'

const green = { success: true, numPassedTests: 2, numFailedTests: 0, numPendingTests: 0, testResults: [{ name: 'green.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] }] }

describe('counting what vitest reports', () => {
  it('takes the numbers as they are', () => {
    expect(tallyOfVitest(green, 0)).toEqual({ passed: 2, failed: 0, notes: [] })
    expect(tallyOfVitest({ ...green, success: false, numFailedTests: 3 }, 1)).toEqual({ passed: 2, failed: 3, notes: [] })
  })

  it('counts a file that broke before its first test as one failure', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }]
    expect(tallyOfVitest({ ...green, success: false, testResults }, 1)).toEqual({ passed: 2, failed: 1, notes: ['could not run a.test.ts'] })
  })

  it('does not count a file twice whose tests failed', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] }]
    expect(tallyOfVitest({ ...green, success: false, numFailedTests: 1, testResults }, 1)).toEqual({ passed: 2, failed: 1, notes: [] })
  })

  it('counts an error outside every test', () => {
    expect(tallyOfVitest(green, 1)).toEqual({ passed: 2, failed: 1, notes: ['an error outside the tests, see above'] })
  })

  it('counts a run without a test as a failure', () => {
    expect(tallyOfVitest({ ...green, numPassedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1, notes: ['ran no test'] })
    expect(mustHaveRun(verdict(true))).toEqual(verdict(true))
  })

  it('tells of skipped tests without counting them as passed', () => {
    expect(tallyOfVitest({ ...green, numPendingTests: 1 }, 0)).toEqual({ passed: 2, failed: 0, notes: ['1 skipped'] })
  })
})

describe('counting what the pages load at first', () => {
  it('names each page that loads more than its aim', () => {
    const loads = [{ name: 'sign-in', kilobytes: 130, aimKB: 130 }, { name: 'worklist', kilobytes: 130.06, aimKB: 130 }]
    expect(tallyOfFirstLoads(loads)).toEqual({ passed: 1, failed: 1, notes: ['worklist loads 130.1 KB at first, more than 130'] })
  })

  it('counts a build without a page as a failure', () => {
    expect(tallyOfFirstLoads([])).toEqual({ passed: 0, failed: 1, notes: ['ran no test'] })
  })
})

it('adds suites up', () => {
  expect(sum([verdict(true), verdict(false, 'why'), { passed: 3, failed: 1, notes: [] }])).toEqual({ passed: 4, failed: 2, notes: ['why'] })
})
