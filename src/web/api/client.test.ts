import { describe, expect, it } from 'vitest'
import { answerOf, ClashError, RefusedError, UnreachableError, whenSignedOut } from './client.ts'

const problem = (status: number, ...codes: readonly string[]): string => JSON.stringify({ type: 'urn', title: '', status, refusals: codes.map((code) => ({ code, detail: `${code}。` })) })
const failureOf = (status: number, text: string): unknown => {
  try {
    return answerOf(status, text)
  } catch (failure) {
    return failure
  }
}

describe('what an answer means', () => {
  it('is its content where all went well', () => expect([answerOf(200, '{"id":"a"}'), answerOf(204, '')]).toEqual([{ id: 'a' }, undefined]))

  it('is every reason at once where it was refused', () => {
    const refused = failureOf(422, problem(422, 'too-long', 'missing'))
    expect(refused).toBeInstanceOf(RefusedError)
    expect((refused as RefusedError).refusals.map(({ code }) => code)).toEqual(['too-long', 'missing'])
    expect((refused as RefusedError).message).toBe('too-long。 missing。')
  })

  it('is two texts where another hand was on the same field', () =>
    expect(failureOf(409, JSON.stringify({ clashes: [{ field: 'post', mine: '甲', theirs: '乙' }], draft: {} }))).toBeInstanceOf(ClashError))

  it('is a stale version, not a clash, where an act came too late', () => expect(failureOf(409, problem(409, 'stale-version'))).toBeInstanceOf(RefusedError))

  it('is no answer where a proxy speaks for a server that is down', () => expect(failureOf(502, '<html>Bad Gateway</html>')).toBeInstanceOf(UnreachableError))

  it('is a sentence for people even where the server said nothing we know', () =>
    expect((failureOf(400, 'oops') as RefusedError).refusals).toEqual([{ code: 'http-400', detail: '这一步没有办成，请刷新页面后再试。' }]))
})

describe('the end of a session', () => {
  it('is told once the server no longer knows it, and not where a password was wrong', () => {
    let times = 0
    whenSignedOut(() => { times += 1 })
    failureOf(401, problem(401, 'wrong-password'))
    expect(times).toBe(0)
    failureOf(401, problem(401, 'not-signed-in'))
    expect(times).toBe(1)
    whenSignedOut(() => undefined)
  })
})
