import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoCompetitionsFolder } from '../../../test/policy/competitions.ts'
import { loadCompetitions, NoCompetitionsThere, WrongCompetitions } from './loadCompetitions.ts'

const shipped = join(import.meta.dirname, '../../../competitions')

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'competitions-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('loading the registry of competitions 竞赛名录', () => {
  it('is content with a folder that a bureau has not filled yet, as the shipped one is', () => {
    expect([loadCompetitions(folder).lists, loadCompetitions(shipped).lists]).toEqual([[], []])
  })

  it('reads every list of every folder, by the names of the files', () => {
    cpSync(demoCompetitionsFolder, folder, { recursive: true })
    writeFileSync(join(folder, 'README.md'), '不是名录')
    const { lists, registryOf } = loadCompetitions(shipped, folder)
    expect(lists.map(({ id, year }) => [id, year])).toEqual([['demo-city-2022', 2022], ['demo-province-2023', 2023]])
    expect(registryOf('weihai').named('2022年演示市职业技能竞赛', 2023)).toMatchObject({ id: 'demo-city-2022/skills', level: 'municipal', class: '1', number: '演示人社〔2022〕5号' })
  })

  it('refuses with the mistakes of all the files at once, and a name that two folders use', () => {
    mkdirSync(join(folder, 'own'))
    cpSync(demoCompetitionsFolder, join(folder, 'own'), { recursive: true })
    writeFileSync(join(folder, 'own', 'broken.yaml'), 'year: 2024\n')
    writeFileSync(join(folder, 'own', 'odd.yaml'), 'competitions: 无\n')
    const caught = caughtFrom(() => loadCompetitions(demoCompetitionsFolder, join(folder, 'own')))
    expect([...new Set(caught.mistakes.map(({ file }) => file))]).toEqual(['competitions/broken.yaml', 'competitions/odd.yaml', 'competitions/demo-city-2022.yaml', 'competitions/demo-province-2023.yaml'])
    expect(caught.message).toContain('competitions/demo-city-2022.yaml:1  ')
    expect(caught.message).toContain('也叫这个名称，文件名是竞赛编号的前一半，请改名。')
  })

  it('names what would never be read: a list in a folder of its year, or under another ending', () => {
    mkdirSync(join(folder, '2026'))
    writeFileSync(join(folder, '2026', 'shi-2026.yaml'), '')
    writeFileSync(join(folder, '2026', 'sheng-2026.YML'), '')
    writeFileSync(join(folder, 'guo-2026.yml'), '')
    expect(caughtFrom(() => loadCompetitions(folder)).message.split('\n').slice(1)).toEqual([
      '  competitions/2026/sheng-2026.YML:1  放的层次不对：应直接放在 competitions 文件夹里，不再分文件夹。',
      '  competitions/2026/sheng-2026.YML:1  文件名要以 .yaml 结尾。',
      '  competitions/2026/shi-2026.yaml:1  放的层次不对：应直接放在 competitions 文件夹里，不再分文件夹。',
      '  competitions/guo-2026.yml:1  文件名要以 .yaml 结尾。',
    ])
  })

  it('knows no folder that is not there', () => expect(() => loadCompetitions(join(folder, 'nowhere'))).toThrow(NoCompetitionsThere))

  function caughtFrom(load: () => unknown): WrongCompetitions {
    try { load() } catch (error) { if (error instanceof WrongCompetitions) return error }
    throw new Error('nothing was refused')
  }
})
