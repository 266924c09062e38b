import type { Nominations } from '../../policy/policy.ts'
import { holdsNomination, type Started } from './application.ts'

/** 推荐名额的使用 — how many the body has put forward without the case in question, and how many it may; without a limit, no number. */
export type QuotaUse = Readonly<{ recommendedByBody: number; quotaOfBody?: number | undefined }>

/** A case that comes back from a correction has its place already. */
export function hasNoPlaceLeft({ recommendation }: Pick<Started, 'recommendation'>, { recommendedByBody, quotaOfBody }: QuotaUse): boolean {
  return quotaOfBody !== undefined && recommendation === undefined && recommendedByBody >= quotaOfBody
}

/** Why one more can't be put forward, and what to do: said before the decision and after it in the same words. */
export function noPlaceLeft(quotaOfBody: number, nominations: Nominations): string {
  if (quotaOfBody === 0) return '名额分配表没有给本单位推荐名额，这一名不能推荐。名额有疑问的，请联系选拔办。'
  const beyond = nominations.kind === 'per-body' && nominations.generally === true ? '确需超过名额的，请先向选拔办说明理由，选拔办同意增加名额后再推荐。' : ''
  return `推荐名额${quotaOfBody}名已经用完，这一名不能再推荐。要换人，请先对已推荐、还没有报送的一名“不予推荐”。${beyond}`
}

/** How many of those the body has put forward are others. */
export const othersAmong = (recommended: number, state: Started): number => recommended - (holdsNomination(state) ? 1 : 0)
