import { z } from 'zod'
import { condition } from './conditionSchema.ts'
import { formSchema } from './formSchema.ts'
import { cited, count, id, material, optional, stated, text } from './schemaParts.ts'
import { changeKinds, revokingBodies, type TitleRules } from './titleRules.ts'

const barredFrom = z.enum(['this-round', 'this-year', 'this-title', 'every-skills-selection'])
const titled = { id, title: text, ...cited }

export const titleRules = z.strictObject({
  termStart: stated(z.enum(['approval-day', 'next-month', 'month-after-publication'])),
  allowance: optional(z.strictObject({
    paid: stated(z.enum(['monthly', 'yearly'])),
    firstPayment: stated(z.enum(['at-once', 'next-year'])),
    exclusive: optional(z.strictObject(cited)),
    endsOn: optional(z.strictObject({ titles: z.array(text).min(1), ...cited })),
    decidedByAssessment: optional(z.strictObject(cited)),
    fenPerMonthAfterReverification: optional(stated(count)),
    lastPaidMonth: optional(stated(z.enum(['month-of-event', 'month-before', 'by-day']))),
  })),
  prizeFen: optional(stated(count)),
  changes: z.array(z.strictObject({
    ...titled, on: z.array(z.enum(changeKinds)).min(1),
    consequence: z.enum(['report-only', 'keeps-title-loses-treatment', 'managed-under-higher-title', 'revoked']),
  })),
  duties: z.array(z.strictObject({ ...titled, by: z.array(z.enum(['holder', 'unit', 'department'])).min(1) })),
  benefits: z.array(z.strictObject({
    ...titled, by: optional(z.enum(['unit', 'department'])), optional: optional(z.boolean()), where: optional(text),
    kind: z.enum(['check-up', 'leave', 'supplementary-insurance', 'talent-pool', 'training', 'pay', 'other']),
  })),
  yearly: z.array(z.strictObject({ ...titled, kind: z.enum(['visit', 'tracking-assessment', 'training', 'check-up']), by: text })),
  revocation: optional(z.strictObject({
    grounds: z.array(z.strictObject({ ...titled, recoversPaid: optional(z.boolean()) })).min(1),
    chain: stated(z.array(z.enum(revokingBodies)).min(1)),
    effects: z.strictObject({ takes: z.array(z.enum(['title', 'certificate', 'treatment', 'prize'])).min(1), ...cited }),
  })),
  bars: z.array(z.strictObject({
    id, after: z.enum(['fraud', 'failed-assessment', 'revocation']), whom: z.enum(['person', 'unit']),
    from: barredFrom, alternatives: optional(z.record(id, barredFrom)), ...cited,
  })),
  reverification: optional(z.strictObject({
    when: stated(z.enum(['second-year', 'end-of-term', 'after-first-year'])), leadsTo: optional(stated(z.enum(['next-term', 'rest-of-term']))),
    conditions: z.array(condition).min(1), materials: z.array(material), form: optional(formSchema), ...cited,
  })),
  endOfTerm: optional(z.strictObject({
    mayApplyAgain: z.boolean(),
    grades: z.array(z.strictObject({ id, title: text, consequence: z.enum(['may-apply-again', 'revoked']) })),
    ...cited,
  })),
}) satisfies z.ZodType<TitleRules>
