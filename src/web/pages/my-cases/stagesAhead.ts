import type { Policy, Stage, StageKind } from '../../../policy/policy.ts'

/** Which stage of the measure a case is in; what is not named here has ended. */
const stageOf: Readonly<Record<string, StageKind>> = {
  draft: 'nominate', returned: 'nominate', submitted: 'nominate', verified: 'nominate', recommended: 'nominate', 'local-notice': 'nominate', cleared: 'nominate',
  reported: 'qualify', 'qualification-proposed': 'qualify', admitted: 'review', candidate: 'publicity', agreed: 'leading-group',
}

/** What comes after where the case is now, in the order of the measure; nothing for a case that has ended. */
export function stagesAhead({ stages }: Policy, caseStage: string): readonly Stage[] {
  const at = stages.findIndex(({ kind }) => kind === stageOf[caseStage])
  return at < 0 ? [] : stages.slice(at + 1)
}
