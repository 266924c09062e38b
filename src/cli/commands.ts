import type { Command } from './command.ts'

const stdin = () => process.stdin

/**
 * Every command in the order of the overview, each with the modules that it alone needs: whoever checks a measure need not wait until
 * the database's libraries are read.
 */
const sources: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  'serve': async () => [(await import('./serve.ts')).serve],
  'demo': async () => [(await import('./demo.ts')).demo],
  'administrator': async () => [(await import('./administrator.ts')).administrator],
  'verify': async () => [(await import('./verify.ts')).verify],
  'heads': async () => [(await import('./heads.ts')).heads],
  'backup': async () => [(await import('./backup.ts')).backup],
  'restore': async () => [(await import('./restore.ts')).restore],
  'policy check': async () => [(await import('./policy/check.ts')).policyCheck],
  'policy list': async () => [(await import('./policy/list.ts')).policyList],
  'policy show': async () => [(await import('./policy/show.ts')).policyShow],
  'policy diff': async () => [(await import('./policy/diff.ts')).policyDiff],
  'policy simulate': async () => [(await import('./policy/simulate.ts')).policySimulate(stdin)],
  'screen': async () => [(await import('./screen.ts')).screenCommand(stdin)],
  'schema': async () => (await import('./schema.ts')).schemaCommands,
  'competitions': async () => (await import('./competitions.ts')).competitionsCommands,
  'workdays': async () => [(await import('./workdays.ts')).workdays],
}

/** The command that was typed; all of them where the words begin none, as those that ask for help do. */
export async function commandsFor(words: readonly string[]): Promise<readonly Command[]> {
  const [first = '', second = ''] = words.filter((word) => word !== '--json')
  const names = Object.keys(sources)
  const typed = names.filter((name) => name === first || name === `${first} ${second}`)
  return (await Promise.all((typed.length > 0 ? typed : names).map((name) => sources[name]?.() ?? []))).flat()
}
