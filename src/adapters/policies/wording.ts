import { z } from 'zod'
import { withoutSpace } from '../../policy/clauses.ts'
import { citationProblems } from '../../policy/coverage.ts'
import type { Form } from '../../policy/policy.ts'
import { inChinese } from '../../policy/mistakeWords.ts'
import { readYaml, shapeMistakes, type PolicyMistake, type Yaml } from '../../policy/readPolicy.ts'
import { placesIn } from './places.ts'

/*
 * 文书措辞 — what the papers of a version say besides the facts of the record: one file a paper under `documents/`. Every object is
 * strict, every {place} must be one that the paper knows a fact for, and every quote stands in the published text.
 */

/** Facts of a round that any paper may name. */
export const roundFacts = ['year', 'seats', 'applyBy', 'reportBy', 'documentName', 'documentNumber', 'parent', 'titleName'] as const

const text = z.string().min(1)
const optional = z.exactOptional
const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, '字段编号用英文小驼峰，如 birthMonth。')

/** Words with places for facts; a place that nothing will fill would be printed in braces. */
function words(...facts: readonly string[]) {
  return text.refine((value) => placesIn(value).every((place) => facts.includes(place)), {
    error: ({ input }) => `不认识${placesIn(String(input)).filter((place) => !facts.includes(place)).map((place) => `{${place}}`).join('、')}，`
      + (facts.length > 0 ? `这里可以写${facts.map((fact) => `{${fact}}`).join('、')}。` : '这里不能写花括号。'),
  })
}
const ofRound = (...more: readonly string[]) => words(...roundFacts, ...more)

const passageShape = { text: optional(ofRound()), clause: optional(text), quote: optional(text) }
type Said = { text?: string | undefined; clause?: string | undefined; quote?: string | undefined }

const saysSomething = (said: Said): boolean => said.text !== undefined || said.quote !== undefined
const citesWhole = ({ clause, quote }: Said): boolean => (clause === undefined) === (quote === undefined)
const saysItsQuote = ({ text: own, quote }: Said): boolean => own === undefined || quote === undefined || withoutSpace(own).includes(withoutSpace(quote))

/** Quoted word for word, or in words of its own that contain what they quote. */
const saying = <Schema extends z.ZodType<Said>>(schema: Schema): Schema => schema
  .refine(saysSomething, '请写 text，或写 clause 和 quote。')
  .refine(citesWhole, 'clause 和 quote 要一起写。')
  .refine(saysItsQuote, 'text 里没有 quote 所引的原文。')

/** A sentence or paragraph. */
const passage = saying(z.strictObject(passageShape))

/** An item of a section; `lead` is the sentence it opens with, in the quote too. */
const item = saying(z.strictObject({ ...passageShape, lead: optional(text) }))
  .refine(({ lead, text: own, quote = '' }) => lead === undefined || own !== undefined || quote.startsWith(lead), 'quote 应当以 lead 开头。')

const letterhead = z.strictObject({ style: z.enum(['document', 'letter']), name: text })
const official = { letterhead: optional(letterhead), issuers: z.array(text).min(1), remarks: optional(z.array(text)) }
/** 以姓氏笔画为序、按评审名次排列 — how a public list is ordered. */
const orderBy = z.enum(['strokes', 'rank'])

const call = z.strictObject({
  ...official,
  title: ofRound(), addressees: passage, opening: z.array(passage).min(1),
  sections: z.array(z.strictObject({ heading: text, paragraphs: optional(z.array(passage)), items: optional(z.array(item)) })).min(1),
  /** What the office filled in for this round because the text leaves it open, each with its source. */
  supplied: z.strictObject({
    heading: text,
    localNotice: words('workingDays', 'counted', 'citation'),
    criteria: words('criteria', 'citation'),
    termYears: words('termYears', 'citation'),
  }),
  contacts: optional(z.array(passage)), annexes: optional(z.array(text)),
})

