import { describe, expect, it } from 'vitest'
import type { ObjectionView } from '../../api/views.ts'
import { afterFinding, againstInWords, inSettledOrder, objectionsTo, openInWords, outcomeInWords, waitingFirst } from './objections.ts'

const open: ObjectionView = { id: 'o1', application: 'a1', name: '候选人', at: '2024-08-02T01:00:00.000Z', receipt: '1', objector: null, proposed: null, settled: null, answered: null, acts: [] }
const settled = (upheld: boolean): ObjectionView => ({ ...open, settled: { upheld, finding: '经核对。' } })

describe('what was said against a name 异议', () => {
  it('is told with what came of it, as long as it waits and afterwards', () =>
    expect([open, { ...open, proposed: { upheld: true, finding: '经核对。' } }, settled(true), settled(false)].map(outcomeInWords)).toEqual(['待核实', '结论待复核', '异议成立', '异议不成立']))

  it('stands in the list for each candidate, and never as none once it is settled', () => {
    const against = (...objections: readonly ObjectionView[]) => objectionsTo({ objections: [...objections] }, 'a1')
    expect([against(), against({ ...open, application: 'a2' }), against(settled(false), open), against(settled(false)), against(settled(false), settled(true))])
      .toEqual(['', '', '2件，1件待核实', '1件，异议不成立', '2件，异议成立'])
  })

  it('is counted once while all of it waits', () =>
    expect([objectionsTo({ objections: [open] }, 'a1'), objectionsTo({ objections: [open, open] }, 'a1')]).toEqual(['1件待核实', '2件待核实']))

  it('waits for a finding or for its second hand, and is counted apart', () => {
    const proposed = { ...open, proposed: { upheld: false, finding: '经核对。' } }
    expect([openInWords([open, proposed, open, settled(true)]), objectionsTo({ objections: [proposed] }, 'a1'), objectionsTo({ objections: [proposed, open] }, 'a1')])
      .toEqual([['2件待核实', '1件结论待复核'], '1件结论待复核', '2件，1件结论待复核，1件待核实'])
  })

  it('frees a candidate only once the notice is over and nothing else is open', () => {
    const proposed = (upheld: boolean) => ({ ...open, proposed: { upheld, finding: '经核对。' } })
    const words = (stage: string, upheld: boolean, ...others: readonly ObjectionView[]) => afterFinding({ stage, objections: [proposed(upheld), ...others] }, proposed(upheld))
    expect([words('posted', false), words('ended', false), words('ended', false, { ...open, id: 'o2' }), words('posted', true), afterFinding({ stage: 'posted', objections: [open] }, open)]).toEqual([
      '确认“异议不成立”。公示期满后，候选人可以提交审定。', '确认“异议不成立”。候选人可以提交审定。', '确认“异议不成立”。对候选人还有1件异议没有结论，暂不能提交审定。', '确认“异议成立”。候选人不再是候选人。', undefined,
    ])
    expect(afterFinding({ stage: 'ended', objections: [] }, proposed(true), true)).toBe('确认“异议成立”。本轮已经终止，结论只用来答复异议人。')
  })

  it('is told to those who see no objections as far as it holds somebody, and never as none', () => {
    const hanging = { application: 'a1', held: false, isGone: false }
    const told = [hanging, { ...hanging, held: true }, { ...hanging, isGone: true }].map((candidate) => againstInWords({ objections: [] }, candidate, false))
    expect(told).toEqual(['现在没有核实中的', '正在核实', '已撤下'])
  })

  it('is told whole to those who see objections', () => {
    const hanging = { application: 'a1', held: true, isGone: false }
    const told = [hanging, { ...hanging, application: 'a2' }, { ...hanging, isGone: true }].map((candidate) => againstInWords({ objections: [open] }, candidate, true))
    expect(told).toEqual(['1件待核实', '没有', '1件待核实；已撤下'])
  })
})

describe('the order of objections', () => {
  const raised = (id: string, at: string, answered: string | null = null): ObjectionView => ({ ...(answered === null ? open : settled(false)), id, at, answered })
  const early = raised('early', '2024-08-01T01:00:00.000Z', '电话')
  const late = raised('late', '2024-08-04T01:00:00.000Z', '电话')
  const unanswered: ObjectionView = { ...settled(true), id: 'unanswered', at: '2024-08-03T01:00:00.000Z' }
  const waiting = raised('waiting', '2024-08-02T01:00:00.000Z')
  const ids = (objections: readonly ObjectionView[]): string[] => objections.map(({ id }) => id)

  it('has those that wait before those that are through, settled or not; the longest wait and the newest answer on top', () =>
    expect(ids(waitingFirst([early, late, unanswered, waiting]))).toEqual(['waiting', 'unanswered', 'late', 'early']))

  it('stays as it was while somebody works on them, with the new ones at the end', () => {
    const first = ids(waitingFirst([early, waiting]))
    expect(ids(inSettledOrder([early, { ...waiting, answered: '电话' }, late], first))).toEqual(['waiting', 'early', 'late'])
  })
})
