import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createIssuedPapers } from './issuedPapers.ts'

let dataDir: string
beforeEach(async () => { dataDir = await mkdtemp(join(tmpdir(), 'shouxi-issued-')) })
afterEach(() => rm(dataDir, { recursive: true }))

const issue = { jurisdiction: 'weihai', subject: 'round', id: '2024', kind: 'publicity', effect: '12', extension: 'pdf' }

async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const each of of) found.push(each)
  return found
}

describe('issued papers 存档', () => {
  it('are found again by their paths, in order; a draft that was cut off is none', async () => {
    const papers = createIssuedPapers(dataDir)
    expect(await all(papers.names())).toEqual([])
    for (const each of [{ ...issue, effect: '7' }, issue, { ...issue, id: '2023' }]) await papers.keep(each, Buffer.from(each.effect))
    await writeFile(join(dataDir, 'issued', 'weihai', 'round-2024', '.result-9.pdf'), 'half')
    expect(await all(papers.names())).toEqual([
      'weihai/round-2023/publicity-12.pdf', 'weihai/round-2024/publicity-12.pdf', 'weihai/round-2024/publicity-7.pdf',
    ])
    expect(Buffer.concat(await all(papers.read('weihai/round-2024/publicity-7.pdf'))).toString()).toBe('7')
  })

  it('issued again after a crash are kept once', async () => {
    const papers = createIssuedPapers(dataDir)
    await papers.keep(issue, Buffer.from('first'))
    await papers.keep(issue, Buffer.from('first'))
    expect(await all(papers.names())).toEqual(['weihai/round-2024/publicity-12.pdf'])
  })

  it.each(['..', '../../keys', '.hidden', 'a b', ''])('never leave their folder: "%s" names none', async (id) => {
    const papers = createIssuedPapers(dataDir)
    expect(() => papers.pathOf(`weihai/${id}/x.pdf`)).toThrow(RangeError)
  })
})
