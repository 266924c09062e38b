import { afterEach, describe, expect, it } from 'vitest'
import { exampleDay, learnToday, todayNow, whenDayChanges } from './today.ts'

describe('which day it is 今天', () => {
  afterEach(() => learnToday('2024-07-11'))

  it('is the day of the server, told anew only where it changed', () => {
    learnToday('2024-07-18')
    const told: string[] = []
    const stop = whenDayChanges(() => told.push(todayNow()))
    for (const said of ['2024-07-18', null, '2024-07-19', '2024-07-19']) learnToday(said)
    stop()
    learnToday('2024-07-20')
    expect([todayNow(), told]).toEqual(['2024-07-20', ['2024-07-19']])
  })

  it('gives the year of every date that is shown as an example', () => {
    learnToday('2027-01-04')
    expect(exampleDay('07-31')).toBe('2027-07-31')
  })
})
