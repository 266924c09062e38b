import { describe, expect, it } from 'vitest'
import { clockTime, dayWithWeekday, deadlineWords, monthInWords, readDay, readMonth } from './days.ts'

describe('reading a typed day', () => {
  it.each(['2024-7-5', '2024.07.05', '2024/7/5', '2024年7月5日', '20240705', '２０２４-７-５'])('%s', (typed) =>
    expect(readDay(typed)).toBe('2024-07-05'))
  it.each(['2024-02-30', '2024-13-01', '昨天', '2024-7', ''])('refuses %s', (typed) => expect(readDay(typed)).toBeUndefined())
})

describe('reading a typed month', () => {
  it.each(['2024-7', '2024.07', '2024年7月', '202407'])('%s', (typed) => expect(readMonth(typed)).toBe('2024-07'))
  it.each(['2024-13', '2024-0', '7月', ''])('refuses %s', (typed) => expect(readMonth(typed)).toBeUndefined())
})

describe('days in words', () => {
  it('names the weekday', () => expect(dayWithWeekday('2024-07-31')).toBe('2024年7月31日（周三）'))
  it('shows Shanghai time wherever the browser stands', () => expect(clockTime('2024-07-31T15:59:59.999Z')).toBe('23:59'))
  it('drops the leading zero of a month', () => expect(monthInWords('2019-06')).toBe('2019年6月'))
})

describe('how long is left', () => {
  it('stays calm with a week to go', () => expect(deadlineWords('2024-07-26', '2024-07-19', 5)).toEqual({ text: '剩余5个工作日', tone: 'calm' }))
  it('warns two working days before', () => expect(deadlineWords('2024-07-26', '2024-07-24', 2)).toEqual({ text: '剩余2个工作日', tone: 'soon' }))
  it('says so on the last day', () => expect(deadlineWords('2024-07-26', '2024-07-26', 0)).toEqual({ text: '今天截止', tone: 'last' }))
  it('does not call tomorrow today because it is a Saturday', () => expect(deadlineWords('2024-07-20', '2024-07-19', 0)).toEqual({ text: '剩余1天，都是休息日', tone: 'last' }))
  it('says so when it is over', () => expect(deadlineWords('2024-07-26', '2024-07-27', 0)).toEqual({ text: '已截止', tone: 'over' }))
})
