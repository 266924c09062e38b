import type { Outcome, Verdict } from './condition.ts'
import { dayInWords, fullYears } from './day.ts'
import type { Finding } from './finding.ts'

/* What verdicts on age rest on, and how much of it is told to whom. */

type Facts = Finding['facts']

/** 周岁 — how old somebody born on a day is on another. */
export const ageFacts = (birthDay: string, on: string, age: number): Facts => ({ 出生日期: birthDay, 计算日: on, 周岁: String(age) })

/** 法定退休年龄 — the day on which it is reached tells the day of birth. */
export const retirementFacts = (birthDay: string, reached: string, on: string): Facts => ({ 出生日期: birthDay, 达到法定退休年龄: reached, 计算日: on })

const stillBelow = (on: string): string => `截至${dayInWords(on)}尚在年龄以内`

export function retirementWords(outcome: Outcome, reached: string, on: string): string {
  return outcome === 'met' ? `${dayInWords(reached)}达到法定退休年龄，${stillBelow(on)}` : `${dayInWords(reached)}已达到法定退休年龄`
}

/** The same verdict with the age in full years in place of the day of birth and of what tells it. */
export function withoutBirthDay(verdict: Verdict): Verdict {
  const { 出生日期: birthDay, 达到法定退休年龄: reached, ...rest } = verdict.facts
  if (birthDay === undefined) return verdict
  const on = rest['计算日']
  const facts = on === undefined || on < birthDay ? rest : { ...rest, 周岁: String(fullYears(birthDay, on)) }
  return reached === undefined || on === undefined ? { ...verdict, facts } : { ...verdict, facts, text: withoutRetirementDay(verdict.text, reached, on) }
}

/** The sentence may be one of several. */
const withoutRetirementDay = (text: string, reached: string, on: string): string =>
  text.replaceAll(retirementWords('met', reached, on), stillBelow(on)).replaceAll(retirementWords('not-met', reached, on), '已达到法定退休年龄')
