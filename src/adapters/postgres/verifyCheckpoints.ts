import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { StreamKind } from '../../domain/shared/event.ts'
import { GrowingTree, merkleHashes } from '../crypto/merkle.ts'
import type { MerkleHashes } from '../crypto/merkle.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { checkpointKey, headOf, isSigned } from './checkpoint.ts'
import type { Head, KeptHead } from './checkpoint.ts'
import { fetchAll } from './cursor.ts'
import type { Tables } from './schema.ts'
import { placed } from './verifyFindings.ts'
import type { Finding, Findings } from './verifyFindings.ts'

type LeafRow = Readonly<{
  jurisdiction: string
  ordinal: bigint
  stream_kind: StreamKind
  stream_id: string
  version: number
  position: bigint
  hash: Buffer
  subtree: Buffer
  journal_hash: Buffer | null
  journal_position: bigint | null
}>

const everyLeaf = sql`
  select l.*, j.hash as journal_hash, j.position as journal_position
  from checkpoint_leaves l left join journal j using (jurisdiction, stream_kind, stream_id, version)
  order by l.jurisdiction, l.ordinal`

const BATCH = 2_000

export type CheckpointCheck = Readonly<{
  suite: CryptoSuite
  masterKey: Uint8Array
  /** Heads that somebody kept outside: what was published once must still be true. */
  kept: readonly KeptHead[]
}>
/** `covered` counts the entries of the journal that stand in a checkpoint. */
export type CheckpointReport = Readonly<{ heads: number; covered: number }>

/** Builds every tree again from its leaves, and holds the journal and the signed heads against it. */
export async function checkCheckpoints(
  tx: Transaction<Tables>, { suite, masterKey, kept }: CheckpointCheck, findings: Findings,
): Promise<CheckpointReport> {
  const rows = await tx.selectFrom('checkpoints').selectAll().orderBy('jurisdiction').orderBy('size').execute()
  const stored = rows.map((row) => headOf(suite, row))
  const publicKey = Buffer.from(checkpointKey(suite, masterKey).publicKey).toString('hex')
  findings.add(...stored.filter((head) => head.publicKey !== publicKey || !isSigned(suite, head)).map(badSignature))
  const trees = new Trees(merkleHashes(suite), [...stored, ...kept])
  const covered = await checkLeaves(tx, trees, findings)
  findings.add(...stored.filter((head) => !trees.confirms(head)).map(badRoot))
  findings.add(...kept.filter((head) => !trees.confirms(head)).map(badKeptHead))
  return { heads: stored.length, covered }
}

async function checkLeaves(tx: Transaction<Tables>, trees: Trees, findings: Findings): Promise<number> {
  let covered = 0
  for await (const leaves of fetchAll<LeafRow>(tx, everyLeaf, BATCH)) {
    covered += leaves.filter(({ journal_hash }) => journal_hash).length
    for (const leaf of leaves) findings.add(...leafFindings(leaf), ...trees.add(leaf))
  }
  return covered
}

/** The trees of all jurisdictions, one after the other, with the roots they had at the sizes that heads speak of. */
class Trees {
  readonly #hashes: MerkleHashes
  readonly #asked: ReadonlySet<string>
  readonly #roots = new Map<string, string>()
  #jurisdiction: string | undefined
  #tree: GrowingTree

  constructor(hashes: MerkleHashes, heads: readonly KeptHead[]) {
    this.#hashes = hashes
    this.#asked = new Set(heads.map(nameOf))
    this.#tree = new GrowingTree(hashes)
  }

  add(leaf: LeafRow): readonly Finding[] {
    if (leaf.jurisdiction !== this.#jurisdiction) {
      this.#jurisdiction = leaf.jurisdiction
      this.#tree = new GrowingTree(this.#hashes)
    }
    const subtree = this.#tree.push(leaf.hash)
    const size = this.#tree.size
    const name = nameOf({ jurisdiction: leaf.jurisdiction, size: Number(size) })
    if (this.#asked.has(name)) this.#roots.set(name, Buffer.from(this.#tree.root()).toString('hex'))
    return leaf.ordinal === size && leaf.subtree.equals(subtree) ? [] : [badLeaf(leaf)]
  }

  confirms(head: KeptHead): boolean {
    return this.#roots.get(nameOf(head)) === head.root
  }
}

const nameOf = ({ jurisdiction, size }: Pick<Head, 'jurisdiction' | 'size'>): string => `${jurisdiction}\n${size}`

const placeOf = (leaf: LeafRow) =>
  placed({ ...leaf, stream: { kind: leaf.stream_kind, id: leaf.stream_id } })

function leafFindings(leaf: LeafRow): readonly Finding[] {
  if (!leaf.journal_hash) {
    return [{ ...placeOf(leaf), code: 'entry-removed', detail: `检查点覆盖的第 ${leaf.version} 条记录已不在日志中：记录被删除，或改到了别处。` }]
  }
  if (!leaf.journal_hash.equals(leaf.hash)) {
    return [{ ...placeOf(leaf), code: 'checkpoint-disagrees', detail: `第 ${leaf.version} 条记录的哈希与检查点保存的不同：记录在检查点之后被改动过。` }]
  }
  if (leaf.journal_position === leaf.position) return []
  return [{ ...placeOf(leaf), code: 'position-changed', detail: `第 ${leaf.version} 条记录的序号与检查点保存的不同：序号被改动过。` }]
}

function badLeaf(leaf: LeafRow): Finding {
  return { ...placeOf(leaf), code: 'checkpoint-damaged', detail: `检查点的第 ${leaf.ordinal} 个叶子与前后不相符：检查点数据被改动过。` }
}

function badSignature({ jurisdiction, size }: Head): Finding {
  return { code: 'checkpoint-signature-wrong', jurisdiction, detail: `覆盖 ${size} 条记录的检查点签名不成立：它被改动过，或不是用本系统的主密钥签署的。` }
}

function badRoot({ jurisdiction, size }: Head): Finding {
  return { code: 'checkpoint-root-wrong', jurisdiction, detail: `覆盖 ${size} 条记录的检查点，其根哈希与重新计算的不同：检查点或它覆盖的记录被改动、删除过。` }
}

function badKeptHead({ jurisdiction, size, at }: KeptHead): Finding {
  return {
    code: 'kept-head-contradicted', jurisdiction,
    detail: `与您保存的检查点（${at === undefined ? '' : `${at}，`}${size} 条）不符：现在的日志不是在它之上增长而来，此前的记录被改写过。`,
  }
}
