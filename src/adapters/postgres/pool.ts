import { Socket } from 'node:net'
import pg from 'pg'

const { builtins } = pg.types
type TypeId = (typeof builtins)[keyof typeof builtins]

/** Texts of the server to values of the domain: instants and days stay strings, positions keep every digit. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.DATE, String],
  [builtins.TIMESTAMPTZ, instant],
  // The journal hashes the text as stored; whoever wants the value parses it.
  [builtins.JSON, String],
])

const utcToTheMillisecond = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?\+00$/

/** What the server tells in UTC differs in its spelling alone; a `Date` is seven times the work. */
function instant(text: string): string {
  const [, day, time, fraction = ''] = utcToTheMillisecond.exec(text) ?? []
  return day === undefined ? new Date(text).toISOString() : `${day}T${time}.${fraction.padEnd(3, '0')}Z`
}

/** Reads the text of a value of a type, by its number in the server's catalogue. */
export const textParser = (id: number): (text: string) => unknown => parsers.get(id) ?? pg.types.getTypeParser(id as TypeId, 'text')

const types = {
  getTypeParser: (id: TypeId, format?: 'text' | 'binary') => parsers.get(id) ?? pg.types.getTypeParser(id, format as 'text'),
}

export type PoolOptions = Readonly<{
  url: string
  /** The role under which every statement runs; without one, the rights of the log-in itself. */
  role?: string | null
  max?: number
  /** A statement is planned once for all values, not anew for each. For statements that one plan serves, whatever they are asked. */
  plansOnce?: boolean
}>

/** Connections to the record: UTC, and bounded patience. */
export function openPool({ url, role = null, max = 8, plansOnce = false }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withSettings(url, { timezone: 'UTC', ...(plansOnce ? { plan_cache_mode: 'force_generic_plan' } : {}), ...(role ? { role } : {}) }),
    max,
    types,
    idle_in_transaction_session_timeout: 60_000,
    stream: () => new ListeningSocket(),
  })
  // A connection that breaks while no statement is under way says so by an event, which unheard would end the process.
  // Idle, it has left the pool already; in use, its next statement fails and reports the reason.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const ANSWER_BYTES = 65_536

/** Reads answers into one piece of memory and copies them out: Node would take 64 KB for each, however short, and leave them to be collected. */
class ListeningSocket extends Socket {
  constructor() {
    const buffer = Buffer.allocUnsafeSlow(ANSWER_BYTES)
    super({ onread: { buffer, callback: (length) => this.#hear(Buffer.from(buffer.subarray(0, length))) } })
  }

  #hear(answer: Buffer): boolean {
    this.emit('data', answer)
    return true
  }
}

/** Settings travel in the start-up message: a connection that may not take its role is refused instead of keeping greater rights. */
function withSettings(url: string, settings: Readonly<Record<string, string>>): string {
  const [base, query = ''] = url.split('?', 2) as [string, string?]
  const parameters = new URLSearchParams(query)
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  parameters.set('options', [parameters.get('options'), ...own].filter(Boolean).join(' '))
  return `${base}?${parameters}`
}
