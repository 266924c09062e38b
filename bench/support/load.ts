import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'

export type Ask = Readonly<{ method: 'GET' | 'POST'; path: string; headers: Readonly<Record<string, string>>; body?: string }>

export type Load = Readonly<{ answers: number; perSecond: number; p50: number; p99: number }>

/**
 * Asks one thing after the other over each of the kept connections until nothing is left to ask, reading every answer to its end.
 * An answer that is not 200 ends the measurement: a refusal is cheaper than the work and must not be counted as it.
 */
export async function drive(url: string, connections: number, asks: Iterator<Ask, undefined>): Promise<Load> {
  const times: number[] = []
  const begin = performance.now()
  const connection = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let next = asks.next(); !next.done; next = asks.next()) {
      const started = performance.now()
      await ask(agent, url, next.value)
      times.push(performance.now() - started)
    }
    agent.destroy()
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - begin) / 1_000
  times.sort((a, b) => a - b)
  const percentile = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { answers: times.length, perSecond: times.length / seconds, p50: percentile(0.5), p99: percentile(0.99) }
}

function ask(agent: Agent, url: string, { method, path, headers, body }: Ask): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const asking = request(url + path, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      if (answer.statusCode === 200) answer.resume().on('end', resolve).on('error', reject)
      else text(answer).then((words) => reject(new Error(`${method} ${path}: ${answer.statusCode} ${words}`)), reject)
    })
    asking.on('error', reject).end(body)
  })
}
