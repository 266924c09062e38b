import { clausesOf, type Clause } from '../../policy/clauses.ts'
import type { Policy, PolicyId } from '../../policy/policy.ts'
import type { PolicyMistake } from '../../policy/readPolicy.ts'
import { readVersion, versionsIn } from './readVersion.ts'
import type { Wording } from './wording.ts'

/** The published text of a version, for showing a quote in its place. */
export type PolicySource = Readonly<{ text: string; clauses: readonly Clause[] }>

/** Every version under `policies/`, read and checked once at the start. */
export type Policies = ReadonlyMap<PolicyId, Policy> & Readonly<{
  sourceOf(id: PolicyId): PolicySource
  /** How the papers of a version are worded. */
  wordingOf(id: PolicyId): Wording
}>

/** A version's files are wrong. Says every mistake in every version at once: whoever edits them comes back only once. */
export class WrongPolicy extends Error {
  readonly code = 'wrong-policy'
  readonly mistakes: readonly (PolicyMistake & Readonly<{ policy: PolicyId }>)[]
  constructor(mistakes: WrongPolicy['mistakes']) {
    super(['政策文件有误，请改正后再试：', ...mistakes.map(({ policy, file, line, key, text }) => `  ${policy}/${file}:${line} ${key} ${text}`)].join('\n'))
    this.mistakes = mistakes
  }
}

class LoadedPolicies extends Map<PolicyId, Policy> {
  readonly #sources = new Map<PolicyId, PolicySource>()
  readonly #wordings = new Map<PolicyId, Wording>()

  add(policy: Policy, source: string, wording: Wording): void {
    this.set(policy.id, policy)
    this.#sources.set(policy.id, { text: source, clauses: clausesOf(source) })
    this.#wordings.set(policy.id, wording)
  }

  sourceOf(id: PolicyId): PolicySource {
    const source = this.#sources.get(id)
    if (!source) throw new Error(`no policy ${id}`)
    return source
  }

  wordingOf(id: PolicyId): Wording {
    const wording = this.#wordings.get(id)
    if (!wording) throw new Error(`no policy ${id}`)
    return wording
  }
}

/** Reads `<folder>/<jurisdiction>/<scheme>/<day>/`. Throws `WrongPolicy`, or an error where the folder holds no version at all. */
export function loadPolicies(folder: string): Policies {
  const loaded = new LoadedPolicies()
  const mistakes = versionsIn(folder).flatMap((id) => {
    const { policy, wording, source, mistakes: wrong, misquotes } = readVersion(folder, id)
    if (policy && wording) loaded.add(policy, source, wording)
    return [...wrong, ...misquotes].map((mistake) => ({ ...mistake, policy: id }))
  })
  if (mistakes.length > 0) throw new WrongPolicy(mistakes)
  // No rule in force is an error, never a default.
  if (loaded.size === 0) throw new Error(`在 ${folder} 中没有找到任何政策文件（policy.yaml）。`)
  return loaded
}
