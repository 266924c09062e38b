import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyProof, GrowingTree, inclusionProof, merkleHashes, peakEnds, provesConsistency, provesInclusion, rootOf } from './merkle.ts'
import { gm, international } from './suite.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const rfc6962 = merkleHashes(international)

/** The leaves, roots and proofs that Certificate Transparency's own implementations are tested with. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  .map((leaf) => Buffer.from(leaf, 'hex'))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const inclusions = [
  { index: 0, size: 1, proof: [] },
  {
    index: 0, size: 8, proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    index: 5, size: 8, proof: [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  { index: 2, size: 3, proof: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
  {
    index: 1, size: 5, proof: [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
]
const consistencies = [
  { oldSize: 1, size: 1, proof: [] },
  {
    oldSize: 1, size: 8, proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    oldSize: 6, size: 8, proof: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  {
    oldSize: 2, size: 5, proof: [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
]
const bytes = (of: string): Buffer => Buffer.from(of, 'hex')

describe('the Merkle tree of RFC 6962', () => {
  it.each(roots.map((root, size) => ({ size, root })))('of $size published leaves has the published root', ({ size, root }) => {
    expect(hex(rootOf(rfc6962, leaves.slice(0, size)))).toBe(root)
  })

  it.each(inclusions)('gives the published proof that leaf $index is in the tree of $size', ({ index, size, proof }) => {
    expect(inclusionProof(rfc6962, leaves.slice(0, size), index).map(hex)).toEqual(proof)
    expect(provesInclusion(rfc6962, leaves[index]!, { index, size, root: bytes(roots[size]!), proof: proof.map(bytes) })).toBe(true)
  })

  it.each(consistencies)('gives the published proof that the tree of $size begins with that of $oldSize', ({ oldSize, size, proof }) => {
    expect(consistencyProof(rfc6962, leaves.slice(0, size), oldSize).map(hex)).toEqual(proof)
    expect(provesConsistency(rfc6962, {
      oldSize, oldRoot: bytes(roots[oldSize]!), size, root: bytes(roots[size]!), proof: proof.map(bytes),
    })).toBe(true)
  })
})

/** A tree of up to 70 leaves, and two places in it. */
const grove = fc.integer({ min: 1, max: 70 }).chain((size) => fc.record({
  size: fc.constant(size), index: fc.nat(size - 1), oldSize: fc.integer({ min: 0, max: size }),
}))
const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, index) => Buffer.from(`entry ${index}`))

describe.each([international, gm])('a Merkle tree of the suite $name', (suite) => {
  const hashes = merkleHashes(suite)

  it('proves each of its leaves, and no other', () => fc.assert(fc.property(grove, ({ size, index }) => {
    const tree = leavesOf(size)
    const inclusion = { index, size, root: rootOf(hashes, tree), proof: inclusionProof(hashes, tree, index) }
    expect(provesInclusion(hashes, tree[index]!, inclusion)).toBe(true)
    expect(provesInclusion(hashes, Buffer.from('another entry'), inclusion)).toBe(false)
    expect(provesInclusion(hashes, tree[index]!, { ...inclusion, root: hashes.empty() })).toBe(false)
    expect(provesInclusion(hashes, tree[index]!, { ...inclusion, proof: [...inclusion.proof, hashes.empty()] })).toBe(false)
  })))

  it('proves that it grew from any earlier size, and not from a tree in which one leaf was another', () => fc.assert(fc.property(grove, ({ size, oldSize, index }) => {
    const tree = leavesOf(size)
    const old = tree.slice(0, oldSize)
    const consistency = { oldSize, oldRoot: rootOf(hashes, old), size, root: rootOf(hashes, tree), proof: consistencyProof(hashes, tree, oldSize) }
    expect(provesConsistency(hashes, consistency)).toBe(true)
    if (index >= oldSize) return
    const changed = rootOf(hashes, old.with(index, Buffer.from('another entry')))
    expect(provesConsistency(hashes, { ...consistency, oldRoot: changed })).toBe(false)
  })))

  it('grows the same from the subtrees that were kept as from its first leaf', () => fc.assert(fc.property(grove, ({ size, oldSize }) => {
    const tree = leavesOf(size)
    const growing = new GrowingTree(hashes)
    const subtrees = tree.map((leaf) => growing.push(leaf))
    const ends = peakEnds(BigInt(oldSize))
    const peaks = ends.map((end, index) => ({ leaves: end - (ends[index - 1] ?? 0n), hash: subtrees[Number(end) - 1]! }))
    const resumed = new GrowingTree(hashes, peaks)
    for (const leaf of tree.slice(oldSize)) resumed.push(leaf)
    expect(resumed.size).toBe(BigInt(size))
    expect(hex(resumed.root())).toBe(hex(growing.root()))
  })))
})
