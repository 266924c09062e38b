import type { Actor } from '../domain/shared/actor.ts'
import type { Draft } from '../domain/application/draft.ts'
import type { Attachment, Material, Policy } from '../policy/policy.ts'
import { foldEvents } from '../domain/folds.ts'
import { mayTouch } from '../domain/application/reach.ts'
import type { Application } from '../domain/application/application.ts'
import type { FileType, Ports, StoredFile, Transaction } from './ports.ts'
import { NotFound, Refused } from './refused.ts'
import { arrangeAttachments, openForm, type Saved } from './saveDraft.ts'

/** Largest attachment, in bytes: a scan of ten colour pages. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
/** Largest photo, in bytes; the browser crops and compresses before sending. */
export const MAX_PHOTO_BYTES = 2 * 1024 * 1024

type Incoming = Readonly<{ actor: Actor; application: string; fileName: string; content: AsyncIterable<Uint8Array> }>

/** 上传佐证材料 — looks at what the file is, stores it sealed under the person's key, then lists it in the draft. */
export async function attachFile(ports: Ports, { material, ...incoming }: Incoming & Readonly<{ material: string }>): Promise<Readonly<{ attachment: Attachment; saved: Saved }>> {
  const { actor, application, fileName } = incoming
  const { subject, accept } = await ports.store.transaction(actor.jurisdiction, async (tx) => {
    const { application: { subject: person }, policy } = await openForm(ports, tx, actor, application)
    const item = itemOf(policy, material)
    assertRoom(item, await tx.loadDraft(application))
    return { subject: person, accept: item.accept }
  })
  const { mediaType, ...stored } = await store(ports, incoming, subject, accept, MAX_ATTACHMENT_BYTES)
  const attachment = { id: ports.ids.next(), material, fileName, mediaType, bytes: stored.bytes, sha256: stored.sha256 }
  const saved = await arrangeAttachments(ports, { actor, application, arrange: (attachments) => [...attachments, attachment] })
  return { attachment, saved }
}

function itemOf({ materials }: Policy, material: string): Material {
  const found = materials.find(({ id, from }) => id === material && from === 'applicant')
  if (!found) throw new Refused({ code: 'unknown-material', about: material, detail: '申报材料里没有这一项，请刷新页面后重新选择。' })
  return found
}

/** Told before the file is stored: a draft nobody submits must not fill the disk. */
function assertRoom({ id, title, maxFiles }: Material, draft: Draft | undefined): void {
  const there = (draft?.attachments ?? []).filter(({ material }) => material === id).length
  if (there < maxFiles) return
  throw new Refused({ code: 'too-many-files', about: id, detail: `“${title}”最多${maxFiles}个文件，这一个没有保存。请先删去一个，或合并后再上传。` })
}

/** 上传照片 — gives the name under which the form's photo field keeps it. */
export async function storePhoto(ports: Ports, incoming: Incoming): Promise<StoredFile> {
  const { application } = await ports.store.transaction(incoming.actor.jurisdiction, (tx) => openForm(ports, tx, incoming.actor, incoming.application))
  return store(ports, incoming, application.subject, ['jpg', 'png'], MAX_PHOTO_BYTES)
}

/** 上传核验截图 — for the recommending body that verifies the case; the command that records the visit names the file. */
export async function storeScreenshot(ports: Ports, incoming: Incoming): Promise<StoredFile> {
  const { subject } = await ports.store.transaction(incoming.actor.jurisdiction, (tx) => caseInHand(tx, incoming))
  return store(ports, incoming, subject, ['jpg', 'png', 'pdf'], MAX_ATTACHMENT_BYTES)
}

async function caseInHand(tx: Transaction, { actor, application: id }: Incoming): Promise<Exclude<Application, { stage: 'none' }>> {
  const application = foldEvents<Application>('application', await tx.load({ kind: 'application', id }))
  if (application.stage === 'none' || !mayTouch(actor, application)) throw new NotFound(`application ${id}`)
  return application
}

async function store(
  { files, inspect }: Ports, { actor, fileName, content }: Incoming, subject: string, accepted: readonly FileType[], maxBytes: number,
): Promise<StoredFile & Readonly<{ mediaType: string }>> {
  const inspected = await inspect(content, fileName, accepted)
  return { ...await files.put(actor.jurisdiction, subject, inspected.content, maxBytes), mediaType: inspected.mediaType }
}
