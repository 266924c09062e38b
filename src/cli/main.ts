import type { Command } from './command.ts'
import { commandsFor } from './commands.ts'
import { helpCommand } from './help.ts'
import { run } from './run.ts'
import { terminal } from './terminal.ts'

const words = process.argv.slice(2)
const commands: readonly Command[] = [...await commandsFor(words), helpCommand(() => commands)]

process.exitCode = await run(words, commands, terminal(process.stdout, process.stderr))
// The parent's channel, where there is one, would otherwise keep this process waiting for its words.
if (process.connected) process.disconnect()
