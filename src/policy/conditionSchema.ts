import { z } from 'zod'
import { competitionTiers, contestantGroups } from './competition.ts'
import { competitionLevels, honourLevels, type Condition, type Test } from './condition.ts'
import { cited, fieldId, id, optional, text } from './schemaParts.ts'

/* The closed vocabulary of rules, as files write it. The types hold these schemas to what the rest of the program reads. */

const where = optional(z.record(z.string(), z.array(z.string()).min(1)))
export const years = z.int().min(1).max(120)

const test: z.ZodType<Test> = z.lazy(() => z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(test).min(1) }),
  z.strictObject({ kind: z.literal('not'), of: test }),
  z.strictObject({ kind: z.literal('count-of'), count: z.int().min(1), of: z.array(test).min(1) }),
  z.strictObject({ kind: z.literal('number-at-least'), field: fieldId, least: z.number(), unit: optional(text) }),
  z.strictObject({ kind: z.literal('level-at-least'), level: z.int().min(-1).max(5) }),
  z.strictObject({ kind: z.literal('age-at-most'), years, until: optional(z.literal('birthday')) }),
  z.strictObject({ kind: z.literal('below-retirement-age'), categoryField: fieldId }),
  z.strictObject({ kind: z.literal('answer-is'), field: fieldId, oneOf: z.array(z.string()).min(1) }),
  z.strictObject({
    kind: z.literal('honour'), names: optional(z.array(text).min(1)), levelAtLeast: optional(z.enum(honourLevels)), withinYears: optional(years), calendarYears: optional(z.boolean()),
  }),
  z.strictObject({
    kind: z.literal('competition'), levels: z.array(z.enum(competitionLevels)).min(1), classes: optional(z.array(z.enum(['1', '2', 'none'])).min(1)),
    tiers: optional(z.array(z.enum(competitionTiers)).min(1)), groups: optional(z.array(z.enum(contestantGroups)).min(1)),
    rankAtMost: optional(z.int().min(1)), rankBy: optional(z.literal('effective')),
    teams: optional(z.array(z.strictObject({ members: z.int().min(2), rankAtMost: z.int().min(1) })).min(1)), withinYears: optional(years), calendarYears: optional(z.boolean()),
  }),
  z.strictObject({ kind: z.literal('rows-at-least'), field: fieldId, count: z.int().min(1), where }),
  z.strictObject({ kind: z.literal('rows-each-term-year'), field: fieldId, monthColumn: fieldId, count: z.int().min(1), where, calendarYears: optional(z.boolean()) }),
  z.strictObject({ kind: z.literal('former-title-needs-news'), field: fieldId, newsField: fieldId, withinYears: years }),
  z.strictObject({ kind: z.literal('attested'), by: z.enum(['unit', 'district', 'office']), statement: text, evidence: optional(z.array(fieldId).min(1)) }),
  z.strictObject({ kind: z.literal('as-read'), interpretation: id, of: test, alternatives: z.record(id, test) }),
]))

export const condition = z.strictObject({
  id, title: text, modality: z.enum(['required', 'generally', 'preferred']), test, materials: optional(z.array(id).min(1)), ...cited,
}) satisfies z.ZodType<Condition>
