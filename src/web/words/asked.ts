import type { ActView } from '../api/views.ts'

/** Acts are called by the outcome that they record; whoever is asked to decide is asked for a decision, and not for that outcome. */
const open: Readonly<Record<string, string>> = {
  RecommendApplication: '提出推荐意见', ConfirmQualification: '复核审查意见', ConfirmException: '复核破格意见',
  AnnounceRound: '复核通知', ConfirmAmendment: '复核更正通知', ConfirmTermination: '复核终止本轮的意见', ConfirmExtraPlaces: '复核增加推荐名额的意见', ConfirmPanel: '复核评审专家名单', ConfirmRelease: '复核解除评审专家的意见', ApproveCandidates: '复核候选人名单',
  PostNotice: '复核公示稿', ConfirmFinding: '复核核实结论', SubmitDecision: '复核提交审定的名单', ApproveDecision: '作出决定',
}

/** What is expected of the person, to follow 请您. */
export const askedFor = ({ act, title }: Pick<ActView, 'act' | 'title'>): string => open[act] ?? title
