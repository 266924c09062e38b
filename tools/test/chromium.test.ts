import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findChromium } from './chromium.ts'

let folders: readonly [string, string]

beforeEach(() => {
  folders = [mkdtempSync(join(tmpdir(), 'shouxi-path-')), mkdtempSync(join(tmpdir(), 'shouxi-path-'))]
  vi.stubEnv('PATH', folders.join(delimiter))
  vi.stubEnv('CHROMIUM', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function program(folder: string, name: string, mode = 0o755): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  chmodSync(path, mode)
  return path
}

describe('the browser of the browser suite', () => {
  it('is whichever the path has, the one without windows first wherever it lies', () => {
    const whole = program(folders[0], 'chromium')
    expect(findChromium()).toBe(whole)
    const shell = program(folders[1], 'chromium-headless-shell')
    expect(findChromium()).toBe(shell)
  })

  it('is the one that the environment names, before any other', () => {
    program(folders[0], 'chromium')
    vi.stubEnv('CHROMIUM', '/opt/browser')
    expect(findChromium()).toBe('/opt/browser')
  })

  it('is none where nothing that may be run has such a name', () => {
    program(folders[0], 'chromium.txt')
    program(folders[0], 'chromium', 0o644)
    expect(findChromium()).toBeUndefined()
  })
})
