import { run } from '../../src/cli/run.ts'
import type { Command } from '../../src/cli/command.ts'

export type Typed = Readonly<{ code: number; out: readonly string[]; err: readonly string[] }>

/** Runs words with these commands in this process and gives back everything that a caller of the program could see. */
export async function typed(commands: readonly Command[], ...words: readonly string[]): Promise<Typed> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(words, commands, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    write: async (lines) => {
      out.push(...lines.split('\n').filter((line) => line !== ''))
      return true
    },
  })
  return { code, out, err }
}

/** What a program reads from the one line that was written. */
export const answerIn = ({ out }: Typed): unknown => JSON.parse(out.join('\n'))
