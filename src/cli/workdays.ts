import { dayInWords } from '../policy/day.ts'
import { noticePeriod } from '../policy/workdays.ts'
import type { Command } from './command.ts'
import { WrongUse } from './command.ts'
import { rulesOption } from './options.ts'
import { calendarsFor, dayOption, needed } from './shipped.ts'

/** The longest period there may be still ends in a year of four figures. */
const LATEST = '9989-12-31'

/** Knows every notice that this installation has. */
const BY_NOW = '9999-12-31'

/** 工作日推算 — the last day of a period of whole working days, as somebody could know it on a day. */
export const workdays: Command = {
  name: 'workdays',
  summary: '推算工作日：从某日起若干个工作日到哪一天为止',
  options: {
    'from': { kind: 'text', value: '日期', summary: '起始日（如公示当日），写成 2024-07-31' },
    'days': { kind: 'text', value: '个数', summary: '工作日个数，1 至 999' },
    'count-first-day': { kind: 'switch', summary: '起始日是工作日的，计为第一天；不写则从次日起算（民法典第二百零一条）' },
    'known-on': { kind: 'text', value: '日期', summary: '只按这一天已经公布的放假安排推算', standard: '全部已知的安排' },
    'region': { kind: 'text', value: '地区', summary: '加上这个地区自己的放假安排（calendars 里的文件名）' },
    'calendars': { kind: 'text', value: '文件夹', summary: '日历文件夹，试算还没有启用的安排用', standard: '程序自带的和本单位自己的 calendars' },
    'rules': rulesOption,
  },
  async run(input) {
    const from = dayOption(input, 'from') ?? needed(input, 'from', '2024-07-31')
    if (from > LATEST) throw new WrongUse(`--from ${from} 太远：最晚写到 ${LATEST}。`)
    const days = count(needed(input, 'days', '5'))
    const region = input.text('region') ?? ''
    const calendar = calendarsFor(input).knownOn(dayOption(input, 'known-on') ?? BY_NOW, region)
    const { lastDay, provisional } = noticePeriod(calendar, from, { workingDays: days, countFirstDay: input.isSet('count-first-day') })
    const sentences = [
      `从${dayInWords(from)}起${days}个工作日（当日${input.isSet('count-first-day') ? '计入' : '不计入'}），到${dayInWords(lastDay)}为止。`,
      ...(provisional ? ['暂定：其间有的年份的放假安排还没有公布（或者没有收录），按平常周末推算，2025年以来的元旦、劳动节、国庆按放假办法除去，春节等其余法定节日和调休没有算入，以公布的安排为准。'] : []),
      ...(region !== '' && !calendar.version.includes(`+${region}@`) ? [`“${region}”没有自己的放假安排，按全国的推算。`] : []),
      `依据：${calendar.noticesAbout(from, lastDay).map(({ by, number }) => `${by}${number}`).join('、') || '没有已公布的放假安排'}。`,
    ]
    return { kind: 'answered', answer: { from, days, last: lastDay, provisional, calendar: calendar.version }, sentences, holds: true }
  },
}

function count(given: string): number {
  const value = Number(given)
  if (/^\d{1,3}$/.test(given) && value > 0) return value
  throw new WrongUse(`--days ${given} 不是个数：请写 1 到 999 之间的整数。`)
}
