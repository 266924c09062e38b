import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { competitionsCommands } from './competitions.ts'
import { demo } from './demo.ts'
import { heads } from './heads.ts'
import { helpCommand } from './help.ts'
import { policyCheck } from './policy/check.ts'
import { policyDiff } from './policy/diff.ts'
import { policyList } from './policy/list.ts'
import { policyShow } from './policy/show.ts'
import { policySimulate } from './policy/simulate.ts'
import { restore } from './restore.ts'
import { run } from './run.ts'
import { schemaCommands } from './schema.ts'
import { screenCommand } from './screen.ts'
import { serve } from './serve.ts'
import { terminal } from './terminal.ts'
import { verify } from './verify.ts'
import { workdays } from './workdays.ts'

const stdin = () => process.stdin
const commands: readonly Command[] = [
  serve, demo, verify, heads, backup, restore,
  policyCheck, policyList, policyShow, policyDiff, policySimulate(stdin), screenCommand(stdin), ...schemaCommands, ...competitionsCommands, workdays,
  helpCommand(() => commands),
]

process.exitCode = await run(process.argv.slice(2), commands, terminal(process.stdout, process.stderr))
// The parent's channel, where there is one, would otherwise keep this process waiting for its words.
if (process.connected) process.disconnect()
