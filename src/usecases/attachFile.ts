import type { Actor } from '../domain/shared/actor.ts'
import type { Attachment } from '../policy/policy.ts'
import { foldEvents } from '../domain/folds.ts'
import { mayTouch } from '../domain/application/reach.ts'
import type { Application } from '../domain/application/application.ts'
import type { Ports, StoredFile, Transaction } from './ports.ts'
import { NotFound } from './refused.ts'
import { arrangeAttachments, openForm, type Saved } from './saveDraft.ts'

/** Largest attachment, in bytes: a scan of ten colour pages. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
/** Largest photo, in bytes; the browser crops and compresses before sending. */
export const MAX_PHOTO_BYTES = 2 * 1024 * 1024

type Attaching = Readonly<{
  actor: Actor
  application: string
  material: string
  fileName: string
  mediaType: string
  content: AsyncIterable<Uint8Array>
}>

/** 上传佐证材料 — stores the file sealed under the person's key, then lists it in the draft. */
export async function attachFile(ports: Ports, { actor, application, material, fileName, mediaType, content }: Attaching): Promise<Readonly<{ attachment: Attachment; saved: Saved }>> {
  const stored = await storeFor(ports, actor, application, content, MAX_ATTACHMENT_BYTES)
  const attachment = { id: ports.ids.next(), material, fileName, mediaType, bytes: stored.bytes, sha256: stored.sha256 }
  const saved = await arrangeAttachments(ports, { actor, application, arrange: (attachments) => [...attachments, attachment] })
  return { attachment, saved }
}

/** 上传照片 — gives the name under which the form's photo field keeps it. */
export function storePhoto(ports: Ports, actor: Actor, application: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  return storeFor(ports, actor, application, content, MAX_PHOTO_BYTES)
}

async function storeFor(ports: Ports, actor: Actor, application: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
  const { subject } = await ports.store.transaction(actor.jurisdiction, (tx) => openForm(ports, tx, actor, application))
  return ports.files.put(actor.jurisdiction, subject, content, maxBytes)
}

/** 上传核验截图 — for the recommending body that verifies the case; the command that records the visit names the file. */
export async function storeScreenshot(ports: Ports, actor: Actor, application: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const { subject } = await ports.store.transaction(actor.jurisdiction, (tx) => caseInHand(tx, actor, application))
  return ports.files.put(actor.jurisdiction, subject, content, MAX_ATTACHMENT_BYTES)
}

async function caseInHand(tx: Transaction, actor: Actor, id: string): Promise<Exclude<Application, { stage: 'none' }>> {
  const application = foldEvents<Application>('application', await tx.load({ kind: 'application', id }))
  if (application.stage === 'none' || !mayTouch(actor, application)) throw new NotFound(`application ${id}`)
  return application
}
