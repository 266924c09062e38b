import type { CaseView } from '../../../api/views.ts'

type Quota = NonNullable<CaseView['quota']>

/** 推荐名额：已用1／共2 — as the table has it, and what becomes of this one. */
export function quotaInWords({ used, count, agreed, row, hasPlace, sharedWith }: Quota): string {
  if (count === null) return `推荐名额：不限，已推荐${used}名。`
  const place = hasPlace ? '这一名已占一个名额，再次推荐不另占。' : ''
  return `推荐名额：已用${used}／共${count}${row === null ? '' : `（${[row, ...sharedWith.map((body) => `与“${body}”共用`), ...(agreed > 0 ? [`选拔办同意增加${agreed}名`] : [])].join('，')}）`}。${place}`
}
