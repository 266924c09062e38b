import { prepareValue } from 'pg/lib/utils.js'

type Parameter = string | Buffer | null

const BIND = 'B'.charCodeAt(0)
const TEXT = 0
const BINARY = 1

/**
 * The Bind message of the extended query protocol (PostgreSQL, Message Formats): the values of a prepared statement, bytes as they are
 * and everything else as text; results come as text. In memory of just its size: the library's grows as it is written, and for
 * values of many kilobytes the growing costs more than the writing.
 */
export function bind(statement: string, values: readonly unknown[]): Buffer {
  const parameters = values.map((value): Parameter => prepareValue(value))
  const lengths = parameters.map((parameter) => parameter === null ? -1 : typeof parameter === 'string' ? Buffer.byteLength(parameter) : parameter.length)
  const nameLength = Buffer.byteLength(statement)
  const size = 1 + 4 + 1 + nameLength + 1 + 2 + 2 * parameters.length + 2 + lengths.reduce((sum, length) => sum + 4 + Math.max(length, 0), 0) + 4
  const message = Buffer.allocUnsafe(size)
  let at = message.writeUInt8(BIND, 0)
  at = message.writeInt32BE(size - 1, at)
  // The unnamed portal.
  at = message.writeUInt8(0, at)
  at += message.write(statement, at)
  at = message.writeUInt8(0, at)
  at = message.writeInt16BE(parameters.length, at)
  for (const parameter of parameters) at = message.writeInt16BE(Buffer.isBuffer(parameter) ? BINARY : TEXT, at)
  at = message.writeInt16BE(parameters.length, at)
  for (const [index, parameter] of parameters.entries()) {
    at = message.writeInt32BE(lengths[index] ?? -1, at)
    if (typeof parameter === 'string') at += message.write(parameter, at)
    else if (parameter !== null) at += parameter.copy(message, at)
  }
  at = message.writeInt16BE(1, at)
  message.writeInt16BE(TEXT, at)
  return message
}
