import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../../test/policy/versions.ts'
import type { Attachment } from '../../policy/policy.ts'
import type { Started } from './loading.ts'
import { materialForExperts } from './desk.ts'

const file = (material: string): Attachment => ({ id: material, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 1, sha256: material })
const content = { answers: { post: '班长', idNumber: 'x' }, attachments: [file('id-card'), file('certificate'), file('awards')], unitOpinion: '', signature: '' }
const policy = weihai2024()

describe('what an expert judges by 佐证材料', () => {
  it('is the form and the evidence without what the measure withholds', () =>
    expect(materialForExperts({ application: { content } as unknown as Started, policy })).toEqual({ answers: { post: '班长' }, attachments: [file('awards')] }))

  it('is nothing before there is a submission', () => expect(materialForExperts({ application: { content: undefined } as Started, policy })).toEqual({ answers: {}, attachments: [] }))
})
