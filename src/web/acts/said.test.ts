import { describe, expect, it } from 'vitest'
import { RefusedError, UnreachableError } from '../api/client.ts'
import { isOvertaken, sortSaid } from './said.ts'

const opinion = { code: 'wrong-words', about: 'opinion', detail: '请填写意见' }
const problem = { code: 'wrong-words', about: 'problems.0.text', detail: '不能为空' }
const full = { code: 'quota-full', clause: '二第一段', detail: '推荐名额用完。' }
const fields = { opinion: '推荐意见', problems: '问题' }

describe('what the server said against an act', () => {
  it('stands under the field it is about, the rows of a list included, and beside the fields otherwise', () =>
    expect(sortSaid(new RefusedError(422, [opinion, problem, full]), fields)).toEqual({
      byField: { opinion: '请填写意见', 'problems.0.text': '不能为空' },
      summary: [{ field: 'opinion', text: '推荐意见：请填写意见' }, { field: 'problems.0.text', text: '问题第1条：不能为空' }],
      beside: [full], isStale: false,
    }))

  it('names the row and the column of a list, and the row alone where the column has no name of its own', () => {
    const named = { 'plan.criteria': '评分项目', 'plan.criteria.*.weightPercent': '评分项目第#项的权重' }
    const refusals = ['plan.criteria.1.weightPercent', 'plan.criteria.0.weightPercent', 'plan.criteria.1.id', 'plan.criteria'].map((about) => ({ code: 'wrong-words', about, detail: '请填写' }))
    expect(sortSaid(new RefusedError(422, refusals), named).summary).toEqual([
      { field: 'plan.criteria.1.weightPercent', text: '评分项目第2项的权重：请填写' }, { field: 'plan.criteria.0.weightPercent', text: '评分项目第1项的权重：请填写' },
      { field: 'plan.criteria.1.id', text: '评分项目第2条：请填写' }, { field: 'plan.criteria', text: '评分项目：请填写' },
    ])
  })

  it('names a field once where what is said of it names it already', () => {
    const refusals = [{ code: 'wrong-day', about: 'heldOn', detail: '会议日期不能晚于今天。' }, { code: 'wrong-words', about: 'way', detail: '请选择怎样答复的' }]
    expect(sortSaid(new RefusedError(422, refusals), { heldOn: '会议日期', way: '怎样答复的' }).summary).toEqual([
      { field: 'heldOn', text: '会议日期不能晚于今天。' }, { field: 'way', text: '请选择怎样答复的' },
    ])
  })

  it('is the first of several about one field', () =>
    expect(sortSaid(new RefusedError(422, [opinion, { ...opinion, detail: '不能超过500字' }]), fields).byField).toEqual({ opinion: '请填写意见' }))

  it('is not put under a field whose name only begins alike', () =>
    expect(sortSaid(new RefusedError(422, [{ ...opinion, about: 'opinions' }]), fields).byField).toEqual({}))

  it('needs no label where the words name what they are about', () =>
    expect(sortSaid(new RefusedError(422, [opinion]), { opinion: '' }).summary).toEqual([{ field: 'opinion', text: '请填写意见' }]))

  it('is that the matter moved on, and nothing else, where the version was stale', () =>
    expect(sortSaid(new RefusedError(409, [{ code: 'stale-version', detail: '又有了变化' }]), fields)).toEqual({ byField: {}, summary: [], beside: [], isStale: true, meanwhile: '又有了变化' }))

  it('is that nothing is left to send, where it was done elsewhere', () => {
    const done = new RefusedError(409, [{ code: 'overtaken', detail: '您自己已在2024年7月26日 14:32办理了“退回补正”，这一步不用再办了。' }])
    expect([isOvertaken(done), sortSaid(done, fields).beside, isOvertaken(new RefusedError(409, [full])), isOvertaken(new UnreachableError()), isOvertaken(null)]).toEqual([true, done.refusals, false, false, false])
  })

  it('is nothing while there was no answer, or no error', () =>
    expect([sortSaid(new UnreachableError(), fields), sortSaid(null, fields)].map(({ summary, beside, isStale }) => [summary, beside, isStale])).toEqual([[[], [], false], [[], [], false]]))
})
