import type { Policy, Stage, StageKind } from '../../../policy/policy.ts'

/** Which stage of the measure a case is in; what is not named here has ended. */
const stageOf: Readonly<Record<string, StageKind>> = {
  draft: 'nominate', returned: 'nominate', submitted: 'nominate', verified: 'nominate', recommended: 'nominate', 'local-notice': 'nominate', cleared: 'nominate',
  reported: 'qualify', 'qualification-proposed': 'qualify', admitted: 'review', candidate: 'publicity', agreed: 'leading-group',
}

const placeOf = ({ stages }: Policy, caseStage: string): number => stages.findIndex(({ kind }) => kind === stageOf[caseStage])

/** The stage of the measure in which the case is now; undefined for one that has ended. */
export const stageNow = (policy: Policy, caseStage: string): Stage | undefined => policy.stages[placeOf(policy, caseStage)]

/** What comes after where the case is now, in the order of the measure; nothing for a case that has ended. */
export function stagesAhead(policy: Policy, caseStage: string): readonly Stage[] {
  const at = placeOf(policy, caseStage)
  return at < 0 ? [] : policy.stages.slice(at + 1)
}
