import { createCheckpoints } from '../adapters/postgres/checkpoint.ts'
import type { Head } from '../adapters/postgres/checkpoint.ts'
import type { Command } from './command.ts'
import { dataOption } from './options.ts'
import { withRecord, type OpenRecord } from './record.ts'

/** 检查点摘要 — the newest signed head of each jurisdiction, to be printed and kept where nobody who runs the system can reach it. */
export const heads: Command = {
  name: 'heads',
  summary: '检查点摘要：打印出来另行保管，日后用 verify --head 核对',
  options: { data: dataOption },
  run: (input, console) => withRecord(input, console, async (record) => {
    const newest = await newestHeads(record)
    return { kind: 'done', report: { heads: newest }, sentences: describe(newest) }
  }),
}

async function newestHeads(record: OpenRecord): Promise<readonly Head[]> {
  const checkpoints = createCheckpoints(record)
  const { rows } = await record.pool.query<{ jurisdiction: string }>('select distinct jurisdiction from checkpoints order by jurisdiction')
  const all = await Promise.all(rows.map(({ jurisdiction }) => checkpoints.heads(jurisdiction)))
  return all.flatMap((ofOne) => ofOne.slice(-1))
}

/** One line a head, in the very form that `verify --head` reads: somebody may have to type it from paper. */
function describe(newest: readonly Head[]): string[] {
  if (newest.length === 0) return ['还没有检查点：系统运行后每分钟自动列入。']
  return ['# 地区 记录条数 根哈希 时间。抄在纸上时，这一行的前三项必须逐字相同。', ...newest.map(({ jurisdiction, size, root, at }) => `${jurisdiction} ${size} ${root} ${at}`)]
}
