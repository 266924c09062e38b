import type { NoticeView, ObjectionView } from '../../api/views.ts'

export const verdictWord = (upheld: boolean): string => (upheld ? '异议成立' : '异议不成立')

/** What came of one objection so far. */
export function outcomeInWords({ proposed, settled }: Pick<ObjectionView, 'proposed' | 'settled'>): string {
  if (settled !== null) return verdictWord(settled.upheld)
  return proposed === null ? '待核实' : '结论待复核'
}

/** Of one candidate, whether anybody objected, and whether it is settled; '' where nobody did. */
export function objectionsTo({ objections }: Pick<NoticeView, 'objections'>, candidate: string): string {
  const own = objections.filter(({ application }) => application === candidate)
  if (own.length === 0) return ''
  const open = own.filter(({ settled }) => settled === null).length
  if (open > 0) return open === own.length ? `${open}件待核实` : `${own.length}件，${open}件待核实`
  return `${own.length}件，${own.some(({ settled }) => settled?.upheld === true) ? '异议成立' : '异议不成立'}`
}

type Hanging = Pick<NoticeView['candidates'][number], 'application' | 'held' | 'isGone'>

/** What the list says against a candidate. Whoever is told of no objections reads what holds the candidate now, and never that nobody objected. */
export function againstInWords(notice: Pick<NoticeView, 'objections'>, { application, held, isGone }: Hanging, seesObjections: boolean): string {
  const said = seesObjections ? objectionsTo(notice, application) : held ? '正在核实' : ''
  const nothing = seesObjections ? '没有' : '现在没有核实中的'
  return [said, isGone ? '已撤下' : ''].filter(Boolean).join('；') || nothing
}
