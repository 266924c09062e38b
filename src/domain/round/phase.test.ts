import { describe, expect, it } from 'vitest'
import { phaseName, type Beside } from './phase.ts'
import { roundStageName, type RoundStage } from './round.ts'

const nothing: Beside = { notice: 'none', batches: [] }

describe('what is going on in a round 进展', () => {
  it('is its stage, where that is one thing', () => {
    const plain: readonly RoundStage[] = ['drafted', 'proposed', 'nominate', 'qualify', 'ranked', 'finished']
    expect(plain.map((stage) => phaseName(stage, nothing))).toEqual(plain.map((stage) => roundStageName[stage]))
  })

  it('is a review only once there are experts to review', () =>
    expect([undefined, { confirmed: false }, { confirmed: true }].map((panel) => phaseName('review', { ...nothing, panel }))).toEqual(['待组建专家组', '专家组待复核', '专家评审']))

  it('is a notice only while it hangs', () =>
    expect((['none', 'proposed', 'posted', 'ended', 'taken-down'] as const).map((notice) => phaseName('publicity', { ...nothing, notice }))).toEqual(['待拟公示', '公示待复核', '公示中', '公示已结束', '公示已撤下']))

  it.each<[string, Beside['batches']]>([
    ['待拟审定名单', []],
    ['待拟审定名单', ['none']],
    ['待复核提交', ['prepared']],
    ['待领导小组研究', ['submitted']],
    ['待政府审批', ['published', 'agreed']],
    ['待领导小组研究、待公布', ['approved', 'submitted', 'submitted']],
    ['研究审定', ['declined', 'called-off']],
    ['研究审定', ['published', 'published']],
  ])('names whom a decision waits for: %s', (name, batches) => expect(phaseName('decide', { notice: 'ended', batches })).toBe(name))
})
