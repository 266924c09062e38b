import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { versionsIn } from '../adapters/policies/readVersion.ts'
import { backup as writeBackup, describeBackup } from '../adapters/postgres/backup.ts'
import { readHeld } from '../adapters/postgres/held.ts'
import { assertRulesFolder } from '../adapters/rules/ruleFolders.ts'
import type { Command } from './command.ts'
import { dataOption, ownRules, rulesOption } from './options.ts'
import { nothingDoneYet, withRecord } from './record.ts'
import { home } from './shipped.ts'

/** 备份 — while the system is in use, too. */
export const backup: Command = {
  name: 'backup',
  summary: '备份：把日志、文件和本单位自己的规则写入一个归档文件，系统使用中也可以',
  operands: ['<文件>'],
  options: { data: dataOption, rules: rulesOption },
  async run(input, console) {
    const path = resolve(input.operands[0] ?? '')
    const rules = ownRules(input)
    // What is wrong within the folder is for the start to say: a night without a backup would mend nothing.
    if (rules !== undefined) assertRulesFolder(rules)
    const known = new Set([home, ...rules === undefined ? [] : [rules]].map((folder) => join(folder, 'policies')).filter(existsSync).flatMap(versionsIn))
    return withRecord(input, console, async ({ pool, dataDir, suite, masterKey }) => {
      const missingVersions = (await readHeld(pool)).policies.filter((id) => !known.has(id))
      const report = await writeBackup({ pool, dataDir, rules, suite, masterKey, path, at: new Date().toISOString() })
      return { kind: 'done', report: { ...report, missingVersions }, sentences: [...describeBackup(report), ...nothingDoneYet(report), ...missingVersions.length > 0 ? [unkept(missingVersions)] : []] }
    })
  },
}

function unkept(versions: readonly string[]): string {
  return `注意：已有选拔所依据的${versions.map((id) => `“${id}”`).join('、')}既不随程序提供，也不在这份备份里，恢复以后还要另外找回。请用 --rules 或环境变量 SHOUXI_RULES 写明本单位自己的规则文件夹，另存一份备份。`
}
