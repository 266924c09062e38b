import { describe, expect, it } from 'vitest'
import { plan, story, until } from '../../../test/papers/story.ts'
import { worldOf } from '../../../test/papers/world.ts'
import { shipped, weihai2024Id } from '../../../test/policy/versions.ts'
import { withoutSpace } from '../../policy/clauses.ts'
import type { Call } from '../documents/papers.ts'
import { callPaper } from './call.ts'
import { factsOf } from './facts.ts'
import type { Grounds } from './record.ts'

const { grounds } = worldOf(until('2024-07-11'))
const paperOf = (given: Grounds): Call => {
  const paper = callPaper(given)
  if (!paper) throw new Error('an announced round has its notice')
  return paper
}
const withPlan = (change: Partial<typeof plan>): Grounds => ({ ...grounds, plan: { ...plan, ...change }, facts: factsOf(grounds.policy, { ...plan, ...change }) })
const wordsOf = ({ opening, sections }: Call): readonly string[] =>
  [...opening, ...sections.flatMap(({ paragraphs = [], items = [] }) => [...paragraphs, ...items.map(({ lead = '', text }) => lead + text)])]

describe('the notice that opens a round 通知', () => {
  it('says every paragraph of the published text, where the round is the published one', () => {
    const published = shipped().sourceOf(weihai2024Id).clauses.filter(({ name }) => /^[一二三四五]/.test(name) || name === '文首第三段')
    expect(published.length).toBe(19)
    const said = wordsOf(paperOf(grounds)).map(withoutSpace)
    expect(published.map(({ text }) => withoutSpace(text)).filter((text) => !said.includes(text))).toEqual([])
  })

  it('bears the number, day and issuers of the round', () => {
    const { kind, number, title, issuedOn, issuers } = paperOf(grounds)
    expect({ kind, number, title, issuedOn, issuers }).toEqual({
      kind: 'call', number: '演人社函〔2024〕36号', title: '关于做好2024年度威海市首席技师\n推荐选拔工作的通知', issuedOn: '2024-07-11',
      issuers: ['中共威海市委组织部', '威海市财政局', '威海市人力资源和社会保障局'],
    })
  })

  it('says the places and days of this round', () => {
    const words = wordsOf(paperOf(withPlan({ seats: 12, applyBy: '2024-08-20', reportBy: '2025-01-05' }))).join('\n')
    expect(words).toContain('本次拟选拔威海市首席技师12名。')
    expect(words).toContain('用人单位请于8月20日24时前')
    expect(words).toContain('各区市请于2025年1月5日前，')
  })

  it('announces what the office filled in, each with its source, and no more than that', () => {
    const supplied = { heading: '本轮补充规定', paragraphs: [
      '推荐人选由区市公示3个工作日，张贴当日不计入公示期（依据：演示办法第六条）。',
      '专家评审按以下指标和权重评分：实地技能考查60%、材料评审40%（依据：演示评分办法第二条）。',
      '管理期4年（依据：演示办法第十条）。',
    ] }
    expect(paperOf(grounds).sections.at(-1)).toEqual(supplied)
    expect(paperOf(withPlan({ supplied: {} })).sections.map(({ heading }) => heading)).toEqual(['选拔范围和条件', '推荐申报名额', '推荐选拔程序', '申报材料', '有关要求'])
  })

  it('reads as corrected, and says what it read before, since when and why', () => {
    const [before, now] = [{ applyBy: plan.applyBy, reportBy: plan.reportBy }, { applyBy: '2024-08-02', reportBy: '2024-08-09' }]
    const given = withPlan(now)
    const paper = paperOf({ ...given, round: { ...grounds.round, plan: given.plan, amendments: [{ was: before, now, issuedAs: '演人社函〔2024〕41号', reason: '连日高温，单位来不及准备。', maker: 'm', checker: 'c', at: '2024-07-16T02:00:00.000Z' }] } as Grounds['round'] })
    expect(wordsOf(paper).join('\n')).toContain('各区市请于8月9日前，')
    expect(paper.sections.at(-1)).toEqual({ heading: '更正说明', paragraphs: [
      '2024年7月16日更正（演人社函〔2024〕41号）：单位申报截止日由“2024年7月24日24时”更正为“2024年8月2日24时”；报送截止日由“2024年7月31日24时”更正为“2024年8月9日24时”。更正理由：连日高温，单位来不及准备。',
      '年龄、年限仍按原定的2024年7月31日计算，不随延期变动。',
    ] })
  })

  it('is the same at the end of the round as on its first day', () => {
    expect(paperOf(worldOf(story).grounds)).toEqual(paperOf(grounds))
  })
})
