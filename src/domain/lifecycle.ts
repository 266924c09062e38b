import type { Cited, Policy } from '../policy/policy.ts'
import { applicationActs, applicationCommands } from './application/commands.ts'
import { batchActs, batchCommands } from './decision/decision.ts'
import { noticeActs, noticeCommands } from './notice/commands.ts'
import { scoresheetActs, scoresheetCommands } from './review/scoresheet.ts'
import { roundActs, roundCommands } from './round/commands.ts'
import type { Act } from './shared/act.ts'
import type { Role } from './shared/actor.ts'
import { titleActs } from './title/title.ts'

/** 环节 — every act of a round in one table: who, from which stage of which subject, under which stage of the measure. */
export const acts = {
  round: roundActs,
  application: applicationActs,
  scoresheet: scoresheetActs,
  notice: noticeActs,
  decision: batchActs,
  title: titleActs,
} as const

export type Subject = keyof typeof acts

/** What an act asks for, as schemas that page, API and documentation read. Titles are granted by consequence alone. */
export const commandSchemas = {
  round: roundCommands,
  application: applicationCommands,
  scoresheet: scoresheetCommands,
  notice: noticeCommands,
  decision: batchCommands,
} as const

export type CommandSubject = keyof typeof commandSchemas

/** The acts open to a role while a subject is in a stage, in the order of the table. */
export function openActs(subject: Subject, stage: string, role: Role): readonly string[] {
  return Object.entries(acts[subject] as Readonly<Record<string, Act<string>>>)
    .filter(([, act]) => act.from.includes(stage) && act.roles.includes(role))
    .map(([name]) => name)
}

/** The rule an act rests on, in the words of the text: the stage of the measure that orders it, or a rule of its own. */
export function clauseOf(policy: Policy, subject: Subject, act: string): Cited & Readonly<{ stageTitle: string }> {
  const row = (acts[subject] as Readonly<Record<string, Act<string>>>)[act]
  const stage = row && policy.stages.find(({ kind }) => kind === row.stage)
  // A policy that lacks the stage lacks the act: no rule in force is an error, never a default.
  if (!stage) throw new NoRuleInForce(policy.id, `${subject}.${act}`)
  const { clause, quote } = row.rule ? policy[row.rule] : stage
  return { clause, quote, stageTitle: stage.title }
}

export class NoRuleInForce extends Error {
  constructor(policy: string, act: string) {
    super(`policy ${policy} has no stage that orders ${act}`)
  }
}
