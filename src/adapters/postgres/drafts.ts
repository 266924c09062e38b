import type { Draft } from '../../domain/application/draft.ts'
import { StaleVersion } from '../../usecases/ports.ts'
import { canonical } from './canonical.ts'
import type { PersonKeys } from './personKeys.ts'
import type { Asking } from './session.ts'
import type { Statement } from './statement.ts'

const select: Statement = {
  name: 'draft-select',
  text: `select d.application, d.subject, d.sealed, k.wrapped from drafts d join person_keys k on k.jurisdiction = d.jurisdiction and k.subject = d.subject
    where d.jurisdiction = $1 and d.application = any($2::text[])`,
}
const insert: Statement = {
  name: 'draft-insert',
  text: 'insert into drafts (jurisdiction, application, subject, version, sealed) values ($1, $2, $3, $4, $5) on conflict do nothing',
}
const update: Statement = {
  name: 'draft-update',
  text: 'update drafts set version = $4, sealed = $5 where jurisdiction = $1 and application = $2 and subject = $3 and version = $4 - 1',
}
const selectVersion: Statement = {
  name: 'draft-version',
  text: 'select version from drafts where jurisdiction = $1 and application = $2',
}

type Kept = Readonly<{ application: string; subject: string; sealed: Buffer; wrapped: Buffer | null }>

/** What a draft's seal is bound to: sealed words can't be moved to another case. */
export const draftPlace = (jurisdiction: string, application: string): string => `draft\n${jurisdiction}\n${application}`

/** The draft of each application, in the order asked; undefined where there is none, or its person was erased. */
export async function loadDrafts(
  asking: Asking, keys: PersonKeys, jurisdiction: string, applications: readonly string[],
): Promise<readonly (Draft | undefined)[]> {
  const { rows } = await asking.run<Kept>(select, [jurisdiction, applications])
  return applications.map((application) => {
    const kept = rows.find((row) => row.application === application)
    if (!kept?.wrapped) return undefined
    const key = keys.unwrap(jurisdiction, kept.subject, kept.wrapped)
    return JSON.parse(key.open(kept.sealed, draftPlace(jurisdiction, application))) as Draft
  })
}

export type SavingDraft = Readonly<{ jurisdiction: string; application: string; subject: string; draft: Draft }>

/** Replaces the version before. The first save makes the row, every other one changes it. */
export async function saveDraft(asking: Asking, keys: PersonKeys, { jurisdiction, application, subject, draft }: SavingDraft): Promise<void> {
  const key = await keys.obtain(asking, jurisdiction, subject)
  const sealed = key.seal(canonical(draft), draftPlace(jurisdiction, application))
  const statement = draft.version === 1 ? insert : update
  const { count } = await asking.run(statement, [jurisdiction, application, subject, draft.version, sealed])
  if (count > 0) return
  const { rows: [stored] } = await asking.run<{ version: number }>(selectVersion, [jurisdiction, application])
  throw new StaleVersion({ kind: 'application', id: application }, draft.version - 1, stored?.version ?? 0)
}
