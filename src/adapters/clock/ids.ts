import { randomFillSync } from 'node:crypto'
import type { Ids } from '../../usecases/ports.ts'

/** UUID version 7 (RFC 9562): the millisecond first, so that ids sort by time of birth; the rest is chance. */
export const ids: Ids = {
  next() {
    const bytes = randomFillSync(Buffer.allocUnsafe(16))
    bytes.writeUIntBE(Date.now(), 0, 6)
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  },
}
