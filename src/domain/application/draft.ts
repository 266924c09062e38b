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
 * Puts the changed fields into the draft, unless another device changed one of the same fields since `baseVersion`.
 * What says nothing new leaves the draft and its version alone: a commitment already signed for it still holds.
 */
export function mergeDraft(current: Draft, { baseVersion, changes, at, by }: Saving): Merge {
  const clashes = Object.entries(changes)
    .filter(([field, mine]) => (current.changedAt[field] ?? 0) > baseVersion && !sameValue(current.answers[field], mine))
    .map(([field, mine]) => ({ field, mine, theirs: current.answers[field] }))
  if (clashes.length > 0) return { kind: 'clash', clashes, draft: current }
  const changed = Object.entries(changes).filter(([field, value]) => !sameValue(current.answers[field], value))
  if (changed.length === 0) return { kind: 'merged', draft: current }
  const version = current.version + 1
  const touched = changed.map(([field]) => [field, version] as const)
  return {
    kind: 'merged',
    draft: {
      ...current, version, savedAt: at, savedBy: by,
      answers: { ...current.answers, ...Object.fromEntries(changed) },
      changedAt: { ...current.changedAt, ...Object.fromEntries(touched) },
    },
  }
}

/** The draft with its attachments replaced: added, removed or put in another order. */
export function withAttachments(current: Draft, attachments: readonly Attachment[], at: Instant, by: string): Draft {
  return { ...current, version: current.version + 1, attachments, savedAt: at, savedBy: by }
}

function sameValue(one: AnswerValue | undefined, other: AnswerValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
