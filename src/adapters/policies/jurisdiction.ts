import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Policies } from './loadPolicies.ts'

/** Whose records these are can't be guessed: under the wrong name a whole round would be kept for another place. */
export class WrongJurisdiction extends Error {
  readonly code = 'wrong-jurisdiction'
}

/** The jurisdiction an installation speaks for: the one it was told, or the only one that has a measure. */
export function jurisdictionOf(policies: Policies, named: string | undefined): string {
  const known = [...new Set([...policies.values()].map(({ jurisdiction }) => jurisdiction))].sort()
  const only = known.length === 1 ? known[0] : undefined
  const found = named === undefined ? only : known.find((each) => each === named)
  if (found !== undefined) return found
  const problem = named === undefined ? `policies/ 下有几个地区（${known.join('、')}），不知道本系统属于哪一个` : `policies/ 下没有地区“${named}”（有${known.join('、')}）`
  throw new WrongJurisdiction(`${problem}。请在 policies/here.yaml 里写明 jurisdiction，或用环境变量 SHOUXI_JURISDICTION 写明。`)
}

/** What here.yaml beside the measures says; what a bureau wrote in its own folder, the last, goes before. */
export const jurisdictionAmong = (folders: readonly string[]): string | undefined => folders.map(jurisdictionIn).findLast((each) => each !== undefined)

function jurisdictionIn(folder: string): string | undefined {
  const path = join(folder, 'here.yaml')
  const told: unknown = existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined
  return typeof told === 'object' && told !== null && 'jurisdiction' in told ? String(told.jurisdiction) : undefined
}
