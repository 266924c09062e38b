import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createPageCache } from '../src/site/cache.ts'
import { Door } from '../src/site/door.ts'
import { siteLinks } from '../src/site/links.ts'
import { noticePage } from '../src/site/pages.ts'
import { frame, noticeOf } from '../test/site/samples.ts'

/*
 * How many visitors a second one process can show a public notice. Measured on loopback, by wrk where it is installed,
 * which leaves the server more of the machine than autocannon does. Node's bare server with two bytes is measured in the
 * same minute: what it reaches is what this machine has to give just now. The processor's own time for an answer hardly changes when
 * others use the machine too; it says what a core of its own would reach.
 */

const SECONDS = 5
const CONNECTIONS = 32
const AIM_PER_SECOND = 40_000
const NGINX_STATIC_PER_SECOND = 78_000
const PEOPLE = 30

/** What is used of a package that brings no types. */
type Load = (options: Readonly<{ url: string; connections: number; duration: number; headers: Readonly<Record<string, string>> }>) => Promise<
  Readonly<{ requests: Readonly<{ average: number }>; errors: number; '2xx': number; '3xx': number; non2xx: number }>
>

/** `perCoreSecond` is known where the load comes from another process. */
type Measured = Readonly<{ perSecond: number; perCoreSecond?: number; failures: number; tool: string }>

function serveNotice(): Server {
  const cache = createPageCache()
  const notice = noticeOf(PEOPLE)
  cache.remember({ path: siteLinks.notice(notice.id), isElder: false }, noticePage(notice, frame), {
    generation: cache.generation(), maxAgeSeconds: 60, expiresAt: Date.now() + 3_600_000,
  })
  const door = new Door(cache)
  const server = createServer((request, response) => {
    if (!door.serve(request, response)) response.writeHead(404).end()
  })
  door.guard(server)
  return server
}

async function measure(url: string, header: string | undefined): Promise<Measured> {
  return spawnSync('wrk', ['--version']).error === undefined ? withWrk(url, header) : withAutocannon(url, header)
}

/** Not before such requests are known: those that came first are read. */
async function measureWarm(url: string, header: string | undefined): Promise<Measured> {
  await measure(url, header)
  return measure(url, header)
}

async function withWrk(url: string, header: string | undefined): Promise<Measured> {
  const child = spawn('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-H', 'Accept-Encoding: gzip, deflate, br', ...(header === undefined ? [] : ['-H', header]), url])
  const before = process.cpuUsage()
  let report = ''
  child.stdout.on('data', (text: Buffer) => { report += text.toString() })
  await once(child, 'close')
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1])
  const { user, system } = process.cpuUsage(before)
  if (Number.isNaN(perSecond)) throw new Error(`wrk gave no figure: ${report}`)
  return { perSecond, perCoreSecond: perSecond * SECONDS * 1e6 / (user + system), failures: Number(/Non-2xx or 3xx responses: (\d+)/.exec(report)?.[1] ?? 0), tool: 'wrk' }
}

async function withAutocannon(url: string, header: string | undefined): Promise<Measured> {
  const [name, value] = header?.split(': ') ?? []
  const load = createRequire(import.meta.url)('autocannon') as Load
  const { requests, errors, non2xx, '3xx': unchanged } = await load({
    url, connections: CONNECTIONS, duration: SECONDS,
    headers: { 'accept-encoding': 'gzip, deflate, br', ...(name && value ? { [name]: value } : {}) },
  })
  return { perSecond: requests.average, failures: errors + non2xx - unchanged, tool: 'autocannon' }
}

function row(what: string, { perSecond, perCoreSecond }: Pick<Measured, 'perSecond' | 'perCoreSecond'>): string {
  const figure = (number: number): string => Math.round(number).toLocaleString('en').padStart(9)
  return `${what.padEnd(42)}${figure(perSecond)} /s${perCoreSecond === undefined ? '' : `${figure(perCoreSecond)} /s on a core of its own`}`
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function stop(server: Server): void {
  server.closeAllConnections()
  server.close()
}

const server = serveNotice()
const bare = createServer((_, response) => response.writeHead(200, { 'content-length': 2 }).end('ok'))
try {
  const url = await listening(server) + siteLinks.notice('n-2024')
  const first = await fetch(url)
  const etag = first.headers.get('etag') ?? ''
  const size = (await first.text()).length
  const shown = await measureWarm(url, undefined)
  const unchanged = await measureWarm(url, `If-None-Match: ${etag}`)
  const least = await measure(await listening(bare), undefined)
  console.log([
    `公示网页 public notice page: ${PEOPLE} names, ${size} characters, ${CONNECTIONS} connections, ${SECONDS} s each, ${shown.tool}`,
    row('whole page, packed', shown),
    row('not changed (304)', unchanged),
    row('node:http, two bytes, same minute', least),
    row('aim', { perSecond: AIM_PER_SECOND }),
    row('nginx, static file, same machine', { perSecond: NGINX_STATIC_PER_SECOND }),
  ].join('\n'))
  if (shown.failures + unchanged.failures > 0) throw new Error(`${shown.failures + unchanged.failures} answers were not the page`)
} finally {
  stop(server)
  stop(bare)
}
