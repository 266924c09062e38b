import { z } from 'zod'
import { withoutSpace } from './clauses.ts'
import { placesIn } from './places.ts'
import { fieldId, optional, text } from './schemaParts.ts'

/*
 * 文书措辞 — what the papers of a version say besides the facts of the record: one file a paper under `documents/`. Every object is
 * strict, every {place} must be one that the paper knows a fact for, and every quote stands in the published text.
 */

/** Facts of a round that any paper may name. */
export const roundFacts = ['year', 'seats', 'applyBy', 'reportBy', 'documentName', 'documentNumber', 'parent', 'titleName'] as const

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
export const passage = saying(z.strictObject(passageShape))

/** An item of a section; `lead` is the sentence it opens with, in the quote too. */
export const item = saying(z.strictObject({ ...passageShape, lead: optional(text) }))
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
  /** 推荐前公示 — the notice that the recommending body hangs of each person it would put forward; left out where it is worded elsewhere. */
  localNotice: optional(z.strictObject({ title: ofRound(), procedure: ofRound(), subject: ofRound(), manner: passage })),
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

export const wordingSchemas = { call, publicity, result, recommendationReport, certificate, applicationForm, summarySheet, scoreSheet, candidateList }
/** 文书措辞 — how a version words its papers. */
export type Wording = { readonly [Name in keyof typeof wordingSchemas]: z.infer<(typeof wordingSchemas)[Name]> }

/** Files of the folder `documents/`, by what they word. */
export const wordingFiles = {
  call: 'call.yaml', publicity: 'publicity.yaml', result: 'result.yaml', recommendationReport: 'recommendation-report.yaml',
  certificate: 'certificate.yaml', applicationForm: 'application-form.yaml', summarySheet: 'summary-sheet.yaml',
  scoreSheet: 'score-sheet.yaml', candidateList: 'candidate-list.yaml',
} as const satisfies Readonly<Record<keyof typeof wordingSchemas, string>>
