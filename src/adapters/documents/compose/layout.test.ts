import { describe, expect, it } from 'vitest'
import { uprightColumns } from './form.ts'
import { annexLines, chineseNumber, turned } from './layout.ts'

describe('how official papers are worded 公文格式', () => {
  it.each([[1, '一'], [9, '九'], [10, '十'], [11, '十一'], [20, '二十'], [23, '二十三']])('counts %i as %s', (count, words) => {
    expect(chineseNumber(count)).toBe(words)
  })

  it('numbers annexes only where there are several', () => {
    expect([annexLines(), annexLines(['申报表']), annexLines(['汇总表', '申报表'])]).toEqual([[], ['申报表'], ['1. 汇总表', '2. 申报表']])
  })

  it('leaves a title that fits on its line, and one that was turned by hand', () => {
    expect([turned('候选人公示'), turned('关于做好\n工作的通知')]).toEqual(['候选人公示', '关于做好\n工作的通知'])
  })

  it('gives the issuer a line of its own and keeps a year with its 年', () => {
    const lines = turned('威海市人民政府关于公布2024年度威海市首席技师名单的通知').split('\n')
    expect(lines[0]).toBe('威海市人民政府')
    expect(lines.slice(1).join('')).toBe('关于公布2024年度威海市首席技师名单的通知')
    expect(lines.some((line) => /\d$/.test(line))).toBe(false)
  })

  it.each([
    ['本专业技术绝技绝活或先进工作法情况', '本专业技术绝技绝活\n或先进工作法情况'],
    ['技术发明革新或论文成果及解决技术难题情况', '技术发明革新或论文成果\n及解决技术难题情况'],
    ['编制工艺标准及带徒传技情况', '编制工艺标准\n及带徒传技情况'],
    ['提高劳动效率及创造经济效益情况', '提高劳动效率\n及创造经济效益情况'],
    ['获奖情况', '获奖情况'],
  ])('turns the upright label %s as the printed form does', (label, columns) => {
    expect(uprightColumns(label)).toBe(columns)
  })
})
