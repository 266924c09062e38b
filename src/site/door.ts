import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Answer, PageCache } from './cache.ts'

/** A request as it was read once. */
type Request = Readonly<{ url: string; rawHeaders: readonly string[] }>

/** Longer ones carry cookies or are meant to be long. */
const MOST_BYTES = 2_048
const MOST_KNOWN = 1_000

/**
 * 门口 — stands before the HTTP server. Whatever comes as the very bytes of a request that the server has read before is that request, and is
 * answered without being read again: on the day of a list thousands of equal browsers ask for the same page. Nothing is read here; everything
 * else goes through the door, with its connection, and the server deals with that one from then on.
 */
export class Door {
  readonly #cache: PageCache
  readonly #mostKnown: number
  readonly #known = new Map<string, Request>()
  /** What the first request of a connection came as, until the server has read it. */
  readonly #firstWords = new WeakMap<Socket, string>()
  readonly #standing = new Set<Socket>()

  constructor(cache: PageCache, mostKnown = MOST_KNOWN) {
    this.#cache = cache
    this.#mostKnown = mostKnown
  }

  /** Before `server` listens. */
  guard(server: Server): void {
    const enter = server.listeners('connection') as ((socket: Socket) => void)[]
    server.removeAllListeners('connection')
    server.on('connection', (socket: Socket) => this.#meet(socket, server, () => { for (const listener of enter) listener.call(server, socket) }))
  }

  /** Answers a remembered page and says so; everything else is left untouched for the caller. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    const words = this.#firstWords.get(request.socket)
    if (words !== undefined) this.#firstWords.delete(request.socket)
    if (!this.#cache.serveCached(request, response)) return false
    if (words !== undefined && standsAlone(request)) this.#learn(words, request)
    return true
  }

  /** Sends away whoever stands at the door: they have asked nothing that is not answered. */
  close(): void {
    for (const socket of this.#standing) socket.destroy()
  }

  #meet(socket: Socket, { headersTimeout, keepAliveTimeout }: Server, enter: () => void): void {
    this.#standing.add(socket)
    let isAnswered = false
    const sendAway = (): void => { socket.destroy() }
    const bye = (): void => { socket.end() }
    const goOn = (): void => { socket.resume() }
    const leave = (): void => {
      this.#standing.delete(socket)
      socket.off('data', hear).off('end', bye).off('error', sendAway).off('timeout', sendAway).off('close', leave).off('drain', goOn)
    }
    const hear = (chunk: Buffer): void => {
      const words = chunk.toString('latin1')
      const request = this.#known.get(words)
      const answer = request && this.#cache.answerTo(request.url, request.rawHeaders)
      if (answer === undefined) {
        leave()
        if (isWhole(words)) this.#firstWords.set(socket, words)
        socket.setTimeout(0).pause().unshift(chunk)
        enter()
        socket.resume()
        return
      }
      if (!isAnswered) socket.setTimeout(keepAliveTimeout)
      isAnswered = true
      // Who asks and does not listen is not asked on.
      if (!socket.write(messageOf(answer, keepAliveTimeout))) socket.pause()
    }
    socket.setTimeout(headersTimeout)
    socket.on('data', hear).on('end', bye).on('error', sendAway).on('timeout', sendAway).on('close', leave).on('drain', goOn)
  }

  #learn(words: string, { url = '', rawHeaders }: IncomingMessage): void {
    const [oldest] = this.#known.size < this.#mostKnown ? [] : this.#known.keys()
    if (oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(words, { url, rawHeaders })
  }
}

/** One whole request without a body, and nothing after it. Another beginning or end would be another request, or a part of one. */
function isWhole(words: string): boolean {
  return words.length <= MOST_BYTES && words.startsWith('GET ') && words.indexOf('\r\n\r\n') === words.length - 4
}

/** Nothing follows it, nothing changes the connection, and it is nobody's: a cookie is kept nowhere but where it belongs. */
function standsAlone({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion === '1.1' && (headers.connection ?? 'keep-alive').toLowerCase() === 'keep-alive'
    && ['cookie', 'authorization', 'content-length', 'transfer-encoding', 'upgrade', 'expect'].every((name) => headers[name] === undefined)
}

const messages = new WeakMap<Answer, { second: number; bytes: Buffer }>()

/** The whole message as bytes, put together once a second: nothing but its date changes. That is the machine's, whatever the demo's clock shows. */
function messageOf(answer: Answer, keepAliveTimeout: number): Buffer {
  const second = Math.floor(Date.now() / 1_000)
  const known = messages.get(answer)
  if (known?.second === second) return known.bytes
  const { status, headers, body } = answer
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headers.flatMap((name, at) => at % 2 === 0 ? [`${name}: ${headers[at + 1]}`] : []),
    `Date: ${new Date(second * 1_000).toUTCString()}`,
    'Connection: keep-alive',
    `Keep-Alive: timeout=${Math.floor(keepAliveTimeout / 1_000)}`,
  ]
  const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1')
  messages.set(answer, { second, bytes })
  return bytes
}
