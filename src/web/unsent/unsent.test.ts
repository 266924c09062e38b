import { beforeEach, describe, expect, it } from 'vitest'
import { forgetAllUnsent, forgetSent, hasUnsent, keepUnsent, unsentWords } from './unsent.ts'

/** A shelf like the browser's: the same four verbs over a map. */
function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() { return kept.size },
  }
}

describe('words the server could not take yet', () => {
  let here = shelf()
  beforeEach(() => { here = shelf() })

  it('come back under the account that typed them', () => {
    keepUnsent('li', 'a1', { name: '李某' }, here)
    expect(unsentWords('li', 'a1', here)).toEqual({ name: '李某' })
    expect(unsentWords('wang', 'a1', here)).toEqual({})
  })

  it('keep every field while the line stays down', () => {
    keepUnsent('li', 'a1', { name: '李某' }, here)
    keepUnsent('li', 'a1', { deeds: '一' }, here)
    expect(unsentWords('li', 'a1', here)).toEqual({ name: '李某', deeds: '一' })
  })

  it('are forgotten once they arrived, except what was typed over since', () => {
    keepUnsent('li', 'a1', { name: '李某', deeds: '一二' }, here)
    forgetSent('li', 'a1', { name: '李某', deeds: '一' }, here)
    expect(unsentWords('li', 'a1', here)).toEqual({ deeds: '一二' })
  })

  it('are known to wait, for the account that typed them', () => {
    keepUnsent('li', 'a1', { name: '李某' }, here)
    expect([hasUnsent('li', here), hasUnsent('wang', here)]).toEqual([true, false])
    forgetSent('li', 'a1', { name: '李某' }, here)
    expect(hasUnsent('li', here)).toBe(false)
  })

  it('leave nothing behind on sign-out, and touch nothing else', () => {
    here.setItem('shouxi:elder', 'on')
    keepUnsent('li', 'a1', { name: '李某' }, here)
    keepUnsent('li', 'a2', { name: '王某' }, here)
    forgetAllUnsent(here)
    expect(here.length).toBe(1)
  })
})
