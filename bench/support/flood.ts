import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

const SECONDS = 5
const CONNECTIONS = 32

/** What is used of a package that brings no types. */
type Autocannon = (options: Readonly<{ url: string; connections: number; duration: number; headers: Readonly<Record<string, string>> }>) => Promise<
  Readonly<{ requests: Readonly<{ average: number }>; errors: number; non2xx: number }>
>

export type Flood = Readonly<{ perSecond: number; failures: number }>

/** One page as often as the server gives it, packed as browsers want it; by wrk where it is installed, which leaves more of the machine to the server. */
export async function flood(url: string): Promise<Flood> {
  return spawnSync('wrk', ['--version']).error === undefined ? withWrk(url) : withAutocannon(url)
}

const accepted = 'gzip, deflate, br'

async function withWrk(url: string): Promise<Flood> {
  const child = spawn('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-H', `Accept-Encoding: ${accepted}`, url])
  let report = ''
  child.stdout.on('data', (text: Buffer) => { report += text.toString() })
  await once(child, 'close')
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1])
  if (Number.isNaN(perSecond)) throw new Error(`wrk gave no figure: ${report}`)
  return { perSecond, failures: Number(/Non-2xx or 3xx responses: (\d+)/.exec(report)?.[1] ?? 0) }
}

async function withAutocannon(url: string): Promise<Flood> {
  const load = createRequire(import.meta.url)('autocannon') as Autocannon
  const { requests, errors, non2xx } = await load({ url, connections: CONNECTIONS, duration: SECONDS, headers: { 'accept-encoding': accepted } })
  return { perSecond: requests.average, failures: errors + non2xx }
}
