import { createCipheriv } from 'node:crypto'
import { sm2, sm3, sm4 } from 'sm-crypto-v2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gm, international, SealBroken, suiteNamed } from './suite.ts'
import type { CryptoSuite } from './suite.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const hex = (of: Uint8Array): string => Buffer.from(of).toString('hex')
const text = (of: string): Uint8Array => Buffer.from(of)

describe('the suite international', () => {
  it('hashes as FIPS 180-4 has it', () => {
    expect(hex(international.hash(text('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('makes the HMAC of RFC 4231, test case 2', () => {
    expect(hex(international.hmac(text('Jefe'), text('what do ya want for nothing?'))))
      .toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
  })

  it('opens what the authors of GCM sealed in their test case 16', () => {
    const key = bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
    const sealed = bytes('01 cafebabefacedbaddecaf888'
      + '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662'
      + '76fc6ece0f4e1768cddf8853bb2d551b')
    const aad = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2')
    expect(hex(international.open(key, sealed, aad)))
      .toBe('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39')
  })

  it('signs as RFC 8032 does in its test 3', () => {
    const { privateKey, publicKey } = international.signingKey(bytes('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7'))
    const signature = '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'
    expect(hex(publicKey).slice(-64)).toBe('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025')
    expect(hex(international.sign(privateKey, bytes('af82')))).toBe(signature)
    expect(international.verify(publicKey, bytes('af82'), bytes(signature))).toBe(true)
  })
})

describe('the suite gm 国密', () => {
  const sm4Key = bytes('0123456789abcdeffedcba9876543210')

  it('hashes as GB/T 32905 has it in both examples', () => {
    expect(hex(gm.hash(text('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hex(gm.hash(text('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  it('makes the same HMAC-SM3 as another implementation', () => {
    expect(hex(gm.hmac(sm4Key, text('abc')))).toBe(sm3(text('abc'), { key: sm4Key, mode: 'hmac' }))
  })

  it('rests on an SM4 that agrees with GB/T 32907', () => {
    const cipher = createCipheriv('sm4-ecb', sm4Key, null).setAutoPadding(false)
    expect(hex(cipher.update(sm4Key))).toBe('681edf34d206965e86b3e94f536e4246')
  })

  it('seals in SM4 counter mode: its key stream is the SM4 of the counter, by another implementation', () => {
    const counter = bytes('000102030405060708090a0b0c0d0e0f')
    const stream = createCipheriv('sm4-ctr', sm4Key, counter).update(new Uint8Array(16))
    expect(hex(stream)).toBe(sm4.encrypt(counter, sm4Key, { padding: 'none' }))
  })

  it('accepts the signature of the example in GB/T 32918.5, and makes ones that hold against the same key', () => {
    const publicKey = bytes('04 09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020 ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13')
    const privateKey = bytes('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8')
    const signature = bytes('f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3 b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa')
    expect(gm.verify(publicKey, text('message digest'), signature)).toBe(true)
    expect(gm.verify(publicKey, text('message digest'), gm.sign(privateKey, text('message digest')))).toBe(true)
  })

  it('derives a private key from each seed, and the public key that belongs to it', () => {
    const { privateKey, publicKey } = gm.signingKey(bytes('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b7'))
    expect(hex(privateKey)).toBe('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8')
    expect(hex(publicKey)).toBe(sm2.getPublicKeyFromPrivateKey(hex(privateKey)))
  })

  it('takes numbers outside the curve for what they are: no signature', () => {
    const { publicKey } = gm.newSigningKey()
    for (const wrong of ['', '00'.repeat(64), 'ff'.repeat(64), '01'.repeat(63)]) {
      expect(gm.verify(publicKey, text('abc'), bytes(wrong))).toBe(false)
    }
  })
})

describe.each([international, gm])('every suite: $name', (suite: CryptoSuite) => {
  const anyBytes = fc.uint8Array({ maxLength: 300 })

  it('opens what it sealed', () => fc.assert(fc.property(anyBytes, anyBytes, (plain, aad) => {
    const key = suite.newKey()
    expect(hex(suite.open(key, suite.seal(key, plain, aad), aad))).toBe(hex(plain))
  })))

  it('opens nothing in which one byte differs, wherever it stands', () =>
    fc.assert(fc.property(anyBytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, by) => {
      const key = suite.newKey()
      const sealed = Uint8Array.from(suite.seal(key, plain, text('place')))
      const touched = at % sealed.length
      sealed[touched] = sealed[touched]! ^ by
      expect(() => suite.open(key, sealed, text('place'))).toThrow(SealBroken)
    })))

  it('opens nothing with another key, in another place, or cut short', () => {
    const key = suite.newKey()
    const sealed = suite.seal(key, text('370629199001011234'), text('place'))
    expect(() => suite.open(suite.newKey(), sealed, text('place'))).toThrow(SealBroken)
    expect(() => suite.open(key, sealed, text('elsewhere'))).toThrow(SealBroken)
    for (let length = 0; length < sealed.length; length++) {
      expect(() => suite.open(key, sealed.subarray(0, length), text('place'))).toThrow(SealBroken)
    }
  })

  it('hashes a text as its UTF-8', () => fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (words) => {
    expect(hex(suite.hash(words))).toBe(hex(suite.hash(text(words))))
  })))

  it('never seals the same words the same way twice', () => {
    const key = suite.newKey()
    expect(hex(suite.seal(key, text('abc'), text('')))).not.toBe(hex(suite.seal(key, text('abc'), text(''))))
  })

  it('holds a signature to be of its key and its bytes alone', () => fc.assert(fc.property(anyBytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (signed, at, by) => {
    const { privateKey, publicKey } = suite.newSigningKey()
    const signature = Uint8Array.from(suite.sign(privateKey, signed))
    expect(suite.verify(publicKey, signed, signature)).toBe(true)
    expect(suite.verify(publicKey, Buffer.concat([signed, Buffer.of(0)]), signature)).toBe(false)
    expect(suite.verify(suite.newSigningKey().publicKey, signed, signature)).toBe(false)
    signature[at % signature.length] = signature[at % signature.length]! ^ by
    expect(suite.verify(publicKey, signed, signature)).toBe(false)
  }), { numRuns: 10 }))

  it('gives the same pair of signing keys for a seed, and other pairs for others', () => {
    const seed = suite.newKey()
    expect(hex(suite.signingKey(seed).publicKey)).toBe(hex(suite.signingKey(seed).publicKey))
    expect(hex(suite.signingKey(seed).publicKey)).not.toBe(hex(suite.signingKey(suite.newKey()).publicKey))
  })

  it('refuses keys of another length', () => {
    expect(() => suite.seal(new Uint8Array(16), text('abc'), text(''))).toThrow(RangeError)
  })

  it('is found by its name', () => expect(suiteNamed(suite.name)).toBe(suite))
})

it('what one suite sealed does not open in the other, and says so instead of giving noise', () => {
  const key = gm.newKey()
  expect(() => gm.open(key, international.seal(key, text('abc'), text('')), text(''))).toThrow(SealBroken)
  expect(() => international.open(key, gm.seal(key, text('abc'), text('')), text(''))).toThrow(SealBroken)
})

it('a suite of an unknown name is refused with the names there are', () => {
  expect(() => suiteNamed('rot13')).toThrow('没有名为“rot13”的密码算法套件；可用的是 international 与 gm。')
})
