import { describe, expect, it } from 'vitest'
import type { ObjectionView } from '../../api/views.ts'
import { objectionsTo, outcomeInWords } from './objections.ts'

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
})
