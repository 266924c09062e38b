import { anyName, placeOf, type DataFileName, type Place } from './keys.ts'

/** A JSON Schema as `z.toJSONSchema` writes it: the parts of it that the files' schemas use. */
export type SchemaNode = {
  $ref?: string
  $defs?: Record<string, SchemaNode>
  description?: string
  type?: string
  format?: string
  const?: string | number | boolean
  enum?: (string | number | boolean)[]
  minimum?: number
  maximum?: number
  properties?: Record<string, SchemaNode>
  required?: string[]
  items?: SchemaNode
  additionalProperties?: SchemaNode | boolean
  oneOf?: SchemaNode[]
  anyOf?: SchemaNode[]
}

/** A key as one object of the schema has it; `kinds` are the values of `kind` under which it may be written. */
export type Found = Readonly<{ place: Place; parent: SchemaNode; key: string; node: SchemaNode; required: boolean; kinds: readonly string[] }>

export function resolved(root: SchemaNode, node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node
  const target = node.$ref === '#' ? root : root.$defs?.[node.$ref.replace('#/$defs/', '')]
  if (target === undefined) throw new Error(`the schema has no ${node.$ref}`)
  return resolved(root, target)
}

export const branchesOf = (node: SchemaNode): readonly SchemaNode[] => [...node.oneOf ?? [], ...node.anyOf ?? []]

/** The values that may be written, of a key or of each item of its list. */
export function valuesOf(root: SchemaNode, node: SchemaNode): readonly (string | number | boolean)[] {
  const { const: only, enum: several = [], items, additionalProperties } = resolved(root, node)
  return [
    ...only === undefined ? [] : [only], ...several,
    ...items === undefined ? [] : valuesOf(root, items),
    ...typeof additionalProperties === 'object' ? valuesOf(root, additionalProperties) : [],
    ...branchesOf(resolved(root, node)).flatMap((branch) => valuesOf(root, branch)),
  ]
}

/** Every key of a file's schema, each object once for each place. */
export function keysIn(file: DataFileName, root: SchemaNode): readonly Found[] {
  const seen = new Map<SchemaNode, Set<string>>()
  const found: Found[] = []
  function walk(written: SchemaNode, path: readonly string[]): void {
    const node = resolved(root, written)
    const place = placeOf(file, [...path, anyName]).path.join('.')
    const places = seen.get(node) ?? new Set()
    if (places.has(place)) return
    seen.set(node, places.add(place))
    const kinds = node.properties?.['kind'] === undefined ? [] : valuesOf(root, node.properties['kind']).map(String)
    for (const [key, each] of Object.entries(node.properties ?? {})) {
      found.push({ place: placeOf(file, [...path, key]), parent: node, key, node: each, required: node.required?.includes(key) ?? false, kinds })
      walk(each, [...path, key])
    }
    if (node.items) walk(node.items, path)
    if (typeof node.additionalProperties === 'object') walk(node.additionalProperties, [...path, anyName])
    for (const branch of branchesOf(node)) walk(branch, path)
  }
  walk(root, [])
  return found
}
