import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describeRestore, restore as readBackup } from '../adapters/postgres/restore.ts'
import type { Command } from './command.ts'
import { dataOption } from './options.ts'
import { withNewInstance } from './record.ts'

/** 恢复 — into an empty instance only. */
export const restore: Command = {
  name: 'restore',
  summary: '恢复：把归档文件放入一个空的数据文件夹',
  operands: ['<文件>'],
  options: { data: dataOption },
  async run(input, console) {
    const path = resolve(input.operands[0] ?? '')
    // A mistyped name must not leave an instance behind.
    await access(path)
    return withNewInstance(input, console, async (record) => {
      const report = await readBackup({ ...record, path })
      return { kind: 'done', report, sentences: describeRestore(report) }
    })
  },
}
