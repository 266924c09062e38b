import { describe, expect, it } from 'vitest'
import { z } from 'zod'
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
      { code: 'wrong-words', about: 'reason', detail: '请写明理由' }, { code: 'wrong-words', about: 'plan.seats', detail: '这一项没有填写，或者格式不正确。' },
    ])
  })
})
