import { join, resolve } from 'node:path'
import { WrongUse } from './command.ts'
import type { Input, Option } from './command.ts'

export const dataOption: Option = { kind: 'text', value: '文件夹', summary: '存放全部数据的文件夹', standard: './data' }
export const hostOption: Option = { kind: 'text', value: '地址', summary: '监听的地址；0.0.0.0 表示本机所有网卡', standard: '127.0.0.1' }
export const rulesOption: Option = { kind: 'text', value: '文件夹', summary: '本单位自己的规则文件夹，里面放 policies、competitions、calendars；和程序自带的一起用', standard: '环境变量 SHOUXI_RULES 所写的，没有写的不用' }
export const portOption: Option = { kind: 'text', value: '端口', summary: '监听的端口；0 表示由系统选一个空闲端口', standard: '8080' }

/** `./data` means the folder beside the program, wherever it was called from: a second, empty system in some other place would be a trap. */
export function dataFolder(input: Input): string {
  const given = input.text('data')
  return given === undefined ? join(import.meta.dirname, '..', '..', 'data') : resolve(given)
}

/** The bureau's own measures, lists and calendars; `undefined` where it uses only those that come with the program. */
export const ownRules = (input: Input): string | undefined => input.text('rules') ?? (process.env['SHOUXI_RULES'] || undefined)

export function port(input: Input): number {
  const given = input.text('port') ?? '8080'
  const value = Number(given)
  if (/^\d+$/.test(given) && value <= 65_535) return value
  throw new WrongUse(`--port ${given} 不是端口号：请写 0 到 65535 之间的整数。`)
}

export const host = (input: Input): string => input.text('host') ?? '127.0.0.1'

/** Where citizens and officials find the site; `undefined` where nobody said. */
export function publicUrl(): string | undefined {
  return process.env['SHOUXI_PUBLIC_URL']?.replace(/\/+$/, '') || undefined
}

/** Another PostgreSQL to use instead of the one brought along. */
export function databaseUrl(): string | undefined {
  return process.env['DATABASE_URL'] || undefined
}
