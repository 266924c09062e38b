import { describe, expect, it } from 'vitest'
import { huancui } from '../../test/policy/otherMeasures.ts'
import { readPolicy } from './readPolicy.ts'

function mistakes(...changes: readonly (readonly [string, string])[]): readonly string[] {
  const policy = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the file: ${from}`)
    return text.replace(from, to)
  }, huancui.policy)
  const read = readPolicy({ ...huancui, policy })
  return read.kind === 'wrong' ? read.mistakes.map(({ key, text }) => `${key} ${text}`) : []
}

describe('the rules on the years of the title 管理期', () => {
  it('give what befalls a holder one consequence', () => {
    expect(mistakes(['- moved-away', '- moved-away\n        - left-skilled-work'])).toEqual([
      'title.changes.0.on “left-skilled-work”已经在“left”里规定了后果，不能再规定一次。',
    ])
  })

  it('look for their fields in the form of the re-verification', () => {
    expect(mistakes(['field: apprentices', 'field: pupils'])).toEqual([
      'title.reverification.conditions.0.test.field 这条规则要用字段“pupils”，但申报表（form.yaml）里没有。',
    ])
  })

  it('rest on readings that are recorded', () => {
    expect(mistakes(['clause: 第八条\n', 'clause: 第八条\n    interpretation: third-year\n'])).toEqual([
      'title.reverification.interpretation interpretations 里没有“third-year”这一条。',
    ])
    expect(mistakes(['clause: 第八条\n', 'clause: 第八条\n    interpretation: second-year\n'])).toEqual([])
  })
})
