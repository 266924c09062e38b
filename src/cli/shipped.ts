import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadCalendars } from '../adapters/calendar/loadCalendars.ts'
import { loadCompetitions } from '../adapters/competitions/loadCompetitions.ts'
import { loadPolicies, WrongPolicy, type Policies } from '../adapters/policies/loadPolicies.ts'
import { formIn, readVersion, versionsIn } from '../adapters/policies/readVersion.ts'
import type { Calendars } from '../policy/calendar.ts'
import type { Competitions, Registry } from '../policy/competition.ts'
import { isRealDay } from '../policy/day.ts'
import type { Policy } from '../policy/policy.ts'
import type { Input, Option } from './command.ts'
import { WrongUse } from './command.ts'

/*
 * What the commands about rules read: the data that lies beside the program, and no database. Who drafts a measure may name another folder.
 */

const home = join(import.meta.dirname, '..', '..')
export const shippedFolder = join(home, 'policies')

export const policiesOption: Option = { kind: 'text', value: '文件夹', summary: '政策文件夹', standard: '程序自带的 policies' }
export const policyOption: Option = { kind: 'text', value: '编号', summary: '政策版本的编号，如 地区/称号/施行日；policy list 列出全部' }

export const policiesFolder = (input: Input): string => input.text('policies') ?? shippedFolder
export const policiesFor = (input: Input): Policies => loadPolicies(policiesFolder(input))
export const calendarsShipped = (): Calendars => loadCalendars(join(home, 'calendars'))

/** The folder that was named, or the one beside the program. */
export function calendarsFor(input: Input): Calendars {
  const given = input.text('calendars')
  if (given === undefined) return calendarsShipped()
  if (!existsSync(given)) throw new WrongUse(`--calendars ${given}：没有这个文件夹。`)
  return loadCalendars(given)
}

export const competitionsOption: Option = { kind: 'text', value: '文件夹', summary: '竞赛名录的文件夹', standard: '程序自带的 competitions' }
export const competitionsFolder = (input: Input): string => input.text('competitions') ?? join(home, 'competitions')
export const competitionsFor = (input: Input): Competitions => loadCompetitions(competitionsFolder(input))
/** The competitions that the rules of this version go by. */
export const registryFor = (input: Input, { jurisdiction }: Policy): Registry => competitionsFor(input).registryOf(jurisdiction)

/** There is no version of this name. */
class NoSuchPolicy extends Error {
  readonly code = 'no-such-policy'
  constructor(id: string, known: readonly string[]) {
    super(`没有政策版本“${id}”。现有：${known.join('、')}。`)
  }
}

/** One version's rules, of the folder that was named or of those shipped. Mistakes in other versions, or in how papers are worded, hinder nobody here. */
export function policyNamed(input: Input, id: string): Policy {
  const folders = [...new Set([policiesFolder(input), shippedFolder])]
  const folder = folders.find((each) => versionsIn(each).includes(id))
  if (folder === undefined) throw new NoSuchPolicy(id, folders.flatMap(versionsIn))
  const { policy, mistakes, misquotes } = readVersion(folder, id, (other) => formIn(folder, other) ?? formIn(shippedFolder, other))
  const wrong = [...mistakes, ...misquotes].filter(({ file }) => !file.startsWith('documents/'))
  if (!policy || wrong.length > 0) throw new WrongPolicy(wrong.map((mistake) => ({ ...mistake, policy: id })))
  return policy
}

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
