import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { helpCommand } from './help.ts'
import { restore } from './restore.ts'
import { run } from './run.ts'
import { serve } from './serve.ts'
import { terminal } from './terminal.ts'
import { verify } from './verify.ts'

const commands: readonly Command[] = [serve, demo, verify, backup, restore, helpCommand(() => commands)]

process.exitCode = await run(process.argv.slice(2), commands, terminal(process.stdout, process.stderr))
// The parent's channel, where there is one, would otherwise keep this process waiting for its words.
if (process.connected) process.disconnect()
