import type { Actor } from '../domain/shared/actor.ts'
import type { Attachment } from '../policy/policy.ts'
import type { Ports, StoredFile } from './ports.ts'
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
