import { describe, expect, it } from 'vitest'
import { retirementAgeMonths, retirementDay } from './retirement.ts'

/** Lines of the tables annexed to the State Council's measure of 2024. */
describe('the statutory retirement age 法定退休年龄', () => {
  it.each([
    ['man-60', '1964-12-15', 720, '2024-12-15'],
    ['man-60', '1965-01-15', 721, '2025-02-15'],
    ['man-60', '1965-05-15', 722, '2025-07-15'],
    ['man-60', '1976-09-15', 756, '2039-09-15'],
    ['man-60', '1980-03-02', 756, '2043-03-02'],
    ['woman-55', '1970-01-15', 661, '2025-02-15'],
    ['woman-55', '1981-09-15', 696, '2039-09-15'],
    ['woman-50', '1975-01-15', 601, '2025-02-15'],
    ['woman-50', '1975-03-15', 602, '2025-05-15'],
    ['woman-50', '1984-11-15', 660, '2039-11-15'],
  ] as const)('%s born %s: %i months, reached on %s', (category, born, months, reached) => {
    expect([retirementAgeMonths(category, born), retirementDay(category, born)]).toEqual([months, reached])
  })

  it('is reached on the last day of a month that is too short', () => {
    expect([retirementDay('man-60', '1964-12-28'), retirementDay('man-60', '1964-12-05'), retirementDay('man-60', '1964-12-30')]).toEqual(['2024-12-28', '2024-12-05', '2024-12-30'])
    expect([retirementDay('man-60', '1965-01-31'), retirementDay('man-60', '1964-02-29')]).toEqual(['2025-02-28', '2024-02-29'])
  })
})
