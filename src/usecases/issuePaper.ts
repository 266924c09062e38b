import type { Application } from '../domain/application/application.ts'
import { foldEvents } from '../domain/folds.ts'
import { paperKeyHolder, type IssuedPaper, type PaperEvent } from '../domain/issuing.ts'
import { systemActor } from '../domain/shared/actor.ts'
import type { StreamRef } from '../domain/shared/event.ts'
import { StaleVersion, type Ports, type Transaction } from './ports.ts'
import { storedFilesLock } from './saveDraft.ts'

/** The bytes of a paper; `undefined` where it bears nobody's name. */
export type Draw = (paper: IssuedPaper) => Promise<Uint8Array | undefined>

/** One paper to issue; `effect` tells that another attempt is the same issue. */
export type Issuing = Readonly<{ jurisdiction: string; effect: string; paper: IssuedPaper }>

/** 存档 — draws a paper, keeps it sealed as it is today, and records what was kept. However often it is tried, it is issued once. */
export async function issuePaper({ store, files, clock }: Pick<Ports, 'store' | 'files' | 'clock'>, draw: Draw, { jurisdiction, effect, paper }: Issuing): Promise<void> {
  const stream = { kind: 'paper', id: effect } as const
  const subject = await store.transaction(jurisdiction, (tx) => keyHolderOf(tx, stream, paper))
  if (subject === undefined) return
  const bytes = await draw(paper)
  // What bears no name but secret-related ones is kept nowhere: such a paper leaves sealed, by the hand of whoever asks for it.
  if (!bytes && paper.kind !== 'call') return
  if (!bytes) throw new Error(`there is no ${paper.kind} of ${paper.subject} ${paper.id} to issue`)
  const kept = await files.put(jurisdiction, subject, only(bytes), bytes.length)
  const { subject: issuedFor, id: about, kind, batch } = paper
  const event: PaperEvent = { type: 'PaperIssued', data: { for: issuedFor, about, kind, batch, format: 'pdf', subject, ...kept } }
  await store.transaction(jurisdiction, async (tx) => {
    await holdOnShelf(tx, files, stream, kept.sha256)
    await tx.append({ stream, expectedVersion: 0, events: [event], at: clock.now(), actor: systemActor(jurisdiction), policy: '', clauses: [] })
  }).catch(unlessIssued)
}

/** From here to the commit nobody takes the paper away as one that no entry names; where somebody has, it is drawn anew at the next attempt. */
async function holdOnShelf(tx: Transaction, files: Ports['files'], stream: StreamRef, sha256: string): Promise<void> {
  await tx.lock(storedFilesLock, 'shared')
  // The lock is held for certain once a read sent after it has come back.
  await tx.load(stream)
  if (!await files.has(sha256)) throw new Error(`the ${stream.kind} ${stream.id} was taken off the shelves before it was recorded`)
}

/** Whose key seals it; nobody's where it has been issued, or its person was erased since. */
async function keyHolderOf(tx: Transaction, stream: StreamRef, paper: IssuedPaper): Promise<string | undefined> {
  if ((await tx.load(stream)).length > 0) return undefined
  const application = paper.subject === 'case' ? foldEvents<Application>('application', await tx.load({ kind: 'application', id: paper.id })) : undefined
  return paperKeyHolder(paper, application)
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Another process was quicker with the same issue. */
function unlessIssued(failure: unknown): void {
  if (!(failure instanceof StaleVersion)) throw failure
}
