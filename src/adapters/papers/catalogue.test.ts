import { describe, expect, it } from 'vitest'
import { isOffered, listed } from './catalogue.ts'

const kinds = (subject: 'case' | 'round' | 'district', stage: string): readonly string[] => listed(subject, stage).map(({ kind }) => kind)

describe('which papers there are', () => {
  it.each([
    ['none', []], ['draft', []], ['withdrawn', []], ['submitted', ['form']], ['verified', ['form']], ['returned', ['form']], ['declined', ['form']],
    ['recommended', ['form', 'local-notice']], ['local-notice', ['form', 'local-notice']], ['cleared', ['form']], ['refused', ['form']],
    ['titled', ['form', 'certificate']],
  ])('of a case that is %s', (stage, expected) => {
    expect(kinds('case', stage)).toEqual(expected)
  })

  it.each([
    ['drafted', []], ['proposed', []], ['nominate', ['call']], ['qualify', ['call', 'summary-sheet']], ['review', ['call', 'summary-sheet']],
    ['ranked', ['call', 'summary-sheet', 'score-sheet', 'candidate-list']],
    ['publicity', ['call', 'summary-sheet', 'score-sheet', 'candidate-list', 'publicity']],
    ['decide', ['call', 'summary-sheet', 'score-sheet', 'candidate-list', 'publicity', 'result']],
    ['finished', ['call', 'summary-sheet', 'score-sheet', 'candidate-list', 'publicity', 'result']],
  ])('of a round that is %s', (stage, expected) => {
    expect(kinds('round', stage)).toEqual(expected)
  })

  it.each([
    ['drafted', []], ['nominate', ['recommendation-report', 'summary-sheet']], ['finished', ['recommendation-report', 'summary-sheet']],
  ])('of a recommending body in a round that is %s', (stage, expected) => {
    expect(kinds('district', stage)).toEqual(expected)
  })

  it('with the formats that each is made in', () => {
    expect(listed('case', 'titled')).toEqual([
      { kind: 'form', title: '申报表', formats: ['pdf', 'docx'] },
      { kind: 'certificate', title: '证书', formats: ['pdf'] },
    ])
    expect(listed('district', 'qualify')).toEqual([
      { kind: 'recommendation-report', title: '推荐报告', formats: ['pdf', 'docx'] },
      { kind: 'summary-sheet', title: '申报人员基本情况汇总表', formats: ['pdf', 'docx', 'xlsx'] },
    ])
    expect([isOffered('case', 'titled', 'certificate', 'pdf'), isOffered('case', 'titled', 'certificate', 'docx')]).toEqual([true, false])
  })
})
