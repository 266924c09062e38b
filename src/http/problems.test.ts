import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { choice, id } from '../domain/shared/words.ts'
import { problemOf, wordRefusals } from './problems.ts'

const of = (...codes: readonly string[]) => problemOf(codes.map((code) => ({ code })))

describe('a refusal on its way out 不能办理', () => {
  it.each([
    ['an ordinary reason', ['condition-not-met'], 422], ['a wrong state: not forbidden, only too early or too late', ['act-not-open'], 409], ['a wrong hand', ['role-not-allowed'], 403],
    ['maker and checker in one', ['maker-cannot-check'], 403], ['nobody signed in', ['not-signed-in'], 401], ['too many tries', ['account-locked'], 429], ['what is not there', ['not-found'], 404],
    ['the gravest of several', ['deadline-passed', 'draft-changed', 'role-not-allowed'], 403], ['nothing told', [], 422],
  ])('%s', (_, codes, status) => expect(of(...codes).status).toBe(status))

  it('keeps every reason, in order, and is named after the first', () => {
    const problem = of('deadline-passed', 'commitment-unsigned')
    expect(problem).toEqual({ type: 'urn:shouxi:deadline-passed', title: '还不能办理', status: 422, refusals: [{ code: 'deadline-passed' }, { code: 'commitment-unsigned' }] })
  })

  it('says by field what a schema found, in Chinese whatever the schema said', () => {
    const { error } = z.object({ reason: z.string().min(2, '请写明理由'), plan: z.object({ seats: z.number() }) }).safeParse({ reason: '', plan: {} })
    expect(wordRefusals(error?.issues ?? [])).toEqual([
      { code: 'wrong-words', about: 'reason', detail: '请写明理由' }, { code: 'wrong-words', about: 'plan.seats', detail: '请填写整数' },
    ])
  })

  it.each<[string, z.ZodType, unknown, string]>([
    ['a question that is not answered', z.boolean(), undefined, '请选择'],
    ['one of several that is none of them', z.enum(['clear', 'upheld']), '', '请选择'],
    ['a subject that was not chosen', id, '', '请选择'],
    ['somebody who was not chosen', choice, undefined, '请选择'],
    ['a number that is missing', z.number().int(), undefined, '请填写整数'],
    ['half a number', z.number().int(), 2.5, '请填写整数'],
    ['too little', z.number().int().min(1), 0, '不能小于1'],
    ['too much', z.number().int().max(100), 110, '不能大于100'],
    ['an empty list', z.array(z.string()).min(1), [], '至少要有1项'],
    ['a list too long', z.array(z.string()).max(2), ['a', 'b', 'c'], '最多2项'],
    ['words that are missing', z.string(), undefined, '请填写'],
    ['words too long', z.string().max(2), '一二三', '不能超过2个字'],
  ])('says what to do about %s', (_, schema, value, detail) => {
    expect(wordRefusals(schema.safeParse(value).error?.issues ?? [])).toEqual([{ code: 'wrong-words', about: '', detail }])
  })
})
