import { z } from 'zod'
import type { Acts } from '../shared/act.ts'
import { officeRoles } from '../shared/actor.ts'
import { choice, citation, day, id, maybe, reason, word, type CommandOf } from '../shared/words.ts'
import type { RoundStage } from './round.ts'

const criterion = z.object({
  id: word(40), title: word(40), weightPercent: z.number().int().min(1).max(100), hint: z.string().max(200).optional(),
})

const noticePeriod = z.object({ workingDays: z.number().int().min(1).max(60), countFirstDay: z.boolean() })

const supplied = z.object({
  localNotice: z.object({ value: noticePeriod, citation }).optional(),
  criteria: z.object({ value: z.array(criterion).min(1).max(12), citation }).optional(),
  termYears: z.object({ value: z.number().int().min(1).max(10), citation }).optional(),
})

const plan = z.object({
  year: z.number().int().min(2000).max(2100),
  title: word(80),
  documentNumber: word(60),
  applyBy: day,
  reportBy: day,
  seats: z.number().int().min(1).max(500),
  supplied,
  offSeason: reason.optional(),
})

/** Whoever asks for places or rules is told so, and not left to believe that they were corrected. */
const notAmendable = z.never({ error: '更正通知只能更正名称、发文字号、单位申报截止日和区市报送截止日；名额、条件和其他规定不能这样更正' }).optional()

/** The whole call as it is to read. */
const amendment = z.object({
  title: word(80), documentNumber: word(60), applyBy: day, reportBy: day, issuedAs: maybe(word(60)), reason,
  seats: notAmendable, supplied: notAmendable,
})

/** What each command of a round says, besides who and when. */
export const roundCommands = {
  DraftRound: z.object({ policy: word(120), plan }),
  ReviseRound: z.object({ plan }),
  ProposeAnnouncement: z.object({}),
  ReturnAnnouncement: z.object({ reason }),
  AnnounceRound: z.object({}),
  ProposeAmendment: amendment,
  ConfirmAmendment: z.object({}),
  ReturnAmendment: z.object({ reason }),
  ProposeExtraPlaces: z.object({ body: choice, places: z.number({ error: '请填写增加几名' }).int('请填写整数').min(1, '至少增加1名').max(100, '最多增加100名'), reason }),
  ConfirmExtraPlaces: z.object({}),
  ReturnExtraPlaces: z.object({ reason }),
  ProposeTermination: z.object({ issuedAs: maybe(word(60)), reason }),
  ConfirmTermination: z.object({}),
  ReturnTermination: z.object({ reason }),
  CloseNominations: z.object({}),
  CloseQualification: z.object({}),
  ProposePanel: z.object({ experts: z.array(choice).min(1, '请至少选择一名专家').max(60, '最多选择60名专家'), leader: choice }),
  ConfirmPanel: z.object({}),
  ReturnPanel: z.object({ reason }),
  ProposeRelease: z.object({ expert: choice, reason, keepsScores: z.boolean({ error: '请选择已交的评分是否有效' }), leader: choice.optional() }),
  ConfirmRelease: z.object({}),
  ReturnRelease: z.object({ reason }),
  ProposeCandidates: z.object({
    ruling: z.object({ first: z.array(id).min(1).max(500), reason }).optional(),
  }),
  ReturnCandidates: z.object({ reason }),
  ApproveCandidates: z.object({}),
  BeginPublicity: z.object({ notice: word(80) }),
  CallOffPublicity: z.object({ notice: word(80) }),
  EndPublicity: z.object({ notice: word(80) }),
  FinishRound: z.object({}),
  CloseWithoutHolders: z.object({ reason }),
  ExportSealedPaper: z.object({ paper: word(60), district: id.optional() }),
} as const

export type RoundCommandName = keyof typeof roundCommands
export type RoundCommand = CommandOf<typeof roundCommands>

const maker = ['office-maker'] as const
const checker = ['office-checker'] as const
/** Follows from an act on another subject, within the same transaction; no route leads here. */
const consequence = ['system'] as const

