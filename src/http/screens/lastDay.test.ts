import { describe, expect, it } from 'vitest'
import { lastDayOf } from './lastDay.ts'

describe('until when something waits 期限', () => {
  const days = { applyBy: '2024-07-20', reportBy: '2024-07-31' }

  it('is the round’s day where the case has none of its own', () => {
    expect(lastDayOf({ act: 'SubmitApplication', role: 'unit' }, days)).toBe('2024-07-20')
    expect(['VerifyOriginals', 'EndLocalNotice', 'ReportApplication'].map((act) => lastDayOf({ act, role: 'district' }, days))).toEqual(['2024-07-31', '2024-07-31', '2024-07-31'])
  })

  it('is the day that was given for a correction, and for reporting again the later of both', () => {
    expect(lastDayOf({ act: 'SubmitApplication', role: 'unit', due: '2024-07-25' }, days)).toBe('2024-07-25')
    expect(['2024-07-25', '2024-08-05'].map((due) => lastDayOf({ act: 'VerifyOriginals', role: 'district', due }, days))).toEqual(['2024-07-31', '2024-08-05'])
  })

  it('is nobody else’s', () => {
    expect(lastDayOf({ act: 'ReturnForCorrection', role: 'office-maker', due: null }, days)).toBe(null)
    expect(lastDayOf({ act: 'VerifyOriginals', role: 'district' }, undefined)).toBe(null)
  })
})
