import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoCompetitionsFolder } from '../../../test/policy/competitions.ts'
import { policiesFolder, shippedVersions, weihai2024Id } from '../../../test/policy/versions.ts'
import { assertRulesKept } from './keptPolicies.ts'
import { loadRules } from './loadRules.ts'
import { ruleFolders } from './ruleFolders.ts'

const home = join(import.meta.dirname, '../../..')
const sixth = 'yanshizhou/chief-technician/2026-07-01'

let own = ''
beforeEach(() => { own = mkdtempSync(join(tmpdir(), 'rules-')) })
afterEach(() => rmSync(own, { recursive: true, force: true }))

const withSixth = () => cpSync(join(home, 'test/policy/sixth'), join(own, 'policies'), { recursive: true })
const rules = () => loadRules(ruleFolders(home, own))

describe('the folder of a bureau’s own rules 规则文件夹', () => {
  it('is not needed: without one there is what comes with the program', () => {
    expect([...loadRules(ruleFolders(home, undefined)).policies.keys()]).toEqual(shippedVersions)
  })

  it('adds a measure, which may borrow the form of a shipped one, lists of competitions, and days off', () => {
    withSixth()
    cpSync(demoCompetitionsFolder, join(own, 'competitions'), { recursive: true })
    mkdirSync(join(own, 'calendars'))
    writeFileSync(join(own, 'calendars', 'national.yaml'), 'notices:\n  - { number: 演示〔2098〕1号, name: 演示, by: 演示, publishedOn: 2098-11-01, year: 2099, off: [2099-01-01], work: [] }\n')
    const { policies, competitions, calendars } = rules()
    expect([...policies.keys()]).toEqual([...shippedVersions, sixth])
    expect(policies.wordingOf(sixth).certificate.issuer).toBeDefined()
    expect(competitions.lists.map(({ id }) => id)).toEqual(['demo-city-2022', 'demo-province-2023'])
    const calendar = calendars.knownOn('2098-12-31', 'yanshizhou')
    expect(['2099-01-01', '2024-10-01'].map((day) => calendar.isWorkday(day))).toEqual(['no', 'no'])
  })

  it('is refused where it is not there, and with everything that is wrong in it at once', () => {
    expect(() => ruleFolders(home, join(own, 'nowhere'))).toThrow(/^没有规则文件夹 .*nowhere。/u)
    expect(() => rules()).toThrow('其中没有 policies、competitions、calendars 中的任何一个。')
    mkdirSync(join(own, 'competition'))
    mkdirSync(join(own, '.git'))
    writeFileSync(join(own, 'calendars'), '')
    writeFileSync(join(own, 'README.md'), '')
    expect(() => rules()).toThrow(`规则文件夹 ${own} 不对：不认识其中的文件夹“competition”。“calendars”应当是文件夹。其中没有 policies、competitions、calendars 中的任何一个。办法放在 policies，`)
  })

  it('has its calendars in their folder: one beside it, in a folder below it, or under another ending is never passed over in silence', () => {
    mkdirSync(join(own, 'calendars', '2027'), { recursive: true })
    writeFileSync(join(own, 'national.yaml'), '')
    writeFileSync(join(own, 'weihai.yml'), '')
    expect(() => rules()).toThrow(`规则文件夹 ${own} 不对：“national.yaml”放在这里不会被读取，应放进下面所说的文件夹。“weihai.yml”放在这里不会被读取，应放进下面所说的文件夹。办法放在 policies，竞赛名录放在 competitions，放假安排放在 calendars，`)
    rmSync(join(own, 'national.yaml'))
    rmSync(join(own, 'weihai.yml'))
    writeFileSync(join(own, 'calendars', '2027', 'national.yaml'), '')
    writeFileSync(join(own, 'calendars', 'weihai.yml'), '')
    expect(codeAndWords()).toEqual({ code: 'wrong-calendar', words: [
      '工作日历文件有误，请改正后再试：',
      '  calendars/2027/national.yaml:1  放的层次不对：应直接放在 calendars 文件夹里，不再分文件夹。',
      '  calendars/weihai.yml:1  文件名要以 .yaml 结尾。',
    ] })
  })

  it('has no days off for a place that no measure speaks of', () => {
    mkdirSync(join(own, 'calendars'))
    const notices = 'notices:\n  - { number: 演示〔2098〕1号, name: 演示, by: 演示, publishedOn: 2098-11-01, off: [2099-01-05], work: [] }\n'
    writeFileSync(join(own, 'calendars', 'weihai.yaml'), notices)
    expect([...rules().calendars.jurisdictions]).toEqual(['weihai'])
    writeFileSync(join(own, 'calendars', 'weihia.yaml'), notices)
    expect(codeAndWords()).toEqual({ code: 'wrong-calendar', words: [
      '工作日历文件有误，请改正后再试：', expect.stringMatching(/^ {2}calendars\/weihia\.yaml:1  没有地区“weihia”的办法，这些放假安排不会用到。文件名应是 .*weihai.* 之一加 \.yaml；全国的写在 national\.yaml。$/u),
    ] })
  })

  it('tells the mistakes of measures, lists and calendars together, under the codes of each where only one kind is wrong', () => {
    withSixth()
    const policy = join(own, 'policies', sixth, 'policy.yaml')
    const right = readFileSync(policy, 'utf8')
    writeFileSync(policy, right.replace('scheme:', 'schema:'))
    expect(codeAndWords().code).toBe('wrong-policy')
    mkdirSync(join(own, 'competitions'))
    writeFileSync(join(own, 'competitions', 'shi-2024.yml'), '')
    mkdirSync(join(own, 'calendars'))
    writeFileSync(join(own, 'calendars', 'yanshizhou.yaml'), 'notices: 无\n')
    const { code, words } = codeAndWords()
    expect(code).toBe('wrong-rules')
    expect(words.filter((line) => !line.startsWith(' '))).toEqual(['政策文件有误，请改正后再试：', '竞赛名录有误，请改正后再试：', '工作日历文件有误，请改正后再试：'])
    expect(words).toContain('  competitions/shi-2024.yml:1  文件名要以 .yaml 结尾。')
    writeFileSync(policy, right)
    rmSync(join(own, 'calendars'), { recursive: true })
    expect(codeAndWords().code).toBe('wrong-competitions')
  })

  it('does what its worked examples say: a measure that does something else is as wrong as one that can\'t be read', () => {
    withSixth()
    const cases = join(own, 'policies', sixth, 'cases.yaml')
    const right = readFileSync(cases, 'utf8')
    writeFileSync(cases, right.replace('age: met', 'age: not-met'))
    expect(codeAndWords()).toEqual({ code: 'wrong-policy', words: [
      '政策文件有误，请改正后再试：', expect.stringMatching(new RegExp(`^  ${sixth}/cases\\.yaml:\\d+ .* 实例的结果与规则不符：age：应为“not-met”，实为“met”。$`, 'u')),
    ] })
    writeFileSync(cases, 'applicants: [')
    expect(codeAndWords().code).toBe('wrong-policy')
    rmSync(cases)
    expect(codeAndWords().words).toEqual(['政策文件有误，请改正后再试：', `  ${sixth}/cases.yaml:1  缺少这个文件。`])
  })

  it('holds no version that comes with the program, and none where it would never be read', () => {
    cpSync(join(policiesFolder, weihai2024Id), join(own, 'policies', weihai2024Id), { recursive: true })
    cpSync(join(home, 'test/policy/sixth', sixth), join(own, 'policies', 'yanshizhou', '2026-07-01'), { recursive: true })
    const { words } = codeAndWords()
    expect(words).toEqual([
      '政策文件有误，请改正后再试：',
      `  ${weihai2024Id}/policy.yaml:1  ${policiesFolder} 里已经有这个版本。请删去一处；内容有修订的，另建一个日期的文件夹。`,
      '  yanshizhou/2026-07-01/policy.yaml:1  放的层次不对：应放在 地区/称号/施行或印发日 里。',
    ])
  })

  function codeAndWords(): Readonly<{ code: unknown; words: readonly string[] }> {
    try { rules() } catch (error) { if (error instanceof Error && 'code' in error) return { code: error.code, words: error.message.split('\n') } }
    throw new Error('nothing was refused')
  }
})

