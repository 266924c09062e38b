import { describe, expect, it } from 'vitest'
import { dayOffInWords } from './dayOff.ts'

describe('a last day on which nobody works', () => {
  it('is said to be a day off, and no obstacle', () =>
    expect(dayOffInWords({ day: '2024-07-20', isOff: true, provisional: false })).toBe('2024年7月20日（周六）是休息日，仍可作截止日。如果要在工作日收齐，请另选一天。'))

  it('is said with what it rests on, where the arrangement of its year is not out yet', () =>
    expect(dayOffInWords({ day: '2027-10-01', isOff: true, provisional: true })).toBe('2027年10月1日（周五）是休息日（该年放假安排尚未公布，按周末和法定假日推算），仍可作截止日。如果要在工作日收齐，请另选一天。'))

  it('is not one that is worked', () => expect(dayOffInWords({ day: '2024-07-19', isOff: false, provisional: false })).toBe(''))
})
