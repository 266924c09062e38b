import { z } from 'zod'
import { sameHand } from '../shared/act.ts'
import { roleName, type Actor, type Role } from '../shared/actor.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { unknownEvent, type NoWords } from '../shared/event.ts'
import { about, type Personal } from '../shared/personal.ts'
import { id, reason } from '../shared/words.ts'

/** The clause that gives a person the right, and the office the duty, to have personal data erased. */
export const erasureClause = '个人信息保护法 第四十七条'

/** 删除情形 — the five cases of the clause in which personal data has to be erased. */
export const erasureGrounds = ['purpose-met', 'retention-over', 'consent-withdrawn', 'unlawful', 'other-law'] as const
export type ErasureGround = (typeof erasureGrounds)[number]
export const groundName: Readonly<Record<ErasureGround, string>> = {
  'purpose-met': '（一）处理目的已实现、无法实现，或者为实现处理目的不再必要',
  'retention-over': '（二）停止提供产品或者服务，或者保存期限已届满',
  'consent-withdrawn': '（三）个人撤回同意',
  unlawful: '（四）违反法律、行政法规或者违反约定处理个人信息',
  'other-law': '（五）法律、行政法规规定的其他情形',
}

/** Whose data it is: the ids under which it is sealed, and the accounts that go with them. */
export type Erased = Readonly<{ persons: readonly string[]; accounts: readonly string[] }>

/** 删除个人信息 — destroying a person's keys for good. One hand of the office proposes, another decides; the program carries it out. */
export type Erasure =
  | Readonly<{ stage: 'none' }>
  | Readonly<{
    stage: 'proposed' | 'rejected' | 'approved' | 'done'
    application: string
    ground: ErasureGround
    maker: string
    /** Gone with the person's key, like everything that was sealed under it. */
    name: string
    reason: string
  }>
export type ErasureStage = Erasure['stage']
export const erasureStageName: Readonly<Record<ErasureStage, string>> = {
  none: '尚未提出', proposed: '待复核', rejected: '未予同意', approved: '已同意，正在销毁密钥', done: '已删除',
}

export type ErasureEvent =
  | Readonly<{ type: 'ErasureProposed'; data: Readonly<{ application: string; ground: ErasureGround; maker: string }>; personal?: Personal<{ name: string; reason: string }> }>
  | Readonly<{ type: 'ErasureRejected'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ErasureApproved'; data: Erased }>
  | Readonly<{ type: 'PersonErased'; data: Readonly<{ keys: number }> }>

export const erasureEventNames: Readonly<Record<ErasureEvent['type'], string>> = {
  ErasureProposed: '提出删除个人信息', ErasureRejected: '不同意删除个人信息', ErasureApproved: '同意删除个人信息', PersonErased: '个人信息密钥已销毁',
}

export const erasureCommands = {
  ProposeErasure: z.object({ application: id, ground: z.enum(erasureGrounds, '请选择法律规定的情形'), reason }),
  RejectErasure: z.object({ reason }),
  RecordErased: z.object({ keys: z.number().int() }),
} as const
export type ErasureCommand = Readonly<{ type: 'ApproveErasure' }> | { [Name in keyof typeof erasureCommands]: Readonly<{ type: Name } & z.infer<(typeof erasureCommands)[Name]>> }[keyof typeof erasureCommands]

const rules: Readonly<Record<ErasureCommand['type'], Readonly<{ title: string; role: Role; from: ErasureStage }>>> = {
  ProposeErasure: { title: '提出删除个人信息', role: 'office-maker', from: 'none' },
  RejectErasure: { title: '不同意删除', role: 'office-checker', from: 'proposed' },
  ApproveErasure: { title: '同意删除', role: 'office-checker', from: 'proposed' },
  RecordErased: { title: '登记密钥已销毁', role: 'system', from: 'approved' },
}

/** What the decision rests on: the person as they stand in the record, and what orders keeping them. */
export type ErasureContext = Readonly<{ actor: Actor; subject: string; name: string; erased: Erased; keeping: readonly Refusal[] }>

export const noErasure: Erasure = { stage: 'none' }

export function evolveErasure(state: Erasure, event: ErasureEvent): Erasure {
  if (event.type === 'ErasureProposed') return state.stage === 'none' ? proposed(event) : state
  if (state.stage === 'none') return state
  switch (event.type) {
    case 'ErasureRejected': return { ...state, stage: 'rejected' }
    case 'ErasureApproved': return { ...state, stage: 'approved' }
    case 'PersonErased': return { ...state, stage: 'done' }
    default: return unknownEvent(event, state)
  }
}

const proposed = ({ data, personal }: Extract<ErasureEvent, { type: 'ErasureProposed' }>): Erasure =>
  ({ stage: 'proposed', ...data, name: personal?.fields.name ?? '', reason: personal?.fields.reason ?? '' })

export function decideErasure(command: ErasureCommand, state: Erasure, context: ErasureContext): Decision<ErasureEvent> {
  const { title, role, from } = rules[command.type]
  const { actor, subject, name, erased, keeping } = context
  if (actor.role !== role) return refuse({ code: 'role-not-allowed', detail: `“${title}”由${roleName[role]}办理，您现在的身份是${roleName[actor.role]}。` })
  if (state.stage !== from) return refuse({ code: 'act-not-open', about: state.stage, detail: `这件事现在是“${erasureStageName[state.stage]}”，不能“${title}”。` })
  switch (command.type) {
    case 'ProposeErasure': return acceptUnless(keeping, {
      type: 'ErasureProposed', data: { application: command.application, ground: command.ground, maker: actor.account }, ...about(subject, { name, reason: command.reason }),
    })
    case 'RejectErasure': return acceptUnless(makerAgain(state, actor), { type: 'ErasureRejected', data: {}, ...about(subject, { reason: command.reason }) })
    // What has begun since the proposal counts too.
    case 'ApproveErasure': return acceptUnless([...makerAgain(state, actor), ...keeping], { type: 'ErasureApproved', data: erased })
    case 'RecordErased': return accept({ type: 'PersonErased', data: { keys: command.keys } })
  }
}

const makerAgain = (state: Erasure, actor: Actor): Refusal[] => sameHand(state.stage === 'none' ? undefined : state.maker, actor)
