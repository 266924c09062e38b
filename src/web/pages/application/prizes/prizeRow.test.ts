import { describe, expect, it } from 'vitest'
import type { Competition } from '../../../../policy/competition.ts'
import { asRegistered, filledIn, standingOfRow, suggestionsFor, ungradedFilledIn } from './prizeRow.ts'

const entry = (id: string, own: Partial<Competition> = {}): Competition => ({ id, year: 2022, name: '演示市职业技能竞赛', level: 'municipal', class: '1', number: '演示人社〔2022〕5号', ...own })
const skills = entry('city/skills')
const welding = entry('city/welding', { name: '“演示杯”焊接竞赛', class: '2', occupations: ['焊工'], groups: ['worker'] })
const registered = [skills, welding, entry('province/skills', { year: 2023, name: '2023年演示省技能大赛', level: 'provincial', occupations: ['焊工', '钳工'], groups: ['worker', 'student'] })]
const blank = { competition: '', level: '', class: '', rank: '', awardedIn: '', occupation: '', group: '', registered: '' }

describe('a row of prizes 获奖的一行', () => {
  it('offers the competitions with these words in their names, each with its year, and what tells them apart', () => {
    expect(suggestionsFor('演示', registered)).toEqual([
      { value: '2022年演示市职业技能竞赛', label: '市级一类竞赛，演示人社〔2022〕5号' }, { value: '2022年“演示杯”焊接竞赛', label: '市级二类竞赛，演示人社〔2022〕5号' },
      { value: '2023年演示省技能大赛', label: '省级一类竞赛，演示人社〔2022〕5号' },
    ])
    expect(suggestionsFor('演示杯 焊接', registered).length).toBe(1)
    expect([suggestionsFor('', registered), suggestionsFor('电工', registered)]).toEqual([[], []])
  })

  it('tells two of one name and year apart by their documents', () => {
    const two = [skills, entry('other/skills', { number: '演示工发〔2022〕9号', class: 'none' })]
    expect(suggestionsFor('技能', two).map(({ value }) => value)).toEqual(['2022年演示市职业技能竞赛（演示人社〔2022〕5号）', '2022年演示市职业技能竞赛（演示工发〔2022〕9号）'])
    expect(filledIn({ ...blank, competition: '2022年演示市职业技能竞赛（演示工发〔2022〕9号）' }, 'competition', two)).toMatchObject({ registered: 'other/skills', class: 'none' })
    expect(standingOfRow({ ...blank, competition: '演示市职业技能竞赛', awardedIn: '2022-10' }, two)).toEqual({ kind: 'several' })
  })

  it('takes level and class from the one that was chosen, and whatever it leaves no choice about', () => {
    expect(filledIn({ ...blank, competition: '2022年“演示杯”焊接竞赛', rank: '2' }, 'competition', registered)).toEqual({
      competition: '“演示杯”焊接竞赛', level: 'municipal', class: '2', rank: '2', awardedIn: '', occupation: '焊工', group: 'worker', registered: 'city/welding',
    })
    expect(asRegistered({ ...blank, occupation: '钳工', group: 'student' }, welding)).toMatchObject({ occupation: '钳工', group: 'student' })
    expect(filledIn({ ...blank, competition: '2023年演示省技能大赛' }, 'competition', registered)).toMatchObject({ occupation: '', group: '', registered: 'province/skills' })
  })

  it('finds the one that is meant by its name and the year of the award, whichever is written last', () => {
    const named = { ...blank, competition: '演示市职业技能竞赛' }
    expect(filledIn(named, 'competition', registered)).toEqual(named)
    expect(filledIn({ ...named, awardedIn: '2022年10月' }, 'awardedIn', registered)).toMatchObject({ registered: 'city/skills', level: 'municipal', class: '1', awardedIn: '2022年10月' })
    expect(filledIn({ ...named, awardedIn: '2021-10' }, 'awardedIn', registered)).toEqual({ ...named, awardedIn: '2021-10' })
  })

  it('is filled in as soon as it is known which is meant, unless somebody has said a grade', () => {
    const row = { ...blank, competition: '演示市职业技能竞赛', awardedIn: '2022-10' }
    expect(ungradedFilledIn(row, [])).toBe(row)
    expect(ungradedFilledIn(row, registered)).toMatchObject({ registered: 'city/skills', level: 'municipal', class: '1' })
    const said = { ...row, class: '2' }
    expect(ungradedFilledIn(said, registered)).toBe(said)
  })

  it('leaves the registry when another name is typed, and stays in it whatever else is', () => {
    const chosen = asRegistered({ ...blank, competition: '演示市职业技能竞赛', awardedIn: '2022-10' }, skills)
    expect(filledIn({ ...chosen, competition: '演示市职业技能' }, 'competition', registered)).toMatchObject({ registered: '', level: 'municipal', class: '1' })
    expect(filledIn({ ...chosen, rank: '1' }, 'rank', registered)).toEqual({ ...chosen, rank: '1' })
    expect(standingOfRow(chosen, registered)).toEqual({ kind: 'chosen', competition: skills })
  })

  it('says what it would be, once somebody has said that the certificate differs', () => {
    const row = { ...blank, competition: '演示市职业技能竞赛', class: '2', awardedIn: '2022-10' }
    expect(standingOfRow(row, registered)).toEqual({ kind: 'meant', competition: skills })
    expect(standingOfRow({ ...row, competition: '邀请赛' }, registered)).toEqual({ kind: 'unregistered' })
    expect(standingOfRow({ ...row, awardedIn: '' }, registered)).toEqual({ kind: 'open' })
  })
})
