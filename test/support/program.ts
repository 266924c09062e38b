import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { serversIn } from '../../src/adapters/postgres/embedded/processes.ts'
import { home } from './repository.ts'

/** The program as a person starts it, run on the database it brings along unless the environment given names another. */
export type Program = Readonly<{
  process: ChildProcess
  /** What it has said on its output so far, line by line. */
  lines: readonly string[]
  /** The next line of its output; undefined once it has ended. */
  nextLine(): Promise<string | undefined>
  /** Its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>
}>

export function startProgram(words: readonly string[], command: readonly string[] = [join(home, 'bin', 'shouxi')], environment: Readonly<Record<string, string>> = {}): Program {
  const [program = '', ...before] = command
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(program, [...before, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, ...environment } })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  const iterator = output[Symbol.asyncIterator]()
  child.stderr.resume()
  return {
    process: child,
    lines,
    nextLine: async () => (await iterator.next()).value,
    ended: once(child, 'close').then(([code, signal]) => code ?? signal),
  }
}

/** Runs a command to its end. */
export async function runProgram(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<{ code: number | string; lines: readonly string[] }> {
  const program = startProgram(words, undefined, environment)
  const code = await program.ended
  return { code, lines: program.lines }
}

/** Ends the database processes that a test may have left in a folder. */
export function endServersIn(folder: string): void {
  for (const pid of serversIn(folder, undefined)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // A helper ends by itself as soon as the server it belongs to is gone.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}
