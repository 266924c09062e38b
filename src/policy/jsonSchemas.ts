import { z } from 'zod'
import { casesSchema } from './cases.ts'
import { competitionsSchema } from './competitionSchema.ts'
import type { Form, FormField, RowColumn } from './policy.ts'
import { formReferenceSchema } from './formReference.ts'
import { formSchema } from './formSchema.ts'
import { documentMeanings } from './meanings/documentMeanings.ts'
import { inOneLine, meaningOf, type DataFileName, type DocumentFileName, type PolicyFileName } from './meanings/keys.ts'
import { keysIn, type SchemaNode } from './meanings/walk.ts'
import { calendarSchema } from './readCalendar.ts'
import { policySchema } from './schema.ts'
import { wordingSchemas } from './wordingSchema.ts'

/*
 * JSON Schema of the files a clerk writes and of the records a program hands over: editors complete and check by them. Made from the very
 * schemas and forms that the program reads by.
 */

export type JsonSchema = Readonly<Record<string, unknown>>

const draft = 'https://json-schema.org/draft/2020-12/schema'

const files = {
  policy: { schema: policySchema, title: '政策数据 policy.yaml' },
  form: { schema: z.union([formSchema, formReferenceSchema]), title: '申报表 form.yaml' },
  cases: { schema: casesSchema, title: '实例 cases.yaml' },
  competitions: { schema: competitionsSchema, title: '竞赛名录 competitions/*.yaml' },
  call: { schema: wordingSchemas.call, title: '通知的措辞 documents/call.yaml' },
  publicity: { schema: wordingSchemas.publicity, title: '公示的措辞 documents/publicity.yaml' },
  result: { schema: wordingSchemas.result, title: '公布名单的措辞 documents/result.yaml' },
  'recommendation-report': { schema: wordingSchemas.recommendationReport, title: '推荐报告的措辞 documents/recommendation-report.yaml' },
  certificate: { schema: wordingSchemas.certificate, title: '证书的措辞 documents/certificate.yaml' },
  'application-form': { schema: wordingSchemas.applicationForm, title: '申报表的印刷版 documents/application-form.yaml' },
  'summary-sheet': { schema: wordingSchemas.summarySheet, title: '汇总表 documents/summary-sheet.yaml' },
  'score-sheet': { schema: wordingSchemas.scoreSheet, title: '评分表 documents/score-sheet.yaml' },
  'candidate-list': { schema: wordingSchemas.candidateList, title: '候选人名单 documents/candidate-list.yaml' },
  calendar: { schema: calendarSchema, title: '工作日历 calendars/*.yaml' },
} as const satisfies Record<DataFileName, unknown>
export const policyFileNames = ['policy', 'form', 'cases', 'competitions'] as const satisfies readonly PolicyFileName[]
export const documentFileNames = Object.keys(documentMeanings) as readonly DocumentFileName[]
export const dataFileNames: readonly DataFileName[] = [...policyFileNames, ...documentFileNames, 'calendar']

/** Where the schema of a file lies, seen from the top of the project. */
export const schemaPath = (name: DataFileName): string => `docs/reference/${Object.hasOwn(documentMeanings, name) ? 'documents/' : ''}${name}.schema.json`

/** What a file of a version, or a list of competitions, must look like; what the parts must be to each other, only `policy check` can say. */
export function fileSchema(name: DataFileName): JsonSchema {
  return { $schema: draft, title: files[name].title, ...describedSchema(name) }
}

/** Each key with what it means, which an editor shows beside it. */
export function describedSchema(name: DataFileName): SchemaNode {
  const root = z.toJSONSchema(files[name].schema, { io: 'input', reused: 'ref' }) as SchemaNode
  for (const { place, parent, key, node } of keysIn(name, root)) {
    const meaning = meaningOf(place)
    // Many keys share one schema, so the words stand beside the reference to it.
    if (meaning && parent.properties) parent.properties[key] = { ...node, description: inOneLine(meaning) }
  }
  return root
}

/** An applicant's record for these forms together: a field that they ask in different ways may be answered in any of them. */
export function applicantSchema(forms: readonly Form[]): JsonSchema {
  return {
    $schema: draft,
    title: '申报人记录', description: '一行一个。还没有填的项目不写，或写 null；填明没有的表格写 []；数字也可以写成文字。',
    type: 'object', additionalProperties: false, required: ['id', 'answers'],
    properties: {
      id: { type: ['string', 'integer'], description: '编号，原样写进结论' },
      answers: { type: 'object', description: '申报表的内容，按字段编号', properties: answersProperties(forms) },
      attested: { type: 'object', description: '有关单位已经确认（true）或否定（false）的条件，按条件编号', additionalProperties: { type: 'boolean' } },
      born: { type: 'string', format: 'date', description: '出生日期；与 sex 一起代替 answers.idNumber，试算时不必用真实号码' },
      sex: { enum: ['male', 'female'], description: '与 born 一起代替 answers.idNumber' },
      termFrom: { type: 'string', format: 'date', description: '管理期起始日，复核认定的条件要用' },
    },
  }
}

function answersProperties(forms: readonly Form[]): JsonSchema {
  const fields = forms.flatMap(({ pages }) => pages).flatMap((page) => page.fields)
  return Object.fromEntries([...Map.groupBy(fields, ({ id }) => id)].map(([id, same]) => {
    const ways = new Map(same.map((field) => [JSON.stringify(fieldSchema(field)), fieldSchema(field)]))
    const [first = {}, ...others] = ways.values()
    return [id, others.length === 0 ? first : { anyOf: [first, ...others] }]
  }))
}

function fieldSchema(field: FormField): JsonSchema {
  const about = { title: field.label, ...(field.hint && { description: field.hint }) }
  switch (field.kind) {
    case 'rows': return { ...about, type: 'array', maxItems: field.maxRows, items: rowSchema(field.columns) }
    case 'yes-no': return { ...about, type: ['boolean', 'null'] }
    case 'id-number': return { ...about, type: ['string', 'null'], pattern: '^\\d{17}[\\dXx]$' }
    case 'phone':
    case 'photo': return { ...about, type: ['string', 'null'] }
    default: return { ...about, ...cellSchema(field) }
  }
}

function rowSchema(columns: readonly RowColumn[]): JsonSchema {
  return { type: 'object', properties: Object.fromEntries(columns.map((column) => [column.id, { title: column.label, ...cellSchema(column) }])) }
}

type Cell = RowColumn | Extract<FormField, { kind: 'text' | 'long-text' | 'choice' | 'day' | 'month' | 'number' }>

function cellSchema(cell: Cell): JsonSchema {
  switch (cell.kind) {
    case 'text':
    case 'long-text': return { type: ['string', 'null'], maxLength: cell.maxChars }
    case 'choice': return { anyOf: [...cell.options.map(({ value, label }) => ({ const: value, title: label })), { type: 'null' }] }
    case 'day': return { type: ['string', 'null'], format: 'date' }
    case 'month': return { type: ['string', 'null'], pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }
    case 'number': return { type: ['number', 'string', 'null'], minimum: cell.min, maximum: cell.max }
  }
}
