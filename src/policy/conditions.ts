import type { Condition, Outcome, Test, Verdict } from './condition.ts'
import type { Answers, Policy } from './policy.ts'
import { compileTest, type Finding, type JudgingContext } from './vocabulary.ts'

export type { JudgingContext } from './vocabulary.ts'

/** 条件审核 — the conditions of a version, ready to be applied to a form. */
export type Judge = (answers: Answers, context: JudgingContext) => readonly Verdict[]

/** Builds the verdicts' closures once; applying them walks no rules and looks nothing up by name. */
export function compile(policy: Policy): Judge {
  const judges = policy.conditions.map((condition) => {
    const test = compileTest(condition.test, { form: policy.form, condition: condition.id })
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

function verdict({ id, clause, quote, title, modality }: Condition, { outcome, facts, because }: Finding): Verdict {
  return { condition: id, clause, quote, title, modality, outcome, facts, text: `${because}。${advice(modality, outcome)}` }
}

function advice(modality: Condition['modality'], outcome: Outcome): string {
  if (outcome !== 'not-met') return ''
  if (modality === 'generally') return '原文写的是“一般”，确有特殊情况的，可以由选拔办写明理由后破格。'
  return modality === 'preferred' ? '这一条只在条件相当时用来排先后，不影响申报。' : '这是必须具备的条件。'
}

/** 确认事项 — what a person has to affirm for a condition, and who. */
export type Attestation = Readonly<{ condition: string; by: 'unit' | 'district' | 'office'; statement: string; clause: string }>

/** Everything a role has to affirm under a version, in the order of the text: the check-list on its page. */
export function attestations(policy: Policy, by?: Attestation['by']): readonly Attestation[] {
  return policy.conditions
    .flatMap(({ id, clause, test }) => attestedParts(test).map((part) => ({ condition: id, by: part.by, statement: part.statement, clause })))
    .filter((each) => by === undefined || each.by === by)
}

function attestedParts(test: Test): readonly Extract<Test, { kind: 'attested' }>[] {
  switch (test.kind) {
    case 'attested': return [test]
    case 'all':
    case 'any': return test.of.flatMap(attestedParts)
    case 'not': return attestedParts(test.of)
    default: return []
  }
}
