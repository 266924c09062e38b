import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clausesOf, type Clause } from '../../policy/clauses.ts'
import type { Policy, PolicyId } from '../../policy/policy.ts'
import { readPolicy, type PolicyMistake } from '../../policy/readPolicy.ts'
import { readWording, type Wording } from './wording.ts'

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
    super(['政策文件有误，请改正后重新启动：', ...mistakes.map(({ policy, file, line, key, text }) => `  ${policy}/${file}:${line} ${key} ${text}`)].join('\n'))
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
    const file = (name: string) => readFileSync(join(folder, id, name), 'utf8')
    const source = file('source.md')
    const read = readPolicy({ id, policy: file('policy.yaml'), form: file('form.yaml'), source, formOf: (other) => formIn(folder, other) })
    const worded = readWording({ files: textsIn(join(folder, id, 'documents')), source, form: read.kind === 'read' ? read.policy.form : undefined })
    if (read.kind === 'read' && worded.kind === 'read') loaded.add(read.policy, source, worded.wording)
    return [read, worded].flatMap((each) => each.kind === 'wrong' ? each.mistakes : []).map((mistake) => ({ ...mistake, policy: id }))
  })
  if (mistakes.length > 0) throw new WrongPolicy(mistakes)
  // No rule in force is an error, never a default.
  if (loaded.size === 0) throw new Error(`在 ${folder} 中没有找到任何政策文件（policy.yaml）。`)
  return loaded
}

/** The form of another version, for one that borrows it. */
export function formIn(folder: string, id: PolicyId): string | undefined {
  const path = join(folder, id, 'form.yaml')
  return versionsIn(folder).includes(id) ? readFileSync(path, 'utf8') : undefined
}

/** The files of a folder by name; none where there is no such folder, so that each is told to be missing. */
function textsIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  return new Map(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Folders three levels down that hold a policy.yaml, as policy ids in order. */
export function versionsIn(folder: string): readonly PolicyId[] {
  const below = (path: string) => readdirSync(join(folder, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => (path === '' ? name : `${path}/${name}`))
  return below('').flatMap(below).flatMap(below).filter((id) => existsSync(join(folder, id, 'policy.yaml'))).sort()
}
