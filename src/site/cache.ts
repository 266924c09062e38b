import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { isElder } from './elder.ts'
import { encodingFor, type Encoding } from './encoding.ts'
import { securityHeaders } from './style.ts'

/** Which page: its path as it arrives in a request, and whether in large type. Nothing else may make two visitors' pages differ. */
export type PageKey = Readonly<{ path: string; isElder: boolean }>

export type Remembering = Readonly<{
  /** `generation` of the cache, taken BEFORE the page's data were read: what was forgotten since then must not come back. */
  generation: number
  /** How long browsers may show the page without asking again. */
  maxAgeSeconds: number
  /** From this millisecond on the page is wrong: the days left change at midnight in Asia/Shanghai. */
  expiresAt: number
}>

export type PageCacheOptions = Readonly<{
  /** The clock that `expiresAt` is measured by; the demo's can be moved. */
  now?: () => number
  /** Bound on what is kept, all packings counted. */
  maxBytes?: number
}>

/** Pages that are the same for everybody, packed and ready. Asked before any router: a hit costs no more than writing the bytes. */
export type PageCache = Readonly<{
  /** Grows whenever something is forgotten. */
  generation(): number
  remember(key: PageKey, page: string, remembering: Remembering): void
  /** What a GET of this address with these headers (name, value, name, …) is answered; nothing where no page is remembered. */
  answerTo(url: string, rawHeaders: readonly string[]): Answer | undefined
  /** Answers a remembered page and says so; everything else is left untouched for the caller. */
  serveCached(request: IncomingMessage, response: ServerResponse): boolean
  forgetAll(): void
  /** Bytes kept. */
  size(): number
}>

/**
 * One packing, or the word that the page is as it was. `body` holds bytes, one a character: Node then sends head and body as one piece, a
 * fifth faster than a Buffer.
 */
export type Answer = Readonly<{ status: 200 | 304; headers: readonly string[]; body: string }>

/** The same answer, as long as the page has its full age before it and shortly before it expires. */
type Aging = Readonly<{ fresh: Answer; last: Answer }>

type Entry = Readonly<{
  etag: string
  packed: Readonly<Record<Encoding, Aging>>
  unchanged: Aging
  bytes: number
  expiresAt: number
  /** From here on a browser that kept the page for its full age would show it too long. */
  lastFrom: number
}> & { wanted: boolean }

type Slot = { plain?: Entry | undefined; elder?: Entry | undefined }

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024

export function createPageCache({ now = Date.now, maxBytes = DEFAULT_MAX_BYTES }: PageCacheOptions = {}): PageCache {
  const slots = new Map<string, Slot>()
  let bytes = 0
  let generation = 0

  function drop(path: string, slot: Slot): void {
    bytes -= (slot.plain?.bytes ?? 0) + (slot.elder?.bytes ?? 0)
    slots.delete(path)
  }

  /** A page that was asked for since the last look is spared once: numbers tried one after another can't push out what many read. */
  function makeRoom(): void {
    while (bytes > maxBytes) {
      const [path, slot] = slots.entries().next().value as [string, Slot]
      const isWanted = [slot.plain, slot.elder].some((entry) => entry?.wanted)
      if (!isWanted) {
        drop(path, slot)
        continue
      }
      slots.delete(path)
      slots.set(path, slot)
      for (const entry of [slot.plain, slot.elder]) if (entry) entry.wanted = false
    }
  }

  return {
    generation: () => generation,
    size: () => bytes,
    remember(key, page, remembering) {
      if (!key.path.startsWith('/') || key.path.includes('?')) throw new RangeError(`only a path without a query can be remembered: ${key.path}`)
      if (remembering.generation !== generation || now() >= remembering.expiresAt) return
      const entry = prepare(page, remembering)
      const slot = slots.get(key.path) ?? {}
      const size = key.isElder ? 'elder' : 'plain'
      bytes += entry.bytes - (slot[size]?.bytes ?? 0)
      slot[size] = entry
      slots.set(key.path, slot)
      makeRoom()
    },
    answerTo(url, rawHeaders) {
      const slot = slots.get(url)
      return slot && answer(slot, rawHeaders, now())
    },
    serveCached(request, response) {
      const found = request.method === 'GET' ? this.answerTo(request.url ?? '', request.rawHeaders) : undefined
      if (!found) return false
      response.writeHead(found.status, found.headers as string[])
      response.end(found.body, 'latin1')
      return true
    },
    forgetAll() {
      generation += 1
      slots.clear()
      bytes = 0
    },
  }
}

