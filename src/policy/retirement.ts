import { isRealDay, monthNumber } from './day.ts'

/** 职工类别 — a woman's statutory age was 50 or 55 by her post; it has to be asked. A man's was 60. */
export type RetirementCategory = 'man-60' | 'woman-55' | 'woman-50'

type Scheme = Readonly<{ years: number; firstMonth: string; monthsOfBirthPerMonth: number; mostMonths: number }>

/** 国务院关于渐进式延迟法定退休年龄的办法 — from 2025-01-01 on, by the month of birth. */
const schemes: Readonly<Record<RetirementCategory, Scheme>> = {
  'man-60': { years: 60, firstMonth: '1965-01', monthsOfBirthPerMonth: 4, mostMonths: 36 },
  'woman-55': { years: 55, firstMonth: '1970-01', monthsOfBirthPerMonth: 4, mostMonths: 36 },
  'woman-50': { years: 50, firstMonth: '1975-01', monthsOfBirthPerMonth: 2, mostMonths: 60 },
}

/**
 * 法定退休年龄 — in months. Who reached the old age before 2025 was born before the first month and gets no delay,
 * so the same rule holds for a reference day before the reform.
 */
export function retirementAgeMonths(category: RetirementCategory, birthDay: string): number {
  const { years, firstMonth, monthsOfBirthPerMonth, mostMonths } = schemes[category]
  const since = monthNumber(birthDay) - monthNumber(firstMonth)
  const delay = since < 0 ? 0 : Math.min(Math.floor(since / monthsOfBirthPerMonth) + 1, mostMonths)
  return years * 12 + delay
}

/** The day on which the age is reached; the last of the month where the month has no such day. */
export function retirementDay(category: RetirementCategory, birthDay: string): string {
  const month = monthNumber(birthDay) + retirementAgeMonths(category, birthDay)
  const prefix = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  for (let date = Number(birthDay.slice(8)); date > 28; date -= 1) {
    const day = `${prefix}-${date}`
    if (isRealDay(day)) return day
  }
  return `${prefix}-${String(Math.min(Number(birthDay.slice(8)), 28)).padStart(2, '0')}`
}
