import { describe, expect, it } from 'vitest'
import { startTicker } from './ticker.ts'

/** So long that it never comes by itself while a test runs. */
const NEVER_MS = 2 ** 30

describe('a ticker', () => {
  it('runs one work at a time, in order', async () => {
    const story: string[] = []
    let runs = 0
    const ticker = startTicker([async () => {
      const run = runs += 1
      story.push(`begins ${run}`)
      await Promise.resolve()
      story.push(`ends ${run}`)
    }], NEVER_MS, () => undefined)
    await Promise.all([ticker.tickNow(), ticker.tickNow()])
    await ticker.stop()
    expect(story).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2'])
  })

  it('tells what went wrong, and goes on', async () => {
    const told: unknown[] = []
    let runs = 0
    const failure = new Error('the first run fails')
    const ticker = startTicker([async () => {
      runs += 1
      if (runs === 1) throw failure
    }], NEVER_MS, (error) => told.push(error))
    await ticker.tickNow()
    await ticker.tickNow()
    await ticker.stop()
    expect([runs, told]).toEqual([2, [failure]])
  })

  it('does the other works though one always fails', async () => {
    const story: string[] = []
    const ticker = startTicker([() => { throw new Error('the deadline of one round') }, () => story.push('effects'), () => story.push('checkpoint')], NEVER_MS, () => story.push('told'))
    await ticker.tickNow()
    await ticker.stop()
    expect(story).toEqual(['told', 'effects', 'checkpoint'])
  })

  it('stops only when the run at hand is done', async () => {
    let finish: (() => void) | undefined
    let isDone = false
    const ticker = startTicker([async () => {
      await new Promise<void>((resolve) => { finish = resolve })
      isDone = true
    }], NEVER_MS, () => undefined)
    const running = ticker.tickNow()
    await Promise.resolve()
    const stopped = ticker.stop()
    expect(isDone).toBe(false)
    finish?.()
    await stopped
    await running
    expect(isDone).toBe(true)
  })

  it('runs by itself when its time has come', async () => {
    const ran = Promise.withResolvers<void>()
    const ticker = startTicker([async () => ran.resolve()], 1, ran.reject)
    await ran.promise
    await ticker.stop()
  })
})
