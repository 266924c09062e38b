import { describe, expect, it } from 'vitest'
import { getPolicy, shippedVersions } from '../../test/policy/versions.ts'
import { seenByExperts } from './expertView.ts'
import type { Answers } from './policy.ts'
import { covered, sensitiveFields, sensitiveNotice } from './sensitive.ts'

describe('sensitive personal data 敏感个人信息', () => {
  it.each(shippedVersions)('of %s is never shown to experts', (id) => {
    const policy = getPolicy(id)
    const fields = policy.form.pages.flatMap((page) => page.fields)
    const answers: Answers = Object.fromEntries(fields.map((field) => [field.id, '填写的']))
    const seen = seenByExperts(policy, { answers, attachments: [] })
    expect(sensitiveFields(policy.form).map((field) => field.id)).toEqual(expect.arrayContaining(['photo', 'idNumber', 'phone']))
    expect(sensitiveFields(policy.form).filter((field) => field.id in seen.answers)).toEqual([])
    expect(Object.keys(seen.answers)).toEqual(expect.arrayContaining(['name', 'occupation']))
  })

  it('is told why it is needed and what it may do to the person, where other data is not', () => {
    expect(sensitiveNotice({ sensitive: true, purpose: '通知补正和办理结果', kind: 'phone' })).toBe(
      '敏感个人信息。必要性：通知补正和办理结果。影响：泄露或者被人冒用，容易使您受到侵害；加密保存，办理的人要点开才看得见，不公开，评审专家、审定机关和审计人员也看不到。')
    expect(sensitiveNotice({ sensitive: true, purpose: '印在证书上', kind: 'photo' })).toBe('敏感个人信息。必要性：印在证书上。影响：泄露或者被人冒用，容易使您受到侵害；加密保存，不公开，评审专家、审定机关和审计人员也看不到。')
    expect([sensitiveNotice({ sensitive: false, purpose: '核对', kind: 'text' }), sensitiveNotice({ purpose: '核对', kind: 'text' })]).toEqual([undefined, undefined])
  })

  it.each([
    ['id-number', '110105 19491231 002X', '110＊＊＊＊＊＊＊＊＊＊＊002X'], ['phone', '138 0013 8000', '138＊＊＊＊＊＊00'],
    ['id-number', '1101', '＊＊＊'], ['phone', '13800', '＊＊＊'], ['text', '汉族', '＊＊＊'], ['choice', '群众', '＊＊＊'],
  ] as const)('of the kind %s is covered: %s', (kind, text, words) => expect(covered({ kind }, text)).toBe(words))
})
