import { demo } from './demo.ts'
import { helpCommand } from './help.ts'
import { run } from './run.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'
import type { Command } from './command.ts'

const commands: readonly Command[] = [serve, demo, verify, helpCommand(() => commands)]

process.exitCode = await run(process.argv.slice(2), commands, {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
})
// The parent's channel, where there is one, would otherwise keep this process waiting for its words.
if (process.connected) process.disconnect()
