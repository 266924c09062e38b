import type { Outcome, Verdict } from './condition.ts'
import { worst } from './logic.ts'

/** 初步结论 — what the verdicts come to together: a proposal, which a person decides (个人信息保护法 第二十四条). */
export type Eligibility = 'eligible' | 'ineligible' | 'needs-judgement' | 'incomplete'

const meaning: Readonly<Record<Outcome, Eligibility>> = {
  'met': 'eligible', 'needs-judgement': 'needs-judgement', 'evidence-missing': 'incomplete', 'not-met': 'ineligible',
}

export const eligibilityName: Readonly<Record<Eligibility, string>> = {
  'eligible': '符合', 'needs-judgement': '须由人判断', 'incomplete': '材料不全', 'ineligible': '不符合',
}

export function eligibility(verdicts: readonly Pick<Verdict, 'modality' | 'outcome'>[]): Eligibility {
  return meaning[worst(verdicts.map(weight))]
}

/** 一般: a person may set it aside for one case, so it excludes nobody by itself. 优先: it orders and excludes nobody at all. */
function weight({ modality, outcome }: Pick<Verdict, 'modality' | 'outcome'>): Outcome {
  if (modality === 'preferred') return 'met'
  return modality === 'generally' && outcome === 'not-met' ? 'needs-judgement' : outcome
}
