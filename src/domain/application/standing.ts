import { attestedIn, type Verdict } from '../../policy/condition.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Attestation, Started } from './application.ts'

/**
 * The verdicts as they stand after people have spoken: what the named role affirmed counts as met,
 * what the office set aside for this person counts as met with its reason. The machine only proposes (个人信息保护法 第二十四条).
 */
export function standing(state: Started, policy: Policy, judgedNow: readonly string[] = []): readonly Verdict[] {
  const attested: readonly Attestation[] = [...state.attested, ...judgedNow.map((condition) => ({ condition, by: 'office' as const }))]
  return state.verdicts.map((verdict) => {
    if (verdict.outcome === 'met') return verdict
    const exception = state.exceptions.find(({ condition, confirmed }) => condition === verdict.condition && confirmed)
    if (exception) return { ...verdict, outcome: 'met', text: `经批准破格：${exception.reason}` }
    const speaker = attested.find(({ condition, by }) => condition === verdict.condition && speaksFor(policy, condition, by))
    return verdict.outcome === 'needs-judgement' && speaker
      ? { ...verdict, outcome: 'met', text: `${verdict.title}：已由${speakerName[speaker.by]}确认符合。` }
      : verdict
  })
}

const speakerName: Readonly<Record<Attestation['by'], string>> = { unit: '用人单位', district: '区市人社部门', office: '选拔办' }

/** The office may judge whatever is left to judgement; unit and district only what the policy leaves to them. */
export function speaksFor(policy: Policy, condition: string, by: Attestation['by']): boolean {
  const found = policy.conditions.find(({ id }) => id === condition)
  return found !== undefined && (by === 'office' || attestedIn(found.test).some((each) => each.by === by))
}
