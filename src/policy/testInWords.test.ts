import { describe, expect, it } from 'vitest'
import { getPolicy, weihai2024 } from '../../test/policy/versions.ts'
import type { Test } from './condition.ts'
import { testInWords } from './testInWords.ts'

const { form } = weihai2024()
const age: Test = { kind: 'age-at-most', years: 55 }
const level: Test = { kind: 'level-at-least', level: 2 }
const affirmed: Test = { kind: 'attested', by: 'unit', statement: '在一线' }

describe('a rule in words 怎样判断', () => {
  it.each<[Test, string]>([
    [age, '不超过55周岁'],
    [level, '技师（二级）以上'],
    [{ kind: 'level-at-least', level: 9 }, '9以上'],
    [{ kind: 'below-retirement-age', categoryField: 'nowhere' }, '在法定退休年龄以内（女职工的类别看“nowhere”）'],
    [{ kind: 'answer-is', field: 'industry', oneOf: ['marine', 'modern-services'] }, '“所属产业领域”是“海洋产业”或“现代服务业”'],
    [{ kind: 'answer-is', field: 'formerHolder', oneOf: ['true', 'false'] }, '“曾获得威海市首席技师称号”是“是”或“否”'],
    [{ kind: 'number-at-least', field: 'nowhere', least: 10, unit: '年' }, '“nowhere”不小于10年'],
    [{ kind: 'number-at-least', field: 'nowhere', least: 10 }, '“nowhere”不小于10'],
    [{ kind: 'honour', names: ['甲', '乙'], levelAtLeast: 'municipal', withinYears: 4 }, '近4年内市级以上“甲”、“乙”'],
    [{ kind: 'honour' }, '荣誉称号'],
    [{ kind: 'competition', levels: ['provincial', 'national'], classes: ['1', '2'], rankAtMost: 3, teams: [{ members: 3, rankAtMost: 1 }], withinYears: 2 }, '近2年内国家级、省级一类、二类竞赛前3名，3人以上的团体前1名'],
    [{ kind: 'competition', levels: ['world'] }, '世界级竞赛得奖'],
    [{ kind: 'competition', levels: ['municipal'], tiers: ['1', '2'], rankAtMost: 1 }, '市级一档、二档竞赛前1名'],
    [{ kind: 'competition', levels: ['municipal'], groups: ['worker', 'teacher'], rankAtMost: 2, rankBy: 'effective' }, '市级竞赛职工组、教师组有效名次前2名'],
    [{ kind: 'competition', levels: ['municipal'], groups: ['student'] }, '市级竞赛学生组得奖'],
    [{ kind: 'rows-at-least', field: 'honours', count: 2 }, '“获得荣誉称号情况”至少2行'],
    [{ kind: 'rows-at-least', field: 'honours', count: 1, where: { level: ['national', 'other'], nowhere: ['x'] } }, '“获得荣誉称号情况”至少1行（“层次”是“国家级”或“other”，“nowhere”是“x”）'],
    [{ kind: 'rows-each-term-year', field: 'honours', monthColumn: 'awardedIn', count: 2 }, '“获得荣誉称号情况”管理期内每年至少2行，按“授予年月”分年'],
    [{ kind: 'former-title-needs-news', field: 'formerHolder', newsField: 'newAchievements', withinYears: 4 }, '“曾获得威海市首席技师称号”为是的，“近四年新的重大成果和突出贡献”要有近4年内的'],
    [affirmed, '由用人单位确认“在一线”'],
    [{ ...affirmed, by: 'office', evidence: ['deeds', 'nowhere'] }, '由选拔办确认“在一线”（据以确认的：“申报人事迹材料”、“nowhere”）'],
    [{ kind: 'not', of: level }, '不属于：技师（二级）以上'],
    [{ kind: 'count-of', count: 1, of: [age, level] }, '具备下列各项中的1项：不超过55周岁；技师（二级）以上'],
    [{ kind: 'all', of: [age, { kind: 'any', of: [level, affirmed] }] }, '不超过55周岁，并且（技师（二级）以上，或者由用人单位确认“在一线”）'],
    [{ kind: 'any', of: [{ kind: 'count-of', count: 1, of: [age] }, { kind: 'not', of: age }] }, '（具备下列各项中的1项：不超过55周岁），或者不属于：不超过55周岁'],
    [{ kind: 'as-read', interpretation: 'one', of: age, alternatives: { other: level } }, '不超过55周岁'],
    [{ kind: 'all', of: [{ kind: 'as-read', interpretation: 'one', of: age, alternatives: {} }, { kind: 'as-read', interpretation: 'one', of: { kind: 'all', of: [age] }, alternatives: {} }] }, '不超过55周岁，并且（不超过55周岁）'],
  ])('%j', (test, words) => expect(testInWords(test, form)).toBe(words))

  it('leaves a value of text as it was filled in', () => {
    const { form: huancui } = getPolicy('huancui/chief-technician/2022-12-01')
    expect(testInWords({ kind: 'rows-at-least', field: 'apprentices', count: 2, where: { name: ['甲'] } }, huancui)).toContain('是“甲”')
  })
})