describe('what a record holds 所载', () => {
  const rules = { policies: new Map([['c', {}]]) as never, jurisdiction: 'weihai' }
  const refused = (jurisdictions: readonly string[], policies: readonly string[]): unknown => {
    try { return assertRulesKept({ jurisdictions, policies }, rules) } catch (error) { return error }
  }

  it('is at home where nothing is recorded yet, and where its place and all its versions are there', () => {
    expect([refused([], []), refused(['weihai'], []), refused(['huancui', 'weihai'], ['c'])]).toEqual([undefined, undefined, undefined])
  })

  it('needs every version under which a round was opened, whichever place is named', () => {
    expect(refused(['weihai'], ['a', 'b', 'c'])).toMatchObject({ code: 'policies-gone', message: expect.stringMatching(/^已有选拔是依据“a”、“b”开展的，现在找不到这些版本。.*--rules.*数据没有改动。$/u) })
    expect(refused(['yanshizhou'], ['b'])).toMatchObject({ code: 'policies-gone', message: expect.stringContaining('找不到这个版本') })
  })

  it('is never opened as another place’s', () =>
    expect(refused(['yanshizhou'], [])).toMatchObject({ code: 'other-jurisdiction', message: expect.stringMatching(/^这里的数据属于地区“yanshizhou”，现在却要按地区“weihai”启动。.*SHOUXI_RULES.*数据没有改动。$/u) }))
})
