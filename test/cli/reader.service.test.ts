import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { home } from '../support/repository.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'shouxi-reader-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a command whose reader has left before the first word, and tells what it complained of. */
async function unread(...words: string[]): Promise<Readonly<{ code: number | string; complaint: string }>> {
  const child = spawn(join(home, 'bin', 'shouxi'), words, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  const ended = once(child, 'close')
  const complaint = await text(child.stderr)
  const [code, signal] = await ended as [number | null, string | null]
  return { code: code ?? signal ?? '', complaint }
}

it.each([
  [['help'], 0], [['help', '--json'], 0], [['--help'], 0], [['help', 'verify'], 0], [['verify', '--help'], 0], [['nonsense', '--json'], 2],
])('%j ends quietly when its reader goes away, with its own exit code', async (words, code) => {
  expect(await unread(...words)).toEqual({ code, complaint: '' })
})

it.each(['verify', 'backup', 'restore', 'serve', 'demo'])('%s, refused, ends quietly too', async (command) => {
  const operands = { backup: [join(folder, 'x.tar')], restore: [join(folder, 'absent.tar')] }[command] ?? []
  const data = ['serve', 'demo'].includes(command) ? ['--data', join(folder, 'file', 'x'), '--port', '99999'] : ['--data', join(folder, 'absent')]
  const { code, complaint } = await unread(command, ...operands, ...data, '--json')
  expect({ code, complaint }).toEqual({ code: ['serve', 'demo'].includes(command) ? 2 : 1, complaint: '' })
})
