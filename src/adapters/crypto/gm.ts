import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { assertKeyLength, freshNonce, newKey, SealBroken, sealedParts } from './seal.ts'
import type { CryptoSuite, SigningKey } from './seal.ts'

const CONSTRUCTION = 2
const NONCE_BYTES = 16
const TAG_BYTES = 32
const SIGNATURE_BYTES = 64
/** Order of the curve of GB/T 32918.5; both halves of a signature lie below it. */
const SM2_ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/**
 * 国密 — SM3 (GB/T 32905), HMAC-SM3 (GM/T 0042 annex), SM4 (GB/T 32907), SM2 signatures (GB/T 32918.2, default user id).
 *
 * Node's OpenSSL offers SM4 in counter mode but no SM4-GCM, so sealing is SM4-CTR, then HMAC-SM3 over everything the reader will use:
 * encrypt-then-MAC, the generic composition proven secure (Bellare and Namprempre, 2000), with two keys derived by HKDF (RFC 5869).
 * SM2 comes from sm-crypto-v2, because Node's own signs with an empty user id, which no other product accepts.
 */
export const gm: CryptoSuite = {
  name: 'gm',
  hash: (...content) => content.reduce((sum, part) => sum.update(part), createHash('sm3')).digest(),
  hmac: (key, bytes) => createHmac('sm3', key).update(bytes).digest(),
  newKey,
  seal,
  open,
  signingKey,
  newSigningKey: () => signingKey(newKey()),
  sign: (privateKey, bytes) =>
    Buffer.from(sm2.doSignature(Uint8Array.from(bytes), hex(privateKey), { hash: true }), 'hex'),
  verify: (publicKey, bytes, signature) =>
    isPlausible(signature) && sm2.doVerifySignature(Uint8Array.from(bytes), hex(signature), hex(publicKey), { hash: true }),
}

function seal(key: Uint8Array, plain: Uint8Array | string, aad: Uint8Array): Uint8Array {
  const { cipherKey, macKey } = splitKey(key)
  const nonce = freshNonce(NONCE_BYTES)
  const cipher = createCipheriv('sm4-ctr', cipherKey, nonce)
  const body = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain), cipher.final()])
  return Buffer.concat([Buffer.of(CONSTRUCTION), nonce, body, tagOf(macKey, nonce, body, aad)])
}

function open(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer {
  const { cipherKey, macKey } = splitKey(key)
  const { nonce, body, tag } = sealedParts(sealed, CONSTRUCTION, NONCE_BYTES, TAG_BYTES)
  if (!timingSafeEqual(tag, tagOf(macKey, nonce, body, aad))) throw new SealBroken()
  const decipher = createDecipheriv('sm4-ctr', cipherKey, nonce)
  return Buffer.concat([decipher.update(body), decipher.final()])
}

/** One key must not serve both the cipher and the MAC. */
function splitKey(key: Uint8Array) {
  assertKeyLength(key)
  const derived = Buffer.from(hkdfSync('sm3', key, '', 'shouxi sm4-ctr hmac-sm3', 48))
  return { cipherKey: derived.subarray(0, 16), macKey: derived.subarray(16) }
}

/** The length of `aad` stands in front, so that no byte can wander between it and the nonce unseen. */
function tagOf(macKey: Uint8Array, nonce: Uint8Array, body: Uint8Array, aad: Uint8Array): Buffer {
  const aadLength = Buffer.alloc(8)
  aadLength.writeBigUInt64BE(BigInt(aad.length))
  return createHmac('sm3', macKey).update(Buffer.of(CONSTRUCTION)).update(aadLength).update(aad).update(nonce).update(body).digest()
}

/** A private key lies in [1, n-2]. The library's own derivation is not used: it gives the key 1 for every seed. */
function signingKey(seed: Uint8Array): SigningKey {
  assertKeyLength(seed)
  const privateKey = (BigInt(`0x${hex(seed)}`) % (SM2_ORDER - 2n) + 1n).toString(16).padStart(64, '0')
  return { privateKey: Buffer.from(privateKey, 'hex'), publicKey: Buffer.from(sm2.getPublicKeyFromPrivateKey(privateKey), 'hex') }
}

/** The library throws on numbers outside the curve's order; to whoever asks, they are merely not a signature. */
function isPlausible(signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  return [hex(signature.subarray(0, 32)), hex(signature.subarray(32))]
    .map((half) => BigInt(`0x${half}`))
    .every((half) => half > 0n && half < SM2_ORDER)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
