import type { RoundView } from '../api/views.ts'

type Places = NonNullable<RoundView['places']>

/** 推荐名额3名，已用1名，还可推荐2名 — for a body that looks at a round, whoever they will be. */
export function placesInWords({ used, count, row, ...places }: Places): string {
  if (count === null) return `推荐名额不限，已推荐${used}名。`
  if (row === null) return '名额分配表没有给本单位推荐名额。'
  const left = count > used ? `还可推荐${count - used}名` : '已经用完'
  return `推荐名额${count}名${why(row, places)}，已用${used}名，${left}。`
}

/** Where the number is not simply the body's own row of the table. */
function why(row: string, { agreed, sharedWith }: Pick<Places, 'agreed' | 'sharedWith'>): string {
  if (agreed === 0 && sharedWith.length === 0) return ''
  return `（${[row, ...sharedWith.map((body) => `与“${body}”共用`), ...(agreed > 0 ? [`选拔办同意增加${agreed}名`] : [])].join('，')}）`
}
