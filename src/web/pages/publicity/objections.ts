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
  const open = openInWords(own)
  if (open.length > 0) return [...(own.some(({ settled }) => settled !== null) || open.length > 1 ? [`${own.length}件`] : []), ...open].join('，')
  return `${own.length}件，${own.some(({ settled }) => settled?.upheld === true) ? '异议成立' : '异议不成立'}`
}

/** How many are not settled, by what each waits for. */
export function openInWords(objections: NoticeView['objections']): readonly string[] {
  const outcomes = objections.filter(({ settled }) => settled === null).map(outcomeInWords)
  return [...new Set(outcomes)].map((outcome) => `${outcomes.filter((each) => each === outcome).length}件${outcome}`)
}

/** 本轮终止 — nobody is a candidate any more, and whoever objected still hears what was found. */
export const answerAlone = '本轮已经终止，结论只用来答复异议人。'

/** What confirming a finding brings about, which is not more than is true: the notice may still hang, and somebody else may have objected too. */
export function afterFinding(notice: Pick<NoticeView, 'stage' | 'objections'>, { id, application, name, proposed }: Pick<ObjectionView, 'id' | 'application' | 'name' | 'proposed'>, isGivenUp = false): string | undefined {
  if (proposed === null) return undefined
  const said = `确认“${verdictWord(proposed.upheld)}”。`
  if (isGivenUp) return `${said}${answerAlone}`
  if (proposed.upheld) return `${said}${name}不再是候选人。`
  const others = notice.objections.filter((each) => each.application === application && each.id !== id && each.settled === null).length
  if (others > 0) return `${said}对${name}还有${others}件异议没有结论，暂不能提交审定。`
  return `${said}${notice.stage === 'ended' ? `${name}可以提交审定。` : `公示期满后，${name}可以提交审定。`}`
}

type Hanging = Pick<NoticeView['candidates'][number], 'application' | 'held' | 'isGone'>

/** What the list says against a candidate. Whoever is told of no objections reads what holds the candidate now, and never that nobody objected. */
export function againstInWords(notice: Pick<NoticeView, 'objections'>, { application, held, isGone }: Hanging, seesObjections: boolean): string {
  const said = seesObjections ? objectionsTo(notice, application) : held ? '正在核实' : ''
  const nothing = seesObjections ? '没有' : '现在没有核实中的'
  return [said, isGone ? '已撤下' : ''].filter(Boolean).join('；') || nothing
}

/** Whoever still waits comes first, the longest on top; then those who have had their answer, the newest on top. */
export function waitingFirst(objections: NoticeView['objections']): NoticeView['objections'] {
  const waits = ({ answered }: ObjectionView): boolean => answered === null
  const early = (one: ObjectionView, other: ObjectionView): number => one.at.localeCompare(other.at)
  return [...objections.filter(waits).sort(early), ...objections.filter((each) => !waits(each)).sort((one, other) => early(other, one))]
}

/** The same in an order that was settled before; what has come since stands at the end. */
export function inSettledOrder(objections: NoticeView['objections'], settled: readonly string[]): NoticeView['objections'] {
  const place = ({ id }: ObjectionView): number => (settled.includes(id) ? settled.indexOf(id) : settled.length)
  return [...objections].sort((one, other) => place(one) - place(other))
}
