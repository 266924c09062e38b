import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policiesFolder, textOf, weihai2024Id } from '../../../test/policy/versions.ts'
import { loadPolicies, WrongPolicy } from './loadPolicies.ts'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'policies-')) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('loading the folder of policies', () => {
  it('gives every version by id, with the text for showing quotes', () => {
    const policies = loadPolicies(policiesFolder)
    expect(policies.get(weihai2024Id)?.document.number).toBe('威人社函〔2024〕36号')
    const { text, clauses } = policies.sourceOf(weihai2024Id)
    expect(text).toContain('拟选拔威海市首席技师10名')
    expect(clauses.find(({ name }) => name === '三（四）')?.text).toContain('同时公示 5 个工作日')
    expect(() => policies.sourceOf('nowhere')).toThrow('no policy nowhere')
  })

  it('refuses to start on an empty folder: no rule in force is never a default', () => {
    mkdirSync(join(folder, 'empty'))
    expect(() => loadPolicies(join(folder, 'empty'))).toThrow('没有找到任何政策文件')
  })

  it('names file, line and key of what is wrong', () => {
    cpSync(policiesFolder, join(folder, 'wrong'), { recursive: true })
    const text = textOf(weihai2024Id, 'policy.yaml').replace('count: 10', 'count: ten')
    writeFileSync(join(folder, 'wrong', weihai2024Id, 'policy.yaml'), text)
    let caught: unknown
    try { loadPolicies(join(folder, 'wrong')) } catch (error) { caught = error }
    expect(caught).toBeInstanceOf(WrongPolicy)
    const line = text.slice(0, text.indexOf('count: ten')).split('\n').length
    expect((caught as WrongPolicy).mistakes.map(({ policy, file, line: at, key }) => [policy, file, at, key])).toEqual([[weihai2024Id, 'policy.yaml', line, 'seats.count']])
    expect(String(caught)).toContain(`${weihai2024Id}/policy.yaml:${line} seats.count`)
  })
})
