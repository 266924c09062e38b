import { batchStageName, type Batch } from '../decision/decision.ts'
import type { Notice } from '../notice/notice.ts'
import { roundStageName, type Panel, type RoundStage } from './round.ts'

/** What stands beside a round and says more than its stage: its panel, its notice, its batches. */
export type Beside = Readonly<{
  panel?: Pick<Panel, 'confirmed'> | undefined
  notice: Notice['stage']
  batches: readonly Batch['stage'][]
}>

/** 进展 — what is going on in a round, where its stage covers more than one thing: a notice is not hanging while it is being drawn up, and of a decision the name says whom it waits for. */
export function phaseName(stage: RoundStage, { panel, notice, batches }: Beside): string {
  switch (stage) {
    case 'review': return panel === undefined ? '待组建专家组' : panel.confirmed ? roundStageName.review : '专家组待复核'
    case 'publicity': return publicityName[notice]
    case 'decide': return decidingName(batches)
    default: return roundStageName[stage]
  }
}

const publicityName: Readonly<Record<Notice['stage'], string>> = { none: '待拟公示', proposed: '公示待复核', posted: '公示中', ended: '公示已结束', 'taken-down': '公示已撤下' }

const onTheirWay = ['prepared', 'submitted', 'agreed', 'approved'] as const satisfies readonly Batch['stage'][]

/** Every batch on its own way is named; when none is, and some are through, what is left is told by the round's page. */
function decidingName(batches: readonly Batch['stage'][]): string {
  const open = onTheirWay.filter((stage) => batches.includes(stage))
  if (open.length > 0) return open.map((stage) => batchStageName[stage]).join('、')
  return batches.every((stage) => stage === 'none') ? '待拟审定名单' : roundStageName.decide
}
