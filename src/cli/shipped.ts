import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadCalendars } from '../adapters/calendar/loadCalendars.ts'
import { loadCompetitions } from '../adapters/competitions/loadCompetitions.ts'
import { loadPolicies, WrongPolicy, type Policies } from '../adapters/policies/loadPolicies.ts'
import { casesIn, formAmong, readVersion, versionsIn } from '../adapters/policies/readVersion.ts'
import { ruleFolders, type RuleFolders } from '../adapters/rules/ruleFolders.ts'
import type { Calendars } from '../policy/calendar.ts'
import type { Competitions, Registry } from '../policy/competition.ts'
import { isRealDay } from '../policy/day.ts'
import type { Cases } from '../policy/cases.ts'
import type { Policy } from '../policy/policy.ts'
import type { Wording } from '../policy/wordingSchema.ts'
import type { Input, Option } from './command.ts'
import { WrongUse } from './command.ts'
import { ownRules, rulesOption } from './options.ts'

/*
 * What the commands about rules read: the data that lies beside the program and in the bureau's own folder, and no database. Who drafts a
 * measure may name another folder.
 */

/** The program's own folder. */
export const home = join(import.meta.dirname, '..', '..')

/** Where rules are read from unless a folder is named: beside the program, and from the bureau's own. */
export const rulesFor = (input: Input): RuleFolders => ruleFolders(home, ownRules(input))

export const policiesOption: Option = { kind: 'text', value: '文件夹', summary: '政策文件夹，草拟中的用', standard: '程序自带的和本单位自己的 policies' }
export const policyOption: Option = { kind: 'text', value: '编号', summary: '政策版本的编号，如 地区/称号/施行日；policy list 列出全部' }
/** What every command about measures may be told of where they lie. */
export const policyFolders = { policies: policiesOption, rules: rulesOption } as const

export const policiesFor = (input: Input): Policies => loadPolicies(...named(input, 'policies') ?? rulesFor(input).policies)

const named = (input: Input, option: string): readonly string[] | undefined => {
  const given = input.text(option)
  return given === undefined ? undefined : [given]
}

/** The folder that was named, or those that are in use. */
export function calendarsFor(input: Input): Calendars {
  const given = input.text('calendars')
  if (given === undefined) return loadCalendars(...rulesFor(input).calendars)
  if (!existsSync(given)) throw new WrongUse(`--calendars ${given}：没有这个文件夹。`)
  return loadCalendars(given)
}

export const competitionsOption: Option = { kind: 'text', value: '文件夹', summary: '竞赛名录的文件夹，草拟中的用', standard: '程序自带的和本单位自己的 competitions' }
export const competitionFolders = { competitions: competitionsOption, rules: rulesOption } as const
export const competitionsFor = (input: Input): Competitions => loadCompetitions(...named(input, 'competitions') ?? rulesFor(input).competitions)
/** The competitions that the rules of this version go by. */
export const registryFor = (input: Input, { jurisdiction }: Policy): Registry => competitionsFor(input).registryOf(jurisdiction)

/** There is no version of this name. */
class NoSuchPolicy extends Error {
  readonly code = 'no-such-policy'
  constructor(id: string, known: readonly string[]) {
    super(`没有政策版本“${id}”。现有：${known.join('、')}。`)
  }
}

/** One version's rules, of the folder that was named or of those in use. Mistakes in other versions, or in how papers are worded, hinder nobody here. */
export const policyNamed = (input: Input, id: string): Policy => versionNamed(input, id).policy

/** The same with its papers and worked examples, where these are right. */
export function versionNamed(input: Input, id: string): NamedVersion {
  const folders = [...new Set([...named(input, 'policies') ?? [], ...rulesFor(input).policies])]
  const folder = folders.find((each) => versionsIn(each).includes(id))
  if (folder === undefined) throw new NoSuchPolicy(id, folders.flatMap(versionsIn))
  const { policy, wording, mistakes, misquotes } = readVersion(folder, id, (other) => formAmong([folder, ...folders], other))
  const wrong = [...mistakes, ...misquotes].filter(({ file }) => !file.startsWith('documents/'))
  if (!policy || wrong.length > 0) throw new WrongPolicy(wrong.map((mistake) => ({ ...mistake, policy: id })))
  return { policy, wording, cases: () => casesIn(folder, id) }
}

export type NamedVersion = Readonly<{ policy: Policy; wording: Wording | undefined; cases(): Cases | undefined }>

/** The value of an option that a command can't do without. */
export function needed(input: Input, option: string, example: string): string {
  const given = input.text(option)
  if (given === undefined) throw new WrongUse(`还缺 --${option}，例如 --${option} ${example}。`)
  return given
}

export function dayOption(input: Input, option: string): string | undefined {
  const given = input.text(option)
  if (given === undefined || isRealDay(given)) return given
  throw new WrongUse(`--${option} ${given} 不是存在的日期：请写成 2024-07-31 这样。`)
}
