import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'
import type { Clock } from '../../usecases/ports.ts'
import type { CryptoSuite } from '../crypto/suite.ts'

const STEP_MS = 30_000
/** Telephones are seldom more than half a minute out. */
const STEPS_AROUND = [0, -1, 1] as const

/** 动态口令 — six digits from the telephone (RFC 6238), the second factor that any authenticator app can give. */
export class SecondFactor {
  readonly #suite: CryptoSuite
  readonly #masterKey: Uint8Array
  readonly #wallClock: Clock

  constructor(suite: CryptoSuite, masterKey: Uint8Array, wallClock: Clock) {
    this.#suite = suite
    this.#masterKey = masterKey
    this.#wallClock = wallClock
  }

  /** A new secret, as the app takes it and as it is stored. */
  offer(account: string, displayName: string): Readonly<{ secret: string; uri: string; sealed: Uint8Array }> {
    const key = randomBytes(20).toString('hex')
    const uri = createOTP(key).url('首席', displayName)
    const sealed = this.#suite.seal(this.#masterKey, Buffer.from(key), belongingTo(account))
    return { secret: new URL(uri).searchParams.get('secret') ?? '', uri, sealed }
  }

  /** The time step whose code this is; `undefined` where it is none of the present ones. */
  async stepOf(account: string, sealed: Uint8Array, code: string): Promise<number | undefined> {
    if (!/^\d{6}$/.test(code)) return undefined
    const otp = createOTP(Buffer.from(this.#suite.open(this.#masterKey, sealed, belongingTo(account))).toString())
    const now = Math.floor(Date.parse(this.#wallClock.now()) / STEP_MS)
    for (const offset of STEPS_AROUND) {
      const expected = await otp.hotp(now + offset)
      if (timingSafeEqual(Buffer.from(expected), Buffer.from(code))) return now + offset
    }
    return undefined
  }
}

const belongingTo = (account: string): Uint8Array => Buffer.from(`second-factor\n${account}`)
