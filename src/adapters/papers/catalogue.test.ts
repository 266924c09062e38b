import { describe, expect, it } from 'vitest'
import { isOffered, listed } from './catalogue.ts'

const kinds = (subject: 'case' | 'round', stage: string): readonly string[] => listed(subject, stage).map(({ kind }) => kind)

describe('which papers there are', () => {
  it.each([
    ['none', []], ['draft', []], ['withdrawn', []], ['submitted', ['form']], ['verified', ['form']], ['returned', ['form']], ['declined', ['form']],
    ['recommended', ['form', 'recommendation-report']], ['refused', ['form', 'recommendation-report']],
    ['titled', ['form', 'recommendation-report', 'certificate']],
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

  it('with the formats that each is made in', () => {
    expect(listed('case', 'titled')).toEqual([
      { kind: 'form', title: '申报表', formats: ['pdf', 'docx'] },
      { kind: 'recommendation-report', title: '推荐报告', formats: ['pdf', 'docx'] },
      { kind: 'certificate', title: '证书', formats: ['pdf'] },
    ])
    expect([isOffered('case', 'titled', 'certificate', 'pdf'), isOffered('case', 'titled', 'certificate', 'docx')]).toEqual([true, false])
  })
})
