import type { CryptoSuite } from './seal.ts'

/** Hashes of a Merkle tree as RFC 6962, section 2.1 builds it, with the hash of the suite. */
export type MerkleHashes = Readonly<{
  empty(): Uint8Array
  leaf(data: Uint8Array): Uint8Array
  node(left: Uint8Array, right: Uint8Array): Uint8Array
}>

export function merkleHashes(suite: CryptoSuite): MerkleHashes {
  return {
    empty: () => suite.hash(new Uint8Array()),
    // Leaves and nodes are hashed apart, so that no node can be passed off as an entry.
    leaf: (data) => suite.hash(Buffer.concat([Buffer.of(0), data])),
    node: (left, right) => suite.hash(Buffer.concat([Buffer.of(1), left, right])),
  }
}

/** A complete subtree at the right edge of a growing tree. */
export type Peak = Readonly<{ leaves: bigint; hash: Uint8Array }>

/** A tree that only grows, known by its complete subtrees alone: at most one for each binary digit of its size. */
export class GrowingTree {
  readonly #hashes: MerkleHashes
  readonly #peaks: Peak[]

  constructor(hashes: MerkleHashes, peaks: readonly Peak[] = []) {
    this.#hashes = hashes
    this.#peaks = [...peaks]
  }

  get size(): bigint {
    return this.#peaks.reduce((sum, { leaves }) => sum + leaves, 0n)
  }

  /** Gives the hash of the largest complete subtree that ends with the new leaf: kept beside it, the tree can be taken up again. */
  push(data: Uint8Array): Uint8Array {
    let grown: Peak = { leaves: 1n, hash: this.#hashes.leaf(data) }
    for (let last = this.#peaks.at(-1); last?.leaves === grown.leaves; last = this.#peaks.at(-1)) {
      this.#peaks.pop()
      grown = { leaves: grown.leaves * 2n, hash: this.#hashes.node(last.hash, grown.hash) }
    }
    this.#peaks.push(grown)
    return grown.hash
  }

  root(): Uint8Array {
    if (this.#peaks.length === 0) return this.#hashes.empty()
    return this.#peaks.map(({ hash }) => hash).reduceRight((right, left) => this.#hashes.node(left, right))
  }
}

/** At which leaves, counted from 1, the complete subtrees of a tree of this size end; the first of them first. */
export function peakEnds(size: bigint): readonly bigint[] {
  const ends: bigint[] = []
  for (let end = size; end > 0n; end -= end & -end) ends.unshift(end)
  return ends
}

export function rootOf(hashes: MerkleHashes, leaves: readonly Uint8Array[]): Uint8Array {
  const tree = new GrowingTree(hashes)
  for (const leaf of leaves) tree.push(leaf)
  return tree.root()
}

/** The largest power of two below the number of leaves: where RFC 6962 splits a tree. */
function split(count: number): number {
  let left = 1
  while (left * 2 < count) left *= 2
  return left
}

/** What someone who holds one leaf, counted from 0, needs to come to the root. */
export function inclusionProof(hashes: MerkleHashes, leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (leaves.length <= 1) return []
  const at = split(leaves.length)
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)]
  return index < at
    ? [...inclusionProof(hashes, left, index), rootOf(hashes, right)]
    : [...inclusionProof(hashes, right, index - at), rootOf(hashes, left)]
}

/** What someone who holds the root of the first `oldSize` leaves needs to see that nothing of them was changed or taken away. */
export function consistencyProof(hashes: MerkleHashes, leaves: readonly Uint8Array[], oldSize: number): readonly Uint8Array[] {
  return oldSize === 0 ? [] : subProof(hashes, leaves, oldSize, true)
}

function subProof(hashes: MerkleHashes, leaves: readonly Uint8Array[], oldSize: number, isOldRoot: boolean): readonly Uint8Array[] {
  if (oldSize === leaves.length) return isOldRoot ? [] : [rootOf(hashes, leaves)]
  const at = split(leaves.length)
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)]
  return oldSize <= at
    ? [...subProof(hashes, left, oldSize, isOldRoot), rootOf(hashes, right)]
    : [...subProof(hashes, right, oldSize - at, false), rootOf(hashes, left)]
}

export type Inclusion = Readonly<{ index: number; size: number; root: Uint8Array; proof: readonly Uint8Array[] }>

/** Whether the leaf stands at its place in the tree (RFC 9162, section 2.1.3.2). */
export function provesInclusion(hashes: MerkleHashes, data: Uint8Array, { index, size, root, proof }: Inclusion): boolean {
  if (index >= size) return false
  let [node, last, hash] = [index, size - 1, hashes.leaf(data)]
  for (const sibling of proof) {
    if (last === 0) return false
    const isRight = node % 2 === 1
    if (isRight || node === last) {
      hash = hashes.node(sibling, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = hashes.node(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(hash, root)
}

export type Consistency = Readonly<{
  oldSize: number
  oldRoot: Uint8Array
  size: number
  root: Uint8Array
  proof: readonly Uint8Array[]
}>

/** Whether the larger tree begins with the smaller one (RFC 9162, section 2.1.4.2). */
export function provesConsistency(hashes: MerkleHashes, { oldSize, oldRoot, size, root, proof }: Consistency): boolean {
  if (oldSize > size) return false
  if (oldSize === size) return proof.length === 0 && same(oldRoot, root)
  if (oldSize === 0) return proof.length === 0
  let [node, last] = [oldSize - 1, size - 1]
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  // Where the old tree is complete its root is known already and not sent again.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof
  if (!first) return false
  let [oldHash, hash] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      oldHash = hashes.node(sibling, oldHash)
      hash = hashes.node(sibling, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = hashes.node(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(oldHash, oldRoot) && same(hash, root)
}

const isOdd = (value: number): boolean => value % 2 === 1
const half = (value: number): number => Math.floor(value / 2)
const isPowerOfTwo = (value: number): boolean => value === split(value + 1)
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
