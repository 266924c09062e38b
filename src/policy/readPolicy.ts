import { LineCounter, parseDocument, isMap, isNode, visit, type Alias, type Document } from 'yaml'
import type { z } from 'zod'
import { inconsistencies } from './consistency.ts'
import { citationProblems } from './coverage.ts'
import { borrowedForm, borrowsForm, formReferenceSchema, referenceProblems, wholeFormIn, type FormReference } from './formReference.ts'
import type { Form, Policy, PolicyId } from './policy.ts'
import { formSchema } from './formSchema.ts'
import { complaintsOf, inChinese } from './mistakeWords.ts'
import { policySchema } from './schema.ts'

/** The files of one version as they were read. */
export type PolicyTexts = Readonly<{
  id: PolicyId
  policy: string
  form: string
  source: string
  /** form.yaml of another version, for a form that borrows it. */
  formOf?: (id: PolicyId) => string | undefined
}>

/** One mistake in a version's files: where it stands and what is wrong, for the person who edits them. */
export type PolicyMistake = Readonly<{ file: PolicyFile; line: number; key: string; text: string }>
export type PolicyFile = 'policy.yaml' | 'form.yaml' | 'source.md' | 'cases.yaml' | `documents/${string}` | `calendars/${string}` | `competitions/${string}`

export type ReadPolicy =
  | Readonly<{ kind: 'read'; policy: Policy }>
  | Readonly<{ kind: 'wrong'; mistakes: readonly PolicyMistake[] }>

type Path = readonly (string | number)[]
/** A file as it was parsed; `mistake` finds the line of a key. */
export type Yaml = Readonly<{ file: PolicyMistake['file']; value: unknown; mistakes: readonly PolicyMistake[]; mistake(at: Path, text: string): PolicyMistake }>

/** What a look at a version's files came to: the version itself as soon as its shape is right, and all that is wrong. */
export type Examined = Readonly<{
  policy?: Policy
  mistakes: readonly PolicyMistake[]
  /** Quotes that do not stand in the clause they name. */
  misquotes: readonly PolicyMistake[]
}>

/** Reads a version of a measure, or tells every mistake in it at once. */
export function readPolicy(texts: PolicyTexts): ReadPolicy {
  const { policy, mistakes, misquotes } = examinePolicy(texts)
  const all = [...mistakes, ...misquotes]
  return policy && all.length === 0 ? { kind: 'read', policy } : { kind: 'wrong', mistakes: all }
}

/**
 * What is not YAML or not of the agreed shape, quotes that are not in the text, and, where the shape is right, rules that contradict
 * each other. Quotes are looked for in a file of any shape: whoever corrects it should have to come back only once.
 */
export function examinePolicy({ id, policy, form, source, formOf }: PolicyTexts): Examined {
  const rules = readYaml('policy.yaml', policy)
  const fields = readYaml('form.yaml', form)
  const checkedRules = policySchema.safeParse(rules.value, { error: inChinese })
  const wholeForm = readForm(fields, formOf)
  const misquotes = [rules, fields].flatMap((file) => citationProblems(file.value, source).map(({ at, text }) => file.mistake(at, text)))
  if (!checkedRules.success || wholeForm.kind === 'wrong' || rules.mistakes.length > 0) {
    return { mistakes: [...shapeMistakes(rules, checkedRules), ...wholeForm.kind === 'wrong' ? wholeForm.mistakes : []], misquotes }
  }
  const whole: Policy = { id, ...checkedRules.data, form: wholeForm.form }
  const mistakes = [
    ...idMistakes(whole, rules),
    ...inconsistencies(whole).map(({ file, at, text }) => (file === 'policy.yaml' ? rules : fields).mistake(at, text)),
  ]
  return { policy: whole, mistakes, misquotes }
}

type ReadForm = Readonly<{ kind: 'read'; form: Form }> | Readonly<{ kind: 'wrong'; mistakes: readonly PolicyMistake[] }>

/** The form as the file has it in full, or the form of another version with the differences that the file tells. */
function readForm(fields: Yaml, formOf: PolicyTexts['formOf'] = () => undefined): ReadForm {
  if (!borrowsForm(fields.value)) {
    const checked = formSchema.safeParse(fields.value, { error: inChinese })
    return checked.success && fields.mistakes.length === 0 ? { kind: 'read', form: checked.data } : { kind: 'wrong', mistakes: shapeMistakes(fields, checked) }
  }
  const reference = formReferenceSchema.safeParse(fields.value, { error: inChinese })
  if (!reference.success || fields.mistakes.length > 0) return { kind: 'wrong', mistakes: shapeMistakes(fields, reference) }
  return borrow(reference.data, fields, formOf(reference.data.basedOn))
}

