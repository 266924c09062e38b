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

  it('stand in their lines, in the order of the file', () => {
    const lines = runCases(weihai2024(), cases, latestCalendar).map(({ line }) => line)
    const begun = cases.split('\n').flatMap((text, index) => /^ {2}- (?:title:|\{ title:)/u.test(text) ? [index + 1] : [])
    expect(lines).toEqual(begun)
  })

  it('of every kind can fail', () => {
    const found = differing(
      ['says: { age: 截至', 'says: { age: 到'],
      ['problems: [phone phone-format]', 'problems: []'],
      ['order: [[甲, 乙], 丙]', 'order: [甲, 乙, 丙]'],
      ['firstDay: 2024-08-20', 'firstDay: 2024-08-19'],
    )
    expect(found.map(({ differences }) => differences.map((each) => each.split('：')[0]))).toEqual([['age'], ['problems'], ['order'], ['firstDay']])
    expect(found.slice(1).map(({ differences }) => differences[0])).toEqual([
      'problems：应为“”，实为“phone phone-format”', 'order：应为“甲 乙 丙”，实为“乙=甲 丙”', 'firstDay：应为“2024-08-19”，实为“2024-08-20”',
    ])
  })

  const people = (...lines: readonly string[]) => ['rankings:', '  - title: 甲的排名', '    people:', ...lines.map((line) => `      - ${line}`)].join('\n')
  const rankings = cases.slice(cases.indexOf('rankings:'), cases.indexOf('# 公示期'))

  it.each([
    ["{ id: 甲, score: '88.10' }", "{ id: 乙, score: '88.09' }", '[甲, 乙]'], ["{ id: 甲, score: '100.00' }", "{ id: 乙, score: '99.99' }", '[甲, 乙]'],
    ["{ id: 甲, score: '88.00', honours: [0, 0, 0, 9] }", "{ id: 乙, score: '88.00' }", '[[甲, 乙]]'], ["{ id: 甲, score: '88.00', industry: other }", "{ id: 乙, score: '88.00' }", '[[乙, 甲]]'],
    ["{ id: 甲, score: '88.00', honours: [0, 0, 1, 0] }", "{ id: 乙, score: '88.00' }", '[甲, 乙]'],
  ])('rank people as the measure does: %s, %s', (one, other, order) => {
    expect(differing([rankings, `${people(one, other)}\n    order: ${order}\n`])).toEqual([])
    expect(differing([rankings, `${people(other, one)}\n    order: ${order}\n`])).toEqual([])
  })

  it('of a notice fail where the text gives no period', () => {
    const { stages, ...rest } = weihai2024()
    const silent = { ...rest, stages: stages.map(({ notice: _, ...stage }) => stage) }
    const unstated = { ...rest, stages: stages.map((stage) => stage.kind === 'publicity' ? { ...stage, notice: { stated: false as const, ask: '几天？', neededFor: 'publicity' } } : stage) }
    const without = { ...rest, stages: stages.filter(({ kind }) => kind !== 'publicity') }
    for (const policy of [silent, unstated, without]) {
      expect(runCases(policy, cases, latestCalendar).filter(({ differences }) => differences.length > 0).map(({ differences }) => differences)).toEqual(Array.from({ length: 5 }, () => ['原文没有写明公示期']))
    }
  })

  it('on the last day of a notice, and on words of a condition that is not there, fail too', () => {
    expect(differing(['lastDay: 2024-08-26', 'lastDay: 2024-08-27']).map(({ differences }) => differences)).toEqual([['lastDay：应为“2024-08-27”，实为“2024-08-26”']])
    expect(differing(['says: { age: 截至', 'says: { aeg: 截至']).map(({ differences }) => differences.map((each) => each.slice(-5)))).toEqual([['实为“无”']])
  })

  it('on a condition that does not exist fail too', () => {
    expect(differing(['verdicts: { skill-level: not-met }', 'verdicts: { skil-level: not-met }'])[0]?.differences).toEqual(['skil-level：应为“not-met”，实为“无”'])
  })

  it('in a file of another shape are refused', () => expect(() => differing(['rankings:', 'ranking:'])).toThrow('rankings'))
})
