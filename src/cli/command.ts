import type { ParseArgsOptionsConfig } from 'node:util'
import type { Refusal } from '../domain/shared/decision.ts'

/** What a person may type after `shouxi`. */
export type Command = Readonly<{
  /** One word, or two where commands belong together: `policy check`. */
  name: string
  /** One line, as the list of commands shows it. */
  summary: string
  /** What comes after the name, as the help shows it: `<文件>`, `[文件]`, or `[文件…]` for any number. */
  operands?: readonly string[]
  options: Readonly<Record<string, Option>>
  run(input: Input, console: Console): Promise<Outcome>
}>

export type Option = Readonly<{ kind: 'text' | 'switch'; value?: string; summary: string; standard?: string }>

export type Input = Readonly<{ operands: readonly string[]; text(option: string): string | undefined; isSet(option: string): boolean }>

/** How a command speaks while it runs: to a person, or with `--json` to a program. */
export type Console = Readonly<{
  /** Progress; never part of the result. */
  tell(sentence: string): void
  /** A result, in words and as data. */
  announce(report: object, sentences: readonly string[]): void
  /** Lines of a long result. Resolves when more may follow: `false` once nobody reads any more. */
  write(lines: string): Promise<boolean>
}>

export type Outcome =
  | Readonly<{ kind: 'done'; report: object; sentences: readonly string[] }>
  | Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>
  /** With `--json` the answer itself, nothing around it; `holds` is whether all is as it should be. */
  | Readonly<{ kind: 'answered'; answer: object; sentences: readonly string[]; holds: boolean }>
  /** All has been written line by line; `holds` unless a line could not be used. */
  | Readonly<{ kind: 'written'; holds: boolean }>

/** The words could not be understood: the caller's mistake, not the system's refusal. */
export class WrongUse extends Error {}

/** The form in which node:util reads the words. `--json` belongs to every command. */
export function parserOptions({ options }: Command): ParseArgsOptionsConfig {
  const own = Object.entries(options).map(([name, { kind }]) => [name, { type: kind === 'text' ? 'string' : 'boolean' }] as const)
  return { ...Object.fromEntries(own), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
}
