import { createCipheriv, createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, createSecretKey, sign, verify } from 'node:crypto'
import type { Cipheriv, KeyObject } from 'node:crypto'
import { assertKeyLength, freshNonce, newKey, SealBroken, sealedParts } from './seal.ts'
import type { CryptoSuite, SigningKey } from './seal.ts'

const CONSTRUCTION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * SHA-256 (FIPS 180-4), HMAC (RFC 2104), AES-256-GCM (NIST SP 800-38D), Ed25519 (RFC 8032; keys in PKCS #8 and SPKI).
 * Keys go in as key objects: Node takes bytes as well, but finds out what they are by an error inside, which costs more than the cipher.
 */
export const international: CryptoSuite = {
  name: 'international',
  hash: (...content) => content.reduce((sum, part) => sum.update(part), createHash('sha256')).digest(),
  hmac: (key, bytes) => createHmac('sha256', secretKey(key)).update(bytes).digest(),
  newKey,
  seal,
  open,
  signingKey,
  newSigningKey: () => signingKey(newKey()),
  sign: (privateKey, bytes) => sign(null, bytes, privateKeyOf(privateKey)),
  verify: (publicKey, bytes, signature) => verify(null, bytes, publicKeyOf(publicKey), signature),
}

function seal(key: Uint8Array, plain: Uint8Array | string, aad: Uint8Array): Uint8Array {
  assertKeyLength(key)
  const nonce = freshNonce(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', secretKey(key), nonce).setAAD(aad)
  return Buffer.concat([Buffer.of(CONSTRUCTION), nonce, encrypted(cipher, plain), cipher.final(), cipher.getAuthTag()])
}

const encrypted = (cipher: Cipheriv, plain: Uint8Array | string): Buffer => typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)

/** Made once for as long as somebody holds the bytes. */
function secretKey(key: Uint8Array): KeyObject {
  const made = keyObjects.get(key) ?? createSecretKey(key)
  keyObjects.set(key, made)
  return made
}
const keyObjects = new WeakMap<Uint8Array, KeyObject>()

function open(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer {
  assertKeyLength(key)
  const { nonce, body, tag } = sealedParts(sealed, CONSTRUCTION, NONCE_BYTES, TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', secretKey(key), nonce, { authTagLength: TAG_BYTES }).setAAD(aad).setAuthTag(tag)
  const plain = decipher.update(body)
  try {
    decipher.final()
  } catch {
    throw new SealBroken()
  }
  return plain
}

/** What PKCS #8 puts before the 32 bytes of an Ed25519 seed (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(seed: Uint8Array): SigningKey {
  assertKeyLength(seed)
  const privateKey = Buffer.concat([PKCS8_PREFIX, seed])
  return { privateKey, publicKey: createPublicKey(privateKeyOf(privateKey)).export({ format: 'der', type: 'spki' }) }
}

function privateKeyOf(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' })
}

function publicKeyOf(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' })
}
