import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type pg from 'pg'
import type { StreamKind, StreamRef } from '../../domain/shared/event.ts'
import type { Instant } from '../../domain/shared/time.ts'
import { consistencyProof, GrowingTree, inclusionProof, merkleHashes, peakEnds } from '../crypto/merkle.ts'
import type { MerkleHashes, Peak } from '../crypto/merkle.ts'
import type { CryptoSuite, SigningKey } from '../crypto/suite.ts'
import { fetchAll } from './cursor.ts'
import { canonical } from './canonical.ts'
import { lockNumber } from './locks.ts'
import { kyselyOver } from './schema.ts'
import type { Tables } from './schema.ts'

/**
 * 检查点 — the signed head of the Merkle tree over a jurisdiction's journal. Once it is published, nobody can change, remove or insert
 * an entry it covers without everyone who kept it being able to show so.
 */
export type Head = Readonly<{
  jurisdiction: string
  suite: CryptoSuite['name']
  /** Number of entries covered. */
  size: number
  /** Lower-case hex, like the signature and the key. */
  root: string
  at: Instant
  signature: string
  publicKey: string
}>

/** What of a head has to be kept elsewhere to find out whether the journal has grown from it; short enough for paper. */
export type KeptHead = Pick<Head, 'jurisdiction' | 'size' | 'root'> & Partial<Pick<Head, 'at'>>

export type Checkpoints = Readonly<{
  /** Covers everything committed since the last head. Undefined where there is nothing new. */
  take(jurisdiction: string, at: Instant): Promise<Head | undefined>
  /** Every head, oldest first. */
  heads(jurisdiction: string): Promise<readonly Head[]>
  /** Shows with the head of `size` that an entry is covered by it. Undefined where it is not. */
  proveEntry(jurisdiction: string, stream: StreamRef, version: number, size: number): Promise<EntryProof | undefined>
  /** Shows that the tree of `size` begins with that of `oldSize`. */
  proveGrowth(jurisdiction: string, oldSize: number, size: number): Promise<readonly string[]>
}>

/** `index` counts from 0; the leaf is the entry's hash. */
export type EntryProof = Readonly<{ index: number; size: number; leaf: string; proof: readonly string[] }>

export type CheckpointSettings = Readonly<{ pool: pg.Pool; suite: CryptoSuite; masterKey: Uint8Array }>

