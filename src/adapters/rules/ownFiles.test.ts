import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesOf, putOwnFile, removeOwnFiles } from './ownFiles.ts'

let own = ''
beforeEach(() => { own = mkdtempSync(join(tmpdir(), 'shouxi-own-')) })
afterEach(() => rmSync(own, { recursive: true, force: true }))

const bytes = Buffer.from('jurisdiction: yanshizhou\n')

describe('the files of a bureau’s own rules', () => {
  it('come back as they were put, in order of their paths', () => {
    for (const path of ['policies/here.yaml', 'calendars/演示.yaml', 'policies/a/b/c/policy.yaml']) putOwnFile(own, { path, bytes })
    expect(filesOf(own).map(({ path }) => path)).toEqual(['calendars/演示.yaml', 'policies/a/b/c/policy.yaml', 'policies/here.yaml'])
    expect(filesOf(own).every((file) => bytes.equals(file.bytes))).toBe(true)
    removeOwnFiles(own)
    expect(() => filesOf(own)).toThrow('ENOENT')
  })

  it('are not what begins with a dot, nor what lies in such a folder', () => {
    mkdirSync(join(own, '.git'))
    for (const path of ['.git/config', '.policy.yaml.swp']) writeFileSync(join(own, path), 'x')
    expect(filesOf(own)).toEqual([])
  })

  it.each(['../policy.yaml', 'policies/../../policy.yaml', '/etc/policy.yaml', 'policies//policy.yaml', ''])('are not put elsewhere: %o', (path) => {
    expect(() => putOwnFile(own, { path, bytes })).toThrow(RangeError)
  })

  it('are never put over one that is there', () => {
    putOwnFile(own, { path: 'policies/here.yaml', bytes })
    expect(() => putOwnFile(own, { path: 'policies/here.yaml', bytes })).toThrow('EEXIST')
  })
})
