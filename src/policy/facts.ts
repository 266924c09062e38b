import { competitionTiers, contestantGroups, type CompetitionTier, type ContestantGroup } from './competition.ts'
import { competitionLevels, honourLevels, type CompetitionClass, type CompetitionLevel, type HonourLevel } from './condition.ts'
import { isRealMonth, yearsBefore } from './day.ts'
import { readIdNumber, type IdNumber } from './idNumber.ts'
import type { Answers, Form } from './policy.ts'

/*
 * What rules read from the answers. Rules of every jurisdiction look for these fields by the same names; `consistency.ts` sees to it
 * that a form has those its rules need.
 */

/** 荣誉称号 — one honour as it was filled in. */
export type Honour = Readonly<{ name: string; level: HonourLevel; awardedIn: string }>

/**
 * 技能竞赛奖项 — one prize as it was filled in; `rank` is absent where none was given, `effectiveRank` where the organiser counts no other, `teamSize` for one person. `registered` is the entry of
 * the registry that was chosen: who chose one need not say its level.
 */
export type Prize = Readonly<{
  competition: string; registered: string; level?: CompetitionLevel; class: CompetitionClass; tier?: CompetitionTier
  occupation: string; group?: ContestantGroup; rank?: number; effectiveRank?: number; teamSize?: number; awardedIn: string
}>

/** Who the ID number says this is; `undefined` while it is missing or wrong. */
export function personIn(answers: Answers): IdNumber | undefined {
  const read = readIdNumber(textIn(answers, 'idNumber'))
  return typeof read === 'string' ? undefined : read
}

export function textIn(answers: Answers, field: string): string {
  const value = answers[field]
  return typeof value === 'string' ? value : ''
}

/** What was chosen or ticked, as rules name it. */
export const chosenIn = (answers: Answers, field: string): string =>
  typeof answers[field] === 'boolean' ? String(answers[field]) : textIn(answers, field)

export type Row = Readonly<Record<string, string>>

/** Whether anything at all was said of a list: an empty one says that there is nothing, none says nothing yet. */
export const isListed = (answers: Answers, field: string): boolean => Array.isArray(answers[field])

/** What counts as a list that was said to be what it is; where nobody waits for that, one that was left out is empty. */
export type Listing = Readonly<{ isSaid(answers: Answers, field: string): boolean }>

export function rowsIn(answers: Answers, field: string): readonly Row[] {
  const value = answers[field]
  return Array.isArray(value) ? value : []
}

const listsOf = new WeakMap<Form, readonly string[]>()

/**
 * The same answers with every list of the form said: what was left blank is taken for having none. So a form is read once it is
 * handed in, when nobody is still filling it in.
 */
export function withListsSaid(form: Form, answers: Answers): Answers {
  const lists = listsOf.get(form) ?? form.pages.flatMap(({ fields }) => fields).filter(({ kind }) => kind === 'rows').map(({ id }) => id)
  listsOf.set(form, lists)
  const unsaid = lists.filter((field) => !isListed(answers, field))
  return unsaid.length === 0 ? answers : { ...answers, ...Object.fromEntries(unsaid.map((field) => [field, []])) }
}

/** Rows whose level is none of the known ones are left out: the form refuses them, and no rule can speak of them. */
export function honoursIn(answers: Answers): readonly Honour[] {
  return rowsIn(answers, 'honours').flatMap(({ name = '', level, awardedIn = '' }) => {
    const known = honourLevels.find((each) => each === level)
    return known ? [{ name, level: known, awardedIn }] : []
  })
}

const competitionClasses = ['1', '2', 'none'] as const

/** Rows that name neither a known level nor an entry of the registry are left out: no rule can speak of them. */
export function prizesIn(answers: Answers): readonly Prize[] {
  return rowsIn(answers, 'prizes').flatMap((row) => prizeIn(row) ?? [])
}

/** The same of one row. */
export function prizeIn({ competition = '', registered = '', level, class: ofClass, tier, occupation = '', group, rank = '', effectiveRank = '', teamSize = '', awardedIn = '' }: Row): Prize | undefined {
  const knownLevel = competitionLevels.find((each) => each === level)
  if (!knownLevel && registered === '') return undefined
  const knownTier = tier === undefined ? undefined : competitionTiers.find((each) => each === tier)
  const knownGroup = group === undefined ? undefined : contestantGroups.find((each) => each === group)
  return {
    competition, registered, class: competitionClasses.find((each) => each === ofClass) ?? 'unknown', occupation, awardedIn,
    ...(knownLevel && { level: knownLevel }), ...(knownTier && { tier: knownTier }), ...(knownGroup && { group: knownGroup }),
    ...(rank !== '' && { rank: Number(rank) }), ...(effectiveRank !== '' && { effectiveRank: Number(effectiveRank) }), ...(teamSize !== '' && { teamSize: Number(teamSize) }),
  }
}

/** The words a person chose, as the form shows them. */
export function chosenLabel(form: Form, field: string, value: string): string {
  return labelsIn(form).get(field)?.get(value) ?? value
}

/** What can be chosen in a field; nothing where it is no choice. */
export const choicesIn = (form: Form, field: string): readonly string[] => [...labelsIn(form).get(field)?.keys() ?? []]

function labelsIn(form: Form): Labels {
  const labels = labelsOf.get(form) ?? optionLabels(form)
  labelsOf.set(form, labels)
  return labels
}

type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>
/** Every verdict names choices, and no form changes. */
const labelsOf = new WeakMap<Form, Labels>()

function optionLabels({ pages }: Form): Labels {
  return new Map(pages.flatMap(({ fields }) => fields).flatMap((field) =>
    field.kind === 'choice' ? [[field.id, new Map(field.options.map(({ value, label }) => [value, label]))] as const] : []))
}

/**
 * 近几年内 — whether a month lies within the years before a day. Certificates tell the month only: in the month in which the window opens
 * nobody can say without the certificate itself. Calendar years are this one and those before it, and no month lies in two.
 */
export function withinYears(month: string, years: number, referenceDay: string, calendarYears = false): 'yes' | 'no' | 'unclear' {
  if (!isRealMonth(month) || month > referenceDay.slice(0, 7)) return 'no'
  if (calendarYears) return Number(month.slice(0, 4)) > Number(referenceDay.slice(0, 4)) - years ? 'yes' : 'no'
  const opens = yearsBefore(referenceDay, years).slice(0, 7)
  if (month === opens) return 'unclear'
  return month > opens ? 'yes' : 'no'
}
