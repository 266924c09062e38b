import { z } from 'zod'
import type { Acts } from '../shared/act.ts'
import { day, id, reason, word, type CommandOf } from '../shared/words.ts'
import { answerWays } from './answering.ts'
import type { Notice } from './notice.ts'

export const noticeCommands = {
  ProposeNotice: z.object({ round: id }),
  ReturnNotice: z.object({ reason }),
  PostNotice: z.object({}),
  /** Once the notice has gone out anew: whether the new paper is the one that hangs. */
  ConfirmUnitPosting: z.object({ application: id, postedOn: day, place: word(200), isNew: z.boolean().optional() }),
  ConfirmUnitReposting: z.object({ application: id, postedOn: day }),
  ConfirmUnitRemoval: z.object({ application: id, removedOn: day }),
  RaiseObjection: z.object({
    application: id, objection: id,
    name: word(50), contact: word(100),
    facts: z.string().trim().min(10, '请写明异议的事实，不少于10个字').max(5000, '不能超过5000字'),
    evidence: z.string().trim().max(5000, '不能超过5000字'),
  }),
  ProposeFinding: z.object({ objection: id, upheld: z.boolean(), finding: reason }),
  ReturnFinding: z.object({ objection: id, reason }),
  ConfirmFinding: z.object({ objection: id }),
  AnswerObjector: z.object({ objection: id, way: z.enum(answerWays, '请选择怎样答复的') }),
  StrikeCandidate: z.object({ application: id }),
  RecountNotice: z.object({}),
  TakeDownNotice: z.object({}),
  EndNotice: z.object({}),
} as const
export type NoticeCommandName = keyof typeof noticeCommands
export type NoticeCommand = CommandOf<typeof noticeCommands>

const running = ['posted', 'ended', 'taken-down'] as const

export const noticeActs = {
  ProposeNotice: { title: '拟定公示', roles: ['office-maker'], from: ['none'], stage: 'publicity' },
  ReturnNotice: { title: '退回公示稿', roles: ['office-checker'], from: ['proposed'], stage: 'publicity' },
  PostNotice: { title: '在网站公示', roles: ['office-checker'], from: ['proposed'], stage: 'publicity' },
  ConfirmUnitPosting: { title: '登记单位张贴', roles: ['unit'], from: ['posted'], stage: 'publicity' },
  ConfirmUnitReposting: { title: '登记更换张贴', roles: ['unit'], from: ['posted'], stage: 'publicity' },
  ConfirmUnitRemoval: { title: '登记撤下张贴', roles: ['unit'], from: running, stage: 'publicity' },
  RaiseObjection: { title: '提出异议', roles: ['public', 'office-maker'], from: ['posted'], stage: 'publicity' },
  ProposeFinding: { title: '提出核实结论', roles: ['office-maker'], from: running, stage: 'publicity' },
  ReturnFinding: { title: '退回核实结论', roles: ['office-checker'], from: running, stage: 'publicity' },
  ConfirmFinding: { title: '确认核实结论', roles: ['office-checker'], from: running, stage: 'publicity' },
  AnswerObjector: { title: '答复异议人', roles: ['office-maker'], from: running, stage: 'publicity' },
  StrikeCandidate: { title: '从公示名单中撤下', roles: ['system'], from: ['proposed', 'posted', 'ended'], stage: 'publicity' },
  RecountNotice: { title: '重算公示截止日', roles: ['system'], from: ['posted'], stage: 'publicity' },
  TakeDownNotice: { title: '随本轮终止撤下公示', roles: ['system'], from: ['proposed', 'posted'], stage: 'publicity' },
  EndNotice: { title: '结束公示', roles: ['office-maker', 'system'], from: ['posted'], stage: 'publicity' },
} as const satisfies Acts<NoticeCommandName, Notice['stage']>
