import { randomBytes, randomFillSync } from 'node:crypto'

/** A key pair whose halves are opaque bytes of one suite: what they hold is the suite's own affair. */
export type SigningKey = Readonly<{ privateKey: Uint8Array; publicKey: Uint8Array }>

/**
 * 密码算法套件 — everything the record needs of cryptography, under one name.
 * An instance chooses one suite when it is founded and keeps it: hashes and seals of the two suites do not mix.
 */
export type CryptoSuite = Readonly<{
  name: 'international' | 'gm'
  /** Of all parts as if they were one; a text counts as its UTF-8, which need not be copied out first. */
  hash(...content: readonly (Uint8Array | string)[]): Uint8Array
  hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array
  /** A fresh key of 32 bytes, fit for `seal` and `hmac`. */
  newKey(): Uint8Array
  /** Encrypts and authenticates; a text is its UTF-8. `aad` says what the words belong to; they open nowhere else. */
  seal(key: Uint8Array, plain: Uint8Array | string, aad: Uint8Array): Uint8Array
  /** Throws `SealBroken` unless key, bytes and `aad` are exactly those of `seal`. */
  open(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer
  /** The same pair for the same seed of 32 bytes: whoever keeps the seed keeps the pair. */
  signingKey(seed: Uint8Array): SigningKey
  newSigningKey(): SigningKey
  sign(privateKey: Uint8Array, bytes: Uint8Array): Uint8Array
  /** False for anything that is not a signature of these bytes by this key, a malformed one included. */
  verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean
}>

const KEY_BYTES = 32

/** 256 bits serve both suites, so that a key file and a backup look the same under either. */
export const newKey = (): Uint8Array => randomBytes(KEY_BYTES)

const stock = Buffer.alloc(4_096)
let drawn = stock.length

/** Bytes that were never given before. Drawn from the system in stock: asking it for twelve at a time costs more than the cipher. */
export function freshNonce(bytes: number): Uint8Array {
  if (drawn + bytes > stock.length) {
    randomFillSync(stock)
    drawn = 0
  }
  drawn += bytes
  return Uint8Array.prototype.slice.call(stock, drawn - bytes, drawn)
}

/** Sealed bytes did not open: another key, another place, or a byte has changed. Which of these, no cipher can say. */
export class SealBroken extends Error {
  readonly code = 'seal-broken'
  constructor() {
    super('加密内容无法打开：密钥不符，或内容已被改动。请核对主密钥文件，并运行 shouxi verify 查明位置。')
  }
}

export function assertKeyLength(key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes, not ${key.length}`)
}

/** Splits what `seal` wrote into its parts; the first byte says by which construction it was sealed. */
export function sealedParts(sealed: Uint8Array, construction: number, nonceBytes: number, tagBytes: number) {
  const bodyStart = 1 + nonceBytes
  const tagStart = sealed.length - tagBytes
  if (sealed[0] !== construction || tagStart < bodyStart) throw new SealBroken()
  return {
    nonce: sealed.subarray(1, bodyStart),
    body: sealed.subarray(bodyStart, tagStart),
    tag: sealed.subarray(tagStart),
  }
}
