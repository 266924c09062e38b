import { international } from '../../src/adapters/crypto/suite.ts'
import { createIdentity, letAdministratorIn, type IdentitySettings, type LockedOut } from '../../src/adapters/identity/identity.ts'
import { printed } from '../../src/adapters/identity/password.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { createStore } from '../../src/adapters/postgres/store.ts'
import { folds } from '../../src/domain/folds.ts'
import type { OrganisationEvent } from '../../src/domain/organisation/organisation.ts'
import { systemActor, type Actor } from '../../src/domain/shared/actor.ts'
import { accountPersons, accounts } from '../../src/readmodels/accounts.ts'
import { organisations } from '../../src/readmodels/stages.ts'
import type { NewAccount } from '../../src/usecases/identity.ts'
import type { Clock, Store } from '../../src/usecases/ports.ts'
import { openDatabase } from '../support/database.ts'

export const weihai = 'weihai'
export const from = { ip: '192.0.2.7', userAgent: '演示浏览器' }
const record = { suite: international, masterKey: international.newKey(), folds, readModels: [accounts, accountPersons, organisations] }

export type Office = Awaited<ReturnType<typeof openOffice>>

/** An instance with a clock that tests move, and a journal that they can break. */
export async function openOffice() {
  const database = await openDatabase()
  const { role } = await migrate({ url: database.url, ...record })
  const pool = openPool({ url: database.url, role })
  const wallClock = movableClock('2024-07-12T01:00:00.000Z')
  const store = createStore({ pool, ...record })
  await registerOffice(store)
  const unwritable = () => Promise.reject(new Error('the journal can\'t be written'))
  const demoClock = movableClock('2024-08-20T01:00:00.000Z')
  const settingsOver = (journal: Store, clock: Clock = wallClock): IdentitySettings =>
    ({ pool, store: journal, suite: international, masterKey: record.masterKey, clock, wallClock, stretching: printed })
  const identityOver = (journal: Store, clock: Clock = wallClock) => createIdentity(settingsOver(journal, clock))
  return {
    identity: identityOver(store),
    /** The same accounts, where nothing can be written into the journal. */
    unrecorded: identityOver({ transaction: unwritable, shared: unwritable }),
    /** Another process over the same database. */
    elsewhere: identityOver(store),
    /** The same accounts in a demonstration, whose business time is moved apart from the time on the wall. */
    demonstration: identityOver(store, demoClock),
    pool, wallClock, demoClock,
    /** What whoever keeps the server can do. */
    atServer: (wanted: LockedOut) => letAdministratorIn(settingsOver(store), wanted),
    /** What becomes of a body that units and districts act for. */
    body: (id: string, ...events: readonly OrganisationEvent[]) => store.transaction(weihai, async (tx) => {
      const stream = { kind: 'organisation', id } as const
      await tx.append({ stream, expectedVersion: (await tx.load(stream)).length, at: '2024-07-12T01:00:00.000Z', actor: systemActor(weihai), policy: '', clauses: [], events })
    }),
    acts: (account: string) => store.transaction(weihai, (tx) => tx.load({ kind: 'account', id: account })),
    close: async () => {
      await pool.end()
      await database.close()
    },
  }
}

async function registerOffice(store: Store): Promise<void> {
  for (const jurisdiction of [weihai, 'rongcheng']) {
    await store.transaction(jurisdiction, (tx) => tx.append({
      stream: { kind: 'organisation', id: 'office' }, expectedVersion: 0, at: '2024-07-12T01:00:00.000Z', actor: systemActor(jurisdiction), policy: '', clauses: [],
      events: [{ type: 'OrganisationRegistered', data: { kind: 'office', name: '演示·选拔办', creditCode: '', district: '' } }],
    }))
  }
}

function movableClock(start: string): Clock & { pass(minutes: number): void } {
  let now = Date.parse(start)
  return { now: () => new Date(now).toISOString(), pass: (minutes) => { now += minutes * 60_000 } }
}

export const chosen = { signInName: 'guanliyuan', displayName: '演示·管理员', password: 'Haibian-2024-Deng' }

/** The administrator that a fresh instance gets by its one-time link, signed in. */
export async function firstAdministrator({ identity }: Office): Promise<Actor> {
  const link = await identity.createFirstAdministratorLink(weihai)
  if (!link) throw new Error('a fresh instance gives a link')
  accepted(await identity.redeemFirstAdministratorLink(link.token, chosen))
  return accepted(await identity.signIn(chosen.signInName, chosen.password, from)).actor
}

export const clerk: NewAccount = { signInName: 'jingban', displayName: '演示·经办 王某', role: 'office-maker', body: 'office' }

/** An account whose owner has come in with the code and set this password. */
export async function opened({ identity }: Office, by: Actor, signInName: string): Promise<Readonly<{ id: string; password: string }>> {
  const { id, code } = accepted(await identity.openAccount(by, { ...clerk, signInName }))
  const password = `Chuanwu-7-${id.slice(0, 6)}`
  accepted(await identity.activate(code, password, from))
  return { id, password }
}

export function accepted<Answer extends { kind: string }>(answer: Answer): Extract<Answer, { kind: 'accepted' }> {
  if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer))
  return answer as Extract<Answer, { kind: 'accepted' }>
}

export const codesOf = (answer: { kind: string; refusals?: readonly { code: string }[] }): readonly string[] =>
  answer.refusals?.map(({ code }) => code) ?? []
