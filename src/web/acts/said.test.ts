import { describe, expect, it } from 'vitest'
import { RefusedError, UnreachableError } from '../api/client.ts'
import { sortSaid } from './said.ts'

const opinion = { code: 'wrong-words', about: 'opinion', detail: '请填写意见' }
const problem = { code: 'wrong-words', about: 'problems.0.text', detail: '不能为空' }
const full = { code: 'quota-full', clause: '二第一段', detail: '推荐名额用完。' }

describe('what the server said against an act', () => {
  it('stands under the field it is about, the rows of a list included, and beside the fields otherwise', () =>
    expect(sortSaid(new RefusedError(422, [opinion, problem, full]), ['opinion', 'problems'])).toEqual({
      byField: { opinion: '请填写意见', 'problems.0.text': '不能为空' }, beside: [full], isStale: false,
    }))

  it('is the first of several about one field', () =>
    expect(sortSaid(new RefusedError(422, [opinion, { ...opinion, detail: '不能超过500字' }]), ['opinion']).byField).toEqual({ opinion: '请填写意见' }))

  it('is not put under a field whose name only begins alike', () =>
    expect(sortSaid(new RefusedError(422, [{ ...opinion, about: 'opinions' }]), ['opinion']).byField).toEqual({}))

  it('is that the matter moved on, and nothing else, where the version was stale', () =>
    expect(sortSaid(new RefusedError(409, [{ code: 'stale-version', detail: '又有了变化' }]), [])).toEqual({ byField: {}, beside: [], isStale: true }))

  it('is nothing while there was no answer, or no error', () =>
    expect([sortSaid(new UnreachableError(), []), sortSaid(null, [])]).toEqual([
      { byField: {}, beside: [], isStale: false }, { byField: {}, beside: [], isStale: false },
    ]))
})
