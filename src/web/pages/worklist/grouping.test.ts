import { describe, expect, it } from 'vitest'
import type { WorkItem } from '../../api/views.ts'
import { byAct } from './grouping.ts'

const item = (id: string, act: string, due: string | null, isOver = false): WorkItem => ({
  id, act, due, isOver, actTitle: act, path: '/', subject: 'application', round: 'r', roundTitle: '演示轮', about: id, unitName: '', note: '', stageName: '', since: '2024-07-01', workingDaysLeft: null, isProvisional: false,
})

describe('what waits', () => {
  const items = [item('late', 'Submit', '2024-07-01', true), item('soon', 'Verify', '2024-07-20'), item('later', 'Verify', '2024-08-01'), item('never', 'Submit', null)]

  it('stands together by act, the most urgent group and item first', () =>
    expect(byAct(items).map(({ actTitle, items: group }) => [actTitle, group.map(({ id }) => id)])).toEqual([['Submit', ['late', 'never']], ['Verify', ['soon', 'later']]]))
})
