import { describe, expect, it } from 'vitest'
import { getPolicy, shippedVersions, weihai2024 } from '../../test/policy/versions.ts'
import { attestedIn } from './condition.ts'
import { judge } from './conditions.ts'
import { fictionalIdNumber } from './cases.ts'
import { inconsistencies } from './consistency.ts'
import { effectOf, readAs, rereadIn } from './readings.ts'

const zhangdian = getPolicy('zhangdian/chief-technician/2021-09-02')
const huancui = getPolicy('huancui/chief-technician/2022-12-01')
const others = shippedVersions.map(getPolicy).flatMap((policy) => policy.interpretations.flatMap(({ id, alternatives = [] }) =>
  alternatives.map((other) => ({ policy, id, other, at: `${policy.titleName} ${id}=${other.id}` }))))

describe('a version under another reading 换一种读法', () => {
  it('changes stated values, bars and rules that rest on it, and nothing else', () => {
    const { title, ...rest } = readAs(zhangdian, { 'approval-day': 'publication-day', 'bar-length': 'for-good' })
    expect([title?.termStart, title?.bars.map(({ from }) => from)]).toMatchObject([{ stated: true, value: 'month-after-publication' }, ['this-title']])
    expect({ ...title, termStart: zhangdian.title?.termStart, bars: zhangdian.title?.bars }).toEqual(zhangdian.title)
    expect({ ...rest, title: zhangdian.title, interpretations: zhangdian.interpretations }).toEqual(zhangdian)
    expect(readAs(zhangdian, {})).toEqual(zhangdian)
    expect(readAs(zhangdian, { 'approval-day': 'nothing', nowhere: 'nothing' })).toEqual(zhangdian)
  })

  it('counts the day of posting wherever the text is read so', () => {
    const days = (policy: typeof zhangdian) => policy.stages.flatMap(({ notice, localNotice }) => [notice, localNotice]).flatMap((each) => each?.stated ? [each.value.countFirstDay] : [])
    expect([days(zhangdian), days(readAs(zhangdian, { 'publicity-first-day': 'first-day-counts' }))]).toEqual([[false, false], [true, true]])
  })

  it('judges by it, and asks what it asks', () => {
    const born55 = { idNumber: fictionalIdNumber('1969-07-30', 'male') }
    const age = (policy: typeof zhangdian) => judge(policy, born55, { referenceDay: '2024-07-31' }).find(({ condition }) => condition === 'age')
    const weihai = weihai2024()
    expect([age(weihai), age(readAs(weihai, { 'age-day': 'until-55th-birthday' }))].map((verdict) => [verdict?.outcome, verdict?.text.split('。')[0]])).toEqual([
      ['met', '截至2024年7月31日满55周岁，没有超过55周岁'], ['not-met', '截至2024年7月31日过了55周岁生日'],
    ])
    const said = (policy: typeof zhangdian) => policy.conditions.filter(({ id }) => id === 'skill-level').flatMap(({ test }) => attestedIn(test)).map(({ statement }) => statement)
    expect([said(zhangdian), said(readAs(zhangdian, { certificates: 'old-certificates-alone' }))]).toEqual([[], ['所持的是职业资格证书，不是职业技能等级证书']])
  })

  it('shows what was read first among the others', () => {
    const { interpretations } = readAs(huancui, { several: 'three' })
    expect(interpretations.find(({ id }) => id === 'several')).toMatchObject({
      reading: '“多人”指3人以上。', alternatives: [{ id: 'as-taken', reading: '“多人”指2人以上；成为骨干或者竞赛成绩优异，具备一样即计入。' }],
    })
    expect(interpretations.filter(({ id }) => id !== 'several')).toEqual(huancui.interpretations.filter(({ id }) => id !== 'several'))
  })

  it('takes several readings at once, one within another too', () => {
    const wenzhou = getPolicy('wenzhou/chief-technician/2021-09-16')
    const { conditions } = readAs(wenzhou, { 'second-class': 'any-level', 'listed-titles': 'open-list' })
    expect(rereadIn(conditions)).toEqual([])
    expect(JSON.stringify(conditions)).toContain('填报的荣誉称号与列明的两项同一层次')
  })
})

describe('every reading of the five texts that was not taken', () => {
  it.each(others)('$at changes something that can be told, or says why not', ({ policy, id, other }) => {
    const effect = effectOf(policy, id, other)
    const told = effect.kind === 'not-computed' ? [effect.reason] : effect.changes.map(({ text }) => text)
    expect(told.join('').length).toBeGreaterThan(8)
    expect(effect.kind === 'not-computed').toBe(other.notComputed !== undefined)
  })

  it.each(others.filter(({ other }) => other.notComputed === undefined))('$at leaves a version that is whole', ({ policy, id, other }) => {
    const rules = { ...readAs(policy, { [id]: other.id }), interpretations: policy.interpretations }
    expect(rules).not.toEqual(policy)
    expect(inconsistencies(rules).filter(({ at }) => at[0] !== 'interpretations')).toEqual([])
  })

  it('is worked out wherever it concerns a condition or a period', () => {
    expect(others.filter(({ other }) => other.notComputed !== undefined).map(({ at, other }) => [at, other.notComputed?.slice(0, 4)])).toEqual([
      ['环翠区首席技师 office=separate', '不改变条'], ['环翠区首席技师 who-recommends-winners=by-office', '不改变对'], ['环翠区首席技师 who-publishes=office-publishes', '不改变条'], ['环翠区首席技师 check-up-by=by-office', '不改变条'],
      ['温州市首席技师 scope-of-recent=all-recent', '不能推算'],
      ['张店区首席技师 which-allowance=higher', '不能推算'], ['张店区首席技师 fraud-chain=office-alone', '不改变取'], ['张店区首席技师 certificate-recall=recalled', '不改变条'],
    ])
  })
})
