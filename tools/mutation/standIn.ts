import { format } from 'node:util'
import { ASYMMETRIC_MATCHERS_OBJECT, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'
import * as chai from 'chai'

/*
 * As much of vitest as the tests of the policy core use, without its workers: the same `expect`, and tests that are kept in a list,
 * to be run as often as one likes. A test that uses more fails at once, for it isn't here.
 */

export type Collected = Readonly<{ name: string; run: () => unknown }>

let collected: Collected[] = []
let around: readonly string[] = []

/** The tests that importing a file adds. */
export async function collect(file: string): Promise<readonly Collected[]> {
  collected = []
  around = []
  await import(file)
  return collected
}

export const it = withEach((name, run) => {
  collected.push({ name: [...around, name].join(' › '), run })
})

export const describe = withEach((name, body) => {
  const outside = around
  around = [...around, name]
  body()
  around = outside
})

type Body = (...args: readonly never[]) => unknown
type Add = (name: string, body: () => unknown) => void

function withEach(add: Add) {
  const each = (rows: readonly unknown[]) => (name: string, body: Body): void => rows.forEach((row) => {
    const args = Array.isArray(row) ? row : [row]
    add(format(name, ...args), () => body(...args as never[]))
  })
  return Object.assign(add, { each })
}

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

const matchers = (globalThis as unknown as Readonly<Record<symbol, object>>)[ASYMMETRIC_MATCHERS_OBJECT]

export const expect = Object.assign((value: unknown, message?: string) => chai.expect(value, message), chai.expect, matchers)

Object.assign(globalThis, { [GLOBAL_EXPECT]: expect })
