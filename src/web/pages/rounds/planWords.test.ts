import { describe, expect, it } from 'vitest'
import type { RoundPlan } from '../../../domain/round/round.ts'
import { RefusedError } from '../../api/client.ts'
import { sortSaid } from '../../acts/said.ts'
import { planFields, planOf, revisionClosed, weightsTogether, wordsOf } from './planWords.ts'

const plan: RoundPlan = {
  policy: 'weihai/chief-technician/2024-07-11', year: 2024, title: '2024年度选拔', documentNumber: '演示〔2024〕1号', applyBy: '2024-07-20', reportBy: '2024-07-31', seats: 10,
  supplied: {
    localNotice: { value: { workingDays: 5, countFirstDay: false }, citation: '演示办法第三条' },
    criteria: { value: [{ id: 'skill', title: '技能', weightPercent: 60, hint: '看作品' }, { id: 'work', title: '业绩', weightPercent: 40 }], citation: '演示办法第四条' },
    termYears: { value: 4, citation: '演示办法第五条' },
  },
}
const { policy: _, ...sent } = plan

describe('a plan in its form', () => {
  it('comes back as it went in, the ids of its criteria included', () => expect(planOf(wordsOf(plan))).toEqual(sent))

  it('leaves out the supplements that nobody began', () =>
    expect(planOf(wordsOf({ ...plan, supplied: {} })).supplied).toEqual({}))

  it('sends a supplement that was begun as it is, so that its gaps are named', () =>
    expect(planOf({ ...wordsOf({ ...plan, supplied: {} }), noticeDays: '五' }).supplied).toEqual({
      localNotice: { value: { workingDays: undefined, countFirstDay: undefined }, citation: '' },
    }))

  it('gives a new criterion an id that none has', () => {
    const { criteria } = planOf({ ...wordsOf(plan), criteria: [{ id: 'c1', title: '技能', weightPercent: '60' }, { title: '业绩', weightPercent: '40' }] }).supplied ?? {}
    expect(criteria?.value.map(({ id }) => id)).toEqual(['c1', 'c2'])
  })

  it('has a name for every column of the criteria, so that a mistake says where it is', () => {
    const refusals = ['title', 'weightPercent', 'hint'].map((column) => ({ code: 'wrong-words', about: `plan.supplied.criteria.value.1.${column}`, detail: '请填写' }))
    expect(sortSaid(new RefusedError(422, refusals), planFields).summary.map(({ text }) => text)).toEqual(['评分项目第2项的名称：请填写', '评分项目第2项的权重：请填写', '评分项目第2项的评分说明：请填写'])
  })

  it('reads full-width digits as the number they are', () => expect(planOf({ ...wordsOf(plan), seats: '１０' }).seats).toBe(10))

  it('adds the weights up while they are typed', () =>
    expect(weightsTogether({ criteria: [{ weightPercent: '60' }, { weightPercent: '' }, { weightPercent: '15' }] })).toBe(75))
})

describe('a plan opened by its address', () => {
  it('can be revised where that is what its round offers', () => expect(revisionClosed({ stageName: '草案', acts: [{ act: 'ReviseRound' }] })).toEqual([]))

  it('says where it stands and when it could be', () =>
    expect(revisionClosed({ stageName: '待复核发布', acts: [{ act: 'ConfirmPanel' }] })).toEqual([
      { code: 'act-not-open', detail: '现在是“待复核发布”，方案不能修改。只有还没有提请复核、或者被复核退回的方案可以修改。' },
    ]))
})
