import { describe, expect, it } from 'vitest'
import { getPolicy, weihai2024 } from '../../test/policy/versions.ts'
import { hasExpired, openingProblems } from './opening.ts'

const huancui = getPolicy('huancui/chief-technician/2022-12-01')
const zhangdian = getPolicy('zhangdian/chief-technician/2021-09-02')

const problems = (policy: typeof huancui, on: string, year: number, earlier: readonly number[] = []) =>
  openingProblems(policy, { on, year, earlier }).map(({ code, clause, maySetAside }) => [code, clause, maySetAside])

describe('opening a round 部署', () => {
  it.each([
    ['2022-11-30', true], ['2022-12-01', false], ['2027-11-30', false], ['2027-12-01', true],
  ])('under 环翠区 on %s is outside the validity: %s', (on, outside) =>
    expect(problems(huancui, on, 2026)).toEqual(outside ? [['outside-validity', '第十八条', false]] : []))

  it('under 张店区 ended on 2026-08-31, and says so with the clause', () => {
    expect(problems(zhangdian, '2026-05-20', 2026)).toEqual([])
    expect(openingProblems(zhangdian, { on: '2027-05-20', year: 2027, earlier: [] })).toEqual([{
      code: 'outside-validity', clause: '第十六条', maySetAside: false,
      text: '《张店区首席技师选拔管理办法》的有效期是2021年9月2日至2026年8月31日，今天不在有效期内，不能开展选拔。',
    }])
    expect([hasExpired(zhangdian, '2026-08-31'), hasExpired(zhangdian, '2026-09-01'), hasExpired(zhangdian, '2021-01-01')]).toEqual([false, true, false])
  })

  it.each([['2026-03-31', true], ['2026-04-01', false], ['2026-06-30', false], ['2026-07-01', true]])(
    'under 张店区 on %s is out of season: %s', (on, out) =>
      expect(problems(zhangdian, on, 2026)).toEqual(out ? [['outside-quarter', '第九条（一）', true]] : []))

  it('comes as often as the text says, and sooner only with a reason', () => {
    expect(problems(huancui, '2026-12-31', 2026, [2022, 2024])).toEqual([])
    expect(problems(huancui, '2025-12-31', 2025, [2022, 2024])).toEqual([['before-cadence', '第四条', true]])
    expect(problems(zhangdian, '2026-05-20', 2026, [2025])).toEqual([])
    expect(openingProblems(zhangdian, { on: '2026-05-20', year: 2026, earlier: [2026, 2025] })[0]?.text)
      .toBe('原文规定每年选拔一次，2026年度已经开展过，2026年度不能再开展。确有必要的，请在方案中写明理由。')
  })

  it('of a single round has neither season nor interval', () => expect(problems(weihai2024(), '2024-12-31', 2024, [2024])).toEqual([]))
})
