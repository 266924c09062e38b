import { readdirSync } from 'node:fs'
import { sep } from 'node:path'
import { clausesOf, type Clause } from '../../policy/clauses.ts'
import type { Policy, PolicyId } from '../../policy/policy.ts'
import type { PolicyMistake } from '../../policy/readPolicy.ts'
import type { Wording } from '../../policy/wordingSchema.ts'
import { formAmong, readVersion, versionsIn } from './readVersion.ts'

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

/**
 * Reads `<folder>/<jurisdiction>/<scheme>/<day>/` of every folder; a form may be borrowed from a version in another one.
 * Throws `WrongPolicy`, or an error where the folders hold no version at all.
 */
export function loadPolicies(...folders: readonly string[]): Policies {
  const loaded = new LoadedPolicies()
  const misplaced = folders.flatMap(misplacedIn)
  // What lies in a misplaced version looks like versions, and is none.
  const isRead = (id: PolicyId): boolean => !misplaced.some(({ policy }) => id.startsWith(`${policy}/`))
  const versions = folders.flatMap((folder) => versionsIn(folder).filter(isRead).map((id) => ({ folder, id })))
  const mistakes = versions.flatMap(({ folder, id }) => {
    const { policy, wording, source, mistakes: wrong, misquotes } = readVersion(folder, id, (other) => formAmong(folders, other))
    if (policy && wording) loaded.add(policy, source, wording)
    return [...wrong, ...misquotes].map((mistake) => ({ ...mistake, policy: id }))
  })
  const wrong = [...mistakes, ...versionTwice(versions), ...misplaced]
  if (wrong.length > 0) throw new WrongPolicy(wrong)
  // No rule in force is an error, never a default.
  if (loaded.size === 0) throw new Error(`在 ${folders.join('、')} 中没有找到任何政策文件（policy.yaml）。`)
  return loaded
}

/** What began under a version ends under it, so there can be one of a name only. */
export function versionTwice(versions: readonly Readonly<{ folder: string; id: PolicyId }>[]): WrongPolicy['mistakes'] {
  return versions.flatMap(({ folder, id }, index) => {
    const before = versions.slice(0, index).find((each) => each.id === id && each.folder !== folder)
    return before ? [{ policy: id, file: 'policy.yaml', line: 1, key: '', text: `${before.folder} 里已经有这个版本。请删去一处；内容有修订的，另建一个日期的文件夹。` }] : []
  })
}

/** Elsewhere than three levels down a version is never read. */
function misplacedIn(folder: string): WrongPolicy['mistakes'] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep))
    .filter((path) => path.at(-1) === 'policy.yaml' && path.length !== 4)
    .map((path) => ({ policy: path.slice(0, -1).join('/') || '.', file: 'policy.yaml', line: 1, key: '', text: '放的层次不对：应放在 地区/称号/施行或印发日 里。' }))
}
