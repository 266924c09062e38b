import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Ask = Readonly<{ method: 'GET' | 'POST'; path: string; headers: Readonly<Record<string, string>>; body?: string }>

export type Load = Readonly<{ answers: number; perSecond: number; p50: number; p99: number }>

/**
 * Asks one thing after the other over each of the kept connections until nothing is left to ask, reading every answer to its end.
 * An answer that is not 200 ends the measurement: a refusal is cheaper than the work and must not be counted as it.
 * Speaks HTTP itself, since a whole client would take from the server a share of the two cores that they have together.
 */
export async function drive(url: string, connections: number, asks: Iterator<Ask, undefined>): Promise<Load> {
  const { hostname, port, host } = new URL(url)
  const times: number[] = []
  const begin = performance.now()
  const connection = async (): Promise<void> => {
    const socket = connect(Number(port), hostname).setNoDelay()
    await once(socket, 'connect')
    for (let next = asks.next(); !next.done; next = asks.next()) {
      const started = performance.now()
      await exchange(socket, host, next.value)
      times.push(performance.now() - started)
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - begin) / 1_000
  times.sort((a, b) => a - b)
  const percentile = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { answers: times.length, perSecond: times.length / seconds, p50: percentile(0.5), p99: percentile(0.99) }
}

function exchange(socket: Socket, host: string, { method, path, headers, body = '' }: Ask): Promise<void> {
  const head = Object.entries({ host, ...headers, 'content-length': Buffer.byteLength(body) }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`)
  return new Promise((resolve, reject) => {
    let answer: Buffer = Buffer.alloc(0)
    const ended = (finish: () => void): void => {
      socket.off('data', read).off('error', failed).off('close', closed)
      finish()
    }
    const failed = (error: Error): void => ended(() => reject(error))
    const closed = (): void => failed(new Error(`${method} ${path}: the connection was closed`))
    const read = (bytes: Buffer): void => {
      answer = answer.length === 0 ? bytes : Buffer.concat([answer, bytes])
      if (!isWhole(answer)) return
      if (answer.subarray(9, 12).toString() === '200') ended(resolve)
      else failed(new Error(`${method} ${path}: ${answer.toString()}`))
    }
    socket.on('data', read).on('error', failed).on('close', closed)
  })
}

/** Every answer of the API says how long it is. */
function isWhole(answer: Buffer): boolean {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const length = /^content-length: (\d+)/im.exec(answer.subarray(0, headEnd).toString('latin1'))?.[1]
  if (length === undefined) throw new Error(`an answer without length: ${answer.toString()}`)
  return answer.length >= headEnd + 4 + Number(length)
}