const publicity = z.strictObject({
  ...official,
  title: ofRound(), basis: ofRound(), procedure: ofRound(), subject: ofRound(),
  order: z.strictObject({ by: orderBy, text }),
  objections: z.strictObject({ phone: text, address: passage, email: optional(text), manner: passage }),
  /** Said of each person whose unit posted later than the website, for the count starts when both show the name. */
  postedLater: words('name', 'postedOn', 'lastDay'),
  /** Said while the State Council has not published the holidays of a year that the period reaches into. */
  provisional: words(),
})

const result = z.strictObject({
  ...official,
  title: ofRound(), addressees: passage, basis: ofRound(), procedure: ofRound(), orderBy, listTitle: ofRound(),
  /** Said where the text or the office states the years. */
  term: words('termYears'),
  closing: optional(z.array(passage)),
})

const recommendationReport = z.strictObject({
  letterhead: z.enum(['document', 'letter']),
  title: ofRound(), basis: ofRound(),
  noticeClear: words(),
  certificateChecked: passage,
  original: words('name', 'material', 'note'),
  corrected: words('name', 'times'),
  annexes: optional(z.array(text)),
})

const certificate = z.strictObject({ orientation: z.enum(['landscape', 'portrait']), year: ofRound(), issuer: text })

/** Which field of the form fills which cell of the printed one. */
const cells = z.strictObject({
  sex: optional(fieldId), born: optional(fieldId), startedWork: optional(fieldId), politicalStatus: optional(fieldId), education: optional(fieldId),
  occupation: optional(fieldId), skillLevel: optional(fieldId), phone: optional(fieldId), post: optional(fieldId), idNumber: optional(fieldId),
  address: optional(fieldId),
})

const applicationForm = z.strictObject({
  annex: optional(text), office: passage,
  /** Foot of every page, which ties a stamped scan to the record it was printed from. */
  code: words('code'),
  cells,
  /** Fields that the table of this version has besides the usual cells, in its order. */
  further: optional(z.array(fieldId).min(1)),
  experience: fieldId,
  /** 主要技术简况、贡献成果登记 — one row a field; prizes and honours have a page of their own unless they stand here. */
  achievements: z.array(fieldId).min(1),
  /** Fields with a page of their own. */
  summary: optional(fieldId), deeds: fieldId, unitIntroduction: optional(fieldId), remarks: optional(fieldId),
})

/** What a column may show besides fields of the form. */
export const sheetFacts = ['no', 'unit', 'district', 'unitOpinion'] as const
const columnSource = z.union([fieldId, z.array(fieldId).min(1)])

const summarySheet = z.strictObject({
  annex: optional(text), title: ofRound(),
  /** Where the text prints the sheet: its columns, each with the fields or facts it shows. */
  columns: optional(z.array(z.strictObject({ title: text, from: columnSource })).min(1)),
})
const scoreSheet = z.strictObject({ title: ofRound(), method: ofRound('criteria') })
const candidateList = z.strictObject({ title: ofRound(), seats: ofRound() })

const schemas = { call, publicity, result, recommendationReport, certificate, applicationForm, summarySheet, scoreSheet, candidateList }
type Part = keyof typeof schemas

/** Files of the folder `documents/`, by what they word. */
export const wordingFiles: Readonly<Record<Part, string>> = {
  call: 'call.yaml', publicity: 'publicity.yaml', result: 'result.yaml', recommendationReport: 'recommendation-report.yaml',
  certificate: 'certificate.yaml', applicationForm: 'application-form.yaml', summarySheet: 'summary-sheet.yaml',
  scoreSheet: 'score-sheet.yaml', candidateList: 'candidate-list.yaml',
}
const parts = Object.keys(schemas) as readonly Part[]

export type Wording = { readonly [Name in Part]: z.infer<(typeof schemas)[Name]> }
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
  const checked = schemas[part].safeParse(yaml.value, { error: inChinese })
  if (!checked.success || yaml.mistakes.length > 0) return { part, yaml, mistakes: shapeMistakes(yaml, checked) }
  const mistakes = citationProblems(checked.data, source).map(({ at, text: why }) => yaml.mistake(at, why))
  return { part, yaml, mistakes, value: checked.data }
}

/** A misspelt file name would leave a paper worded by nobody. */
function strangers(files: ReadonlyMap<string, string>): readonly PolicyMistake[] {
  const known = new Set(Object.values(wordingFiles))
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
