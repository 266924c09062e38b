import type { Test } from './condition.ts'
import { finding, type TestClosure } from './finding.ts'
import type { Answers, AnswerValue, Form } from './policy.ts'

const attestingBody = { unit: '用人单位', district: '推荐单位', office: '选拔办' } as const

/**
 * 确认 — a named role affirms it against evidence. Nobody can affirm what nothing was filled in for, but a no needs no evidence.
 */
export function attested({ by, statement, evidence = [] }: Extract<Test, { kind: 'attested' }>, form: Form, condition: string): TestClosure {
  const body = attestingBody[by]
  const labels = form.pages.flatMap(({ fields }) => fields).filter(({ id }) => evidence.includes(id)).map(({ label }) => `“${label}”`).join('、')
  const denied = finding('not-met', `${body}认为不符合：${statement}`)
  const unshown = finding('evidence-missing', `还没有填写${labels}，${body}无从确认：${statement}`)
  const affirmed = finding('met', `${body}已确认：${statement}`)
  const open = finding('needs-judgement', `须由${body}确认：${statement}`)
  return (answers, { attested: said = {} }) => {
    const answer = said[condition]
    if (answer === false) return denied
    if (!hasEvidence(evidence, answers)) return unshown
    return answer ? affirmed : open
  }
}

/** One of the fields is enough: the text lists ways to show it, not all of them at once. */
function hasEvidence(fields: readonly string[], answers: Answers): boolean {
  return fields.length === 0 || fields.some((field) => isFilled(answers[field]))
}

function isFilled(value: AnswerValue | undefined): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true
  return value.length > 0
}
