import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clock, hand, lastInstantOf, midnightAfter } from '../../../test/support/given.ts'
import { plusDays } from '../../policy/day.ts'
import { sameHand, unopened, type Act } from './act.ts'
import { systemActor } from './actor.ts'
import { accept, acceptUnless, refuse } from './decision.ts'
import { dayInChinese, dayOf, endOfDay, isWithinDay } from './time.ts'
import { citation, day, id, reason, word } from './words.ts'

describe('business time in Asia/Shanghai 业务时间', () => {
  it('a day ends at its 24:00, which is no longer within it', () => {
    expect(endOfDay('2024-07-31')).toBe('2024-07-31T16:00:00.000Z')
    expect([isWithinDay('2024-07-31T15:59:59.999Z', '2024-07-31'), isWithinDay('2024-07-31T16:00:00.000Z', '2024-07-31')]).toEqual([true, false])
    expect([dayOf('2024-07-31T15:59:59.999Z'), dayOf('2024-07-31T16:00:00.000Z')]).toEqual(['2024-07-31', '2024-08-01'])
  })

  it('an instant lies within the day it falls on, and in no day before', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const at = date.toISOString()
      expect([isWithinDay(at, dayOf(at)), isWithinDay(at, plusDays(dayOf(at), -1))]).toEqual([true, false])
    }))
  })

  it('the tests’ own clock agrees', () => {
    expect([dayOf(lastInstantOf('2024-02-29')), dayOf(midnightAfter('2024-02-29')), midnightAfter('2024-02-29')]).toEqual(['2024-02-29', '2024-03-01', endOfDay('2024-02-29')])
    expect(clock('2024-07-31', '08:00:00.000')).toBe('2024-07-31T00:00:00.000Z')
  })

  it('writes a day as GB/T 9704 does, without leading zeros', () => expect(dayInChinese('2024-07-01')).toBe('2024年7月1日'))
})

describe('who may do what 权限', () => {
  const act: Act<'open' | 'closed'> = { title: '办理', roles: ['unit', 'district'], from: ['open'], stage: 'nominate' }
  const names = { open: '在办', closed: '办结' }
  const told = (stage: 'open' | 'closed', role: 'unit' | 'expert') => unopened(act, stage, hand(role), (each) => names[each])

  it('a wrong hand is told before a wrong time, in words that say who and when', () => {
    expect(told('open', 'unit')).toEqual([])
    expect(told('closed', 'expert')).toEqual([{ code: 'role-not-allowed', detail: '“办理”由用人单位、区市人社部门办理，您现在的身份是评审专家。' }])
    expect(told('closed', 'unit')).toEqual([{ code: 'act-not-open', about: 'closed', detail: '现在是“办结”，不能“办理”：这一步在“在办”时办理。' }])
  })

  it('the account that prepared it may not approve it; another may, and where nobody did anybody may', () => {
    const checker = hand('office-checker')
    expect([sameHand('office-checker', checker).map(({ code }) => code), sameHand('office-maker', checker), sameHand(undefined, checker)]).toEqual([['maker-cannot-check'], [], []])
  })

  it('the system acts in a jurisdiction under a name of its own', () => expect(systemActor('weihai')).toEqual({ account: 'system', role: 'system', jurisdiction: 'weihai', body: 'system', name: '系统' }))
})

describe('deciding', () => {
  it('gives facts, or every reason there are none', () => {
    expect(accept({ type: 'A' }, { type: 'B' })).toEqual({ kind: 'accepted', events: [{ type: 'A' }, { type: 'B' }] })
    expect(acceptUnless([], { type: 'A' })).toEqual(accept({ type: 'A' }))
    expect(acceptUnless([{ code: 'one' }, { code: 'two' }], { type: 'A' })).toEqual(refuse({ code: 'one' }, { code: 'two' }))
  })
})

describe('words', () => {
  it.each([
    [word(3), ['  甲乙丙 ', '甲'], ['', '   ', '甲乙丙丁']], [reason, ['不实', ' 不实。 '], ['不', '', ' '.repeat(5), '甲'.repeat(2_001)]],
    [citation, ['上级办法第九条'], ['办法', '甲'.repeat(301)]], [day, ['2024-02-29', '2024-12-31'], ['2024-02-30', '2023-02-29', '2024-13-01', '2024-7-1', '2024-07-01T00:00:00Z', '']],
    [id, ['case-1.expert_2', '0198f3'], ['', 'a b', '案件', '../up', 'x'.repeat(81)]],
  ])('case %#: are taken and refused as they should be', (schema, taken, refused) => {
    expect(taken.map((text) => schema.safeParse(text).success)).toEqual(taken.map(() => true))
    expect(refused.map((text) => schema.safeParse(text).success)).toEqual(refused.map(() => false))
  })
})