export function createCheckpoints({ pool, suite, masterKey }: CheckpointSettings): Checkpoints {
  const db = kyselyOver(pool)
  const hashes = merkleHashes(suite)
  const key = checkpointKey(suite, masterKey)
  const leaves = async (jurisdiction: string, size: number): Promise<readonly Leaf[]> => db.selectFrom('checkpoint_leaves')
    .select(['stream_kind', 'stream_id', 'version', 'hash']).where('jurisdiction', '=', jurisdiction)
    .orderBy('ordinal').limit(size).execute()
  return {
    take: (jurisdiction, at) => db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${lockNumber(jurisdiction, 'lock', 'checkpoint')}::bigint)`.execute(tx)
      const before = await lastSize(tx, jurisdiction)
      const tree = await resumeTree(tx, hashes, jurisdiction, before)
      const position = await addLeaves(tx, tree, jurisdiction)
      if (position === undefined) return undefined
      return storeHead(tx, signedHead(suite, key, { jurisdiction, size: Number(tree.size), root: hex(tree.root()), at }), position)
    }),
    heads: async (jurisdiction) => {
      const rows = await db.selectFrom('checkpoints').selectAll().where('jurisdiction', '=', jurisdiction).orderBy('size').execute()
      return rows.map((row) => headOf(suite, row))
    },
    async proveEntry(jurisdiction, stream, version, size) {
      const covered = await leaves(jurisdiction, size)
      const index = covered.findIndex((leaf) =>
        leaf.stream_kind === stream.kind && leaf.stream_id === stream.id && leaf.version === version)
      const leaf = covered[index]
      if (!leaf) return undefined
      return { index, size, leaf: hex(leaf.hash), proof: inclusionProof(hashes, covered.map(({ hash }) => hash), index).map(hex) }
    },
    async proveGrowth(jurisdiction, oldSize, size) {
      const covered = await leaves(jurisdiction, size)
      return consistencyProof(hashes, covered.map(({ hash }) => hash), oldSize).map(hex)
    },
  }
}

/** Follows from the master key, so that there is nothing more to keep, and a forger needs what no database and no backup holds. */
export function checkpointKey(suite: CryptoSuite, masterKey: Uint8Array): SigningKey {
  return suite.signingKey(suite.hmac(masterKey, Buffer.from('checkpoint signing')))
}

type Unsigned = Omit<Head, 'signature' | 'publicKey' | 'suite'>

/** What is signed: canonical JSON, so that anyone can put it together again from the published head. */
export function signedText({ name }: CryptoSuite, { jurisdiction, size, root, at }: Unsigned): Uint8Array {
  return Buffer.from(canonical({ kind: 'shouxi-checkpoint-1', suite: name, jurisdiction, size, root, at }))
}

/** Anyone who has the head and the published key can ask this. */
export function isSigned(suite: CryptoSuite, head: Head): boolean {
  return suite.verify(Buffer.from(head.publicKey, 'hex'), signedText(suite, head), Buffer.from(head.signature, 'hex'))
}

function signedHead(suite: CryptoSuite, { privateKey, publicKey }: SigningKey, unsigned: Unsigned): Head {
  const signature = suite.sign(privateKey, signedText(suite, unsigned))
  return { ...unsigned, suite: suite.name, signature: hex(signature), publicKey: hex(publicKey) }
}

type Leaf = Readonly<{ stream_kind: StreamKind; stream_id: string; version: number; hash: Buffer }>
type PlacedLeaf = Leaf & Readonly<{ position: bigint }>
type Tx = Transaction<Tables>

async function lastSize(tx: Tx, jurisdiction: string): Promise<bigint> {
  const last = await tx.selectFrom('checkpoints').select('size').where('jurisdiction', '=', jurisdiction)
    .orderBy('size', 'desc').limit(1).executeTakeFirst()
  return last?.size ?? 0n
}

/** The tree as the last checkpoint left it, from the few subtrees it needs. */
async function resumeTree(tx: Tx, hashes: MerkleHashes, jurisdiction: string, size: bigint): Promise<GrowingTree> {
  const ends = peakEnds(size)
  if (ends.length === 0) return new GrowingTree(hashes)
  const rows = await tx.selectFrom('checkpoint_leaves').select(['ordinal', 'subtree'])
    .where('jurisdiction', '=', jurisdiction).where('ordinal', 'in', ends).orderBy('ordinal').execute()
  const peaks: Peak[] = rows.map(({ ordinal, subtree }, index) => ({ leaves: ordinal - (rows[index - 1]?.ordinal ?? 0n), hash: subtree }))
  return new GrowingTree(hashes, peaks)
}

const BATCH = 2_000

/**
 * Puts every entry that stands in no checkpoint behind those that do, in the order of their positions.
 * Gives the highest position, or undefined where there was no entry.
 */
async function addLeaves(tx: Tx, tree: GrowingTree, jurisdiction: string): Promise<bigint | undefined> {
  let last: bigint | undefined
  for await (const entries of fetchAll<PlacedLeaf>(tx, uncovered(jurisdiction), BATCH)) {
    await insertLeaves(tx, tree, jurisdiction, entries)
    last = entries.at(-1)?.position
  }
  return last
}

const uncovered = (jurisdiction: string) => sql`
  select stream_kind, stream_id, version, position, hash from journal j
  where jurisdiction = ${jurisdiction} and not exists (
    select from checkpoint_leaves l where l.jurisdiction = j.jurisdiction and l.stream_kind = j.stream_kind
      and l.stream_id = j.stream_id and l.version = j.version)
  order by position`

async function insertLeaves(tx: Tx, tree: GrowingTree, jurisdiction: string, entries: readonly PlacedLeaf[]): Promise<void> {
  const first = tree.size + 1n
  await sql`
    insert into checkpoint_leaves (jurisdiction, ordinal, stream_kind, stream_id, version, position, hash, subtree)
    select ${jurisdiction}, ${first}::bigint + n - 1, stream_kind, stream_id, version, position, hash, subtree
    from unnest(
      ${entries.map((entry) => entry.stream_kind)}::text[], ${entries.map((entry) => entry.stream_id)}::text[],
      ${entries.map((entry) => entry.version)}::int[], ${entries.map((entry) => entry.position)}::bigint[],
      ${entries.map((entry) => entry.hash)}::bytea[], ${entries.map((entry) => tree.push(entry.hash))}::bytea[]
    ) with ordinality as new(stream_kind, stream_id, version, position, hash, subtree, n)`.execute(tx)
}

async function storeHead(tx: Tx, head: Head, position: bigint): Promise<Head> {
  await tx.insertInto('checkpoints').values({
    jurisdiction: head.jurisdiction, size: BigInt(head.size), position, root: bytes(head.root), at: head.at,
    signature: bytes(head.signature), public_key: bytes(head.publicKey),
  }).execute()
  return head
}

type StoredHead = Readonly<{ jurisdiction: string; size: bigint; root: Buffer; signature: Buffer; public_key: Buffer; at: Instant }>

export function headOf({ name }: CryptoSuite, { jurisdiction, size, root, signature, public_key, at }: StoredHead): Head {
  return { jurisdiction, suite: name, size: Number(size), root: hex(root), at, signature: hex(signature), publicKey: hex(public_key) }
}

const hex = (of: Uint8Array): string => Buffer.from(of).toString('hex')
const bytes = (of: string): Buffer => Buffer.from(of, 'hex')
