import type { Answers, Attachment, AnswerValue } from '../../policy/policy.ts'
import type { Instant } from '../shared/time.ts'

/** 草稿 — what was typed and attached so far. Not yet a fact: it lives beside the journal, sealed under the person's key. */
export type Draft = Readonly<{
  version: number
  answers: Answers
  /** Version at which each field last changed: two devices editing different fields both keep their words. */
  changedAt: Readonly<Record<string, number>>
  attachments: readonly Attachment[]
  savedAt: Instant
  savedBy: string
}>

export const emptyDraft: Draft = { version: 0, answers: {}, changedAt: {}, attachments: [], savedAt: '', savedBy: '' }

/** Before anything was saved the form holds the name under which the unit began the case; the first save of another field keeps it. */
export const firstDraft = (name: string): Draft => ({ ...emptyDraft, answers: { name } })

/** A field that was changed elsewhere after this device last looked: both texts, so that nothing is lost. */
export type Clash = Readonly<{ field: string; mine: AnswerValue; theirs: AnswerValue | undefined }>

export type Merge =
  | Readonly<{ kind: 'merged'; draft: Draft }>
  | Readonly<{ kind: 'clash'; clashes: readonly Clash[]; draft: Draft }>

type Saving = Readonly<{ baseVersion: number; changes: Answers; at: Instant; by: string }>

/**
 * Puts the changed fields into the draft, save those that another device changed since `baseVersion`: these come back with both texts.
 * What says nothing new leaves the draft and its version alone: a commitment already signed for it still holds.
 */
export function mergeDraft(current: Draft, { baseVersion, changes, at, by }: Saving): Merge {
  const news = Object.entries(changes).filter(([field, mine]) => !sameValue(current.answers[field], mine))
  const isUnseen = (field: string): boolean => (current.changedAt[field] ?? 0) > baseVersion
  const draft = withAnswers(current, Object.fromEntries(news.filter(([field]) => !isUnseen(field))), at, by)
  const clashes = news.filter(([field]) => isUnseen(field)).map(([field, mine]) => ({ field, mine, theirs: current.answers[field] }))
  return clashes.length > 0 ? { kind: 'clash', clashes, draft } : { kind: 'merged', draft }
}

function withAnswers(current: Draft, answers: Answers, at: Instant, by: string): Draft {
  const fields = Object.keys(answers)
  if (fields.length === 0) return current
  const version = current.version + 1
  const touched = fields.map((field) => [field, version] as const)
  return {
    ...current, version, savedAt: at, savedBy: by,
    answers: { ...current.answers, ...answers },
    changedAt: { ...current.changedAt, ...Object.fromEntries(touched) },
  }
}

/** The draft with its attachments replaced: added, removed or put in another order. */
export function withAttachments(current: Draft, attachments: readonly Attachment[], at: Instant, by: string): Draft {
  return { ...current, version: current.version + 1, attachments, savedAt: at, savedBy: by }
}

function sameValue(one: AnswerValue | undefined, other: AnswerValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
