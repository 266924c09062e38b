import { describe, expect, it } from 'vitest'
import { nothingTyped, objectionProblems, typedObjection } from './objection.ts'

const whole = { application: 'a-1', name: '演示·张某', contact: '13800000001', facts: '所填的获奖时间和证书不一致。', evidence: '' }

describe('an objection as it was typed 异议', () => {
  it('is read from the form, and what did not come counts as empty', () => {
    expect(typedObjection(new URLSearchParams({ ...whole, facts: '一\r\n二' }))).toEqual({ ...whole, facts: '一\n二' })
    expect(typedObjection(new URLSearchParams())).toEqual(nothingTyped)
  })

  it('has no problem when a real name, a contact and facts are there; evidence may come later', () => {
    expect(objectionProblems(whole)).toEqual([])
  })

  it('names every problem at once, in the order of the form', () => {
    expect(objectionProblems(nothingTyped).map(({ about, code }) => [about, code])).toEqual([
      ['application', 'words-missing'], ['name', 'words-missing'], ['contact', 'words-missing'], ['facts', 'words-missing'],
    ])
  })

  it.each(['138 0000 0001', '１３８０００００００１', '手机：138-0000-0001（晚上）', '0631-5231234', '（0631）5231234', 'yanshi@example.cn'])('can be answered at %s', (contact) => {
    expect(objectionProblems({ ...whole, contact })).toEqual([])
  })

  it.each(['123', '1380000000', '138000000011', '5231234', 'yanshi@', '演示电话'])('can’t be answered at %s, and says so before it is sent', (contact) => {
    expect(objectionProblems({ ...whole, contact }).map(({ about, code }) => [about, code])).toEqual([['contact', 'contact-unreachable']])
  })

  it('says what is too long', () => {
    expect(objectionProblems({ ...whole, facts: '事'.repeat(5_001), evidence: '证'.repeat(5_001) }).map(({ about, code }) => [about, code])).toEqual([
      ['facts', 'words-too-long'], ['evidence', 'words-too-long'],
    ])
  })
})
