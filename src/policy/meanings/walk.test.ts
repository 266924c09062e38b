import { describe, expect, it } from 'vitest'
import { branchesOf, keysIn, resolved, valuesOf, type SchemaNode } from './walk.ts'

const told = (root: SchemaNode) => keysIn('policy', root).map(({ place, key, required, kinds }) => [place.path.join('.'), key, required, kinds])

describe('a JSON Schema walked through', () => {
  it('is followed where a part stands for another, for the whole too', () => {
    const root: SchemaNode = { type: 'object', $defs: { one: { $ref: '#/$defs/two' }, two: { type: 'string' } } }
    expect([resolved(root, { $ref: '#/$defs/one' }), resolved(root, { $ref: '#' }), resolved(root, { type: 'number' })]).toEqual([{ type: 'string' }, root, { type: 'number' }])
    expect(() => resolved(root, { $ref: '#/$defs/three' })).toThrow('the schema has no #/$defs/three')
    expect(() => resolved({ type: 'object' }, { $ref: '#/$defs/one' })).toThrow('the schema has no #/$defs/one')
  })

  it('gives the values that may be written, of lists, of records and of every branch', () => {
    const root: SchemaNode = { $defs: { kind: { enum: ['c', 'd'] } } }
    expect(valuesOf(root, { const: false, items: { const: 1 }, additionalProperties: { const: 'r' }, oneOf: [{ const: 'a' }], anyOf: [{ $ref: '#/$defs/kind' }] })).toEqual([false, 1, 'r', 'a', 'c', 'd'])
    expect([valuesOf(root, { type: 'string' }), valuesOf(root, { additionalProperties: false })]).toEqual([[], []])
    expect(branchesOf({ anyOf: [{ const: 1 }], oneOf: [{ const: 2 }] })).toEqual([{ const: 2 }, { const: 1 }])
  })

  it('gives every key with its place, whether it must be written, and under which kinds it may', () => {
    expect(told({
      properties: { kind: { enum: ['x', 'y'] }, list: { items: { properties: { inner: {} }, required: ['inner'] } }, record: { additionalProperties: { properties: { each: {} } } } },
      required: ['kind'],
      oneOf: [{ properties: { own: {} } }],
    })).toEqual([
      ['kind', 'kind', true, ['x', 'y']], ['list', 'list', false, ['x', 'y']], ['list.inner', 'inner', true, []],
      ['record', 'record', false, ['x', 'y']], ['record.*.each', 'each', false, []], ['own', 'own', false, []],
    ])
  })

  it('goes once round a rule that holds rules', () => {
    const rule: SchemaNode = { properties: { of: { items: { $ref: '#/$defs/rule' } }, years: {} } }
    expect(told({ $defs: { rule }, properties: { conditions: { items: { properties: { test: { $ref: '#/$defs/rule' } } } } } }).map(([place]) => place))
      .toEqual(['conditions', 'conditions.test', 'conditions.test.of', 'conditions.test.years'])
  })
})
