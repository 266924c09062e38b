import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** The folder of the whole project. */
const home = join(import.meta.dirname, '..', '..')

/** A piece of a program as the parser tells it; what else it holds depends on its type. */
export type Node = Readonly<{ type: string; start: number; end: number } & Record<string, unknown>>

/** A file of the project, read as a program. */
export type Source = Readonly<{ path: string; text: string; nodes: readonly Node[]; comments: readonly Comment[] }>
export type Comment = Readonly<{ type: string; value: string; end: number }>

export function readSource(path: string): Source {
  const text = readFileSync(join(home, path), 'utf8')
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} can't be read as a program: ${errors[0]?.message}`)
  return { path, text, nodes: [...nodesOf(program)], comments }
}

/** The programs below a folder, tests left out, in the order of their paths. */
export function sourcesBelow(folder: string): Source[] {
  const paths = readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
  return paths.sort().map(readSource)
}

/** Every piece of a program, the outer before the inner. */
function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return
  if (isNode(value)) yield value
  for (const inner of Object.values(value)) yield* nodesOf(inner)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
}

export const textOf = ({ text }: Source, { start, end }: Node): string => text.slice(start, end)

export const nameOf = (node: unknown): string => isNode(node) && typeof node['name'] === 'string' ? node['name'] : ''

/** The value of a literal in a program; undefined for anything else. */
export const literalOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined
