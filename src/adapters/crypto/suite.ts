import { gm } from './gm.ts'
import { international } from './international.ts'
import type { CryptoSuite } from './seal.ts'

export { gm, international }
export { SealBroken } from './seal.ts'
export type { CryptoSuite, SigningKey } from './seal.ts'

const suites: Readonly<Record<string, CryptoSuite>> = { international, gm }

/** The suite an instance was founded with, by the name it recorded. */
export function suiteNamed(name: string): CryptoSuite {
  const suite = suites[name]
  if (!suite) throw new RangeError(`没有名为“${name}”的密码算法套件；可用的是 international 与 gm。`)
  return suite
}
