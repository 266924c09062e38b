import type { Answers, Attachment, Cited, Policy } from './policy.ts'
import { sensitiveFields } from './sensitive.ts'

/** 对评审专家隐去的一项 — a field of the form or an item of the material list, and why: a clause of the measure, or a reason of the house. */
export type Withheld = Readonly<{ reason: string }> & Partial<Cited> & (
  | Readonly<{ field: string }>
  | Readonly<{ material: string }>
)

const sensitive = '敏感个人信息，评审用不到。'
const judged = '评审看的是技能和业绩，与这一项无关。'
const identifies = '能据以确定或联系本人，评审用不到。'
const checked = '由推荐单位和选拔办核对过，载有身份证件号码或证书编号。'

/** What the house withholds where a measure says nothing of its own: everything that identifies the person further and that others have checked. */
export const withheldByDefault: readonly Withheld[] = [
  { field: 'idNumber', reason: identifies }, { field: 'phone', reason: identifies }, { field: 'birthMonth', reason: judged }, { field: 'politicalStatus', reason: judged },
  { field: 'secret', reason: judged }, { field: 'certificateNumber', reason: checked }, { field: 'unitAddress', reason: identifies },
  { material: 'id-card', reason: identifies }, { material: 'certificate', reason: checked },
]

type ExpertRules = Pick<Policy, 'withheldFromExperts' | 'form'>

/** What experts don't see under this measure. What is sensitive they never see, whatever else a measure withholds. */
export function withheldFromExperts({ withheldFromExperts: own = withheldByDefault, form }: ExpertRules): readonly Withheld[] {
  const named = new Set(own.flatMap((each) => ('field' in each ? [each.field] : [])))
  return [...own, ...sensitiveFields(form).filter(({ id }) => !named.has(id)).map(({ id }) => ({ field: id, reason: sensitive }))]
}

/** The answers and evidence an expert judges by; the one place where anything is taken out. */
export function seenByExperts<Content extends Readonly<{ answers: Answers; attachments: readonly Attachment[] }>>(
  policy: ExpertRules, { answers, attachments }: Content,
): Readonly<{ answers: Answers; attachments: readonly Attachment[] }> {
  const withheld = withheldFromExperts(policy)
  const fields = new Set(withheld.flatMap((each) => ('field' in each ? [each.field] : [])))
  const materials = new Set(withheld.flatMap((each) => ('material' in each ? [each.material] : [])))
  return {
    answers: Object.fromEntries(Object.entries(answers).filter(([field]) => !fields.has(field))),
    attachments: attachments.filter(({ material }) => !materials.has(material)),
  }
}
