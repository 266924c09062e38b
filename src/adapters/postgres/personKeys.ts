import type { CryptoSuite } from '../crypto/suite.ts'
import type { Asking } from './session.ts'
import type { Statement } from './statement.ts'

/** The person asked for erasure and got it: nothing more can be recorded about them. */
export class PersonErased extends Error {
  readonly code = 'person-erased'
  constructor() {
    super('该人员的个人信息已依法删除，密钥已销毁，不能再记录其个人信息。如需重新申报，请以新的账号办理。')
  }
}

/** A sealed entry whose key is neither there nor recorded as destroyed. */
export class PersonKeyMissing extends Error {
  readonly code = 'person-key-missing'
  constructor(subject: string) {
    super(`个人信息密钥缺失（${subject}）：既无密钥，也无销毁记录。请从备份恢复，并运行 shouxi verify 核对。`)
  }
}

/** As many people as a round has; unwrapping is cheap, and every key kept is walked by each collection of the heap. */
const CACHED_KEYS = 1_000

/** Opens what is sealed for one person. */
export type PersonKey = Readonly<{
  seal(plain: string, place: string): Uint8Array
  open(sealed: Uint8Array, place: string): string
  /** Another key of the same person, for one purpose: it goes when the person's key is destroyed. */
  derive(purpose: string): Uint8Array
}>

/**
 * 个人信息密钥 — one random key a person, wrapped by the master key. The database alone says which keys still exist:
 * the cache only spares the unwrapping, so a key destroyed by another process is gone for this one too.
 */
export class PersonKeys {
  readonly #suite: CryptoSuite
  readonly #masterKey: Uint8Array
  readonly #unwrapped = new Map<string, PersonKey>()

  constructor(suite: CryptoSuite, masterKey: Uint8Array) {
    this.#suite = suite
    this.#masterKey = masterKey
  }

  newWrappedKey(jurisdiction: string, subject: string): Uint8Array {
    return this.#suite.seal(this.#masterKey, this.#suite.newKey(), wrapping(jurisdiction, subject))
  }

  unwrap(jurisdiction: string, subject: string, wrapped: Buffer): PersonKey {
    const name = `${jurisdiction}\n${subject}\n${wrapped.toString('latin1')}`
    const known = this.#unwrapped.get(name)
    const key = known ?? this.#personKey(this.#suite.open(this.#masterKey, wrapped, wrapping(jurisdiction, subject)))
    this.#remember(name, key)
    return key
  }

  /** The key of a person, made now where they have none yet. Throws `PersonErased` where it was destroyed. */
  async obtain(asking: Asking, jurisdiction: string, subject: string): Promise<PersonKey> {
    asking.send(insertKey, [jurisdiction, subject, this.newWrappedKey(jurisdiction, subject)])
    const { rows: [row] } = await asking.run<{ wrapped: Buffer | null }>(selectKey, [jurisdiction, subject])
    if (!row?.wrapped) throw new PersonErased()
    return this.unwrap(jurisdiction, subject, row.wrapped)
  }

  #personKey(key: Uint8Array): PersonKey {
    const suite = this.#suite
    return {
      seal: (plain, place) => suite.seal(key, plain, Buffer.from(place)),
      open: (sealed, place) => suite.open(key, sealed, Buffer.from(place)).toString(),
      derive: (purpose) => suite.hmac(key, Buffer.from(purpose)),
    }
  }

  /** A map keeps the order of insertion: what is put back last is the last to be dropped. */
  #remember(name: string, key: PersonKey): void {
    this.#unwrapped.delete(name)
    this.#unwrapped.set(name, key)
    if (this.#unwrapped.size <= CACHED_KEYS) return
    const [oldest] = this.#unwrapped.keys()
    if (oldest !== undefined) this.#unwrapped.delete(oldest)
  }
}

const wrapping = (jurisdiction: string, subject: string): Uint8Array => Buffer.from(`person-key\n${jurisdiction}\n${subject}`)

const insertKey: Statement = {
  name: 'key-insert',
  text: 'insert into person_keys (jurisdiction, subject, wrapped) values ($1, $2, $3) on conflict do nothing',
}
const selectKey: Statement = {
  name: 'key-select',
  text: 'select wrapped from person_keys where jurisdiction = $1 and subject = $2',
}
