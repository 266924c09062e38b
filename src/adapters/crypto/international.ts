import { createCipheriv, createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { assertKeyLength, KEY_BYTES, SealBroken, sealedParts } from './seal.ts'
import type { CryptoSuite, SigningKey } from './seal.ts'

const CONSTRUCTION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** SHA-256 (FIPS 180-4), HMAC (RFC 2104), AES-256-GCM (NIST SP 800-38D), Ed25519 (RFC 8032; keys in PKCS #8 and SPKI). */
export const international: CryptoSuite = {
  name: 'international',
  hash: (bytes) => createHash('sha256').update(bytes).digest(),
  hmac: (key, bytes) => createHmac('sha256', key).update(bytes).digest(),
  newKey: () => randomBytes(KEY_BYTES),
  seal,
  open,
  newSigningKey,
  sign: (privateKey, bytes) =>
    sign(null, bytes, createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })),
  verify: (publicKey, bytes, signature) =>
    verify(null, bytes, createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }), signature),
}

function seal(key: Uint8Array, plain: Uint8Array, aad: Uint8Array): Uint8Array {
  assertKeyLength(key)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  return Buffer.concat([Buffer.of(CONSTRUCTION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function open(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array {
  assertKeyLength(key)
  const { nonce, body, tag } = sealedParts(sealed, CONSTRUCTION, NONCE_BYTES, TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad).setAuthTag(tag)
  const plain = decipher.update(body)
  try {
    decipher.final()
  } catch {
    throw new SealBroken()
  }
  return plain
}

function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }),
  }
}
