import type { Draft } from '../../domain/application/draft.ts'
import { StaleVersion } from '../../usecases/ports.ts'
import { canonical } from './canonical.ts'
import type { PersonKeys } from './personKeys.ts'
import type { Session, Statement } from './session.ts'

const select: Statement = {
  name: 'draft-select',
  text: `select d.subject, d.sealed, k.wrapped from drafts d join person_keys k on k.jurisdiction = d.jurisdiction and k.subject = d.subject
    where d.jurisdiction = $1 and d.application = $2`,
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

type Kept = Readonly<{ subject: string; sealed: Buffer; wrapped: Buffer | null }>

/** What a draft's seal is bound to: sealed words can't be moved to another case. */
export const draftPlace = (jurisdiction: string, application: string): string => `draft\n${jurisdiction}\n${application}`

/** Drafts of one jurisdiction within one transaction, sealed under the person's key. */
export class Drafts {
  readonly #session: Session
  readonly #keys: PersonKeys
  readonly #jurisdiction: string

  constructor(session: Session, keys: PersonKeys, jurisdiction: string) {
    this.#session = session
    this.#keys = keys
    this.#jurisdiction = jurisdiction
  }

  async load(application: string): Promise<Draft | undefined> {
    const { rows: [kept] } = await this.#session.run<Kept>(select, [this.#jurisdiction, application])
    if (!kept?.wrapped) return undefined
    const key = this.#keys.unwrap(this.#jurisdiction, kept.subject, kept.wrapped)
    return JSON.parse(key.open(kept.sealed, this.#place(application)))
  }

  /** Replaces the version before. The first save makes the row, every other one changes it. */
  async save(application: string, subject: string, draft: Draft): Promise<void> {
    const key = await this.#keys.obtain(this.#session, this.#jurisdiction, subject)
    const sealed = key.seal(canonical(draft), this.#place(application))
    const statement = draft.version === 1 ? insert : update
    const { count } = await this.#session.run(statement, [this.#jurisdiction, application, subject, draft.version, sealed])
    if (count === 0) throw await this.#stale(application, draft)
  }

  async #stale(application: string, draft: Draft): Promise<StaleVersion> {
    const { rows: [stored] } = await this.#session.run<{ version: number }>(selectVersion, [this.#jurisdiction, application])
    return new StaleVersion({ kind: 'application', id: application }, draft.version - 1, stored?.version ?? 0)
  }

  #place(application: string): string {
    return draftPlace(this.#jurisdiction, application)
  }
}
