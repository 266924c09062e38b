import { describe, expect, it } from 'vitest'
import { competitions } from '../../../test/policy/competitions.ts'
import { registryOf } from '../../policy/competition.ts'
import { competitionsFound } from './competitions.ts'

const registry = competitions.registryOf('weihai')
const ids = (named: readonly string[], chosen: readonly string[] = []) => competitionsFound(registry, { named, chosen }).rows.map(({ id }) => id)

describe('choosing a competition 从竞赛名录里选', () => {
  it('finds by words in any name, quotation marks, spaces and the year aside', () => {
    expect(ids(['演示杯 焊接'])).toEqual(['demo-city-2022/welding'])
    expect(ids(['2023年演示省'])).toEqual(['demo-province-2023/skills', 'demo-province-2023/marine', 'demo-province-2023/qualifier'])
    expect(ids(['2021年演示省'])).toEqual([])
  })

  it('puts the one of exactly this name first, then the newer ones', () => {
    const yearly = registryOf([2020, 2022, 2021].flatMap((year) => [{ id: `${year}/a`, year, name: '技能竞赛', level: 'municipal', class: 'none', number: '一号' } as const,
      { id: `${year}/b`, year, name: '青年技能竞赛', level: 'municipal', class: 'none', number: '一号' } as const]))
    expect(competitionsFound(yearly, { named: ['技能竞赛'], chosen: [] }).rows.map(({ id }) => id)).toEqual(['2022/a', '2021/a', '2020/a', '2022/b', '2021/b', '2020/b'])
  })

  it('gives those that were chosen, each once, and knows no others', () => {
    expect(ids(['演示杯'], ['demo-city-2022/welding', 'demo-city-2022/nothing', 'demo-city-2022/schools'])).toEqual(['demo-city-2022/welding', 'demo-city-2022/schools'])
  })

  it('gives nothing for a single letter or none, and never more than a list shows', () => {
    expect([ids(['演']), ids(['']), ids([])]).toEqual([[], [], []])
    const many = registryOf(Array.from({ length: 90 }, (_, index) => ({ id: `x/${index}`, year: 2024, name: `技能竞赛${index}`, level: 'district', class: 'none', number: '一号' }) as const))
    expect(competitionsFound(many, { named: ['技能竞赛'], chosen: [] }).rows.length).toBe(20)
  })
})
