import { z } from 'zod'
import type { Acts } from '../shared/act.ts'
import { officeRoles } from '../shared/actor.ts'
import { day, id, maybe, reason, word, type CommandOf } from '../shared/words.ts'
import { dropGrounds, type ApplicationStage } from './application.ts'

const problem = z.object({ field: z.string({ error: '请选择是哪一处' }).trim().min(1, '请选择是哪一处').max(120), text: z.string().trim().min(1, '请写明怎样补正').max(500, '不能超过500个字') })
const opinion = z.string().trim().min(2, '请填写意见').max(500, '意见不能超过500字')
const attested = z.array(id).max(60)

/** What each command of an application says, besides who and when. */
export const applicationCommands = {
  StartApplication: z.object({ round: id, subject: id, name: word(60) }),
  SaveDraft: z.object({}),
  SignCommitment: z.object({ draftVersion: z.number().int().min(1), signature: word(60) }),
  SubmitApplication: z.object({ draftVersion: z.number().int().min(1), unitOpinion: opinion, attested }),
  WithdrawApplication: z.object({ reason }),
  ReturnForCorrection: z.object({ problems: z.array(problem).min(1, '请至少写明一处问题').max(100), dueDay: day }),
  VerifyOriginals: z.object({
    // Blank ones are refused with the originals that were not seen, so that whoever registers hears it all at once.
    visitedOn: maybe(day),
    by: maybe(word(50)),
    originals: z.array(z.object({ material: id, seen: z.boolean(), note: z.string().max(200) })).max(200),
    certificateChecked: z.boolean(),
    /** 页面截图 — stored name of the screenshot of the certificate's page on the national site. */
    certificateScreenshot: z.string().regex(/^[0-9a-f]{64}$/, '请上传查询页面截图').optional(),
  }),
  RecommendApplication: z.object({ opinion, secret: z.boolean(), attested }),
  DeclineApplication: z.object({ reason }),
  PostLocalNotice: z.object({ postedOn: day, place: word(200) }),
  RecountLocalNotice: z.object({}),
  ConfirmLocalReposting: z.object({ postedOn: day }),
  ConfirmLocalRemoval: z.object({ removedOn: day }),
  EndLocalNotice: z.object({ outcome: z.enum(['clear', 'upheld']), finding: z.string().trim().max(2000) }),
  ReportApplication: z.object({}),
  LapseApplication: z.object({ reason }),
  TerminateApplication: z.object({ reason }),
  ProposeException: z.object({ condition: id, reason }),
  ConfirmException: z.object({ condition: id }),
  RejectException: z.object({ condition: id, reason }),
  ProposeQualification: z.object({ admit: z.boolean(), reason: z.string().trim().max(2000), attested }),
  ReturnQualification: z.object({ reason }),
  ConfirmQualification: z.object({}),
  RankApplication: z.object({ rank: z.number().int(), scoreHundredths: z.number().int(), candidate: z.boolean() }),
  DropCandidate: z.object({ ground: z.enum(dropGrounds), reason }),
  AgreeCandidate: z.object({ minutes: word(120) }),
  TitleCandidate: z.object({ certificate: word(60) }),
  ExportSealedCase: z.object({ paper: word(60) }),
} as const

export type ApplicationCommandName = keyof typeof applicationCommands
export type ApplicationCommand = CommandOf<typeof applicationCommands>

const unit = ['unit'] as const
const district = ['district'] as const
const maker = ['office-maker'] as const
const checker = ['office-checker'] as const
/** Follows from an act on another subject, within the same transaction; no route leads here. */
const consequence = ['system'] as const
const unreported = ['draft', 'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared'] as const
const submittedOnce = [
  'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared', 'reported', 'qualification-proposed',
  'admitted', 'candidate', 'agreed', 'titled', 'not-selected', 'declined', 'lapsed', 'refused', 'dropped', 'terminated',
] as const
const exceptional = ['submitted', 'verified', 'recommended', 'local-notice', 'cleared', 'reported'] as const

