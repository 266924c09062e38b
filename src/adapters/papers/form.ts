import { dayOf } from '../../domain/shared/time.ts'
import { withoutSpace } from '../../policy/clauses.ts'
import { monthInWords, isRealMonth } from '../../policy/day.ts'
import { rowsIn, textIn } from '../../policy/facts.ts'
import type { Answers, Form, OpinionBox } from '../../policy/policy.ts'
import type { ApplicationForm, FormAchievement, FormOpinion, FormPerson } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import type { Wording } from '../../policy/wordingSchema.ts'
import { answerInWords, answersOf, honourLines, linesOf, prizeLines, said } from './facts.ts'
import { latest, type CaseRecord, type Grounds, type History } from './record.ts'

type Printed = Wording['applicationForm']

/** 申报表 — as last submitted, with the opinions given so far; boxes of bodies outside the system stay blank for their stamps. */
export function formPaper({ policy: { form }, wording, facts }: Grounds, record: CaseRecord, photo?: Uint8Array): ApplicationForm | undefined {
  const { application, history, unit } = record
  const { content, submittedAt } = application
  if (!content || !submittedAt) return undefined
  const printed = wording.applicationForm
  const { answers } = content
  const remarks = answerInWords(form, answers, printed.remarks)
  return {
    kind: 'application-form',
    ...(printed.annex && { annex: printed.annex }),
    title: form.title,
    office: said(printed.office, facts),
    filledOn: dayOf(submittedAt),
    preparedOn: dayOf(submittedAt),
    instructions: form.instructions,
    code: filled(printed.code, { code: codeOf(record.id, history) }),
    person: { ...personOf(form, printed, answers), name: application.name, unit, ...(photo && { photo }) },
    cv: experienceOf(printed, answers),
    achievements: achievementsOf(form, printed, answers),
    ...furtherCells(form, printed, answers),
    ...(printed.achievements.includes('prizes') ? {} : { awards: { prizes: prizeLines(form, answers), honours: honourLines(form, answers) } }),
    texts: textPages(form, printed, answers),
    commitment: commitmentOf(form, record),
    opinions: (form.opinions ?? []).map((box) => opinionOf(box, record)),
    ...(remarks && { remarks }),
  }
}

/** The end of the case's id and the start of the hash of what was submitted: short enough to compare by eye. */
function codeOf(id: string, history: History): string {
  return `${id.slice(-12)}-${latest(history, 'ApplicationSubmitted')?.hash.slice(0, 8) ?? ''}`
}

export type Cells = Omit<FormPerson, 'name' | 'unit' | 'photo'>

/** What the form says of a person, by the cells of the printed table. */
export function personOf(form: Form, { cells }: Printed, answers: Answers): Cells {
  return Object.fromEntries(Object.entries(cells).map(([cell, field]) => [cell, answerInWords(form, answers, field)]))
}

function experienceOf({ experience }: Printed, answers: Answers): ApplicationForm['cv'] {
  return rowsIn(answers, experience).map(({ from = '', to = '', where = '', witness = '' }) => ({
    period: to === '' ? `${monthOf(from)}至今` : `${monthOf(from)}—${monthOf(to)}`, where, witness,
  }))
}

const monthOf = (month: string): string => isRealMonth(month) ? monthInWords(month) : month

function furtherCells(form: Form, { further }: Printed, answers: Answers): Pick<ApplicationForm, 'further'> {
  return further ? { further: further.map((id) => ({ label: labelOf(form, id), text: answerInWords(form, answers, id) })) } : {}
}

/** A page for each long text, under the title and the hint of its page in the form. */
function textPages(form: Form, { summary, deeds, unitIntroduction }: Printed, answers: Answers): ApplicationForm['texts'] {
  return [summary, deeds, unitIntroduction].flatMap((id) => {
    if (id === undefined) return []
    const page = form.pages.find(({ fields }) => fields.some((field) => field.id === id))
    return [{ title: page?.title ?? labelOf(form, id), hint: hintIn(page?.quote ?? ''), text: textIn(answers, id) }]
  })
}

/** What the printed table says in brackets under the title of a page, in full-width brackets: (篇幅控制在 1000 字左右). */
function hintIn(quote: string): string {
  const said = /^[（(](.+)[）)]$/u.exec(withoutSpace(quote))
  return said ? `（${said[1]}）` : ''
}

const labelOf = (form: Form, id: string): string => form.pages.flatMap((page) => page.fields).find((field) => field.id === id)?.label ?? id

function achievementsOf(form: Form, { achievements }: Printed, answers: Answers): readonly FormAchievement[] {
  return achievements.map((id) => ({ item: labelOf(form, id), parts: linesOf(form, answers, id).map((text) => ({ text })) }))
}

function commitmentOf({ commitment }: Form, { application: { commitment: signed } }: CaseRecord): ApplicationForm['commitment'] {
  return { text: commitment?.text ?? '', ...(signed && { signedOn: dayOf(signed.at) }) }
}

function opinionOf({ title, by, closedBy }: OpinionBox, { application, unit, district }: CaseRecord): FormOpinion {
  const { content, submittedAt, recommendation } = application
  const box = { label: title, ...(closedBy === 'signature' && { bySignature: true as const }) }
  if (by === 'unit' && content && submittedAt) return { ...box, text: content.unitOpinion, body: unit, on: dayOf(submittedAt) }
  if (by === 'district' && recommendation) return { ...box, text: recommendation.opinion, body: district, on: recommendation.on }
  return box
}

/** The stored photo, by the hash under which it is kept. */
export function photoOf({ application }: CaseRecord): string | undefined {
  return textIn(answersOf(application), 'photo') || undefined
}
