import fc from 'fast-check'
import { serialize } from 'pg-protocol'
import { prepareValue } from 'pg/lib/utils.js'
import { expect, it } from 'vitest'
import { bind } from './bind.ts'

const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '').toWellFormed())
const bytes = fc.uint8Array({ maxLength: 300 })
const single = fc.oneof(text, bytes, fc.integer(), fc.bigInt(), fc.boolean(), fc.constant(null))
const values = fc.array(fc.oneof(single, fc.array(fc.oneof(text, fc.integer()))), { maxLength: 40 })

it('writes byte for byte what the library writes', () => {
  fc.assert(fc.property(text, values, (statement, given) => {
    expect(bind(statement, given)).toEqual(serialize.bind({ statement, values: given, valueMapper: prepareValue }))
  }))
})
