import { readFile } from 'node:fs/promises'
import type { KeptHead } from '../adapters/postgres/checkpoint.ts'

/** The file holds no heads; the message says where it stops making sense. */
class HeadsUnreadable extends Error {
  readonly code = 'heads-unreadable'
  constructor(path: string, why: string) {
    super(`文件 ${path} 不是检查点摘要：${why}。请用 shouxi heads 打印的内容，每行依次是：地区、记录条数、根哈希（64 位）。没有核对任何内容。`)
  }
}

/** Heads that were kept elsewhere: what `heads` printed, as lines or as JSON. */
export async function readKeptHeads(path: string): Promise<readonly KeptHead[]> {
  const text = await readFile(path, 'utf8')
  const found = text.trimStart().startsWith('{') || text.trimStart().startsWith('[') ? inJson(path, text) : inLines(path, text)
  if (found.length === 0) throw new HeadsUnreadable(path, '里面一个也没有')
  return found
}

function inJson(path: string, text: string): KeptHead[] {
  const value = parsed(path, text)
  const list: readonly unknown[] = Array.isArray(value) ? value : isRecord(value) && Array.isArray(value['heads']) ? value['heads'] : [value]
  return list.map((each, index) => {
    const head = isRecord(each) ? headOf(each['jurisdiction'], each['size'], each['root'], each['at']) : undefined
    if (!head) throw new HeadsUnreadable(path, `第 ${index + 1} 个缺少 jurisdiction、size 或 root`)
    return head
  })
}

function inLines(path: string, text: string): KeptHead[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [jurisdiction, size, root, at] = line.trim().split(/\s+/)
    const head = headOf(jurisdiction, Number(size), root, at)
    if (!head) throw new HeadsUnreadable(path, `第 ${index + 1} 行看不懂`)
    return [head]
  })
}

function headOf(jurisdiction: unknown, size: unknown, root: unknown, at: unknown): KeptHead | undefined {
  if (typeof jurisdiction !== 'string' || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1) return undefined
  if (typeof root !== 'string' || !/^[0-9a-f]{64}$/i.test(root)) return undefined
  return { jurisdiction, size, root: root.toLowerCase(), ...(typeof at === 'string' && { at }) }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HeadsUnreadable(path, '不是完整的 JSON')
  }
}