const running = ['nominate', 'qualify', 'review', 'ranked', 'publicity', 'decide'] as const
const sinceAnnounced = [...running, 'terminated', 'finished'] as const

/** 一轮选拔里每一步由谁办、从哪里办起、依据哪个阶段的条款。 */
export const roundActs = {
  DraftRound: { title: '拟定本轮选拔', roles: maker, from: ['none'], stage: 'announce' },
  ReviseRound: { title: '修改方案', roles: maker, from: ['drafted'], stage: 'announce' },
  ProposeAnnouncement: { title: '提请复核发布', roles: maker, from: ['drafted'], stage: 'announce' },
  ReturnAnnouncement: { title: '退回修改', roles: checker, from: ['proposed'], stage: 'announce' },
  AnnounceRound: { title: '发布通知', roles: checker, from: ['proposed'], stage: 'announce' },
  ProposeAmendment: { title: '拟发更正通知', roles: maker, from: ['nominate'], stage: 'announce' },
  ConfirmAmendment: { title: '发布更正通知', roles: checker, from: ['nominate'], stage: 'announce' },
  ReturnAmendment: { title: '退回更正通知', roles: checker, from: ['nominate'], stage: 'announce' },
  ProposeExtraPlaces: { title: '提出增加推荐名额', roles: maker, from: ['nominate'], stage: 'nominate', rule: 'nominations' },
  ConfirmExtraPlaces: { title: '同意增加推荐名额', roles: checker, from: ['nominate'], stage: 'nominate', rule: 'nominations' },
  ReturnExtraPlaces: { title: '不同意增加推荐名额', roles: checker, from: ['nominate'], stage: 'nominate', rule: 'nominations' },
  ProposeTermination: { title: '拟终止本轮', roles: maker, from: running, stage: 'announce' },
  ConfirmTermination: { title: '终止本轮，撤回通知', roles: checker, from: running, stage: 'announce' },
  ReturnTermination: { title: '不同意终止本轮', roles: checker, from: running, stage: 'announce' },
  CloseNominations: { title: '截止推荐', roles: ['office-maker', 'system'], from: ['nominate'], stage: 'nominate' },
  CloseQualification: { title: '结束资格审查', roles: maker, from: ['qualify'], stage: 'qualify' },
  ProposePanel: { title: '拟定评审专家', roles: maker, from: ['qualify', 'review'], stage: 'review' },
  ConfirmPanel: { title: '确认评审专家', roles: checker, from: ['qualify', 'review'], stage: 'review' },
  ReturnPanel: { title: '退回专家名单', roles: checker, from: ['qualify', 'review'], stage: 'review' },
  ProposeRelease: { title: '解除一名评审专家', roles: maker, from: ['review'], stage: 'review' },
  ConfirmRelease: { title: '同意解除评审专家', roles: checker, from: ['review'], stage: 'review' },
  ReturnRelease: { title: '不同意解除评审专家', roles: checker, from: ['review'], stage: 'review' },
  ProposeCandidates: { title: '汇总评分并提出候选人', roles: maker, from: ['review'], stage: 'review' },
  ReturnCandidates: { title: '退回候选人名单', roles: [...checker, ...consequence], from: ['ranked'], stage: 'review' },
  ApproveCandidates: { title: '确认候选人名单', roles: checker, from: ['ranked'], stage: 'review' },
  BeginPublicity: { title: '着手公示', roles: consequence, from: ['publicity'], stage: 'publicity' },
  CallOffPublicity: { title: '公示稿退回', roles: consequence, from: ['publicity'], stage: 'publicity' },
  EndPublicity: { title: '结束公示', roles: consequence, from: ['publicity'], stage: 'publicity' },
  FinishRound: { title: '办结本轮', roles: maker, from: ['decide'], stage: 'publish' },
  CloseWithoutHolders: { title: '无人入选，办结本轮', roles: maker, from: ['qualify', 'review', 'publicity', 'decide'], stage: 'publish' },
  ExportSealedPaper: { title: '加密导出涉密文书', roles: ['district', ...officeRoles], from: sinceAnnounced, stage: 'nominate' },
} as const satisfies Acts<RoundCommandName, RoundStage>
