import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { home } from '../test/support/repository.ts'
import { startDemo } from './support/instance.ts'

/** 再次启动 — from the word to the first public page, by `npm start` and by the program's own command, on the folder of a demo city that has told its story. In milliseconds. */
export type Starts = Readonly<{ first: number; again: readonly number[]; throughNpm: readonly number[] }>

const npm = ['npm', '--silent', '--prefix', home, 'start', '--'] as const

export async function measureStarts(times: number): Promise<Starts> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-bench-'))
  try {
    const first = await startOnce(dataDir)
    const again: number[] = []
    const throughNpm: number[] = []
    for (let time = 0; time < times; time += 1) {
      again.push(await startOnce(dataDir))
      throughNpm.push(await startOnce(dataDir, npm))
    }
    return { first, again, throughNpm }
  } finally {
    await rm(dataDir, { recursive: true })
  }
}

async function startOnce(dataDir: string, command?: readonly string[]): Promise<number> {
  const begin = performance.now()
  const { ready, end } = await startDemo(dataDir, [], command)
  const page = await fetch(ready.url)
  await page.text()
  const elapsed = performance.now() - begin
  await end()
  if (page.status !== 200) throw new Error(`the first page was answered with ${page.status}`)
  return elapsed
}
