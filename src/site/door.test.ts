import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPageCache, type PageCache } from './cache.ts'
import { Door } from './door.ts'

const MIDNIGHT = Date.parse('2024-09-03T16:00:00.000Z')
const page = `<!doctype html><p>公示 𠮷演五 ${'名单'.repeat(500)}</p>`

let clock: number
let cache: PageCache
let door: Door
let server: Server
/** What the HTTP server has read: method, address and body. */
let read: string[]
let sockets: Socket[]

beforeEach(async () => {
  clock = MIDNIGHT - 3_600_000
  cache = createPageCache({ now: () => clock })
  door = new Door(cache, 20)
  read = []
  sockets = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => { body += chunk.toString() }).on('end', () => {
      read.push(`${request.method} ${request.url}${body && ` ${body}`}`)
      if (!door.serve(request, response)) response.writeHead(404, { 'content-length': 3 }).end('404')
    })
  })
  door.guard(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  remember()
})

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  door.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const remember = (html = page): void => cache.remember({ path: '/notices/1', isElder: false }, html, { generation: cache.generation(), maxAgeSeconds: 60, expiresAt: MIDNIGHT })
const get = (...headers: readonly string[]): string => ['GET /notices/1 HTTP/1.1', 'Host: here', ...headers, '', ''].join('\r\n')

/** A visitor's connection, and what has come over it. */
type Visitor = Readonly<{ socket: Socket; say(words: string): void; hears(count: number): Promise<readonly string[]> }>

async function visitor(): Promise<Visitor> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay()
  sockets.push(socket)
  let heard = ''
  socket.on('data', (chunk: Buffer) => { heard += chunk.toString('latin1') }).on('error', () => {})
  await once(socket, 'connect')
  return {
    socket,
    say: (words) => { socket.write(words) },
    async hears(count) {
      await expect.poll(() => answersIn(heard).length, { timeout: 5_000, interval: 5 }).toBe(count)
      return answersIn(heard)
    },
  }
}

/** Whole answers, each without the line of the date. */
function answersIn(bytes: string): readonly string[] {
  const end = bytes.indexOf('\r\n\r\n') + 4
  if (end < 4) return []
  const head = bytes.slice(0, end)
  const whole = end + Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
  return whole > bytes.length ? [] : [bytes.slice(0, whole).replace(/^Date: .*\r\n/m, ''), ...answersIn(bytes.slice(whole))]
}

const asks = async (words: string): Promise<string | undefined> => {
  const { say, hears } = await visitor()
  say(words)
  return (await hears(1))[0]
}

describe('a request that came before, byte for byte', () => {
  it.each([
    ['as it is', []], ['packed', ['Accept-Encoding: gzip, br']], ['by who has it', ['If-None-Match: *']], ['to be kept open', ['Connection: Keep-Alive']],
  ])('gets the same answer without being read: %s', async (_, headers) => {
    const first = await asks(get(...headers))
    expect(first).toMatch(/^HTTP\/1\.1 (200 OK|304 Not Modified)\r\n/)
    expect(await asks(get(...headers))).toBe(first)
    expect(read).toEqual(['GET /notices/1'])
  })

  it('is answered as often as it is asked over one connection, with the time of now', async () => {
    await asks(get())
    const { socket, say, hears } = await visitor()
    const dated = once(socket, 'data') as Promise<[Buffer]>
    say(get())
    const [[first], second] = [await dated, (await hears(1))[0]]
    expect(Math.abs(Date.now() - Date.parse(/^Date: (.*)\r\n/m.exec(first.toString())?.[1] ?? ''))).toBeLessThan(5_000)
    say(get())
    expect(await hears(2)).toEqual([second, second])
    expect(read).toHaveLength(1)
  })

  it('is answered as the page is now, and asked anew once the page is forgotten or over', async () => {
    await asks(get())
    remember('changed')
    expect(await asks(get())).toContain('changed')
    clock = MIDNIGHT
    expect(await asks(get())).toMatch(/^HTTP\/1\.1 404/)
    clock = MIDNIGHT - 3_600_000
    cache.forgetAll()
    expect(await asks(get())).toMatch(/^HTTP\/1\.1 404/)
    expect(read).toHaveLength(3)
  })

  it('is followed by others over the same connection, whatever they are', async () => {
    await asks(get())
    const { say, hears } = await visitor()
    say(get())
    await hears(1)
    say('POST /api HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nbody')
    say(get())
    const [, posted, again] = await hears(3)
    expect([posted, again]).toEqual([expect.stringMatching(/^HTTP\/1\.1 404/), expect.stringMatching(/^HTTP\/1\.1 200/)])
    expect(read).toEqual(['GET /notices/1', 'POST /api body', 'GET /notices/1'])
  })
})

