import { resolve } from 'node:path'
import { backup as writeBackup, describeBackup } from '../adapters/postgres/backup.ts'
import type { Command } from './command.ts'
import { dataOption } from './options.ts'
import { withRecord } from './record.ts'

/** 备份 — while the system is in use, too. */
export const backup: Command = {
  name: 'backup',
  summary: '备份：把日志和文件写入一个归档文件，系统使用中也可以',
  operands: ['<文件>'],
  options: { data: dataOption },
  run: (input, console) => withRecord(input, console, async ({ pool, dataDir, suite, masterKey }) => {
    const path = resolve(input.operands[0] ?? '')
    const report = await writeBackup({ pool, dataDir, suite, masterKey, path, at: new Date().toISOString() })
    return { kind: 'done', report, sentences: describeBackup(report) }
  }),
}
