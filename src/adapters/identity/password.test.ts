import { describe, expect, it } from 'vitest'
import { guarded, passwordsOf, printed } from './password.ts'

const cheap = { N: 2 ** 4, r: 8, p: 1 }
const { hash, matches } = passwordsOf(cheap)

describe('a password that is kept', () => {
  it('opens by itself alone, however its signs were typed', async () => {
    const kept = await hash('Haibian-2024')
    expect(await matches('Haibian-2024', kept)).toBe(true)
    expect(await matches('Ｈａｉｂｉａｎ－２０２４', kept)).toBe(true)
    expect(await matches('haibian-2024', kept)).toBe(false)
    expect(await matches('', kept)).toBe(false)
  })

  it('is never kept twice in the same words', async () => {
    expect(await hash('Haibian-2024')).not.toBe(await hash('Haibian-2024'))
  })

  it('opens nothing where there is none', async () => {
    expect(await matches('Haibian-2024', null)).toBe(false)
    expect(await matches('Haibian-2024', undefined)).toBe(false)
  })

  it('bears what a guess costs, so that it still opens once guesses have become dearer', async () => {
    const kept = await hash('Haibian-2024')
    expect(kept).toMatch(/^scrypt\$16\$8\$1\$/)
    expect(await passwordsOf({ ...cheap, N: 2 ** 5 }).matches('Haibian-2024', kept)).toBe(true)
  })
})

describe('a guess', () => {
  it('costs 32 MiB three times over where a password is somebody’s own, and little where it is printed', async () => {
    expect(await passwordsOf(guarded).hash('Haibian-2024')).toMatch(/^scrypt\$32768\$8\$3\$/)
    expect(await passwordsOf(printed).hash('yanshi-2024')).toMatch(/^scrypt\$4096\$8\$1\$/)
  })
})
