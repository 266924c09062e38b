import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../test/policy/versions.ts'
import type { Policy } from './policy.ts'
import { contested, groupOf, seat } from './seating.ts'

const plain = weihai2024()
const capped: Policy = { ...plain, seats: { ...plain.seats, cap: { field: 'occupation', atMost: 2, clause: '第五条', quote: '同一职业不超过2人' } } }
/** 甲焊 1 is 甲, a welder, in the first place. */
const line = (...people: readonly string[]) => people.map((words) => {
  const [who = '', place = ''] = words.split(' ')
  return { id: who.slice(0, 1), group: who.slice(1), place: Number(place) }
})
const seatedIn = (policy: Policy, people: ReturnType<typeof line>, seats: number) => seat(policy, people, seats).filter(({ seated }) => seated).map(({ id }) => id).join('')

describe('seats 名额', () => {
  const people = line('甲焊 1', '乙焊 2', '丙焊 3', '丁钳 4', '戊车 5')

  it('without a cap go by the list alone', () => expect(seatedIn(plain, people, 3)).toBe('甲乙丙'))

  it('with a cap pass over the third of an occupation, say why with the clause, and go to the next', () => {
    expect(seatedIn(capped, people, 3)).toBe('甲乙丁')
    expect(seat(capped, people, 3).map(({ full }) => full)).toEqual([undefined, undefined, '“焊”已有2人列入，不再列入（第五条：“同一职业不超过2人”）。', undefined, undefined])
  })

  it('count an occupation as the same whatever the spaces and the width of brackets', () =>
    expect(groupOf(capped, { occupation: '焊工（电焊） ' })).toBe(groupOf(capped, { occupation: '焊 工(电焊)' })))

  it('tell occupations apart, and ask for none without a cap', () => {
    expect([groupOf(capped, { occupation: '焊工' }), groupOf(capped, { occupation: ' 钳工\u3000' }), groupOf(plain, { occupation: '焊工' })]).toEqual(['焊工', '钳工', ''])
  })

  it('never go to more than the cap, and stay empty only where everybody left is over it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('焊', '钳', '车'), { maxLength: 12 }), fc.integer({ min: 1, max: 8 }), (groups, seats) => {
      const found = seat(capped, groups.map((group, index) => ({ id: String(index), group, place: index + 1 })), seats)
      const held = ['焊', '钳', '车'].map((group) => found.filter((each) => each.seated && each.group === group).length)
      const possible = ['焊', '钳', '车'].reduce((sum, group) => sum + Math.min(2, groups.filter((each) => each === group).length), 0)
      expect(Math.max(...held)).toBeLessThanOrEqual(2)
      expect(held.reduce((sum, each) => sum + each, 0)).toBe(Math.min(seats, possible))
    }))
  })
})

describe('a seat is contested 并列', () => {
  const contestedIn = (seats: number, ...people: readonly string[]) => contested(seat(capped, line(...people), seats)).map(({ id }) => id).join('')

  it('by nobody where equals all have one, or are behind', () => expect([contestedIn(3, '甲焊 1', '乙钳 1'), contestedIn(1, '甲焊 1', '乙钳 2')]).toEqual(['', '']))
  it('by an equal for whom none was left', () => expect(contestedIn(1, '甲焊 1', '乙钳 1')).toBe('甲'))
  it('by an equal of the same occupation at the cap, not by one of another', () => expect(contestedIn(9, '甲焊 1', '乙焊 2', '丙钳 2', '丁焊 2')).toBe('乙'))
})
