import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyId } from '../../policy/policy.ts'
import { casesSchema, type Cases } from '../../policy/cases.ts'
import { examinePolicy, readYaml, type Examined, type PolicyFile, type PolicyMistake } from '../../policy/readPolicy.ts'
import type { Wording } from '../../policy/wordingSchema.ts'
import { readWording } from './wording.ts'

/** A version's folder, read and looked through; `policy` and `wording` are there where their files are right. */
export type ReadVersion = Examined & Readonly<{ id: PolicyId; source: string; wording?: Wording }>

const ownFiles = ['policy.yaml', 'form.yaml', 'source.md'] as const satisfies readonly PolicyFile[]

/** Reads `<folder>/<id>/`, with every mistake in all its files at once, absent ones included. */
export function readVersion(folder: string, id: PolicyId, formOf: (other: PolicyId) => string | undefined = (other) => formAmong([folder], other)): ReadVersion {
  const [policy = '', form = '', source = ''] = ownFiles.map((name) => textOf(folder, id, name))
  const absent = new Set<PolicyFile>(ownFiles.filter((name) => textOf(folder, id, name) === undefined))
  const examined = examinePolicy({ id, policy, form, source, formOf })
  const worded = readWording({ files: textsIn(join(folder, id, 'documents')), source, form: examined.policy?.form })
  const wrong = worded.kind === 'wrong' ? worded.mistakes : []
  const present = ({ file }: PolicyMistake): boolean => !absent.has(file)
  return {
    id, source,
    ...(examined.policy && absent.size === 0 && { policy: examined.policy }),
    ...(worded.kind === 'read' && { wording: worded.wording }),
    mistakes: [...[...absent].map(missing), ...examined.mistakes.filter(present), ...wrong],
    // Without the text every quote would seem wrong.
    misquotes: absent.has('source.md') ? [] : examined.misquotes.filter(present),
  }
}

/** The worked examples of a version; `undefined` where their file is not there or not right. */
export function casesIn(folder: string, id: PolicyId): Cases | undefined {
  const yaml = readYaml('cases.yaml', textOf(folder, id, 'cases.yaml') ?? '')
  const read = casesSchema.safeParse(yaml.value)
  return yaml.mistakes.length === 0 && read.success ? read.data : undefined
}

export function missing(file: PolicyFile): PolicyMistake {
  return { file, line: 1, key: '', text: '缺少这个文件。' }
}

export function textOf(folder: string, id: PolicyId, file: string): string | undefined {
  const path = join(folder, id, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** The form of another version, for one that borrows it; of the first folder that has that version. */
export function formAmong(folders: readonly string[], id: PolicyId): string | undefined {
  const folder = folders.find((each) => versionsIn(each).includes(id))
  return folder === undefined ? undefined : textOf(folder, id, 'form.yaml')
}

/** The files of a folder by name; none where there is no such folder, so that each is told to be missing. */
function textsIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  return new Map(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Folders three levels down, as policy ids in order. One that lacks its policy.yaml is a version all the same: a wrong one. */
export function versionsIn(folder: string): readonly PolicyId[] {
  const below = (path: string) => readdirSync(join(folder, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => (path === '' ? name : `${path}/${name}`))
  return below('').flatMap(below).flatMap(below).sort()
}
