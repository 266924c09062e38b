import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DocumentError } from './document-error.ts'
import type { Format, Paper } from './papers.ts'
import type { Delivery, Order } from './renderer.ts'

/** Starts the rendering process when a paper is wanted and ends it when none was for a while. */
export type Workshop = Readonly<{
  make(paper: Paper, format: Format): Promise<Uint8Array>
  stop(): Promise<void>
}>

export type WorkshopTimes = Readonly<{ idleMs: number; patienceMs: number }>

type Waiting = Readonly<{ resolve(bytes: Uint8Array): void; reject(error: Error): void; patience: NodeJS.Timeout }>

export function openWorkshop(fontFolder: string, { idleMs, patienceMs }: WorkshopTimes): Workshop {
  const waiting = new Map<number, Waiting>()
  let process: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  function start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./renderer.ts', import.meta.url)), [fontFolder], { serialization: 'advanced', execArgv: [] })
    child.on('message', (delivery: Delivery) => settle(delivery))
    child.on('error', () => abandon(child))
    child.on('exit', () => abandon(child))
    return child
  }

  function settle(delivery: Delivery): void {
    const order = waiting.get(delivery.id)
    if (!order) return
    waiting.delete(delivery.id)
    clearTimeout(order.patience)
    rest()
    if (delivery.kind === 'made') order.resolve(delivery.bytes)
    else if (delivery.kind === 'refused') order.reject(new DocumentError(delivery.code, delivery.detail))
    else order.reject(new Error(`the renderer failed: ${delivery.stack}`))
  }

  /** A renderer that ended leaves nobody waiting; the next order starts another. */
  function abandon(child: ChildProcess): void {
    if (process !== child) return
    process = undefined
    for (const { reject, patience } of waiting.values()) {
      clearTimeout(patience)
      reject(new DocumentError('renderer-stopped', '文件生成中断，请稍后再试；如果反复出现，请联系系统管理员。'))
    }
    waiting.clear()
  }

  function rest(): void {
    clearTimeout(idle)
    if (waiting.size > 0) return
    idle = setTimeout(retire, idleMs)
    idle.unref()
    // A resting renderer keeps no program from ending.
    process?.unref()
    process?.channel?.unref()
  }

  /** Forgotten before it has ended, so that an order in the same moment starts another. */
  function retire(): void {
    process?.kill()
    process = undefined
  }

  return {
    make: (paper, format) => new Promise((resolve, reject) => {
      clearTimeout(idle)
      const child = process ??= start()
      child.ref()
      child.channel?.ref()
      const id = lastId += 1
      // A paper takes milliseconds; one that takes this long never ends.
      const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      waiting.set(id, { resolve, reject, patience })
      child.send({ id, paper, format } satisfies Order)
    }),
    stop: () => new Promise((resolve) => {
      clearTimeout(idle)
      if (!process) return resolve()
      process.ref()
      process.once('exit', () => resolve())
      process.kill()
    }),
  }
}
