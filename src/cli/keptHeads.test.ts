import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeptHeads } from './keptHeads.ts'

const root = 'ab'.repeat(32)

describe('heads kept elsewhere 另行保管的检查点摘要', () => {
  let folder: string
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'shouxi-heads-')) })
  afterAll(() => rm(folder, { recursive: true }))

  async function read(text: string): Promise<unknown> {
    await writeFile(join(folder, 'heads'), text)
    return readKeptHeads(join(folder, 'heads')).catch((error: Error & { code?: string }) => [error.code, error.message.slice(error.message.indexOf('：') + 1, error.message.indexOf('。'))])
  }

  it.each([
    ['', '里面一个也没有'], ['# 只有说明\n', '里面一个也没有'], ['weihai 12 abc', '第 1 行看不懂'], [`# x\nweihai twelve ${root}`, '第 2 行看不懂'], [`weihai 0 ${root}`, '第 1 行看不懂'],
    ['{', '不是完整的 JSON'], ['{"heads":[{"size":1}]}', '第 1 个缺少 jurisdiction、size 或 root'], ['[null]', '第 1 个缺少 jurisdiction、size 或 root'],
  ])('%j is refused, with the place', async (text, why) => expect(await read(text)).toEqual(['heads-unreadable', why]))

  it('are read as lines, typed from paper, and as JSON, one or many', async () => {
    const head = { jurisdiction: 'weihai', size: 12, root }
    expect(await read(`# 说明\r\n\r\n  weihai  12\t${root.toUpperCase()}  2024-07-11T00:00:00.000Z\r\n`)).toEqual([{ ...head, at: '2024-07-11T00:00:00.000Z' }])
    expect(await read(`weihai 12 ${root}`)).toEqual([head])
    expect(await read(JSON.stringify({ status: 'done', heads: [head] }))).toEqual([head])
    expect(await read(JSON.stringify([head, head]))).toEqual([head, head])
    expect(await read(JSON.stringify({ ...head, signature: 'x' }))).toEqual([head])
  })
})
