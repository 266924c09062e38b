import type { StreamRef } from '../../domain/shared/event.ts'
import type { Instant } from '../../domain/shared/time.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { canonical } from './canonical.ts'

/**
 * An entry as it is stored. `data`, `actor` and `clauses` are canonical JSON texts (RFC 8785) in columns of type `json`, which keeps
 * a text byte for byte: `jsonb` would reorder members, rewrite numbers and refuse U+0000, and could not show that a byte was changed.
 */
export type StoredEntry = Readonly<{
  jurisdiction: string
  stream: StreamRef
  version: number
  type: string
  data: string
  /** The personal part as it was sealed. */
  personal: Uint8Array | null
  subject: string | null
  at: Instant
  actor: string
  policy: string
  clauses: string
  /** Hash of the entry before it in its stream; null for the first. */
  prevHash: Uint8Array | null
}>

/**
 * The canonical form over which an entry is hashed: everything but its position and the hash itself.
 * Put together from parts that are canonical already, with the members in the order RFC 8785 asks for. The sealed part, by far the
 * longest, stands by itself: joined with Chinese words, each of its letters would take two bytes.
 */
function canonicalParts(entry: StoredEntry): readonly string[] {
  const { stream, personal, prevHash } = entry
  const before = [
    `{"actor":${entry.actor}`,
    `"at":${canonical(entry.at)}`,
    `"clauses":${entry.clauses}`,
    `"data":${entry.data}`,
    `"jurisdiction":${canonical(entry.jurisdiction)}`,
    '"personal":',
  ]
  const after = [
    '',
    `"policy":${canonical(entry.policy)}`,
    `"prevHash":${base64(prevHash)}`,
    `"stream":{"id":${canonical(stream.id)},"kind":${canonical(stream.kind)}}`,
    `"subject":${canonical(entry.subject)}`,
    `"type":${canonical(entry.type)}`,
    `"version":${entry.version}}`,
  ]
  return [before.join(','), base64(personal), after.join(',')]
}

export function entryHash(suite: CryptoSuite, entry: StoredEntry): Uint8Array {
  return suite.hash(...canonicalParts(entry))
}

function base64(bytes: Uint8Array | null): string {
  return bytes === null ? 'null' : `"${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}"`
}
