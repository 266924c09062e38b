import { endOfDayInWords } from '../../../policy/day.ts'
import type { RoundView } from '../../api/views.ts'
import { dayInWords } from '../../words/days.ts'

/** One thing that has to be settled before the stage can close, where it is settled, and by which act where there is a single one. What may wait for the next stage holds nothing up. */
export type Remaining = Readonly<{ text: string; isDone: boolean; to?: string; act?: string; mayWait?: boolean }>

/** 还要办完 — what the stage at hand waits for. */
export function remainsOf(round: RoundView): readonly Remaining[] {
  if (round.nobodyLeft) return [{ text: '本轮没有可以入选的人了，由经办人写明理由办结', isDone: false }]
  switch (round.stage) {
    case 'drafted': return [{ text: '提请复核发布', isDone: false, act: 'ProposeAnnouncement' }]
    case 'proposed': return [{ text: '由另一位复核人员发布通知', isDone: false, act: 'AnnounceRound' }]
    case 'nominate': return nominating(round)
    // 三（三）: first the office goes through what was reported, then experts are called; a panel may be drawn up meanwhile.
    case 'qualify': return [...unsettled(round), ...panelled(round).map((each) => ({ ...each, mayWait: true }))]
    case 'review': return [...panelled(round), ...scoring(round)]
    case 'ranked': return [{ text: '由另一位复核人员确认候选人名单', isDone: false, act: 'ApproveCandidates' }]
    case 'publicity': return posting(round)
    case 'decide': return deciding(round)
    default: return []
  }
}

/** What stands in the way of closing the stage, the first of it first. */
export const leftOf = (round: RoundView): readonly Remaining[] => remainsOf(round).filter(({ isDone, mayWait }) => !isDone && mayWait !== true)

/** What leads on once nothing stands in the way. */
const leadingOn: Readonly<Record<string, string>> = { qualify: 'CloseQualification', review: 'ProposeCandidates', decide: 'FinishRound' }

/** The act that is waited for now, whose hand soever it needs; undefined where it is not a single one. */
export function awaitedAct(round: RoundView): string | undefined {
  const [first] = leftOf(round)
  return first === undefined ? leadingOn[round.stage] : first.act
}

const countOf = ({ counts }: RoundView, ...stages: readonly string[]): number =>
  counts.filter(({ stage }) => stages.includes(stage)).reduce((sum, { count }) => sum + count, 0)

function nominating(round: RoundView): Remaining[] {
  const below = countOf(round, 'submitted', 'verified', 'recommended', 'local-notice', 'cleared')
  const asked = round.extraPlaces?.asked ?? null
  return [
    ...(round.amendments.asked === null ? [] : [{ text: `更正通知待复核，${endOfDayInWords(dayInWords(round.reportBy))}以前没有发布的作废`, isDone: false, act: 'ConfirmAmendment' }]),
    ...(asked === null ? [] : [{ text: `“${asked.name}”增加${asked.places}名推荐名额待复核`, isDone: false, act: 'ConfirmExtraPlaces' }]),
    { text: `区市报送到${endOfDayInWords(dayInWords(round.reportBy))}截止，之后才能截止推荐`, isDone: false },
    { text: below === 0 ? '区市没有在办的申报' : `${below}份申报还在区市办理，截止时没有报送的不再受理`, isDone: below === 0, to: `/cases?round=${round.id}` },
  ]
}

function unsettled(round: RoundView): Remaining[] {
  const open = countOf(round, 'reported')
  const proposed = countOf(round, 'qualification-proposed')
  const returned = countOf(round, 'returned')
  return [
    { text: open === 0 ? '报送的申报都已提出审查意见' : `${open}份申报待提出审查意见`, isDone: open === 0, to: `/cases?round=${round.id}&stage=reported` },
    ...(proposed === 0 ? [] : [{ text: `${proposed}份审查意见待复核`, isDone: false, to: `/cases?round=${round.id}&stage=qualification-proposed` }]),
    ...(returned === 0 ? [] : [{ text: `${returned}份正在补正`, isDone: false, to: `/cases?round=${round.id}&stage=returned` }]),
  ]
}

function panelled({ panel, id }: RoundView): Remaining[] {
  const to = `/rounds/${id}?part=review`
  if (panel === null) return [{ text: '拟定评审专家', isDone: false, to, act: 'ProposePanel' }]
  return [
    { text: panel.confirmed ? '评审专家已确认' : '评审专家待复核', isDone: panel.confirmed, to, act: 'ConfirmPanel' },
    ...panel.closed.map(({ name, act }) => ({ text: `${name}的账号已停用，要${act === 'ProposeRelease' ? '解除评审' : '换一位评审专家'}`, isDone: false, to, act })),
  ]
}

