import type { Actor } from '../domain/shared/actor.ts'
import { withAttachments } from '../domain/application/draft.ts'
import type { Attachment, Material, Policy } from '../policy/policy.ts'
import type { FileType, Ports, StoredFile, Transaction } from './ports.ts'
import { Refused } from './refused.ts'
import { changeDraft, onDraft, openForm } from './saveDraft.ts'
import { getCase } from './subjects/shared.ts'
import { inMegabytes, type UploadLimits } from './uploadAllowance.ts'

/** Largest attachment, in bytes: a scan of ten colour pages. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
/** Largest photo, in bytes; the browser crops and compresses before sending. */
export const MAX_PHOTO_BYTES = 2 * 1024 * 1024

type Incoming = Readonly<{
  actor: Actor
  application: string
  fileName: string
  content: AsyncIterable<Uint8Array>
  /** Under which the person sends the file: sent again after a lost answer, it is stored and listed once. */
  idempotencyKey: string
  requestHash: string
}>

/** What is wanted of a file: about whom it is, and what it may be. */
type Place = Readonly<{ subject: string; accept: readonly FileType[]; maxBytes: number }>
type Received = StoredFile & Readonly<{ mediaType: string }>

/** 上传佐证材料 — looks at what the file is, stores it sealed under the person's key, then lists it in the draft. */
export function attachFile(ports: Ports, { material, ...incoming }: Incoming & Readonly<{ material: string }>): Promise<Readonly<{ id: string; sha256: string }>> {
  const { actor, application, fileName } = incoming
  const prepare = async (tx: Transaction): Promise<Place> => {
    const { application: { subject }, policy } = await openForm(ports, tx, actor, application)
    const item = itemOf(policy, material)
    assertRoom(item, ports.uploads.limits, (await tx.loadDraft(application))?.attachments ?? [])
    return { subject, accept: item.accept, maxBytes: MAX_ATTACHMENT_BYTES }
  }
  const keep = async (tx: Transaction, { mediaType, bytes, sha256 }: Received) => {
    const id = ports.ids.next()
    await changeDraft(ports, tx, actor, application, (policy, current, at) => {
      // Asked once more: two files that came together both found room.
      assertRoom(itemOf(policy, material), ports.uploads.limits, current.attachments)
      assertNew(current.attachments.filter((file) => file.material === material), fileName, bytes)
      return { kind: 'saved', draft: withAttachments(current, [...current.attachments, { id, material, fileName, mediaType, bytes, sha256 }], at, actor.account) }
    })
    return { id, sha256 }
  }
  return receive(ports, incoming, prepare, keep)
}

const calledOff = { id: '', sha256: '' } as const

/** 取消上传 — whoever calls a file off need not know how far it had got: what has been listed is taken away, and what arrives later under the key is not listed any more. */
export async function callOffUpload(ports: Ports, { actor, application, idempotencyKey, requestHash }: Omit<Incoming, 'fileName' | 'content'>): Promise<void> {
  await onDraft(ports, actor, async (tx) => {
    await openForm(ports, tx, actor, application)
    const { id } = await tx.once<Readonly<{ id: string; sha256: string }>>(`${actor.account}:${idempotencyKey}`, requestHash, async () => calledOff)
    if (id === calledOff.id) return
    await changeDraft(ports, tx, actor, application, (_, current, at) =>
      ({ kind: 'saved', draft: withAttachments(current, current.attachments.filter((file) => file.id !== id), at, actor.account) }))
  })
}

