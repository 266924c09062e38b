import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** How dear a guess is made, in the terms of scrypt (RFC 7914): N blocks of 128·r bytes, p times over. */
export type Stretching = Readonly<{ N: number; r: number; p: number }>

/** 32 MiB and some 200 ms a guess; OWASP's choice for scrypt where many may sign in at once. The numbers stand in each hash and may grow. */
export const guarded: Stretching = { N: 2 ** 15, r: 8, p: 3 }
/** For passwords that everybody may read, as those of the demonstration: guessing them is no work, whatever a guess costs. */
export const printed: Stretching = { N: 2 ** 12, r: 8, p: 1 }

const KEY_BYTES = 32

export type Passwords = Readonly<{
  hash(password: string): Promise<string>
  /** Without a hash the same work is done for nothing: an unknown name must not answer sooner. */
  matches(password: string, stored: string | null | undefined): Promise<boolean>
}>

export function passwordsOf(cost: Stretching): Passwords {
  const nobodys = worded(cost, Buffer.alloc(16), Buffer.alloc(KEY_BYTES))
  return {
    async hash(password) {
      const salt = randomBytes(16)
      return worded(cost, salt, await derive(password, salt, cost))
    },
    async matches(password, stored) {
      const [, N, r, p, salt, key] = (stored ?? nobodys).split('$') as [string, string, string, string, string, string]
      const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
      return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && stored != null
    },
  }
}

const worded = ({ N, r, p }: Stretching, salt: Buffer, key: Buffer): string =>
  ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')

/** NFKC, so that the same keys on another keyboard give the same password. */
function derive(password: string, salt: Uint8Array, { N, r, p }: Stretching): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => error ? reject(error) : resolve(key))
  })
}
