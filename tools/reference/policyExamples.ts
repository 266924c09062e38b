import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { versionsIn } from '../../src/adapters/policies/readVersion.ts'
import { dataFileNames, describedSchema, documentFileNames } from '../../src/policy/jsonSchemas.ts'
import { anyName, placeOf, type DataFileName } from '../../src/policy/meanings/keys.ts'
import { branchesOf, resolved, valuesOf, type SchemaNode } from '../../src/policy/meanings/walk.ts'

const home = join(import.meta.dirname, '..', '..')
/** The shipped measures first; the invented one, a test that a measure is data, shows what none of them needs. */
const folders = ['policies', 'test/policy/sixth']
/** No list of competitions is shipped: the demo's show how one is written. */
const lists = 'src/demo/competitions'

/** 例 — a key as a file has it. */
export type Example = Readonly<{ value: unknown; path: string; titleName: string }>

/** By place, `policy seats.kind`: all the examples that the measures give, in their order. */
export function examplesOfKeys(): ReadonlyMap<string, readonly Example[]> {
  const examples = new Map<string, Example[]>()
  const schemas = dataFileNames.filter((file) => file !== 'calendar' && file !== 'competitions').map((file) => ({ file, root: describedSchema(file) }))
  const keep = (at: string, example: Example): unknown => examples.set(at, [...examples.get(at) ?? [], example])
  for (const folder of folders) {
    for (const id of versionsIn(join(home, folder))) {
      const path = (file: DataFileName): string => `${folder}/${id}/${isDocument(file) ? 'documents/' : ''}${file}.yaml`
      const titleName = String((valueIn(path('policy')) as Readonly<{ titleName?: string }>).titleName)
      for (const { file, root } of schemas) {
        for (const [at, value] of keysWritten(file, root, valueIn(path(file)))) {
          keep(at, { value, path: path(file), titleName })
        }
      }
    }
  }
  for (const name of readdirSync(join(home, lists))) {
    for (const [at, value] of keysWritten('competitions', describedSchema('competitions'), valueIn(`${lists}/${name}`))) {
      keep(at, { value, path: `${lists}/${name}`, titleName: '演示名录' })
    }
  }
  const national = 'calendars/national.yaml'
  for (const [at, value] of keysWritten('calendar', describedSchema('calendar'), valueIn(national))) {
    keep(at, { value, path: national, titleName: '全国工作日历' })
  }
  return examples
}

const isDocument = (file: DataFileName): boolean => documentFileNames.some((name) => name === file)

function valueIn(path: string): unknown {
  return existsSync(join(home, path)) ? parse(readFileSync(join(home, path), 'utf8')) : {}
}

/** Every key that a file has, with its value, at the place where its meaning stands. */
function keysWritten(file: DataFileName, root: SchemaNode, whole: unknown): readonly (readonly [at: string, value: unknown])[] {
  const written: (readonly [string, unknown])[] = []
  function walk(schema: SchemaNode, value: unknown, path: readonly string[]): void {
    const node = resolved(root, schema)
    for (const branch of branchesOf(node)) if (fits(root, branch, value)) walk(branch, value, path)
    if (Array.isArray(value)) for (const item of value) walk(node.items ?? {}, item, path)
    else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        const known = node.properties?.[key]
        if (known) {
          const place = placeOf(file, [...path, key])
          written.push([`${place.file} ${place.path.join('.')}`, inner])
          walk(known, inner, [...path, key])
        } else if (typeof node.additionalProperties === 'object') walk(node.additionalProperties, inner, [...path, anyName])
      }
    }
  }
  walk(root, whole, [])
  return written
}

/** Whether a value is written as this branch of a choice has it. */
function fits(root: SchemaNode, branch: SchemaNode, value: unknown): boolean {
  const node = resolved(root, branch)
  if (!isObject(value)) return node.properties === undefined
  const choices = Object.entries(node.properties ?? {}).flatMap(([key, each]) => {
    const only = resolved(root, each).items ? [] : valuesOf(root, each)
    return only.length > 0 && key in value ? [only.includes(value[key] as string)] : []
  })
  return (node.required ?? []).every((key) => key in value) && choices.every(Boolean)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
