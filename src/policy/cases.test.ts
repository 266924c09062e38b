import { describe, expect, it } from 'vitest'
import { textOf, weihai2024, weihai2024Id } from '../../test/policy/versions.ts'
import { latestCalendar } from '../../test/policy/calendars.ts'
import { runCases } from './cases.ts'

const cases = textOf(weihai2024Id, 'cases.yaml')

/** The examples that come out otherwise than the edited file expects. */
function differing(...changes: readonly (readonly [string, string])[]) {
  const edited = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the file: ${from}`)
    return text.replace(from, to)
  }, cases)
  return runCases(weihai2024(), edited, latestCalendar).filter(({ differences }) => differences.length > 0)
}

describe('worked examples', () => {
  it('tell which example came out otherwise, where it stands, and how', () => {
    const line = cases.slice(0, cases.indexOf('title: 技师（二级）没有达到')).split('\n').length
    expect(differing(['verdicts: { skill-level: not-met }', 'verdicts: { skill-level: met }'])).toEqual([
      { title: '技师（二级）没有达到高级技师，不符合', line, differences: ['skill-level：应为“met”，实为“not-met”'] },
    ])
  })

  it('of every kind can fail', () => {
    const found = differing(
      ['says: { age: 截至', 'says: { age: 到'],
      ['problems: [phone phone-format]', 'problems: []'],
      ['order: [[甲, 乙], 丙]', 'order: [甲, 乙, 丙]'],
      ['firstDay: 2024-08-20', 'firstDay: 2024-08-19'],
    )
    expect(found.map(({ differences }) => differences.length)).toEqual([1, 1, 1, 1])
    expect(found[1]?.differences).toEqual(['problems：应为“”，实为“phone phone-format”'])
  })

  it('on a condition that does not exist fail too', () => {
    expect(differing(['verdicts: { skill-level: not-met }', 'verdicts: { skil-level: not-met }'])[0]?.differences).toEqual(['skil-level：应为“not-met”，实为“无”'])
  })

  it('in a file of another shape are refused', () => expect(() => differing(['rankings:', 'ranking:'])).toThrow('rankings'))
})
