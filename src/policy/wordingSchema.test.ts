import { describe, expect, it } from 'vitest'
import { item, passage, wordingSchemas } from './wordingSchema.ts'

type Read = Readonly<{ success: boolean; error?: Readonly<{ issues: readonly Readonly<{ path: readonly PropertyKey[]; message: string }>[] }> | undefined }>

/** Where something is wrong, and what is said of it; nothing where it may stand. */
const wrong = ({ error }: Read): readonly string[] => error?.issues.map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(' ')) ?? []

const certificate = (year: string) => wrong(wordingSchemas.certificate.safeParse({ orientation: 'landscape', year, issuer: '演示市' }))
const report = (noticeClear: string, certificateChecked: object = { text: '已核验' }) => wrong(wordingSchemas.recommendationReport.safeParse({
  letterhead: 'letter', title: '报告', basis: '依据', noticeClear, certificateChecked, original: '{name}：{material}，{note}', corrected: '{name}，{times}次',
}))

describe('places in the words of a paper', () => {
  it('are those that the paper knows a fact for', () =>
    expect([certificate('{year}年度'), certificate('本年度'), report('经公示无异议')]).toEqual([[], [], []]))

  it('that it knows none for are named, with all that may be written instead', () => {
    const ofRound = '{year}、{seats}、{applyBy}、{reportBy}、{documentName}、{documentNumber}、{parent}、{titleName}'
    expect(certificate('{yaer}年第{round}批，{seats}名')).toEqual([`year 不认识{yaer}、{round}，这里可以写${ofRound}。`])
    expect(wrong(wordingSchemas.applicationForm.shape.code.safeParse('{codes}'))).toEqual(['不认识{codes}，这里可以写{code}。'])
    expect(wrong(wordingSchemas.scoreSheet.safeParse({ title: '{criteria}', method: '{criteria}' }))).toEqual([`title 不认识{criteria}，这里可以写${ofRound}。`])
  })

  it('are none at all where the paper knows no fact', () =>
    expect(report('经公示{days}天无异议')).toEqual(['noticeClear 不认识{days}，这里不能写花括号。']))
})

describe('a passage of a paper', () => {
  const said = (each: object) => wrong(passage.safeParse(each))

  it('is quoted, in words of its own, or in words that contain what they quote, spaces aside', () =>
    expect([said({ text: '自己的话' }), said({ clause: '第一条', quote: '原文' }), said({ text: '照原 文办', clause: '第一条', quote: '原文' })]).toEqual([[], [], []]))

  it('says something, cites whole, and has in its words what it quotes', () => {
    expect(said({})).toEqual(['请写 text，或写 clause 和 quote。'])
    expect(said({ quote: '原文' })).toEqual(['clause 和 quote 要一起写。'])
    expect(said({ text: '自己的话', clause: '第一条' })).toEqual(['clause 和 quote 要一起写。'])
    expect(said({ text: '自己的话', clause: '第一条', quote: '原文' })).toEqual(['text 里没有 quote 所引的原文。'])
    expect(report('经公示无异议', {})).toEqual(['certificateChecked 请写 text，或写 clause 和 quote。'])
  })
})

describe('an item of a section', () => {
  const said = (each: object) => wrong(item.safeParse(each))

  it('opens with its lead, which is the head of the quote where it has no words of its own', () => {
    expect(said({ clause: '第一条', quote: '高度重视，精心组织' })).toEqual([])
    expect(said({ lead: '高度重视，', clause: '第一条', quote: '高度重视，精心组织' })).toEqual([])
    expect(said({ lead: '加强宣传，', text: '扩大影响' })).toEqual([])
  })

  it('is told where its lead is another', () =>
    expect(said({ lead: '十分重视，', clause: '第一条', quote: '高度重视，精心组织' })).toEqual(['quote 应当以 lead 开头。']))

  it('that says nothing has nothing its lead could be the head of', () =>
    expect(said({ lead: '十分重视，' })).toEqual(['请写 text，或写 clause 和 quote。', 'quote 应当以 lead 开头。']))
})
