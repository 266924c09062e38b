import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerIn, typed } from '../../test/cli/typed.ts'
import { demoCompetitionsFolder } from '../../test/policy/competitions.ts'
import { competitionsCommands } from './competitions.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'competitions-'))
  cpSync(demoCompetitionsFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const asked = (...words: readonly string[]) => typed(competitionsCommands, 'competitions', ...words)

describe('shouxi competitions check 检查竞赛名录', () => {
  it('counts what is in order', async () => {
    const said = await asked('check', folder)
    expect([said.code, said.out]).toEqual([0, [
      '✓ demo-city-2022：演示市人力资源和社会保障局演示人社〔2022〕5号，2022年的竞赛3项。', '✓ demo-province-2023：演示省人力资源和社会保障厅演示人社字〔2023〕12号，2023年的竞赛3项。',
    ]])
    expect(answerIn(await asked('check', join(folder, 'demo-city-2022.yaml'), '--json'))).toEqual({ lists: [{ id: 'demo-city-2022', competitions: 3 }] })
  })

  it('names every mistake of every file at once: file, line, key, and what is right', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), ['year: 2024', 'by: 演示', 'number: 甲', 'name: 甲', 'publishedOn: 三月', 'source: 演示', 'competitions:', '  - { id: a, name: 甲, level: city, class: none }', ''].join('\n'))
    writeFileSync(join(folder, 'empty.yaml'), '')
    const said = await asked('check', folder, '--json')
    expect(said.code).toBe(1)
    const { lists } = answerIn(said) as { lists: readonly Readonly<{ id: string; competitions: number; mistakes?: readonly Readonly<{ file: string; line: number; key: string; text: string }>[] }>[] }
    expect(lists.map(({ id, competitions }) => [id, competitions])).toEqual([['demo-city-2022', 3], ['demo-province-2023', 3], ['empty', 0], ['wrong', 0]])
    expect(lists[3]?.mistakes).toEqual([
      { file: 'competitions/wrong.yaml', line: 5, key: 'publishedOn', text: '请写成存在的日期，如 2024-07-31。' },
      { file: 'competitions/wrong.yaml', line: 8, key: 'competitions.0.level', text: '应是 world、national、provincial、municipal、district 之一，这里是“city”。' },
    ])
    expect((await asked('check', folder)).out).toContain('  competitions/wrong.yaml:5 publishedOn 请写成存在的日期，如 2024-07-31。')
  })

  it('finds one name used by two folders', async () => {
    const said = await asked('check', folder, demoCompetitionsFolder)
    expect([said.code, said.out.filter((line) => line.includes('也叫这个名称')).length]).toEqual([1, 4])
  })

  it('says of the shipped folder that there is nothing in it yet', async () => {
    const said = await asked('check')
    expect([said.code, said.out[0]]).toEqual([0, expect.stringContaining('还没有竞赛名录')])
    expect((await asked('list')).out).toEqual(said.out)
  })

  it('checks, lists and finds in the bureau’s own folder without being told which file', async () => {
    const own = mkdtempSync(join(tmpdir(), 'own-rules-'))
    cpSync(demoCompetitionsFolder, join(own, 'competitions'), { recursive: true })
    for (const words of [['check'], ['list'], ['find', '技能竞赛']]) {
      const { code, out } = await asked(...words, '--rules', own)
      expect([code, out.join()]).toEqual([0, expect.stringContaining('demo-city-2022')])
    }
    rmSync(own, { recursive: true })
  })

  it('refuses a path that leads nowhere, and words it does not know', async () => {
    expect(await asked('check', join(folder, 'nowhere'))).toMatchObject({ code: 1, out: [expect.stringContaining('没有')] })
    expect((await asked('check', '--year', '2024')).code).toBe(2)
  })
})

describe('shouxi competitions list 列出竞赛名录', () => {
  it('shows the documents', async () => {
    const { out } = await asked('list', '--competitions', folder)
    expect(out.slice(2).map((line) => line.split(/ {2,}/))).toEqual([
      ['demo-city-2022', '2022', '演示市人力资源和社会保障局', '演示人社〔2022〕5号', '2022年3月18日', '3项', '各地'],
      ['demo-province-2023', '2023', '演示省人力资源和社会保障厅', '演示人社字〔2023〕12号', '2023年2月27日', '3项', '各地'],
    ])
    expect(answerIn(await asked('list', '--competitions', folder, '--json'))).toMatchObject({ lists: [{ id: 'demo-city-2022', year: 2022, competitions: 3 }, { id: 'demo-province-2023' }] })
  })

  it('refuses lists that are wrong, as a round would', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), 'year: 2024')
    expect(answerIn(await asked('list', '--competitions', folder, '--json'))).toMatchObject({ status: 'refused', reasons: [{ code: 'wrong-competitions' }] })
  })
})

describe('shouxi competitions find 查找竞赛', () => {
  const found = async (...words: readonly string[]) => {
    const said = await asked('find', ...words, '--competitions', folder, '--json')
    return { code: said.code, ids: (answerIn(said) as { competitions: readonly Readonly<{ id: string }>[] }).competitions.map(({ id }) => id) }
  }

  it('finds by a part of any name, quotation marks and spaces aside, and by the year', async () => {
    expect(await found('演示杯焊接')).toEqual({ code: 0, ids: ['demo-city-2022/welding'] })
    expect(await found('职工')).toEqual({ code: 0, ids: ['demo-city-2022/skills'] })
    expect(await found('大赛')).toEqual({ code: 0, ids: ['demo-city-2022/schools', 'demo-province-2023/skills', 'demo-province-2023/qualifier'] })
    expect(await found('大赛', '--year', '2022')).toEqual({ code: 0, ids: ['demo-city-2022/schools'] })
    expect(await found('2023年演示省职业')).toEqual({ code: 0, ids: ['demo-province-2023/skills'] })
  })

  it('says level, class, for whom and by which document', async () => {
    const { out } = await asked('find', '省职业技能大赛', '--competitions', folder)
    expect(out[2]?.split(/ {2,}/)).toEqual(['demo-province-2023/skills', '2023', '2023年演示省职业技能大赛', '省级一类竞赛', '焊工、钳工、数控车工', '职工组、学生组', '演示省人力资源和社会保障厅演示人社字〔2023〕12号'])
  })

  it('says what to do where nothing is found, and refuses what is no year', async () => {
    expect(await asked('find', '全国', '--year', '2021', '--competitions', folder)).toMatchObject({ code: 1, out: ['名录里没有名称带“全国”的2021年竞赛。没有列入名录的，由审核人核对主办单位的文件。'] })
    expect(await asked('find', '全国', '--year', '去年', '--competitions', folder)).toMatchObject({ code: 2, err: ['--year 去年 不是年份：请写成 2024 这样。'] })
    expect((await asked('find', '--competitions', folder)).code).toBe(2)
  })
})
