import type { Condition, Outcome, Test, Verdict } from './condition.ts'
import type { Answers, Form, Policy } from './policy.ts'
import type { Finding, JudgingContext } from './finding.ts'
import { compileTest } from './vocabulary.ts'

/** 条件审核 — the conditions of a version, ready to be applied to a form. */
export type Judge = (answers: Answers, context: JudgingContext) => readonly Verdict[]

/** Builds the verdicts' closures once; applying them walks no rules and looks nothing up by name. */
export function compile(policy: Policy): Judge {
  return compileEach(policy.conditions, policy.form, policy)
}

function compileEach(conditions: readonly Condition[], form: Form, { interpretations }: Policy): Judge {
  const judges = conditions.map((condition) => {
    const test = compileTest(condition.test, { form, condition: condition.id, interpretations })
    return (answers: Answers, context: JudgingContext) => verdict(condition, test(answers, context))
  })
  return (answers, context) => judges.map((judge) => judge(answers, context))
}

const compiled = new WeakMap<Policy, Judge>()

/** The verdicts on one form, in the order of the text. */
export function judge(policy: Policy, answers: Answers, context: JudgingContext): readonly Verdict[] {
  const known = compiled.get(policy) ?? compile(policy)
  compiled.set(policy, known)
  return known(answers, context)
}

/** 复核认定 — the verdicts on a holder who is looked at again, by the form of the re-verification; none where the text orders no such thing. */
export function judgeReverification(policy: Policy, answers: Answers, context: JudgingContext): readonly Verdict[] {
  const { conditions = [], form = policy.form } = policy.title?.reverification ?? {}
  return compileEach(conditions, form, policy)(answers, context)
}

function verdict({ id, clause, quote, title, modality, test }: Condition, { outcome, facts, because }: Finding): Verdict {
  return { condition: id, clause, quote, title, modality, outcome, facts, text: `${because}。${advice(modality, outcome, test)}` }
}

function advice(modality: Condition['modality'], outcome: Outcome, { kind }: Test): string {
  if (outcome !== 'not-met') return ''
  if (modality === 'generally') return '原文写的是“一般”，确有特殊情况的，可以由选拔办写明理由后破格。'
  if (modality === 'preferred') return '这一条只在条件相当时用来排先后，不影响申报。'
  return kind === 'not' ? '有这种情形的，不能参加。' : '这是必须具备的条件。'
}
