import type { Started } from '../domain/application/application.ts'
import { decideFilling } from '../domain/application/decide.ts'
import { firstDraft, mergeDraft, withAttachments, type Clash, type Draft } from '../domain/application/draft.ts'
import type { Actor } from '../domain/shared/actor.ts'
import { checkShape, refusalOfAnswer } from '../policy/answerShape.ts'
import type { Answers, Attachment, Policy } from '../policy/policy.ts'
import { againIfOvertaken } from './overtaking.ts'
import type { Ports, Transaction } from './ports.ts'
import { Refused } from './refused.ts'
import { getCase, getRound, policyOf } from './subjects/shared.ts'

export type Saved =
  | Readonly<{ kind: 'saved'; draft: Draft }>
  | Readonly<{ kind: 'clash'; clashes: readonly Clash[]; draft: Draft }>

/** Held by whoever is about to name a stored file, against its being taken away as one that nobody names. */
export const storedFilesLock = 'stored-files'

type Saving = Readonly<{ actor: Actor; application: string; baseVersion: number; changes: Readonly<Record<string, unknown>> }>

/** 保存草稿 — keeps the changed fields; a field changed elsewhere meanwhile comes back as a clash, with both texts. What the form can't take is refused, each field by its name, and nothing is changed. */
export async function saveDraft(ports: Ports, { actor, application, baseVersion, changes }: Saving): Promise<Saved> {
  return onDraft(ports, actor, async (tx) => {
    await tx.lock(storedFilesLock, 'shared')
    const saved = await changeDraft(ports, tx, actor, application, ({ form }, current, at) => merged(form, current, at))
    // Only now is the lock held for certain: what is on the shelves stays there until the draft names it.
    await assertPhotoStored(ports, changes)
    return saved
  })
  function merged(form: Policy['form'], current: Draft, at: string): Saved {
    const merge = mergeDraft(current, { baseVersion, changes: answersIn(form, changes, current), at, by: actor.account })
    return merge.kind === 'merged' ? { kind: 'saved', draft: merge.draft } : merge
  }
}

function answersIn(form: Policy['form'], changes: Saving['changes'], { answers }: Draft): Answers {
  const problems = checkShape(form, changes, answers)
  if (problems.length > 0) throw new Refused(...problems.map(refusalOfAnswer))
  return changes as Answers
}

/** A draft names only what is on the shelves: once submitted, a made-up name would look like a lost file for ever. */
async function assertPhotoStored({ files }: Ports, { photo }: Saving['changes']): Promise<void> {
  // Of another kind than text it is refused with the rest.
  if (typeof photo !== 'string' || photo === '') return
  if (!await files.has(photo)) {
    throw new Refused({ code: 'file-not-stored', about: 'photo', detail: '照片没有上传成功，请重新上传。' })
  }
}

type Arranging = Readonly<{ actor: Actor; application: string; arrange(attachments: readonly Attachment[]): readonly Attachment[] }>

/** 整理附件 — adds, removes or reorders the evidence of a draft. */
export async function arrangeAttachments(ports: Ports, { actor, application, arrange }: Arranging): Promise<Saved> {
  return changingDraft(ports, actor, application, (_, current, at) =>
    ({ kind: 'saved', draft: withAttachments(current, arrange(current.attachments), at, actor.account) }))
}

type Change = (policy: Policy, current: Draft, at: string) => Saved

const changingDraft = (ports: Ports, actor: Actor, application: string, change: Change): Promise<Saved> =>
  onDraft(ports, actor, (tx) => changeDraft(ports, tx, actor, application, change))

/** Runs the change on the draft as this transaction finds it. */
export async function changeDraft(ports: Ports, tx: Transaction, actor: Actor, application: string, change: Change): Promise<Saved> {
  const { application: { subject, name }, policy } = await openForm(ports, tx, actor, application)
  const current = await tx.loadDraft(application) ?? firstDraft(name)
  const saved = change(policy, current, ports.clock.now())
  if (saved.draft !== current) await tx.saveDraft(application, subject, saved.draft)
  return saved
}

/** A transaction on a draft; a save that was overtaken meanwhile is done again on what overtook it. */
export function onDraft<T>({ store }: Ports, { jurisdiction }: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return againIfOvertaken(() => store.transaction(jurisdiction, work))
}

type OpenForm = Readonly<{ application: Started; policy: Policy }>

/** The case whose form this actor may fill in now, and the rules it is filled in under; refuses with the reasons where it is closed. */
export async function openForm(ports: Ports, tx: Transaction, actor: Actor, id: string): Promise<OpenForm> {
  const application = await getCase(tx, actor, id)
  const round = await getRound(tx, application.round)
  const policy = policyOf(ports.policies, round)
  const decision = decideFilling(application, { at: ports.clock.now(), actor, round })
  if (decision.kind === 'refused') throw new Refused(...decision.refusals)
  return { application, policy }
}
