import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerIn, typed } from '../../../test/cli/typed.ts'
import { policiesFolder, weihai2024Id } from '../../../test/policy/versions.ts'
import { policyDiff } from './diff.ts'

const drafted = 'weihai/chief-technician/2030-01-01'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-diff-'))
  cpSync(join(policiesFolder, weihai2024Id), join(folder, drafted), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const rewrite = (file: string, from: string, to: string): void => {
  const path = join(folder, drafted, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}
const asked = () => typed([policyDiff], 'policy', 'diff', weihai2024Id, drafted, '--policies', folder)

describe('shouxi policy diff 新旧对照', () => {
  it('says of two that are the same that they are the same', async () => expect(await asked()).toMatchObject({ code: 0, out: ['两个版本没有不同。'] }))

  it('tells how papers are worded otherwise and what the examples show otherwise, after the rules', async () => {
    rewrite('policy.yaml', 'count: 10', 'count: 12')
    rewrite('documents/certificate.yaml', 'landscape', 'portrait')
    rewrite('cases.yaml', '      age: met\n', '      age: not-met\n')
    expect((await asked()).out).toEqual([
      expect.stringContaining('名额'), '对选拔办：证书：纸的方向，由“横”改为“竖”。', expect.stringMatching(/^对选拔办：条件的实例“.*”应有的结果：“.*”由“符合”改为“不符合”。$/u),
    ])
    const { changes } = answerIn(await typed([policyDiff], 'policy', 'diff', weihai2024Id, drafted, '--policies', folder, '--json')) as { changes: readonly Readonly<{ whom: string; about: string }>[] }
    expect(changes.map(({ whom, about }) => [whom, about])).toEqual([['申报人', '名额'], ['选拔办', '证书'], ['选拔办', '实例']])
  })

  it('compares the rules of a draft whose papers and examples are not ready, and says that these were not compared', async () => {
    rmSync(join(folder, drafted, 'documents', 'call.yaml'))
    rewrite('cases.yaml', 'applicants:', 'applicant:')
    expect((await asked()).out).toEqual(['文书的措辞', '实例'].map((what) => `对选拔办：${what}没有比较：有一个版本的还没有写好，请用 policy check 查看。`))
  })
})
