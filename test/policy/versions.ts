import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPolicies, type Policies } from '../../src/adapters/policies/loadPolicies.ts'
import { versionsIn } from '../../src/adapters/policies/readVersion.ts'
import type { Policy } from '../../src/policy/policy.ts'

/** The versions that are shipped, as the program itself loads them. */
export const policiesFolder = join(import.meta.dirname, '../../policies')
export const shippedVersions = versionsIn(policiesFolder)

let loaded: Policies | undefined
export function shipped(): Policies {
  return (loaded ??= loadPolicies(policiesFolder))
}

export const weihai2024Id = 'weihai/chief-technician/2024-07-11'

export function weihai2024(): Policy {
  return getPolicy(weihai2024Id)
}

export function getPolicy(id: string): Policy {
  const policy = shipped().get(id)
  if (!policy) throw new Error(`no policy ${id}`)
  return policy
}

export function textOf(id: string, file: string): string {
  return readFileSync(join(policiesFolder, id, file), 'utf8')
}
