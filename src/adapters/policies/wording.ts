import type { z } from 'zod'
import { citationProblems } from '../../policy/coverage.ts'
import type { Form } from '../../policy/policy.ts'
import { inChinese } from '../../policy/mistakeWords.ts'
import { readYaml, shapeMistakes, type PolicyMistake, type Yaml } from '../../policy/readPolicy.ts'
import { sheetFacts, wordingFiles, wordingSchemas, type item, type passage, type Wording } from '../../policy/wordingSchema.ts'

/*
 * 文书措辞 — the files of `documents/`, read whole: each in its shape, each quotation found in the published text, each field in the form.
 */

type Part = keyof typeof wordingSchemas

const parts = Object.keys(wordingSchemas) as readonly Part[]

export type Passage = z.infer<typeof passage>
export type Item = z.infer<typeof item>

export type ReadWording =
  | Readonly<{ kind: 'read'; wording: Wording }>
  | Readonly<{ kind: 'wrong'; mistakes: readonly PolicyMistake[] }>

/** The files of a version's `documents/` by name, its published text, and its form where that could be read. */
export type WordingTexts = Readonly<{ files: ReadonlyMap<string, string>; source: string; form?: Form | undefined }>

/** Reads how a version words its papers, or tells every mistake in all its files at once. */
export function readWording({ files, source, form }: WordingTexts): ReadWording {
  const read = parts.map((part) => readPart(part, files.get(wordingFiles[part]), source))
  const mistakes = [...read.flatMap((each) => each.mistakes), ...strangers(files)]
  if (mistakes.length > 0) return { kind: 'wrong', mistakes }
  const wording = Object.fromEntries(read.map(({ part, value }) => [part, value])) as Wording
  const yamlOf = (part: Part) => read.find((each) => each.part === part)?.yaml
  const strange = form ? [...wrongFields(wording.applicationForm, form, yamlOf('applicationForm')), ...wrongColumns(wording.summarySheet, form, yamlOf('summarySheet'))] : []
  return strange.length > 0 ? { kind: 'wrong', mistakes: strange } : { kind: 'read', wording }
}

type ReadPart = Readonly<{ part: Part; value?: unknown; yaml?: Yaml; mistakes: readonly PolicyMistake[] }>

function readPart(part: Part, content: string | undefined, source: string): ReadPart {
  const file = `documents/${wordingFiles[part]}` as const
  if (content === undefined) return { part, mistakes: [{ file, line: 1, key: '', text: '缺少这个文件。' }] }
  const yaml = readYaml(file, content)
  const checked = wordingSchemas[part].safeParse(yaml.value, { error: inChinese })
  if (!checked.success || yaml.mistakes.length > 0) return { part, yaml, mistakes: shapeMistakes(yaml, checked) }
  const mistakes = citationProblems(checked.data, source).map(({ at, text: why }) => yaml.mistake(at, why))
  return { part, yaml, mistakes, value: checked.data }
}

/** A misspelt file name would leave a paper worded by nobody. */
function strangers(files: ReadonlyMap<string, string>): readonly PolicyMistake[] {
  const known = new Set<string>(Object.values(wordingFiles))
  return [...files.keys()].filter((name) => !known.has(name))
    .map((name) => ({ file: `documents/${name}` as const, line: 1, key: '', text: `不认识这个文件；文书措辞的文件有${[...known].join('、')}。` }))
}

const experienceColumns = ['from', 'to', 'where', 'witness']

/** Cells that no field of the form would ever fill. */
function wrongFields(printed: Wording['applicationForm'], form: Form, yaml: Yaml | undefined): readonly PolicyMistake[] {
  const { cells: named, experience, further = [], achievements, summary, deeds, unitIntroduction, remarks } = printed
  const fields = fieldsOf(form)
  const listed = (key: string, ids: readonly string[]) => ids.map((field, index) => [[key, index], field] as const)
  const single = (key: string, field: string | undefined) => field === undefined ? [] : [[[key], field] as const]
  const used: readonly (readonly [Path, string])[] = [
    ...Object.entries(named).map(([cell, field]) => [['cells', cell], field] as const),
    ...single('experience', experience), ...single('summary', summary), ...single('deeds', deeds), ...single('unitIntroduction', unitIntroduction),
    ...listed('further', further), ...listed('achievements', achievements), ...single('remarks', remarks),
  ]
  const rows = fields.get(experience)
  const columns = rows?.kind === 'rows' ? rows.columns.map(({ id }) => id) : []
  const wrong = [
    ...used.filter(([, field]) => !fields.has(field)).map(([at, field]) => [at, noSuchField(field)] as const),
    ...(rows && !experienceColumns.every((column) => columns.includes(column))
      ? [[['experience'], `“${experience}”应当是有${experienceColumns.join('、')}各列的表格。`] as const] : []),
  ]
  return wrong.flatMap(([at, why]) => yaml ? [yaml.mistake(at, why)] : [])
}

type Path = readonly (string | number)[]

const fieldsOf = (form: Form) => new Map(form.pages.flatMap((page) => page.fields).map((field) => [field.id, field]))
const noSuchField = (field: string): string => `申报表里没有“${field}”这个字段。`

/** Columns that would stay empty for everybody. */
function wrongColumns({ columns = [] }: Wording['summarySheet'], form: Form, yaml: Yaml | undefined): readonly PolicyMistake[] {
  const known = new Set<string>([...fieldsOf(form).keys(), ...sheetFacts])
  return columns.flatMap(({ from }, index) => [from].flat()
    .filter((source) => !known.has(source))
    .flatMap((source) => yaml ? [yaml.mistake(['columns', index, 'from'], `${noSuchField(source)}除字段外可以写${sheetFacts.join('、')}。`)] : []))
}
