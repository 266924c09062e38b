import { z } from 'zod'
import { competitionLevels, honourLevels, type Condition, type Test } from './condition.ts'
import { isRealDay } from './day.ts'
import { stageKinds, type Form, type Policy } from './policy.ts'
import { changeKinds, type TitleRules } from './titleRules.ts'

/*
 * What the files of a version must look like. Every object is strict: a misspelt key is a mistake, never a rule that silently
 * does not apply. The `satisfies` clauses hold these schemas to the types that the rest of the program reads.
 */

const text = z.string().min(1)
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, '只能用小写字母、数字和连字符，以字母开头')
const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, '字段编号用英文小驼峰，如 birthMonth')
const day = z.string().refine(isRealDay, '请写成存在的日期，如 2024-07-31')
const count = z.int().min(0)
const optional = z.exactOptional

const citation = { clause: text, quote: text }
const cited = { ...citation, also: optional(z.array(z.strictObject(citation))) }
const maybeCited = { clause: optional(text), quote: optional(text), also: optional(z.array(z.strictObject(citation))) }

const stated = <T extends z.ZodType>(value: T) => z.discriminatedUnion('stated', [
  z.strictObject({ stated: z.literal(true), value, ...cited }),
  z.strictObject({ stated: z.literal(false), ask: text, neededFor: text }),
])

const where = optional(z.record(z.string(), z.array(z.string()).min(1)))
const years = z.int().min(1).max(120)

const test: z.ZodType<Test> = z.lazy(() => z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(test).min(1) }),
  z.strictObject({ kind: z.literal('not'), of: test }),
  z.strictObject({ kind: z.literal('level-at-least'), level: z.int().min(-1).max(5) }),
  z.strictObject({ kind: z.literal('age-at-most'), years }),
  z.strictObject({ kind: z.literal('below-retirement-age'), categoryField: fieldId }),
  z.strictObject({ kind: z.literal('answer-is'), field: fieldId, oneOf: z.array(z.string()).min(1) }),
  z.strictObject({
    kind: z.literal('honour'), names: optional(z.array(text).min(1)), levelAtLeast: optional(z.enum(honourLevels)), withinYears: optional(years),
  }),
  z.strictObject({
    kind: z.literal('competition'), levels: z.array(z.enum(competitionLevels)).min(1), classes: optional(z.array(z.enum(['1', '2', 'none'])).min(1)),
    rankAtMost: optional(z.int().min(1)), withinYears: optional(years),
  }),
  z.strictObject({ kind: z.literal('rows-at-least'), field: fieldId, count: z.int().min(1), where }),
  z.strictObject({ kind: z.literal('rows-each-term-year'), field: fieldId, monthColumn: fieldId, count: z.int().min(1), where }),
  z.strictObject({ kind: z.literal('former-title-needs-news'), field: fieldId, newsField: fieldId, withinYears: years }),
  z.strictObject({ kind: z.literal('attested'), by: z.enum(['unit', 'district', 'office']), statement: text }),
]))

const condition = z.strictObject({
  id, title: text, modality: z.enum(['required', 'generally', 'preferred']), test, ...cited,
}) satisfies z.ZodType<Condition>

const noticePeriod = z.strictObject({ workingDays: z.int().min(1).max(60), countFirstDay: z.boolean() })

const criterion = z.strictObject({ id, title: text, weightPercent: z.int().min(0).max(100), hint: optional(text) })

const nominator = z.strictObject({
  id, title: text,
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
  skillsTest: optional(z.boolean()),
  ...cited,
})

const material = z.strictObject({
  id, title: text,
  from: z.enum(['applicant', 'district', 'generated']),
  required: z.boolean(),
  accept: z.array(z.enum(['pdf', 'jpg', 'png', 'docx'])).min(1),
  maxFiles: z.int().min(1).max(50),
  per: optional(z.enum(['person', 'recommending-body'])),
  paperCopies: optional(z.int().min(1)),
  sealed: optional(z.boolean()),
  verifiedMark: optional(z.boolean()),
  ...cited,
})

const options = z.array(z.strictObject({ value: z.string().min(1), label: text })).min(1)
const maxChars = z.int().min(1).max(20_000)

const column = (() => {
  const base = { id: fieldId, label: text, required: z.boolean() }
  return z.discriminatedUnion('kind', [
    z.strictObject({ ...base, kind: z.literal('text'), maxChars }),
    z.strictObject({ ...base, kind: z.literal('choice'), options }),
    z.strictObject({ ...base, kind: z.literal('month') }),
    z.strictObject({ ...base, kind: z.literal('day') }),
    z.strictObject({ ...base, kind: z.literal('number'), min: z.number(), max: z.number() }),
  ])
})()