function borrow(reference: FormReference, fields: Yaml, lent: string | undefined): ReadForm {
  const base = lent === undefined ? undefined : lentForm(lent)
  if (!base) return { kind: 'wrong', mistakes: [fields.mistake(['basedOn'], `没有可以借用的申报表“${reference.basedOn}”；只能借用写全了的申报表。`)] }
  const problems = referenceProblems(base, reference)
  if (problems.length > 0) return { kind: 'wrong', mistakes: problems.map(({ at, text }) => fields.mistake(at, text)) }
  const form = borrowedForm(base, reference)
  const whole = formSchema.safeParse(form, { error: inChinese })
  if (whole.success) return { kind: 'read', form: whole.data }
  // Each part is right by itself, so what does not fit is a change to a field of another kind.
  const changed = whole.error.issues.map(({ path: [, page, , index, ...rest] }) =>
    ['changes', form.pages[Number(page)]?.fields[Number(index)]?.id ?? '', ...rest.map(String)])
  return { kind: 'wrong', mistakes: changed.map((at) => fields.mistake(at, '这样改与所借用的字段的种类不合，请核对。')) }
}

type Lent = Readonly<{ text: string; form: Form | undefined }>
let lentLast: Lent | undefined

/** Several versions borrow one form, one after the other: it is read once for all of them. */
function lentForm(text: string): Form | undefined {
  if (lentLast?.text !== text) lentLast = { text, form: wholeFormIn(readYaml('form.yaml', text).value) }
  return lentLast.form
}

export function readYaml(file: PolicyMistake['file'], text: string): Yaml {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  // After the first token out of place the parser is lost, and what it says further down is no mistake of the author's.
  const lost = document.errors.find(({ code }) => code === 'UNEXPECTED_TOKEN')
  const real = document.errors.filter((error) => error === lost || error.code !== 'UNEXPECTED_TOKEN')
  const dangling = text.includes('*') ? danglingAliases(document) : []
  const unread = [...real, ...document.warnings].map((error) => ({
    file, key: '', line: lines.linePos(error.pos[0]).line, text: `不是正确的 YAML：${error.message.split('\n')[0]}${error === lost ? '（话里有花括号、冒号的，整句用引号括起来。）' : ''}`,
  }))
  const unmarked = dangling.map(({ source, range }) => ({
    file, key: '', line: lines.linePos(range?.[0] ?? 0).line, text: `“*${source}”在 YAML 里指前面用“&${source}”标出的内容，但前面没有。话以星号开头的，整句用引号括起来。`,
  }))
  return {
    file, mistakes: [...unread, ...unmarked],
    value: document.errors.length > 0 || dangling.length > 0 ? undefined : document.toJS(),
    mistake: (at, words) => ({ file, key: at.join('.'), line: lineOf(document, lines, at), text: words }),
  }
}

/** A star at the head of a word makes it a reference; one to nothing is found by the parser only where the value is asked for, and then thrown. */
function danglingAliases(document: Document): readonly Alias[] {
  const [marked, found] = [new Set<string>(), [] as Alias[]]
  visit(document, {
    Value(_, { anchor }) { if (anchor !== undefined) marked.add(anchor) },
    Alias(_, alias) { if (!marked.has(alias.source)) found.push(alias) },
  })
  return found
}

/** The line of a key; of the nearest one above it where the key itself is missing. */
function lineOf(document: Document, lines: LineCounter, at: Path): number {
  for (let length = at.length; length > 0; length -= 1) {
    const start = startOf(document, at.slice(0, length))
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

function startOf(document: Document, at: Path): number | undefined {
  const parent = at.length === 1 ? document.contents : document.getIn(at.slice(0, -1), true)
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(at.at(-1)))
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined
  }
  const node = document.getIn(at, true)
  return isNode(node) ? node.range?.[0] : undefined
}

export function shapeMistakes(yaml: Yaml, checked: z.ZodSafeParseResult<unknown>): readonly PolicyMistake[] {
  // A file that is not YAML has no keys to complain about.
  if (yaml.mistakes.length > 0 || checked.success) return yaml.mistakes
  return checked.error.issues.flatMap(complaintsOf)
    .map(({ at, text }) => yaml.mistake(at.map((part) => (typeof part === 'symbol' ? String(part) : part)), text))
    .toSorted((one, other) => one.line - other.line)
}

/** The folder says which jurisdiction and scheme a version belongs to; the file must agree. */
function idMistakes({ id, jurisdiction, scheme }: Policy, rules: Yaml): readonly PolicyMistake[] {
  const [folderJurisdiction, folderScheme] = id.split('/')
  return [
    ...(jurisdiction === folderJurisdiction ? [] : [rules.mistake(['jurisdiction'], `所在文件夹是“${folderJurisdiction}”，这里写的是“${jurisdiction}”。`)]),
    ...(scheme === folderScheme ? [] : [rules.mistake(['scheme'], `所在文件夹是“${folderScheme}”，这里写的是“${scheme}”。`)]),
  ]
}