/** What a request says about how it wants the page. One for all requests: an answer is written before the next one is looked at. */
const wish: { encoding: string | undefined; etag: string | undefined; isElder: boolean } = { encoding: undefined, etag: undefined, isElder: false }

/** Reads the headers where they lie. `request.headers` would build an object of all of them for every request. */
function readWish(rawHeaders: readonly string[]): void {
  wish.encoding = undefined
  wish.etag = undefined
  wish.isElder = false
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    // The length rules out nearly every header before any text is compared.
    if (name.length === 6 && name.toLowerCase() === 'cookie') wish.isElder ||= isElder(rawHeaders[at + 1])
    else if (name.length === 15 && name.toLowerCase() === 'accept-encoding') wish.encoding = rawHeaders[at + 1]
    else if (name.length === 13 && name.toLowerCase() === 'if-none-match') wish.etag = rawHeaders[at + 1]
  }
}

function answer(slot: Slot, rawHeaders: readonly string[], now: number): Answer | undefined {
  readWish(rawHeaders)
  const entry = wish.isElder ? slot.elder : slot.plain
  if (entry === undefined || now >= entry.expiresAt) return undefined
  entry.wanted = true
  const isKept = wish.etag !== undefined && matches(wish.etag, entry.etag)
  const { fresh, last } = isKept ? entry.unchanged : entry.packed[encodingFor(wish.encoding)]
  return now >= entry.lastFrom ? last : fresh
}

/** If-None-Match compares weakly: a proxy may have added or taken the W/. */
function matches(asked: string, etag: string): boolean {
  return asked === etag || asked === '*' || asked.includes(etag.slice(2))
}

function prepare(page: string, { maxAgeSeconds, expiresAt }: Remembering): Entry {
  const plain = Buffer.from(page)
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const fresh = commonHeaders(etag, `public, max-age=${maxAgeSeconds}`)
  const last = commonHeaders(etag, 'no-cache')
  const pack = (encoding: Encoding, bytes: Buffer): Aging => {
    const own = [...(encoding === 'identity' ? [] : ['content-encoding', encoding]), 'content-length', String(bytes.length)]
    const body = bytes.toString('latin1')
    return { fresh: { status: 200, headers: [...wholeHeaders, ...fresh, ...own], body }, last: { status: 200, headers: [...wholeHeaders, ...last, ...own], body } }
  }
  const packed = {
    identity: pack('identity', plain),
    gzip: pack('gzip', gzipSync(plain, { level: 9 })),
    // Quality 11 is a few percent smaller and holds everybody up a hundred times as long.
    br: pack('br', brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } })),
  }
  return {
    etag, packed, unchanged: { fresh: { status: 304, headers: fresh, body: '' }, last: { status: 304, headers: last, body: '' } }, expiresAt, wanted: false,
    bytes: Object.values(packed).reduce((total, { fresh: { body } }) => total + body.length, 0),
    lastFrom: expiresAt - maxAgeSeconds * 1_000,
  }
}

const wholeHeaders: readonly string[] = ['content-type', 'text/html; charset=utf-8', ...Object.entries(securityHeaders).flat()]

/** Cookie is named because of the elder version alone: a page never depends on anything else in it. */
function commonHeaders(etag: string, cacheControl: string): readonly string[] {
  return ['etag', etag, 'cache-control', cacheControl, 'vary', 'accept-encoding, cookie']
}
