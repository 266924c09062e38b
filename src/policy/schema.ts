import { z } from 'zod'
import { condition, years } from './conditionSchema.ts'
import { stageKinds, type Policy } from './policy.ts'
import { cited, count, day, fieldId, id, material, maybeCited, optional, stated, text } from './schemaParts.ts'
import { titleRules } from './titleSchema.ts'

/*
 * What policy.yaml must look like. The `satisfies` clauses hold these schemas to the types that the rest of the program reads.
 */

const noticePeriod = z.strictObject({ workingDays: z.int().min(1).max(60), countFirstDay: z.boolean() })

const criterion = z.strictObject({ id, title: text, weightPercent: z.int().min(0).max(100), hint: optional(text) })

const nominator = z.strictObject({
  id, title: text, self: optional(z.boolean()),
  people: z.enum(['employees', 'freelancers', 'competition-winners', 'anyone']),
  checks: z.array(z.enum(['qualification', 'politics', 'originals', 'expert-appraisal'])),
  ...cited,
})

const stage = z.strictObject({
  kind: z.enum(stageKinds), title: text, body: text,
  notice: optional(stated(noticePeriod)),
  media: optional(z.array(z.enum(['website', 'unit'])).min(1)),
  nominators: optional(z.array(nominator).min(1)),
  localNotice: optional(stated(noticePeriod)),
  onSiteVerification: optional(z.boolean()),
  criteria: optional(stated(z.array(criterion).min(1))),
  aspects: optional(z.array(z.strictObject({ id, title: text, ...cited })).min(1)),
  skillsTest: optional(z.boolean()),
  ...cited,
})

export const policySchema = z.strictObject({
  jurisdiction: id, scheme: id, titleName: text,
  document: z.strictObject({
    name: text, number: optional(text), kind: z.enum(['measure', 'call']), issuedOn: day, issuedBy: z.array(text).min(1), parent: optional(text), ...maybeCited,
  }),
  validity: z.strictObject({ from: day, until: z.nullable(day), ...maybeCited }),
  bodies: z.strictObject({ office: text, leadingGroup: text, government: optional(text), district: text, ...maybeCited }),
  cadence: stated(z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('every-years'), years: z.int().min(1).max(10), quarter: optional(z.literal([1, 2, 3, 4])) }),
    z.strictObject({ kind: z.literal('single-round'), label: text }),
  ])),
  seats: z.strictObject({ kind: z.enum(['about', 'at-most', 'planned']), count: z.int().min(1), cap: optional(z.strictObject({ field: fieldId, atMost: z.int().min(1), ...cited })), ...cited }),
  nominations: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unlimited'), ...cited }),
    z.strictObject({ kind: z.literal('per-body'), rows: z.array(z.strictObject({ no: optional(text), body: text, count, each: z.boolean(), ...maybeCited })).min(1), generally: optional(z.boolean()), ...cited }),
  ]),
  reportDeadline: stated(day),
  termYears: stated(z.int().min(1).max(20)),
  allowanceFenPerMonth: stated(count),
  personalApplication: z.strictObject({ allowed: z.boolean(), ...cited }),
  ageReferenceDay: z.enum(['application-deadline', 'year-end']),
  conditions: z.array(condition).min(1),
  tieBreaks: z.array(z.strictObject({
    id, by: z.enum(['honours-by-level-then-number', 'age-at-most', 'preferred-industry']), years: optional(years),
    oneOf: optional(z.array(text).min(1)), ...cited,
  })),
  stages: z.array(stage).min(1),
  materials: z.array(material).min(1),
  interpretations: z.array(z.strictObject({ id, reading: text, decidedBy: text, alternatives: optional(z.array(z.strictObject({ id, reading: text, notComputed: optional(text) })).min(1)), ...cited })),
  title: optional(titleRules),
  withheldFromExperts: optional(z.array(z.union([
    z.strictObject({ field: text, reason: text, ...maybeCited }), z.strictObject({ material: text, reason: text, ...maybeCited }),
  ]))),
  nonOperative: z.array(z.strictObject({ clause: text, reason: text })),
}) satisfies z.ZodType<Omit<Policy, 'id' | 'form'>>
