import { describe, expect, it } from 'vitest'
import { answerIn, typed } from '../../test/cli/typed.ts'
import { workdays } from './workdays.ts'

const asked = (...words: readonly string[]) => typed([workdays], 'workdays', ...words)

describe('shouxi workdays 推算工作日', () => {
  it('refuses what is no day, no number, or missing', async () => {
    expect(await asked('--days', '5')).toMatchObject({ code: 2, err: ['还缺 --from，例如 --from 2024-07-31。'] })
    expect(await asked('--from', '2024-02-30', '--days', '5')).toMatchObject({ code: 2, err: ['--from 2024-02-30 不是存在的日期：请写成 2024-07-31 这样。'] })
    expect((await asked('--from', '2024-08-21', '--days', '0')).code).toBe(2)
    expect(await asked('--from', '9990-01-01', '--days', '999')).toMatchObject({ code: 2, err: ['--from 9990-01-01 太远：最晚写到 9989-12-31。'] })
    expect((await asked('--from', '9989-12-31', '--days', '999')).code).toBe(0)
    expect((await asked('--from', '2024-08-21', '--days', '5', '--known-on', 'yesterday')).code).toBe(2)
  })

  it('gives exactly what a script reads', async () => {
    expect(answerIn(await asked('--from', '2024-08-21', '--days', '5', '--json')))
      .toEqual({ from: '2024-08-21', days: 5, last: '2024-08-28', provisional: false, calendar: 'national@2025-11-04' })
  })

  it('counts the first day where it is told to', async () => {
    expect(answerIn(await asked('--from', '2024-08-21', '--days', '5', '--count-first-day', '--json'))).toMatchObject({ last: '2024-08-27' })
  })

  it('looks with the eyes of a day, and says what the answer rests on', async () => {
    expect(answerIn(await asked('--from', '2020-01-20', '--days', '5', '--known-on', '2020-01-21', '--json'))).toMatchObject({ last: '2020-02-01', calendar: 'national@2019-11-21' })
    expect((await asked('--from', '2020-01-20', '--days', '5')).out).toEqual([
      '从2020年1月20日起5个工作日（当日不计入），到2020年2月4日为止。', '依据：国务院办公厅国办发明电〔2019〕16号、国务院办公厅国办发明电〔2020〕1号。',
    ])
  })

  it('says that a region, perhaps misspelt, arranges nothing of its own', async () => {
    expect((await asked('--from', '2024-08-21', '--days', '5', '--region', 'weihia')).out[1]).toBe('“weihia”没有自己的放假安排，按全国的推算。')
    expect((await asked('--from', '2024-08-21', '--days', '5')).out).toHaveLength(2)
  })

  it('says that it guesses where nothing is published yet', async () => {
    expect(answerIn(await asked('--from', '2026-12-28', '--days', '5', '--json'))).toMatchObject({ last: '2027-01-05', provisional: true })
    expect((await asked('--from', '2030-06-03', '--days', '1')).out[1]).toBe('暂定：其间有的年份的放假安排还没有公布（或者没有收录），按平常周末推算，2025年以来的元旦、劳动节、国庆按放假办法除去，春节等其余法定节日和调休没有算入，以公布的安排为准。')
  })
})
