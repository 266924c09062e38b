import type { FastifyRequest } from 'fastify'
import { storable } from '../policy/normaliseAnswers.ts'
import { Refused } from '../usecases/refused.ts'

/** Deeper than anything we ask for. */
const MOST_LEVELS = 20

/**
 * Takes out of the words of a request what no page shows and no database keeps: control characters, zero-width blanks, halves of a
 * character. Such things come along with text copied from other programs; nobody sees them, and nobody could take them out by hand.
 */
export async function cleanWords(request: FastifyRequest): Promise<void> {
  request.body = plain(request.body)
  request.query = plain(request.query)
}

function plain(value: unknown, level = 0): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value !== 'object' || value === null) return value
  if (level === MOST_LEVELS) throw new Refused({ code: 'bad-request', detail: '提交的内容格式不正确，请刷新页面后再试。' })
  if (Array.isArray(value)) return value.map((each) => plain(each, level + 1))
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [storable(name), plain(each, level + 1)]))
}

/** A part of an address with control characters in it names nothing that there is. */
export const namesNothing = (params: unknown): boolean =>
  Object.values(params as Readonly<Record<string, string>>).some((value) => storable(value) !== value)

/** 文件名 — as people see it, without what would make it show as another: `gpj.exe` read from right to left. */
export const cleanFileName = (name: string): string => storable(name).replace(/[\r\n\t\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '')
