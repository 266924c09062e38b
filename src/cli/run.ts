import { parseArgs } from 'node:util'
import { parserOptions, WrongUse } from './command.ts'
import type { Command, Console, Input, Outcome } from './command.ts'
import { explain, findCommand, overview } from './help.ts'
import { refusalOf } from './refusal.ts'

/** Where the words go: the result to one stream, progress and faults to the other. */
export type Streams = Readonly<{
  out(line: string): void
  err(line: string): void
  /** Whole lines to the first stream. Resolves when it can take more: `false` once nobody reads it any more. */
  write(lines: string): Promise<boolean>
}>

export const exitCode = { done: 0, refused: 1, wrongUse: 2 } as const

/** Runs what was typed and says how it ended. */
export async function run(words: readonly string[], commands: readonly Command[], streams: Streams): Promise<number> {
  const asJson = words.includes('--json')
  try {
    const outcome = await runCommand(words, commands, asJson, streams)
    return report(outcome, asJson, streams)
  } catch (error) {
    return reportError(error, asJson, streams)
  }
}

async function runCommand(words: readonly string[], commands: readonly Command[], asJson: boolean, streams: Streams): Promise<Outcome> {
  const said = words.filter((word) => word !== '--json')
  if (said[0] === undefined || asksForHelp(said[0])) return help(overview(commands))
  const group = commands.filter(({ name }) => name.startsWith(`${said[0]} `))
  if (group.length > 0 && said[1] !== undefined && asksForHelp(said[1])) return help(overview(group))
  const { command, rest } = findCommand(commands, said)
  const { values, positionals } = parse(command, rest)
  if (values['help'] === true) return help(explain(command))
  return command.run(inputOf(command, { ...values, json: asJson }, positionals), consoleOn(asJson, streams))
}

function parse(command: Command, words: readonly string[]): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options: parserOptions(command), allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongUse(`不明白 ${words.join(' ')}。shouxi help ${command.name} 说明用法。`, { cause: error })
  }
}

function inputOf(command: Command, values: Record<string, unknown>, operands: readonly string[]): Input {
  const known = command.operands ?? []
  const required = known.filter((operand) => operand.startsWith('<'))
  const most = known.some((operand) => operand.includes('…')) ? Infinity : known.length
  if (operands.length < required.length) throw new WrongUse(`还缺 ${required.slice(operands.length).join(' ')}。shouxi help ${command.name} 说明用法。`)
  if (operands.length > most) throw new WrongUse(`多了 ${operands.slice(most).join(' ')}。shouxi help ${command.name} 说明用法。`)
  const text = (option: string): string | undefined => typeof values[option] === 'string' ? values[option] : undefined
  return { operands, text, isSet: (option) => values[option] === true }
}

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h'

const help = (sentences: readonly string[]): Outcome => ({ kind: 'done', report: { help: sentences.join('\n') }, sentences })

function consoleOn(asJson: boolean, { out, err, write }: Streams): Console {
  return {
    tell: err, write,
    announce: (data, sentences) => asJson ? out(JSON.stringify(data)) : sentences.forEach(out),
  }
}

function report(outcome: Outcome, asJson: boolean, streams: Streams): number {
  const { announce } = consoleOn(asJson, streams)
  switch (outcome.kind) {
    case 'done':
      announce({ status: 'done', ...outcome.report }, outcome.sentences)
      return exitCode.done
    case 'refused':
      announce({ status: 'refused', reasons: outcome.refusals }, outcome.refusals.map(({ code, detail }) => detail ?? code))
      return exitCode.refused
    case 'answered':
      announce(outcome.answer, outcome.sentences)
      return outcome.holds ? exitCode.done : exitCode.refused
    case 'written':
      return outcome.holds ? exitCode.done : exitCode.refused
  }
}

function reportError(error: unknown, asJson: boolean, streams: Streams): number {
  if (error instanceof WrongUse) {
    if (asJson) streams.out(JSON.stringify({ status: 'wrong-use', message: error.message }))
    else streams.err(error.message)
    return exitCode.wrongUse
  }
  const refusal = refusalOf(error)
  if (refusal !== undefined) return report({ kind: 'refused', refusals: [refusal] }, asJson, streams)
  streams.err(error instanceof Error ? error.stack ?? error.message : String(error))
  return report({ kind: 'refused', refusals: [{ code: 'internal-error', detail: '程序内部出错，经过见上。数据没有改动。请把以上文字交给维护人员。' }] }, asJson, streams)
}
