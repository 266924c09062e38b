import { join, resolve } from 'node:path'
import { WrongUse } from './command.ts'
import type { Input, Option } from './command.ts'

export const dataOption: Option = { kind: 'text', value: '文件夹', summary: '存放全部数据的文件夹', standard: './data' }
export const hostOption: Option = { kind: 'text', value: '地址', summary: '监听的地址；0.0.0.0 表示本机所有网卡', standard: '127.0.0.1' }
export const portOption: Option = { kind: 'text', value: '端口', summary: '监听的端口；0 表示由系统选一个空闲端口', standard: '8080' }

/** `./data` means the folder beside the program, wherever it was called from: a second, empty system in some other place would be a trap. */
export function dataFolder(input: Input): string {
  const given = input.text('data')
  return given === undefined ? join(import.meta.dirname, '..', '..', 'data') : resolve(given)
}

export function port(input: Input): number {
  const given = input.text('port') ?? '8080'
  const value = Number(given)
  if (/^\d+$/.test(given) && value <= 65_535) return value
  throw new WrongUse(`--port ${given} 不是端口号：请写 0 到 65535 之间的整数。`)
}

export const host = (input: Input): string => input.text('host') ?? '127.0.0.1'

/** Another PostgreSQL to use instead of the one brought along. */
export function databaseUrl(): string | undefined {
  return process.env['DATABASE_URL'] || undefined
}