/** One upload from its first byte to its answer, whether it comes once or again. */
async function receive<Kept extends Readonly<{ sha256: string }>>(
  ports: Ports, incoming: Incoming, prepare: (tx: Transaction) => Promise<Place>, keep: (tx: Transaction, received: Received) => Promise<Kept>,
): Promise<Kept> {
  const { actor, requestHash } = incoming
  const key = `${actor.account}:${incoming.idempotencyKey}`
  const begun = await ports.store.transaction(actor.jurisdiction, async (tx) => {
    const known = await tx.answered<Kept>(key, requestHash)
    return known ? { known } : { place: await prepare(tx) }
  })
  if ('known' in begun) return begun.known
  const at = ports.clock.now()
  ports.uploads.assertLeft(actor.account, at)
  const received = await store(ports, incoming, begun.place)
  ports.uploads.note(actor.account, received.bytes, at)
  const kept = await onDraft(ports, actor, (tx) => tx.once(key, requestHash, () => keep(tx, received)))
  // The same file came twice at once and the other was quicker, or it was called off: nobody will ever name this one.
  if (kept.sha256 !== received.sha256) await ports.files.discard(received.sha256)
  return kept
}

function itemOf({ materials }: Policy, material: string): Material {
  const found = materials.find(({ id, from }) => id === material && from === 'applicant')
  if (!found) throw new Refused({ code: 'unknown-material', about: material, detail: '申报材料里没有这一项，请刷新页面后重新选择。' })
  return found
}

/** Told before the file is stored: a draft nobody submits must not fill the disk. */
function assertRoom({ id, title, maxFiles }: Material, limits: UploadLimits, attachments: readonly Attachment[]): void {
  const refusals = [
    ...(attachments.filter(({ material }) => material === id).length < maxFiles ? []
      : [{ code: 'too-many-files', about: id, detail: `“${title}”最多${maxFiles}个文件，这一个没有保存。请先删去一个，或合并后再上传。` }]),
    ...(attachments.length < limits.filesPerApplication ? []
      : [{ code: 'application-files-full', about: id, detail: `一份申报最多${limits.filesPerApplication}个文件，这一个没有保存。请先删去不需要的，或合并后再上传。` }]),
    ...(attachments.reduce((sum, { bytes }) => sum + bytes, 0) < limits.bytesPerApplication ? []
      : [{ code: 'application-bytes-full', about: id, detail: `一份申报的文件共不超过 ${inMegabytes(limits.bytesPerApplication)}，已经满了，这一个没有保存。请先删去不需要的，或压缩后再上传。` }]),
  ]
  if (refusals.length > 0) throw new Refused(...refusals)
}

/** By name and length: what is stored is sealed anew each time, so that its hash tells nothing. */
function assertNew(there: readonly Attachment[], fileName: string, bytes: number): void {
  if (!there.some((file) => file.fileName === fileName && file.bytes === bytes)) return
  throw new Refused({ code: 'file-already-there', about: fileName, detail: `这个文件已经上传过了：“${fileName}”，没有再存一份。内容确实不同的，请改名后再上传。` })
}

/** 上传照片 — gives the name under which the form's photo field keeps it. */
export function storePhoto(ports: Ports, incoming: Incoming): Promise<StoredFile> {
  return receive(ports, incoming, async (tx) => {
    const { application: { subject } } = await openForm(ports, tx, incoming.actor, incoming.application)
    return { subject, accept: ['jpg', 'png'], maxBytes: MAX_PHOTO_BYTES }
  }, named)
}

/** 上传核验截图 — for the recommending body that verifies the case; the command that records the visit names the file. */
export function storeScreenshot(ports: Ports, incoming: Incoming): Promise<StoredFile> {
  return receive(ports, incoming, async (tx) => {
    const { subject } = await getCase(tx, incoming.actor, incoming.application)
    return { subject, accept: ['jpg', 'png', 'pdf'], maxBytes: MAX_ATTACHMENT_BYTES }
  }, named)
}

/** Named by whoever uploaded it in what they send next. */
const named = async (_tx: Transaction, { sha256, bytes }: Received): Promise<StoredFile> => ({ sha256, bytes })

async function store({ files, inspect }: Ports, { actor, fileName, content }: Incoming, { subject, accept, maxBytes }: Place): Promise<Received> {
  const inspected = await inspect(content, fileName, accept)
  return { ...await files.put(actor.jurisdiction, subject, inspected.content, maxBytes), mediaType: inspected.mediaType }
}
