import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isOverseer, type Role } from '../../domain/shared/actor.ts'
import { id, word } from '../../domain/shared/words.ts'
import { attachFile, callOffUpload, storePhoto, storeScreenshot } from '../../usecases/attachFile.ts'
import { Refused, NotFound } from '../../usecases/refused.ts'
import { arrangeAttachments } from '../../usecases/saveDraft.ts'
import { draftView } from '../api.ts'
import { cleanFileName } from '../plainText.ts'
import { intention } from './commands.ts'
import { register } from '../route.ts'
import { contentFor } from '../screens/caseScreen.ts'
import { materialForExperts } from '../screens/desk.ts'
import { draftScreen } from '../screens/draftScreen.ts'
import { loadCase, type LoadedCase } from '../screens/loading.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'

const ofCase = z.object({ id })

export function fileRoutes(app: FastifyInstance, services: Services): void {
  const { ports } = services
  register(app, services, {
    method: 'POST', path: '/api/cases/:id/files', summary: '上传佐证材料', params: ofCase, query: z.object({ material: id }), answer: draftView,
    async handle(request, { params, query }) {
      await receiving(request, params.id, (incoming) => attachFile(ports, { ...incoming, material: query.material }))
      return draftScreen(services, actorOf(request), params.id)
    },
  })
  register(app, services, {
    method: 'DELETE', path: '/api/cases/:id/files', summary: '取消上传', params: ofCase, query: z.object({ material: id }), body: z.object({ fileName: z.string().transform(cleanFileName).pipe(word(200)) }), answer: draftView,
    async handle(request, { params, body: { fileName } }) {
      await callOffUpload(ports, { ...intention(request, fileName, 'POST'), actor: actorOf(request), application: params.id })
      return draftScreen(services, actorOf(request), params.id)
    },
  })
  register(app, services, {
    method: 'PUT', path: '/api/cases/:id/files', summary: '调整材料顺序', params: ofCase, body: z.object({ order: z.array(id).max(500) }), answer: draftView,
    async handle(request, { params, body: { order } }) {
      const place = (file: string): number => (order.includes(file) ? order.indexOf(file) : order.length)
      await arrangeAttachments(ports, {
        actor: actorOf(request), application: params.id,
        arrange: (files) => [...files].sort((one, other) => place(one.id) - place(other.id)),
      })
      return draftScreen(services, actorOf(request), params.id)
    },
  })
  register(app, services, {
    method: 'DELETE', path: '/api/cases/:id/files/:file', summary: '删除材料', params: z.object({ id, file: id }), answer: draftView,
    async handle(request, { params }) {
      await arrangeAttachments(ports, { actor: actorOf(request), application: params.id, arrange: (files) => files.filter((file) => file.id !== params.file) })
      return draftScreen(services, actorOf(request), params.id)
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/cases/:id/photo', summary: '上传照片', params: ofCase, answer: z.object({ sha256: z.string() }),
    async handle(request, { params }) {
      const { sha256 } = await receiving(request, params.id, (incoming) => storePhoto(ports, incoming))
      return { sha256 }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/cases/:id/screenshot', summary: '上传证书查询页面截图', params: ofCase, answer: z.object({ sha256: z.string() }),
    async handle(request, { params }) {
      const { sha256 } = await receiving(request, params.id, (incoming) => storeScreenshot(ports, incoming))
      return { sha256 }
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/cases/:id/files/:sha256', summary: '查看材料', params: z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    handle: (request, { params }, reply) => sendFile(services, request, params, reply),
  })
}

/** What is refused is still read past: left where it is, it would keep whatever comes next on the same connection from being heard. */
async function receiving<Result>(request: FastifyRequest, application: string, store: (incoming: Incoming) => Promise<Result>): Promise<Result> {
  try {
    return await store(await incoming(request, application))
  } catch (failure) {
    request.raw.unpipe()
    request.raw.resume()
    throw failure
  }
}
type Incoming = Awaited<ReturnType<typeof incoming>>

async function incoming(request: FastifyRequest, application: string) {
  const received = await request.file().catch(() => { throw brokenUpload() })
  if (!received) throw new Refused({ code: 'file-missing', detail: '没有收到文件，请重新选择。' })
  return { ...intention(request, fileNameOf(received)), actor: actorOf(request), application, fileName: fileNameOf(received), content: whole(received.file) }
}

/** A file that breaks off on its way is the line's fault, not ours. */
async function* whole(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* file
  } catch {
    throw brokenUpload()
  }
}

const brokenUpload = (): Refused => new Refused({ code: 'upload-broken', detail: '文件没有传完整，没有保存。请检查网络后重新上传。' })

/** Told in the words of the file, since the schema's would name no field. */
function fileNameOf({ filename }: MultipartFile): string {
  const fileName = word(200).safeParse(cleanFileName(filename ?? ''))
  if (!fileName.success) throw new Refused({ code: 'file-name-unfit', detail: '文件名不能为空，也不能超过200个字。请改名后再上传。' })
  return fileName.data
}

async function sendFile(services: Services, request: FastifyRequest, { id: application, sha256 }: Readonly<{ id: string; sha256: string }>, reply: FastifyReply) {
  const actor = actorOf(request)
  const loaded = await loadCase(services, actor, application)
  const shown = fileFor(actor.role, loaded, sha256)
  const bytes = await services.ports.files.get(actor.jurisdiction, sha256, loaded.application.subject)
  // Whatever somebody attached runs nowhere: own origin, no script, no sniffing.
  return reply
    .header('content-security-policy', "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; plugin-types application/pdf; sandbox")
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(shown.fileName)}`)
    .type(shown.mediaType ?? mediaTypeOf(bytes)).send(Buffer.from(bytes))
}

/** Photos and screenshots were looked at when they came in, and are one of three: the first byte of each, as its format has it, tells them apart. */
const PNG_BEGINS = 0x89
const PDF_BEGINS = '%'.charCodeAt(0)

function mediaTypeOf([first]: Uint8Array): string {
  if (first === PNG_BEGINS) return 'image/png'
  return first === PDF_BEGINS ? 'application/pdf' : 'image/jpeg'
}

/** Experts, deciders and auditors open what their page shows, and nothing that is withheld from them. */
function fileFor(role: Role, loaded: LoadedCase, sha256: string): Shown {
  if (role === 'expert') return evidenceFile(materialForExperts(loaded), sha256)
  return isOverseer(role) ? evidenceFile(contentFor(loaded, role) ?? nothing, sha256) : shownFile(loaded, sha256)
}

type Evidence = ReturnType<typeof materialForExperts>
const nothing: Evidence = { answers: {}, attachments: [] }

function evidenceFile({ answers, attachments }: Evidence, sha256: string): Shown {
  return found(sha256, answers['photo'] === sha256 ? photo : attachments.find((file) => file.sha256 === sha256))
}

/** Only files that this case names, in its submission or its draft. */
function shownFile({ application, draft }: LoadedCase, sha256: string): Shown {
  const photos = [application.content?.answers['photo'], draft?.answers['photo']]
  if (photos.includes(sha256)) return photo
  if (application.verification?.files.includes(sha256)) return { fileName: '证书查询页面截图' }
  return found(sha256, [...application.content?.attachments ?? [], ...draft?.attachments ?? []].find((file) => file.sha256 === sha256))
}

type Shown = Readonly<{ fileName: string; mediaType?: string }>
const photo: Shown = { fileName: '照片' }

function found(sha256: string, file: Shown | undefined): Shown {
  if (!file) throw new NotFound(`file ${sha256}`)
  return file
}
