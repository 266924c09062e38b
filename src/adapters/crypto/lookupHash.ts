import type { CryptoSuite } from './seal.ts'

/**
 * 身份证件号码的检索摘要 — finds a person by ID number without keeping the number. Keyed, because the numbers of a whole city
 * are few enough to be tried one by one; and per jurisdiction, so that two cities' records can't be joined by it.
 */
export function lookupHash(suite: CryptoSuite, masterKey: Uint8Array): (jurisdiction: string, idNumber: string) => string {
  const key = suite.hmac(masterKey, Buffer.from('id-number look-up'))
  return (jurisdiction, idNumber) => Buffer.from(suite.hmac(key, Buffer.from(`${jurisdiction}\n${canonicalIdNumber(idNumber)}`))).toString('hex')
}

/** One number has many spellings: a lower-case x, full-width digits, spaces from a scanned form. */
function canonicalIdNumber(idNumber: string): string {
  return idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}
