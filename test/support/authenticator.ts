import { createHmac } from 'node:crypto'

const STEP_MS = 30_000
const DIGITS = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 验证器 — what the app on a telephone shows for a key (RFC 6238): now, or a step of thirty seconds later. */
export function codeShown(key: string, atMs: number, stepsLater = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS) + stepsLater))
  const digest = createHmac('sha1', fromBase32(key)).update(counter).digest()
  const truncated = digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7f_ff_ff_ff
  return String(truncated % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** Typed as it is read: in groups, without padding. */
function fromBase32(key: string): Buffer {
  const bits = [...key.replaceAll(/[\s=]/g, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
