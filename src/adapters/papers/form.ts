import { dayOf } from '../../domain/shared/time.ts'
import { monthInWords, isRealMonth } from '../../policy/day.ts'
import { rowsIn, textIn } from '../../policy/facts.ts'
import type { Answers, Form, OpinionBox } from '../../policy/policy.ts'
import type { ApplicationForm, FormAchievement, FormOpinion, FormPerson } from '../documents/papers.ts'
import { filled } from '../policies/places.ts'
import type { Wording } from '../policies/wording.ts'
import { answerInWords, answersOf, honourLines, prizeLines, said } from './facts.ts'
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
    prizes: prizeLines(form, answers),
    honours: honourLines(form, answers),
    deeds: textIn(answers, printed.deeds),
    unitIntroduction: textIn(answers, printed.unitIntroduction),
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

function achievementsOf(form: Form, { achievements }: Printed, answers: Answers): readonly FormAchievement[] {
  const fields = form.pages.flatMap((page) => page.fields)
  return achievements.map((id) => {
    const text = textIn(answers, id)
    return { item: fields.find((field) => field.id === id)?.label ?? id, parts: text === '' ? [] : [{ text }] }
  })
}

function commitmentOf({ commitment }: Form, { application: { commitment: signed } }: CaseRecord): ApplicationForm['commitment'] {
  return { text: commitment?.text ?? '', ...(signed && { signedOn: dayOf(signed.at) }) }
}

function opinionOf({ title, by }: OpinionBox, { application, unit, district }: CaseRecord): FormOpinion {
  const { content, submittedAt, recommendation } = application
  if (by === 'unit' && content && submittedAt) return { label: title, text: content.unitOpinion, body: unit, on: dayOf(submittedAt) }
  if (by === 'district' && recommendation) return { label: title, text: recommendation.opinion, body: district, on: recommendation.on }
  return { label: title }
}

/** The stored photo, by the hash under which it is kept. */
export function photoOf({ application }: CaseRecord): string | undefined {
  return textIn(answersOf(application), 'photo') || undefined
}
