import { describe, expect, it } from 'vitest'
import { getPolicy, shippedVersions } from '../../test/policy/versions.ts'
import { seenByOverseers, withheldFromOverseers } from './overseerView.ts'
import type { Answers, Attachment } from './policy.ts'
import { sensitiveFields } from './sensitive.ts'

const file = (material: string): Attachment => ({ id: material, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 1, sha256: material })

describe('what deciders and auditors see of a case 最小必要', () => {
  it.each(shippedVersions)('under %s is everything but the sensitive fields, the month of birth and the evidence that bears numbers', (id) => {
    const policy = getPolicy(id)
    const fields = policy.form.pages.flatMap((page) => page.fields.map((field) => field.id))
    const answers: Answers = Object.fromEntries(fields.map((field) => [field, '填写的']))
    const seen = seenByOverseers(policy, { answers, attachments: policy.materials.map((material) => file(material.id)), unitOpinion: '同意推荐。' })
    const sensitive = sensitiveFields(policy.form).map((field) => field.id)
    const keptBack = [...sensitive, 'birthMonth']
    expect(fields).toContain('birthMonth')
    expect(sensitive).toEqual(expect.arrayContaining(['photo', 'idNumber', 'phone']))
    expect(Object.keys(seen.answers)).toEqual(fields.filter((field) => !keptBack.includes(field)))
    const listed = policy.materials.map((material) => material.id)
    expect(seen.attachments.map(({ material }) => material)).toEqual(listed.filter((material) => material !== 'id-card' && material !== 'certificate'))
    expect(listed).toContain('certificate')
    expect(seen.unitOpinion).toBe('同意推荐。')
    expect([...withheldFromOverseers(policy)].toSorted()).toEqual([...keptBack, 'certificate', 'id-card'].toSorted())
  })
})
