import { describe, expect, it } from 'vitest'
import { textOf, weihai2024Id } from '../../test/policy/versions.ts'
import { readPolicy } from './readPolicy.ts'

const id = 'huancui/chief-technician/2022-12-01'
const texts = { id, policy: textOf(id, 'policy.yaml'), form: textOf(id, 'form.yaml'), source: textOf(id, 'source.md'), formOf: () => textOf(weihai2024Id, 'form.yaml') }

function mistakes(...changes: readonly (readonly [string, string])[]): readonly string[] {
  const policy = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the file: ${from}`)
    return text.replace(from, to)
  }, texts.policy)
  const read = readPolicy({ ...texts, policy })
  return read.kind === 'wrong' ? read.mistakes.map(({ key, text }) => `${key} ${text}`) : []
}

describe('the rules on the years of the title 管理期', () => {
  it('give what befalls a holder one consequence', () => {
    expect(mistakes(['on: [left-skilled-work, moved-away,', 'on: [left-skilled-work, moved-away, left-skilled-work,'])).toEqual([
      'title.changes.0.on “left-skilled-work”已经在“left”里规定了后果，不能再规定一次。',
    ])
  })

  it('look for their fields in the form of the re-verification', () => {
    expect(mistakes(['field: apprentices, monthColumn', 'field: pupils, monthColumn'])).toEqual([
      'title.reverification.conditions.5.test.of.field 这条规则要用字段“pupils”，但申报表（form.yaml）里没有。',
    ])
  })

  it('rest on readings that are recorded', () => {
    expect(mistakes(['interpretation: second-year', 'interpretation: third-year'])).toEqual([
      ...['end-of-term', 'yearly-check'].map((id, index) => `interpretations.0.alternatives.${index} 没有写按读法“${id}”会怎样：请在依据它的规则里写 alternatives，或者在这里用 notComputed 写明为什么不推算。`),
      'title.reverification.when.interpretation interpretations 里没有“third-year”这一条。',
    ])
  })
})
