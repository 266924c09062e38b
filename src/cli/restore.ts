import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { checkArchive, describeRestore, restore as readBackup } from '../adapters/postgres/restore.ts'
import type { Command } from './command.ts'
import { dataOption } from './options.ts'
import { placeOf, withNewInstance } from './record.ts'

/** 恢复 — into an empty instance only. */
export const restore: Command = {
  name: 'restore',
  summary: '恢复：把归档文件放入一个空的数据文件夹',
  operands: ['<文件>'],
  options: { data: dataOption },
  async run(input, console) {
    const path = resolve(input.operands[0] ?? '')
    // Neither a mistyped name nor an archive of another key, nor a damaged one, may leave an instance behind.
    await access(path)
    const place = await placeOf(input)
    const archive = await checkArchive(path, place)
    return withNewInstance(place, console, async (record) => {
      const report = await readBackup({ ...record, archive })
      return { kind: 'done', report, sentences: describeRestore(report) }
    })
  },
}