describe('a request that is read', () => {
  it('comes in pieces, wherever it is cut, or with another behind it', async () => {
    await asks(get())
    for (let at = 1; at < get().length; at += 1) {
      const { say, hears } = await visitor()
      say(get().slice(0, at))
      await new Promise((done) => setTimeout(done, 2))
      say(get().slice(at))
      expect((await hears(1))[0]).toMatch(/^HTTP\/1\.1 200/)
    }
    const { say, hears } = await visitor()
    say(get() + get())
    expect(await hears(2)).toHaveLength(2)
  })

  it.each([
    ['somebody’s own', 'Cookie: shouxi_session=secret'], ['the last on its connection', 'Connection: close'], ['for another protocol', 'Connection: Upgrade'],
    ['with a password', 'Authorization: Basic eA=='], ['longer than most', `X-Long: ${'x'.repeat(2_048)}`],
  ])('is read again the next time: %s', async (_, header) => {
    await asks(get(header))
    await asks(get(header))
    expect(read).toHaveLength(2)
  })

  it('is read again where a body belongs to it, which is no request of its own', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { say, hears } = await visitor()
      say(get(`Content-Length: ${get().length}`))
      say(get())
      await hears(1)
    }
    expect(read).toEqual([`GET /notices/1 ${get()}`, `GET /notices/1 ${get()}`])
  })

  it('is read again where it waits to be told to go on', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { say, hears } = await visitor()
      say(get('Expect: 100-continue'))
      expect(await hears(2)).toEqual([expect.stringMatching(/^HTTP\/1\.1 100/), expect.stringMatching(/^HTTP\/1\.1 200/)])
    }
    expect(read).toHaveLength(2)
  })

  it('is never taken for what another on its connection asked first', async () => {
    const other = get().replace('/notices/1', '/other')
    const { say, hears } = await visitor()
    say(other)
    await hears(1)
    say(get())
    await hears(2)
    expect(await asks(other)).toMatch(/^HTTP\/1\.1 404/)
    expect(await asks(get())).toMatch(/^HTTP\/1\.1 200/)
    expect(read).toHaveLength(4)
  })

  it('pushes out the oldest that is known', async () => {
    await asks(get())
    for (let number = 0; number < 20; number += 1) await asks(get(`X-Number: ${number}`))
    read = []
    await asks(get('X-Number: 19'))
    expect(read).toEqual([])
    await asks(get())
    expect(read).toHaveLength(1)
  })

  it.each([
    ['no HTTP', 'not http at all\r\n\r\n'], ['a broken head', 'GET / HTTP/1.1\r\nBroken\r\n\r\n'], ['too long a head', `${'x'.repeat(100_000)}\r\n\r\n`],
  ])('is refused by the server as ever: %s', async (_, words) => {
    expect(await asks(words)).toMatch(/^HTTP\/1\.1 4\d\d/)
  })
})

describe('whoever stands at the door', () => {
  it('is sent away when the server closes, and holds it up in nothing', async () => {
    await asks(get())
    const [silent, answered] = [await visitor(), await visitor()]
    answered.say(get())
    await answered.hears(1)
    const gone = Promise.all([once(silent.socket, 'close'), once(answered.socket, 'close')])
    door.close()
    await gone
  })

  it('is let go after a while without a word, sooner once it was answered', async () => {
    await asks(get())
    Object.assign(server, { headersTimeout: 150, keepAliveTimeout: 50 })
    const [silent, answered] = [await visitor(), await visitor()]
    answered.say(get())
    const closed: string[] = []
    await Promise.all([once(silent.socket, 'close').then(() => closed.push('silent')), once(answered.socket, 'close').then(() => closed.push('answered'))])
    expect(closed).toEqual(['answered', 'silent'])
  })

  it('is gone when it hangs up', async () => {
    const { socket } = await visitor()
    socket.end()
    await once(socket, 'close')
    await expect.poll(() => new Promise((found) => server.getConnections((_, count) => found(count)))).toBe(0)
  })

  it('is not asked on while it does not listen', async () => {
    remember('x'.repeat(1_000_000))
    const words = get('Accept-Encoding: identity')
    await asks(words)
    const deaf = connect((server.address() as AddressInfo).port, '127.0.0.1')
    sockets.push(deaf)
    deaf.pause()
    const [here] = await once(server, 'connection') as [Socket]
    // Each in a piece of its own.
    for (let times = 0; times < 40; times += 1) {
      deaf.write(words)
      await new Promise((done) => setTimeout(done, 2))
    }
    expect(here.isPaused()).toBe(true)
    expect(here.writableLength).toBeLessThan(5_000_000)
    let length = 0
    deaf.on('data', (chunk: Buffer) => { length += chunk.length }).resume()
    await expect.poll(() => length, { timeout: 20_000 }).toBeGreaterThanOrEqual(40_000_000)
  })
})