function scoring({ panel, id }: RoundView): Remaining[] {
  if (panel?.confirmed !== true) return []
  const missing = panel.experts.reduce((sum, { due, submitted, recused }) => sum + due - submitted - recused, 0)
  if (panel.release !== null) return [{ text: `解除${panel.release.name}的评审待复核`, isDone: false, to: `/rounds/${id}?part=review`, act: 'ConfirmRelease' }]
  if (panel.unmarked > 0) return [{ text: `${panel.unmarked}份申报没有专家评分，请补充评审专家`, isDone: false, to: `/rounds/${id}?part=review`, act: 'ProposePanel' }]
  return [{ text: missing === 0 ? '评分表都已交齐，可以汇总' : `还差${missing}张评分表`, isDone: missing === 0, to: `/rounds/${id}?part=review` }]
}

/** Until when the last of those on the notice hangs; nothing before any day is counted. */
export function postingEndInWords({ notice }: Pick<RoundView, 'notice'>): string {
  const lastDay = (notice?.candidates ?? []).reduce((latest, { lastDay: own, isGone }) => (!isGone && (own ?? '') > latest ? own ?? '' : latest), '')
  return lastDay === '' ? '' : `最后一名公示到${endOfDayInWords(dayInWords(lastDay))}`
}

function posting(round: RoundView): Remaining[] {
  const { notice, id } = round
  const to = `/rounds/${id}?part=publicity`
  if (notice === null) return [{ text: '拟定公示', isDone: false, to, act: 'ProposeNotice' }]
  if (notice.websiteOn === null) return [{ text: '公示稿待复核发布', isDone: false, to }]
  const left = notice.candidates.filter(({ isGone }) => !isGone)
  const last = postingEndInWords(round)
  const unposted = left.filter(({ unitPostedOn }) => unitPostedOn === null).length
  const owed = notice.candidates.flatMap(({ reposting }) => (reposting?.isOwed ? reposting : []))
  const removals = owed.filter(({ isRemoval }) => isRemoval).length
  const old = owed.length - removals
  const open = notice.objections.filter(({ settled }) => settled === null).length
  return [
    { text: unposted === 0 ? '各单位都已登记张贴' : `${unposted}名候选人的单位还没有登记张贴`, isDone: unposted === 0, to },
    ...(old === 0 ? [] : [{ text: `公示变动后，${old}名候选人的单位还没有登记更换张贴`, isDone: false, to, mayWait: true }]),
    ...(removals === 0 ? [] : [{ text: `公示名单变动后，${removals}个单位还没有登记撤下张贴`, isDone: false, to, mayWait: true }]),
    ...(last === '' ? [] : [{ text: last, isDone: false, to }]),
    ...(open === 0 ? [] : [{ text: `${open}件异议待核实，只影响被提异议的人`, isDone: false, to }]),
  ]
}

function deciding(round: RoundView): Remaining[] {
  const to = `/rounds/${round.id}?part=decision`
  const running = round.decisions.filter(({ publishedOn, dropped }) => publishedOn === null && dropped === null).length
  const open = round.notice?.objections.filter(({ settled }) => settled === null).length ?? 0
  return [
    { text: round.cleared.length === 0 ? '没有待提交审定的候选人' : `${round.cleared.length}名候选人可以提交审定`, isDone: round.cleared.length === 0, to, act: 'PrepareDecision' },
    ...(running === 0 ? [] : [{ text: `${running}个批次还没有公布结果`, isDone: false, to }]),
    ...(open === 0 ? [] : [{ text: `${open}件异议待核实`, isDone: false, to: `/rounds/${round.id}?part=publicity` }]),
  ]
}

/** While districts recommend, a body may need more places, or the notice a correction, but nothing asks for them. */
export const awaitsDistricts = ({ stage, acts }: RoundView): boolean => stage === 'nominate' && acts.length > 0 && acts.every(({ act }) => /^Propose(ExtraPlaces|Amendment|Termination)$/.test(act))

/** While experts write, another panel or a release may be needed, but nothing asks for it. */
export const awaitsExperts = ({ stage, panel }: RoundView): boolean =>
  stage === 'review' && panel !== null && panel.confirmed && panel.release === null && panel.closed.length === 0 && panel.experts.some(({ due, submitted, recused }) => due > submitted + recused)
