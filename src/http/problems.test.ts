import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { choice, id } from '../domain/shared/words.ts'
import { clock, hand } from '../../test/support/given.ts'
import type { RecordedEvent } from '../usecases/ports.ts'
import { Overtaken } from '../usecases/refused.ts'
import { handleError, overtaken, problemOf, staleVersion, wordRefusals } from './problems.ts'

const of = (...codes: readonly string[]) => problemOf(codes.map((code) => ({ code })))

describe('a refusal on its way out 不能办理', () => {
  it.each([
    ['an ordinary reason', ['condition-not-met'], 422], ['a wrong state: not forbidden, only too early or too late', ['act-not-open'], 409], ['a wrong hand', ['role-not-allowed'], 403],
    ['maker and checker in one', ['maker-cannot-check'], 403], ['nobody signed in', ['not-signed-in'], 401], ['too many tries', ['account-locked'], 429], ['what is not there', ['not-found'], 404],
    ['the gravest of several', ['deadline-passed', 'draft-changed', 'role-not-allowed'], 403], ['nothing told', [], 422],
  ])('%s', (_, codes, status) => expect(of(...codes).status).toBe(status))

  it.each([
    ['ENOSPC', 507, 'disk-full'], ['EDQUOT', 507, 'disk-full'], ['53100', 507, 'disk-full'],
    ['57P02', 503, 'database-interrupted'], ['57P03', 503, 'database-interrupted'], ['ECONNRESET', 503, 'database-interrupted'], ['EPIPE', 503, 'database-interrupted'], ['23514', 500, 'internal-error'],
  ])('what the machine calls %s is told for what it is, and stands in the log', (code, status, told) => {
    const sent: unknown[] = []
    const reply = { code: (status: number) => { sent.push(status); return reply }, type: () => reply, send: (text: string) => { sent.push(JSON.parse(text).refusals[0].code); return reply } }
    const logged: unknown[] = []
    const failure = Object.assign(new Error('no room'), { code })
    handleError(failure, { log: { error: (entry: unknown) => logged.push(entry) } } as never, reply as never)
    expect([sent, logged]).toEqual([[status, told], [{ err: failure }]])
  })

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

describe('an act that came too late 别处已办', () => {
  const entry = (type: string): RecordedEvent => ({
    type, data: {}, stream: { kind: 'application', id: 'case-1' }, version: 1, position: 1n, at: clock('2024-07-15'), actor: hand('office-maker'), policy: '', clauses: [], hash: '',
  })
  const tooLate = new Overtaken(entry('QualificationProposed'), { code: 'act-not-open', detail: '现在是“审查意见待复核”。' })

  it('is told that it is done, by whom and when, and under a code of its own', () => {
    const told = overtaken(tooLate, hand('office-maker'))
    expect([told, problemOf(told).status]).toEqual([[{ code: 'overtaken', detail: '您自己已在2024年7月15日 09:00办理了“提出审查意见”，这一步不用再办了。' }], 409])
  })

  it('is told only why it can’t be done where by whom is none of the reader’s business', () =>
    expect([overtaken(tooLate, hand('unit')), overtaken(tooLate, undefined)]).toEqual([tooLate.refusals, tooLate.refusals]))

  it('is told what came between where it may still be done, the last of it that the reader may know', () => {
    const since = [entry('ApplicationReturned'), entry('QualificationProposed')]
    expect([staleVersion({ since }, hand('unit')), staleVersion({ since: [] }, hand('unit'))]).toEqual([
      { code: 'stale-version', detail: '您打开之后，选拔办（经办）已在2024年7月15日 09:00办理了“退回补正”。请看过最新情况，还需要办的再办一次。' },
      { code: 'stale-version', detail: '这件事在您打开之后又有了变化。请看过最新情况，还需要办的再办一次。' },
    ])
  })
})
