import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../policy/policy.ts'
import type { Started } from './loading.ts'
import { evidenceForExperts } from './desk.ts'

const file = (material: string): Attachment => ({ id: material, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 1, sha256: material })
const content = { answers: {}, attachments: [file('id-card'), file('certificate'), file('awards')], unitOpinion: '', signature: '' } as unknown as Started['content']

describe('what an expert judges by 佐证材料', () => {
  it('is every piece of evidence, without the copy of the ID card', () =>
    expect(evidenceForExperts({ content }).map(({ material }) => material)).toEqual(['certificate', 'awards']))

  it('is nothing before there is a submission', () => expect(evidenceForExperts({ content: undefined })).toEqual([]))
})
