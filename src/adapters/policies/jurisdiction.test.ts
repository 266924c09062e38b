import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { policiesFolder, shippedVersions } from '../../../test/policy/versions.ts'
import { jurisdictionAmong, jurisdictionOf } from './jurisdiction.ts'
import type { Policies } from './loadPolicies.ts'

const policiesOf = (...jurisdictions: readonly string[]) =>
  new Map(jurisdictions.map((jurisdiction, index) => [`${jurisdiction}/chief-technician/${index}`, { jurisdiction }])) as unknown as Policies

describe('whose records these are', () => {
  it('is not guessed among several jurisdictions', () => {
    expect(() => jurisdictionOf(policiesOf('b', 'a', 'b'), undefined)).toThrow('policies/ 下有几个地区（a、b），不知道本系统属于哪一个。请在 policies/here.yaml 里写明 jurisdiction，或用环境变量 SHOUXI_JURISDICTION 写明。')
  })

  it('is no place without a measure', () => {
    expect(() => jurisdictionOf(policiesOf('a'), 'c')).toThrow('policies/ 下没有地区“c”（有a）')
  })

  it('is the one that was named, or the only one there is', () => {
    expect([jurisdictionOf(policiesOf('a', 'b'), 'b'), jurisdictionOf(policiesOf('a', 'a'), undefined)]).toEqual(['b', 'a'])
  })

  it('is told by a file beside the measures, and is one that has a measure', () => {
    expect(jurisdictionAmong([`${policiesFolder}/nowhere`])).toBeUndefined()
    expect(shippedVersions.map((id) => id.split('/')[0])).toContain(jurisdictionAmong([policiesFolder]))
  })

  it('is told by the bureau’s own folder before the one beside the program', () => {
    const own = mkdtempSync(join(tmpdir(), 'here-'))
    expect(jurisdictionAmong([policiesFolder, own])).toBe(jurisdictionAmong([policiesFolder]))
    writeFileSync(join(own, 'here.yaml'), 'jurisdiction: yanshizhou\n')
    expect(jurisdictionAmong([policiesFolder, own])).toBe('yanshizhou')
    rmSync(own, { recursive: true })
  })
})
