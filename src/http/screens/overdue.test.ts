import { describe, expect, it } from 'vitest'
import { overdueNote, waitTitle } from './overdue.ts'

describe('a correction whose days are over 补正逾期', () => {
  const given = { act: 'ReturnForCorrection', stage: 'returned', due: null, after: '2024-07-25' }
  const left = { act: 'SubmitApplication', stage: 'returned', due: '2024-07-25', after: null }

  it('is called what is to be done about it, and not by the act that would do it', () => {
    expect(waitTitle({ act: 'ReturnForCorrection', after: '2024-07-25' })).toBe('处理逾期补正')
    expect(waitTitle({ act: 'VerifyOriginals' })).toBe('登记实地核验')
    expect(waitTitle({ act: 'EndLocalNotice', after: '2024-07-18' })).toBe('登记区市公示结果')
  })

  it('tells whoever gave the days what can be done now', () => {
    expect(overdueNote(given, 'district', '2024-07-26')).toBe('补正期限2024年7月25日24时已过，单位不能再提交。可以再退回一次，给新的补正期限；也可以不予推荐。')
    expect(overdueNote(given, 'office-maker', '2024-07-26')).toBe('补正期限2024年7月25日24时已过，单位不能再提交。可以再退回一次，给新的补正期限；不再给的，结束资格审查时按未按期报送办理。')
  })

  it('tells the unit, from the day after, that it can only ask', () => {
    expect(overdueNote(left, 'unit', '2024-07-25')).toBe('')
    expect(overdueNote(left, 'unit', '2024-07-26')).toBe('补正期限已过，不能再提交；还需要补正的，请联系退回申报的部门。')
  })

  it('is said of nothing else', () => {
    expect(overdueNote({ ...left, stage: 'draft' }, 'unit', '2024-07-26')).toBe('')
    expect(overdueNote({ act: 'EndLocalNotice', stage: 'local-notice', due: null, after: '2024-07-18' }, 'district', '2024-07-26')).toBe('')
  })
})
