import { describe, expect, it } from 'vitest'
import { getPolicy, shippedVersions, weihai2024 } from '../../test/policy/versions.ts'
import { hasExpired, openingProblems } from './opening.ts'

const huancui = getPolicy('huancui/chief-technician/2022-12-01')
const zhangdian = getPolicy('zhangdian/chief-technician/2021-09-02')

const problems = (policy: typeof huancui, on: string, year: number, earlier: readonly number[] = []) =>
  openingProblems(policy, { on, year, earlier, underThis: [] }).map(({ code, clause, maySetAside }) => [code, clause, maySetAside])

describe('opening a round 部署', () => {
  it.each([
    ['2022-11-30', true], ['2022-12-01', false], ['2027-11-30', false], ['2027-12-01', true],
  ])('under 环翠区 on %s is outside the validity: %s', (on, outside) =>
    expect(problems(huancui, on, 2026)).toEqual(outside ? [['outside-validity', '第十八条', false]] : []))

  it('under 张店区 ended on 2026-08-31, and says so with the clause', () => {
    expect(problems(zhangdian, '2026-05-20', 2026)).toEqual([])
    expect(openingProblems(zhangdian, { on: '2027-05-20', year: 2027, earlier: [], underThis: [] })).toEqual([{
      code: 'outside-validity', clause: '第十六条', maySetAside: false,
      text: '《张店区首席技师选拔管理办法》的有效期是2021年9月2日至2026年8月31日，今天不在有效期内，不能开展选拔。',
    }])
    expect([hasExpired(zhangdian, '2026-08-31'), hasExpired(zhangdian, '2026-09-01'), hasExpired(zhangdian, '2021-01-01')]).toEqual([false, true, false])
  })

  it.each(shippedVersions)('under %s is refused by the clause that ends it', (id) => {
    const { validity, ...policy } = getPolicy(id)
    expect(problems({ validity, ...policy }, '2099-01-01', 2099)).toContainEqual(['outside-validity', expect.stringMatching(/./u), false])
  })

  it.each([['2026-03-31', true], ['2026-04-01', false], ['2026-06-30', false], ['2026-07-01', true]])(
    'under 张店区 on %s is out of season: %s', (on, out) =>
      expect(problems(zhangdian, on, 2026)).toEqual(out ? [['outside-quarter', '第九条（一）', true]] : []))

  it('comes as often as the text says, and sooner only with a reason', () => {
    expect(problems(huancui, '2026-12-31', 2026, [2022, 2024])).toEqual([])
    expect(problems(huancui, '2025-12-31', 2025, [2022, 2024])).toEqual([['before-cadence', '第四条', true]])
    expect(problems(zhangdian, '2026-05-20', 2026, [2025])).toEqual([])
    expect(openingProblems(zhangdian, { on: '2026-05-20', year: 2026, earlier: [2026, 2025], underThis: [] })[0]?.text)
      .toBe('原文规定每年选拔一次，2026年度已经开展过，2026年度不能再开展。确有必要的，请修改方案，填写“不按原文的周期、季度或次数部署的理由”。')
  })

  it('says which season and which interval the text names', () => {
    expect(openingProblems(zhangdian, { on: '2026-07-01', year: 2026, earlier: [], underThis: [] }).map(({ text }) => text)).toEqual(['原文规定第二季度部署，2026年7月1日不在这个季度。确有必要的，请修改方案，填写“不按原文的周期、季度或次数部署的理由”。'])
    expect(openingProblems(huancui, { on: '2025-12-31', year: 2025, earlier: [2022, 2024, 2026], underThis: [] }).map(({ text }) => text)).toEqual(['原文规定每2年选拔一次，2026年度已经开展过，2025年度不能再开展。确有必要的，请修改方案，填写“不按原文的周期、季度或次数部署的理由”。'])
  })

  it('has no last day where the text names none', () => {
    const open = { ...huancui, validity: { from: '2022-12-01', until: null } }
    expect([openingProblems(open, { on: '2099-12-31', year: 2099, earlier: [], underThis: [] }), hasExpired(open, '2099-12-31')]).toEqual([[], false])
    expect(openingProblems(open, { on: '2022-11-30', year: 2022, earlier: [], underThis: [] })).toEqual([{
      code: 'outside-validity', maySetAside: false, text: '《环翠区首席技师选拔管理办法》的有效期是2022年12月1日至另行通知，今天不在有效期内，不能开展选拔。',
    }])
  })

  it('has neither season nor interval where the text gives none', () => {
    const silent = { ...huancui, cadence: { stated: false, ask: '几年一次？', neededFor: 'announce' } } as const
    expect(openingProblems(silent, { on: '2024-12-31', year: 2024, earlier: [2024], underThis: [] })).toEqual([])
  })

  it('of a single round has neither season nor interval', () => expect(problems(weihai2024(), '2024-12-31', 2024, [2024])).toEqual([]))

  it('under a call for a single round is for once; a second one needs a reason', () => {
    const again = { on: '2024-12-01', year: 2024, earlier: [2024], underThis: ['2024年度威海市首席技师选拔', '补充选拔'] }
    expect(openingProblems(weihai2024(), again)).toEqual([{
      code: 'second-round', clause: '文首第三段', maySetAside: true,
      text: '《关于做好2024年度威海市首席技师推荐选拔工作的通知》只用于2024年度，已经据此部署过“2024年度威海市首席技师选拔”，不能再部署一轮。确有必要的，请修改方案，填写“不按原文的周期、季度或次数部署的理由”。',
    }])
    expect(openingProblems(huancui, { on: '2026-12-01', year: 2026, earlier: [2024], underThis: ['2024年度环翠区首席技师选拔'] })).toEqual([])
    const silent = { ...weihai2024(), cadence: { stated: false, ask: '几年一次？', neededFor: 'announce' } } as const
    expect(openingProblems(silent, again)).toEqual([])
  })
})
