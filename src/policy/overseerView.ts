import { withoutBirthDay } from './ageFacts.ts'
import type { Verdict } from './condition.ts'
import { withheldFromExperts } from './expertView.ts'
import type { Answers, Attachment, Policy } from './policy.ts'
import { sensitiveFields } from './sensitive.ts'

/** 出生年月 — stands on the form to be compared with the number; a decision needs the age, and the verdict on age tells it in full years. */
const BIRTH_MONTH = 'birthMonth'

/**
 * 最小必要 — what those who decide on a list or audit the procedure don't need (个人信息保护法 第六条): the sensitive fields, the month
 * of birth, and the evidence that bears numbers, which others have compared with the originals.
 */
export function withheldFromOverseers(policy: Pick<Policy, 'withheldFromExperts' | 'form'>): ReadonlySet<string> {
  const evidence = withheldFromExperts(policy).flatMap((each) => ('material' in each ? [each.material] : []))
  const sensitive = new Set(sensitiveFields(policy.form).map(({ id }) => id))
  const fields = policy.form.pages.flatMap((page) => page.fields.map(({ id }) => id)).filter((id) => id === BIRTH_MONTH || sensitive.has(id))
  return new Set([...fields, ...evidence])
}

/** A case as they see it; whatever else was submitted stays as it was. */
export function seenByOverseers<Content extends Readonly<{ answers: Answers; attachments: readonly Attachment[] }>>(
  policy: Pick<Policy, 'withheldFromExperts' | 'form'>, content: Content,
): Content {
  const withheld = withheldFromOverseers(policy)
  return {
    ...content,
    answers: Object.fromEntries(Object.entries(content.answers).filter(([field]) => !withheld.has(field))),
    attachments: content.attachments.filter(({ material }) => !withheld.has(material)),
  }
}

/** The verdicts as they see them: a condition on age needs the age, and not the day of birth that the withheld number has in it. */
export const verdictsForOverseers = (verdicts: readonly Verdict[]): readonly Verdict[] => verdicts.map(withoutBirthDay)