/** 一份申报的每一步由谁办、从哪里办起、依据哪个阶段的条款。 */
export const applicationActs = {
  StartApplication: { title: '开始申报', roles: unit, from: ['none'], stage: 'nominate' },
  SaveDraft: { title: '填写申报表', roles: ['unit', 'applicant'], from: ['draft', 'returned'], stage: 'nominate' },
  SignCommitment: { title: '签署真实性承诺', roles: ['applicant'], from: ['draft', 'returned'], stage: 'nominate' },
  SubmitApplication: { title: '提交申报', roles: unit, from: ['draft', 'returned'], stage: 'nominate' },
  WithdrawApplication: { title: '撤回申报', roles: unit, from: [...unreported, 'reported', 'qualification-proposed', 'admitted', 'candidate'], stage: 'nominate' },
  ReturnForCorrection: { title: '退回补正', roles: ['district', 'office-maker'], from: ['submitted', 'returned', 'verified', 'reported'], stage: 'nominate' },
  VerifyOriginals: { title: '登记实地核验', roles: district, from: ['submitted'], stage: 'nominate' },
  RecommendApplication: { title: '同意推荐', roles: district, from: ['verified'], stage: 'nominate' },
  DeclineApplication: { title: '不予推荐', roles: district, from: ['submitted', 'returned', 'verified', 'recommended', 'cleared'], stage: 'nominate' },
  PostLocalNotice: { title: '张贴区市公示', roles: district, from: ['recommended'], stage: 'nominate' },
  RecountLocalNotice: { title: '重算区市公示截止日', roles: consequence, from: ['local-notice'], stage: 'nominate' },
  ConfirmLocalReposting: { title: '登记更换区市公示', roles: district, from: ['local-notice'], stage: 'nominate' },
  ConfirmLocalRemoval: { title: '登记撤下区市公示', roles: district, from: ['withdrawn', 'lapsed', 'terminated'], stage: 'nominate' },
  EndLocalNotice: { title: '登记区市公示结果', roles: district, from: ['local-notice'], stage: 'nominate' },
  ReportApplication: { title: '报送选拔办', roles: district, from: ['cleared'], stage: 'nominate' },
  LapseApplication: { title: '逾期未报送', roles: consequence, from: unreported, stage: 'nominate' },
  TerminateApplication: { title: '随本轮终止', roles: consequence, from: [...unreported, 'reported', 'qualification-proposed', 'admitted', 'candidate', 'agreed'], stage: 'announce' },
  ProposeException: { title: '提出破格', roles: maker, from: exceptional, stage: 'qualify' },
  ConfirmException: { title: '同意破格', roles: checker, from: exceptional, stage: 'qualify' },
  RejectException: { title: '不同意破格', roles: checker, from: exceptional, stage: 'qualify' },
  ProposeQualification: { title: '提出审查意见', roles: maker, from: ['reported'], stage: 'qualify' },
  ReturnQualification: { title: '退回审查意见', roles: checker, from: ['qualification-proposed'], stage: 'qualify' },
  ConfirmQualification: { title: '确认审查意见', roles: checker, from: ['qualification-proposed'], stage: 'qualify' },
  RankApplication: { title: '列入评审名次', roles: consequence, from: ['admitted'], stage: 'review' },
  DropCandidate: { title: '取消候选人', roles: consequence, from: ['candidate', 'agreed'], stage: 'publicity' },
  AgreeCandidate: { title: '领导小组通过', roles: consequence, from: ['candidate'], stage: 'leading-group' },
  TitleCandidate: { title: '授予称号', roles: consequence, from: ['agreed'], stage: 'publish' },
  ExportSealedCase: { title: '加密导出涉密文书', roles: ['applicant', 'unit', 'district', ...officeRoles], from: submittedOnce, stage: 'nominate' },
} as const satisfies Acts<ApplicationCommandName, ApplicationStage>
