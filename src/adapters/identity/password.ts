import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 32 MiB and some 200 ms a guess; OWASP's choice for scrypt where many may sign in at once. The numbers stand in each hash and may grow. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const
const KEY_BYTES = 32

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Without a hash the same work is done for nothing: an unknown name must not answer sooner. */
export async function passwordMatches(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, N, r, p, salt, key] = (stored ?? nobodysHash).split('$') as [string, string, string, string, string, string]
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && stored != null
}

const nobodysHash = ['scrypt', cost.N, cost.r, cost.p, Buffer.alloc(16).toString('base64url'), Buffer.alloc(KEY_BYTES).toString('base64url')].join('$')

type Cost = Readonly<{ N: number; r: number; p: number }>

/** NFKC, so that the same keys on another keyboard give the same password. */
function derive(password: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => error ? reject(error) : resolve(key))
  })
}
