import { describe, expect, it } from 'vitest'
import { competitionsOf, nameKey, noRegistry, registryOf, yearIn, type Competition, type CompetitionList } from './competition.ts'

const entry = (id: string, own: Partial<Competition> = {}): Competition =>
  ({ id, year: 2024, name: `演示${id}竞赛`, level: 'provincial', class: '1', number: '演示发〔2024〕1号', ...own })
const list = (id: string, competitions: readonly Competition[], jurisdiction?: string): CompetitionList => ({
  id, year: 2024, by: '演示机关', number: '演示发〔2024〕1号', name: '演示通知', publishedOn: '2024-03-01', source: '演示', competitions, ...(jurisdiction && { jurisdiction }),
})

describe('a registry of competitions 竞赛名录', () => {
  const skills = entry('skills', { name: '演示省职业技能竞赛', otherNames: ['“演示杯”焊接大赛'] })
  const registry = registryOf([skills, entry('before', { year: 2023, name: '演示省职业技能竞赛', class: '2' })])

  it.each([
    ['演示省职业技能竞赛', 2024, 'skills'], ['演示省职业技能竞赛', 2023, 'before'], ['2024年演示省职业技能竞赛', 2025, 'skills'], ['２０２４年度 演示省职业技能竞赛', 2025, 'skills'],
    ['演示杯 焊接大赛', 2024, 'skills'], ['《演示杯》焊接大赛', 2024, 'skills'],
  ])('finds %s of %i', (name, year, id) => expect(registry.named(name, year)).toMatchObject({ id }))

  it.each([['演示省职业技能竞赛', 2022], ['2022年演示省职业技能竞赛', 2024], ['演示省职业技能', 2024], ['', 2024], ['演示省职业技能竞赛', Number.NaN]])(
    'does not guess: %s of %d', (name, year) => expect(registry.named(name, year)).toBeUndefined())

  it('finds an entry by its number, and none by another’s', () => {
    expect([registry.ofId('skills'), registry.ofId('演示省职业技能竞赛'), noRegistry.ofId('skills')]).toEqual([skills, undefined, undefined])
  })

  it('says so where several bear a name in a year', () => expect(registryOf([entry('one', { name: '大赛' }), entry('two', { name: '大赛' })]).named('大赛', 2024)).toBe('several'))

  it('takes an entry with two names that are written alike for one', () => {
    expect(registryOf([entry('one', { name: '大赛', otherNames: ['“大赛”'] })]).named('大赛', 2024)).toMatchObject({ id: 'one' })
  })
})

describe('the registry of a jurisdiction', () => {
  const common = entry('common', { name: '演示市竞赛', class: 'none' })
  const own = entry('own', { name: '2024年演示市竞赛', class: 'none', tier: '2' })
  const competitions = competitionsOf([list('common', [common, entry('other')]), list('own', [own], 'demo-city')])

  it('lets what a city grades itself go before what everybody’s lists say, for that city alone', () => {
    expect(['demo-city', 'elsewhere'].map((jurisdiction) => competitions.registryOf(jurisdiction).named('演示市竞赛', 2024))).toEqual([own, common])
    expect(competitions.registryOf('demo-city').competitions.map(({ id }) => id)).toEqual(['own', 'other'])
  })

  it('is put together once', () => expect(competitions.registryOf('demo-city')).toBe(competitions.registryOf('demo-city')))
  it('has nothing in it where there are no lists', () => expect(competitionsOf([]).registryOf('demo-city').competitions).toEqual([]))
})

describe('names of competitions', () => {
  it('begin with a year, or do not', () => expect(['2024年大赛', '2024年度大赛', ' 2024年大赛', '第2024年大赛', '大赛2024年', '2024大赛'].map(yearIn)).toEqual([2024, 2024, 2024, undefined, undefined, undefined]))
  it('are the same however year, quotation marks and spaces are written', () => {
    expect(new Set(['2024年“演示杯”大赛', '２０２４年度《演示杯》 大赛', '‘演示杯’大赛', '「演示杯」大　赛'].map(nameKey))).toEqual(new Set(['演示杯大赛']))
  })
})
