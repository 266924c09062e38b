import { describe, expect, it } from 'vitest'
import type { Started } from '../../domain/application/application.ts'
import { weihai2024 } from '../../../test/policy/versions.ts'
import type { Attachment } from '../../policy/policy.ts'
import { inOrder, materialForExperts } from './desk.ts'

const file = (material: string): Attachment => ({ id: material, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 1, sha256: material })
const content = { answers: { post: '班长', idNumber: 'x' }, attachments: [file('id-card'), file('certificate'), file('awards')], unitOpinion: '', signature: '' }
const policy = weihai2024()

describe('what an expert judges by 佐证材料', () => {
  it('is the form and the evidence without what the measure withholds', () =>
    expect(materialForExperts({ application: { content } as unknown as Started, policy })).toEqual({ answers: { post: '班长' }, attachments: [file('awards')] }))

  it('is nothing before there is a submission', () => expect(materialForExperts({ application: { content: undefined } as Started, policy })).toEqual({ answers: {}, attachments: [] }))
})

describe('the order of a desk 评审桌', () => {
  const items = [['a', 'submitted'], ['b', 'none'], ['c', 'recused'], ['d', 'none']].map(([name, sheet]) => ({ name, sheet: sheet as 'none' }))
  const names = (sort: string, descending: boolean) => inOrder(items, { sort, descending }).map(({ name }) => name).join('')

  it('puts what is still to be marked first, by name within, and can be turned round', () =>
    expect([names('sheet', false), names('sheet', true), names('name', false), names('name', true)]).toEqual(['bdac', 'cadb', 'abcd', 'dcba']))
})