const field = (() => {
  const base = {
    id: fieldId, label: text, hint: optional(text), required: z.boolean(), purpose: text, sensitive: optional(z.boolean()), ...maybeCited,
  }
  return z.discriminatedUnion('kind', [
    z.strictObject({ ...base, kind: z.literal('text'), maxChars }),
    z.strictObject({ ...base, kind: z.literal('long-text'), maxChars, aboutChars: optional(z.int().min(1)) }),
    z.strictObject({ ...base, kind: z.literal('choice'), options }),
    z.strictObject({ ...base, kind: z.literal('day') }),
    z.strictObject({ ...base, kind: z.literal('month') }),
    z.strictObject({ ...base, kind: z.literal('id-number') }),
    z.strictObject({ ...base, kind: z.literal('phone') }),
    z.strictObject({ ...base, kind: z.literal('photo') }),
    z.strictObject({ ...base, kind: z.literal('yes-no') }),
    z.strictObject({ ...base, kind: z.literal('number'), min: z.number(), max: z.number() }),
    z.strictObject({ ...base, kind: z.literal('rows'), minRows: count, maxRows: z.int().min(1).max(200), columns: z.array(column).min(1) }),
  ])
})()

export const formSchema = z.strictObject({
  title: text,
  instructions: z.array(text),
  pages: z.array(z.strictObject({ id, title: text, lead: optional(text), fields: z.array(field).min(1), ...maybeCited })).min(1),
  commitment: optional(z.strictObject({ title: text, text, ...cited })),
  opinions: optional(z.array(z.strictObject({
    id, title: text,
    by: z.enum(['unit', 'district', 'district-leading-group', 'expert-panel', 'working-group', 'leading-group']),
    closedBy: z.enum(['seal', 'signature']),
    ...cited,
  }))),
  ...maybeCited,
}) satisfies z.ZodType<Form>

const titled = { id, title: text, ...cited }

const titleRules = z.strictObject({
  termStart: stated(z.enum(['approval-day', 'next-month'])),
  allowance: optional(z.strictObject({
    paid: stated(z.enum(['monthly', 'yearly'])),
    firstPayment: stated(z.enum(['at-once', 'next-year'])),
    exclusive: optional(z.strictObject(cited)),
    endsOn: optional(z.strictObject({ titles: z.array(text).min(1), ...cited })),
    decidedByAssessment: optional(z.strictObject(cited)),
    fenPerMonthAfterReverification: optional(stated(count)),
  })),
  changes: z.array(z.strictObject({
    ...titled, on: z.array(z.enum(changeKinds)).min(1),
    consequence: z.enum(['report-only', 'keeps-title-loses-treatment', 'managed-under-higher-title', 'revoked']),
  })),
  duties: z.array(z.strictObject({ ...titled, by: z.enum(['holder', 'unit', 'department']) })),
  benefits: z.array(z.strictObject({
    ...titled, kind: z.enum(['check-up', 'leave', 'supplementary-insurance', 'talent-pool', 'training', 'pay', 'other']),
  })),
  yearly: z.array(z.strictObject({ ...titled, kind: z.enum(['visit', 'tracking-assessment', 'training']), by: text })),
  revocation: optional(z.strictObject({
    grounds: z.array(z.strictObject({ ...titled, recoversPaid: optional(z.boolean()) })).min(1),
    chain: z.strictObject({ bodies: z.array(z.enum(['office', 'leading-group', 'government'])).min(1), ...cited }),
    effects: z.strictObject({ takes: z.array(z.enum(['title', 'certificate', 'treatment', 'prize'])).min(1), ...cited }),
  })),
  bars: z.array(z.strictObject({
    id, after: z.enum(['fraud', 'failed-assessment', 'revocation']), whom: z.enum(['person', 'unit']),
    from: z.enum(['this-round', 'this-year', 'this-title', 'every-skills-selection']), ...cited,
  })),
  reverification: optional(z.strictObject({
    when: stated(z.enum(['second-year', 'end-of-term'])), conditions: z.array(condition).min(1), materials: z.array(material), ...cited,
  })),
  endOfTerm: optional(z.strictObject({
    mayApplyAgain: z.boolean(),
    grades: z.array(z.strictObject({ id, title: text, consequence: z.enum(['may-apply-again', 'revoked']) })),
    ...cited,
  })),
}) satisfies z.ZodType<TitleRules>

export const policySchema = z.strictObject({
  jurisdiction: id, scheme: id, titleName: text,
  document: z.strictObject({
    name: text, number: text, kind: z.enum(['measure', 'call']), issuedOn: day, issuedBy: z.array(text).min(1), parent: optional(text), ...maybeCited,
  }),
  validity: z.strictObject({ from: day, until: z.nullable(day) }),
  bodies: z.strictObject({ office: text, leadingGroup: text, government: text, district: text, ...maybeCited }),
  cadence: stated(z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('every-years'), years: z.int().min(1).max(10), quarter: optional(z.literal([1, 2, 3, 4])) }),
    z.strictObject({ kind: z.literal('single-round'), label: text }),
  ])),
  seats: z.strictObject({ kind: z.enum(['about', 'at-most', 'planned']), count: z.int().min(1), ...cited }),
  nominations: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unlimited'), ...cited }),
    z.strictObject({ kind: z.literal('per-body'), rows: z.array(z.strictObject({ body: text, count, each: z.boolean() })).min(1), ...cited }),
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
  interpretations: z.array(z.strictObject({ id, reading: text, decidedBy: text, ...cited })),
  title: optional(titleRules),
  nonOperative: z.array(z.strictObject({ clause: text, reason: text })),
}) satisfies z.ZodType<Omit<Policy, 'id' | 'form'>>
