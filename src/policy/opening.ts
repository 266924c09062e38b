import { dayInWords } from './day.ts'
import type { Policy } from './policy.ts'
import { standingOn } from './validity.ts'

/** What stands against opening a round; `maySetAside` where the office may do it all the same, with a reason. */
export type OpeningProblem = Readonly<{ code: 'outside-validity' | 'outside-quarter' | 'before-cadence' | 'second-round'; clause?: string; text: string; maySetAside: boolean }>

/**
 * A round that is to be opened on a day; the years of those that were opened before under the same scheme, and the titles of those that
 * were opened under this very version of it.
 */
export type Opening = Readonly<{ on: string; year: number; earlier: readonly number[]; underThis: readonly string[] }>

/** 部署 — a round is opened within the validity of its measure, in the season and at the intervals the text names. Running rounds and titles outlive it. */
export function openingProblems(policy: Policy, opening: Opening): readonly OpeningProblem[] {
  return [...validityProblems(policy, opening), ...quarterProblems(policy, opening), ...cadenceProblems(policy, opening), ...singleRoundProblems(policy, opening)]
}

/** 失效 — nothing can be opened any more, whoever prepares it and however long. */
export function hasExpired(policy: Policy, on: string): boolean {
  return standingOn(policy, on) === 'expired'
}

function validityProblems(policy: Policy, { on }: Opening): OpeningProblem[] {
  if (standingOn(policy, on) === 'in-force') return []
  const { validity: { from, until, clause }, document } = policy
  const text = `《${document.name}》的有效期是${dayInWords(from)}至${until ? dayInWords(until) : '另行通知'}，今天不在有效期内，不能开展选拔。`
  return [{ code: 'outside-validity', ...(clause && { clause }), text, maySetAside: false }]
}

function quarterProblems({ cadence }: Policy, { on }: Opening): OpeningProblem[] {
  const quarter = cadence.stated && cadence.value.kind === 'every-years' ? cadence.value.quarter : undefined
  if (!cadence.stated || quarter === undefined || quarterOf(on) === quarter) return []
  const text = `原文规定第${'一二三四'[quarter - 1]}季度部署，${dayInWords(on)}不在这个季度。确有必要的，请修改方案，填写“不按原文的周期、季度或次数部署的理由”。`
  return [{ code: 'outside-quarter', clause: cadence.clause, text, maySetAside: true }]
}

const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3)

function cadenceProblems({ cadence }: Policy, { year, earlier }: Opening): OpeningProblem[] {
  if (!cadence.stated || cadence.value.kind !== 'every-years') return []
  const { years } = cadence.value
  const near = earlier.filter((each) => Math.abs(year - each) < years)
  if (near.length === 0) return []
  const text = `原文规定每${years === 1 ? '' : years}年选拔一次，${Math.max(...near)}年度已经开展过，${year}年度不能再开展。确有必要的，请修改方案，填写“不按原文的周期、季度或次数部署的理由”。`
  return [{ code: 'before-cadence', clause: cadence.clause, text, maySetAside: true }]
}

/** 一轮通知 — a call for one round opens one; a second, because the first came to nothing, is for the office to answer for. */
function singleRoundProblems({ cadence, document }: Policy, { underThis: [first] }: Opening): OpeningProblem[] {
  if (!cadence.stated || cadence.value.kind !== 'single-round' || first === undefined) return []
  const text = `《${document.name}》只用于${cadence.value.label}，已经据此部署过“${first}”，不能再部署一轮。确有必要的，请修改方案，填写“不按原文的周期、季度或次数部署的理由”。`
  return [{ code: 'second-round', clause: cadence.clause, text, maySetAside: true }]
}
