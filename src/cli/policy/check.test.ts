import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerIn, typed } from '../../../test/cli/typed.ts'
import { policiesFolder, shippedVersions, weihai2024Id } from '../../../test/policy/versions.ts'
import { policyCheck } from './check.ts'

type Answer = Readonly<{ policies: readonly Readonly<{
  id: string; clauses: number; carried: number; declared: number; uncovered: readonly string[]; quoteErrors: readonly Mistake[]; mistakes?: readonly Mistake[]
}>[] }>
type Mistake = Readonly<{ file: string; line: number; key: string; text: string }>

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-check-'))
  cpSync(policiesFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const version = () => join(folder, weihai2024Id)
const asked = async (...paths: readonly string[]) => {
  const said = await typed([policyCheck], 'policy', 'check', '--json', ...paths)
  return { code: said.code, answer: answerIn(said) as Answer }
}
function rewrite(file: string, change: (text: string) => string): void {
  const path = join(version(), file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}
const lineOf = (file: string, words: string): number => {
  const text = readFileSync(join(version(), file), 'utf8')
  return text.slice(0, text.indexOf(words)).split('\n').length
}

describe('shouxi policy check 检查政策数据', () => {
  it('names each mistake of a version at once: file, line, key, and what is right', async () => {
    rewrite('policy.yaml', (text) => text.replace('count: 10', 'count: ten').replace('jurisdiction: weihai', 'jurisdictoin: weihai').replace('quote: 且在生产一线岗位', 'quote: 且在生产二线岗位'))
    rmSync(join(version(), 'documents', 'call.yaml'))
    const { code, answer } = await asked(version())
    const [checked] = answer.policies
    expect(code).toBe(1)
    expect(checked?.quoteErrors.map(({ file, line }) => [file, line])).toEqual([['policy.yaml', lineOf('policy.yaml', 'quote: 且在生产二线')]])
    expect(checked?.mistakes?.map(({ file, line, key }) => [file, line, key])).toEqual(expect.arrayContaining([
      ['policy.yaml', lineOf('policy.yaml', 'count: ten'), 'seats.count'], ['policy.yaml', lineOf('policy.yaml', 'jurisdictoin'), 'jurisdictoin'], ['documents/call.yaml', 1, ''],
    ]))
    expect(checked?.mistakes?.find(({ key }) => key === 'jurisdictoin')?.text).toBe('不认识“jurisdictoin”，请核对拼写。是不是“jurisdiction”？')
  })

  it('says which files a folder lacks, and goes on with the others', async () => {
    for (const file of ['form.yaml', 'cases.yaml']) rmSync(join(version(), file))
    const { code, answer } = await asked(folder)
    const checked = answer.policies.find(({ id }) => id === weihai2024Id)
    expect(code).toBe(1)
    expect(checked?.mistakes?.map(({ file, text }) => [file, text])).toEqual([['form.yaml', '缺少这个文件。'], ['cases.yaml', '缺少这个文件。']])
    rmSync(join(version(), 'policy.yaml'))
    expect((await asked(folder)).answer.policies.find(({ id }) => id === weihai2024Id)?.mistakes?.[0]).toMatchObject({ file: 'policy.yaml', text: '缺少这个文件。' })
  })

  it('finds a clause that nothing carries', async () => {
    rewrite('policy.yaml', (text) => text.replace(/ {2}- \{ clause: 文末第二段.*\n/, ''))
    const { code, answer } = await asked(version())
    expect(code).toBe(1)
    expect(answer.policies.map(({ uncovered }) => uncovered)).toEqual([['文末第二段']])
  })

  it('finds a clause that is declared idle although a rule cites it', async () => {
    rewrite('policy.yaml', (text) => text.replace('nonOperative:\n', 'nonOperative:\n  - { clause: 一第一段, reason: 演示 }\n'))
    expect((await asked(version())).answer.policies[0]?.mistakes?.map(({ file, line }) => [file, line])).toEqual([['policy.yaml', lineOf('policy.yaml', '  - { clause: 一第一段, reason: 演示 }')]])
  })

  it('runs the worked examples', async () => {
    rewrite('cases.yaml', (text) => text.replace('      age: met\n', '      age: not-met\n'))
    expect((await asked(version())).answer.policies[0]?.mistakes?.map(({ file, text }) => [file, text])).toEqual([['cases.yaml', '实例的结果与规则不符：age：应为“not-met”，实为“met”。']])
  })

  it('takes a file of a version, or several, for the version', async () => {
    const files = ['policy.yaml', 'documents', 'documents/call.yaml'].map((file) => join(version(), file))
    const { code, answer } = await asked(...files, version())
    expect([code, answer.policies.map(({ id }) => id)]).toEqual([0, [weihai2024Id]])
    const elsewhere = await typed([policyCheck], 'policy', 'check', join(policiesFolder, 'here.yaml'))
    expect([elsewhere.code, elsewhere.out[0]]).toEqual([1, expect.stringContaining('here.yaml 中没有政策版本')])
  })

  it('refuses a path without a version', async () => {
    const said = await typed([policyCheck], 'policy', 'check', join(folder, 'nowhere'))
    expect(said.code).toBe(1)
    expect(said.out[0]).toContain('没有政策版本')
  })

  it('finds nothing wrong with what is shipped, and gives exactly what a script reads', async () => {
    const { code, answer } = await asked()
    expect(code).toBe(0)
    expect(answer.policies.map(({ id }) => id)).toEqual(shippedVersions)
    for (const { clauses, carried, declared, ...rest } of answer.policies) {
      expect(carried + declared).toBe(clauses)
      expect(rest).toEqual({ id: rest.id, uncovered: [], quoteErrors: [] })
    }
  })

  it('checks what a bureau keeps in its own folder with what is shipped, wherever the folder is named, and a version that is there twice', async () => {
    const own = mkdtempSync(join(tmpdir(), 'own-rules-'))
    cpSync(join(policiesFolder, '..', 'test', 'policy', 'sixth'), join(own, 'policies'), { recursive: true })
    const { code, answer } = await asked('--rules', own)
    expect([code, answer.policies.map(({ id }) => id)]).toEqual([0, [...shippedVersions, 'yanshizhou/chief-technician/2026-07-01']])
    cpSync(version(), join(own, 'policies', weihai2024Id), { recursive: true })
    process.env['SHOUXI_RULES'] = own
    const twice = await asked()
    delete process.env['SHOUXI_RULES']
    expect(twice.code).toBe(1)
    expect(twice.answer.policies.flatMap(({ id, mistakes = [] }) => mistakes.map(({ file, text }) => [id, file, text.split(' ')[1]]))).toEqual(Array(2).fill([weihai2024Id, 'policy.yaml', '里已经有这个版本。请删去一处；内容有修订的，另建一个日期的文件夹。']))
    rmSync(own, { recursive: true })
  })

  it('refuses a folder of rules that is none', async () => {
    const said = await typed([policyCheck], 'policy', 'check', '--json', '--rules', join(folder, 'nowhere'))
    expect([said.code, answerIn(said)]).toEqual([1, { status: 'refused', reasons: [{ code: 'wrong-rules-folder', detail: expect.stringContaining('没有规则文件夹') }] }])
  })

  it('tells a person the declared share too, so that nobody hides a rule there', async () => {
    const { out } = await typed([policyCheck], 'policy', 'check', version())
    expect(out).toEqual([`✓ ${weihai2024Id}：共45条，有规则的39条，列明不需系统办理的6条（占13%），没有着落的0条。`])
  })
})
