import { globSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner'
import type { DryRunResult, MutantRunOptions, MutantRunResult, TestResult, TestRunner } from '@stryker-mutator/api/test-runner'
import fc from 'fast-check'
import { forgetModules, hookModules } from './reloading.ts'
import { collect } from './standIn.ts'

/*
 * Runs the tests of the policy core in the process that Stryker gives, without a worker of vitest for each mutant: loading everything anew takes
 * a hundred times as long as most tests. A mutant is tried twice: in the modules that are loaded, and if it lives, in fresh ones that never
 * ran without it. What lives then has survived every test that reaches it.
 */

const testFiles = ['src/policy/**/*.test.ts', 'test/contract/{policies,policyShape,shizhong,wenzhou}.unit.test.ts']

type Test = Readonly<{ id: string; file: string; name: string; run: () => unknown }>
type Coverage = { static: Record<string, number>; perTest: Record<string, Record<string, number>> }

/** What the mutated code reads and writes; the names are Stryker's. */
type Switchboard = { activeMutant?: string; currentTestId?: string; hitCount?: number; hitLimit?: number; mutantCoverage?: Coverage }

class InProcessRunner implements TestRunner {
  static readonly inject = [] as const
  readonly #switchboard: Switchboard = ((globalThis as unknown as { __stryker__?: Switchboard }).__stryker__ ??= {})
  readonly #files = globSync(testFiles).map((file) => resolve(file)).sort()
  readonly #tests = new Map<string, Test>()
  #results: readonly TestResult[] = []
  #coverage: Coverage = { static: {}, perTest: {} }

  capabilities() {
    return { reloadEnvironment: true }
  }

  /** Without a mutant: what passes, what it reaches, and everything that is computed once and kept. */
  async init(): Promise<void> {
    // The same examples in each run, or a mutant would live or die by chance.
    fc.configureGlobal({ numRuns: 25, seed: 1 })
    hookModules(process.cwd())
    const results: TestResult[] = []
    for (const file of this.#files) {
      for (const test of await testsOf(file)) {
        this.#tests.set(test.id, test)
        this.#switchboard.currentTestId = test.id
        const begun = performance.now()
        const failure = await failureOf(test)
        delete this.#switchboard.currentTestId
        const told = { id: test.id, name: test.name, fileName: file, timeSpentMs: performance.now() - begun }
        results.push(failure === undefined ? { ...told, status: TestStatus.Success } : { ...told, status: TestStatus.Failed, failureMessage: failure })
      }
    }
    this.#results = results
    this.#coverage = structuredClone(this.#switchboard.mutantCoverage ?? this.#coverage)
  }

  async dryRun(): Promise<DryRunResult> {
    return { status: DryRunStatus.Complete, tests: [...this.#results], mutantCoverage: this.#coverage }
  }

  async mutantRun({ activeMutant: { id }, hitLimit, sandboxFileName }: MutantRunOptions): Promise<MutantRunResult> {
    Object.assign(this.#switchboard, { activeMutant: id, hitCount: 0, hitLimit })
    try {
      const reached = [...this.#tests.values()].filter((test) => this.#coverage.perTest[test.id]?.[id] !== undefined)
      const found = await firstFailure(reached) ?? await this.#inFreshModules(id, sandboxFileName, reached)
      if (this.#switchboard.hitCount! > (hitLimit ?? Infinity)) return { status: MutantRunStatus.Timeout, reason: 'goes round for ever' }
      return found
        ? { status: MutantRunStatus.Killed, killedBy: [found.by], failureMessage: found.failure, nrOfTests: reached.length }
        : { status: MutantRunStatus.Survived, nrOfTests: reached.length }
    } finally {
      delete this.#switchboard.activeMutant
    }
  }

  /** Code that runs when a module is loaded is reached by every test; other code by the files of the tests that reached it. */
  async #inFreshModules(mutant: string, mutated: string, reached: readonly Test[]): Promise<Failure | undefined> {
    const files = this.#coverage.static[mutant] === undefined ? [...new Set(reached.map(({ file }) => file))] : this.#files
    const own = mutated.replace(/\.ts$/u, '.test.ts')
    // The file's own test knows it best, then those of its folder.
    const nearness = (file: string): number => Number(basename(file) === basename(own)) * 2 + Number(basename(dirname(file)) === basename(dirname(own)))
    forgetModules()
    for (const file of files.toSorted((one, other) => nearness(other) - nearness(one))) {
      try {
        const failure = await firstFailure(await testsOf(file))
        if (failure) return failure
      } catch (error) {
        // A file that can't be loaded fails with all its tests.
        return { by: [...this.#tests.values()].find((test) => test.file === file)!.id, failure: String(error) }
      }
    }
    return undefined
  }
}

type Failure = Readonly<{ by: string; failure: string }>

async function testsOf(file: string): Promise<readonly Test[]> {
  const collected = await collect(pathToFileURL(file).href)
  return collected.map(({ name, run }, index) => ({ id: `${basename(file)}#${index} ${name}`, file, name, run }))
}

async function firstFailure(tests: readonly Test[]): Promise<Failure | undefined> {
  for (const test of tests) {
    const failure = await failureOf(test)
    if (failure !== undefined) return { by: test.id, failure }
  }
  return undefined
}

async function failureOf({ run }: Test): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    return String(error)
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)]
