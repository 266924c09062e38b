import { describe, expect, it } from 'vitest'
import { latestCalendar } from '../../test/policy/calendars.ts'
import { deadlineOn, leftInWords, momentInChinese, periodOn, yuan } from './words.ts'

const left = (lastDay: string, today: string): string => leftInWords(deadlineOn(lastDay, today, latestCalendar))

describe('a deadline in words', () => {
  it('counts the working days left, make-up days included', () => {
    expect(left('2024-09-09', '2024-09-03')).toBe('剩余4个工作日')
    expect(left('2024-09-14', '2024-09-13')).toBe('剩余1个工作日')
  })

  it('says today on the last day, and that it is over the day after', () => {
    expect(left('2024-09-09', '2024-09-09')).toBe('今天截止')
    expect(left('2024-09-09', '2024-09-10')).toBe('已截止')
  })

  it('does not call it today when only days off are left', () => {
    expect(left('2024-09-08', '2024-09-06')).toBe('剩余不足1个工作日')
  })

  it('is provisional where the year has no published calendar, or the period already was', () => {
    expect(deadlineOn('2030-01-08', '2030-01-02', latestCalendar)).toMatchObject({ kind: 'running', provisional: true })
    expect(periodOn({ lastDay: '2024-09-09', provisional: true }, '2024-09-03', latestCalendar)).toMatchObject({ provisional: true })
  })

  it('has not begun while there is no last day', () => {
    expect(periodOn(undefined, '2024-09-03', latestCalendar)).toEqual({ kind: 'not-started' })
  })
})

describe('other words', () => {
  it('names a moment in Shanghai, wherever the server stands', () => {
    expect(momentInChinese('2024-07-31T15:59:59.999Z')).toBe('2024年7月31日 23:59')
    expect(momentInChinese('2024-07-31T16:00:00.000Z')).toBe('2024年8月1日 00:00')
  })

  it('writes sums as people do', () => {
    expect([yuan(100_000), yuan(1_250)]).toEqual(['1000元', '12.50元'])
  })
})
