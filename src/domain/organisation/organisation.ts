import { z } from 'zod'
import { isCreditCode } from '../../policy/creditCode.ts'
import type { Actor } from '../shared/actor.ts'
import { acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { unknownEvent, type NoWords } from '../shared/event.ts'
import type { Personal } from '../shared/personal.ts'
import type { Instant } from '../shared/time.ts'
import { id, word } from '../shared/words.ts'

/** 单位 — who takes part in a jurisdiction: employers, recommending bodies, the office itself. Typed once, reused everywhere. */
export type Organisation =
  | Readonly<{ stage: 'none' }>
  | Readonly<{ stage: 'registered' | 'closed'; formerNames: readonly FormerName[] }> & Registration

export type Registration = Readonly<{ kind: OrganisationKind; name: string; creditCode: string; district: string }>

/** 曾用名 — what a body was called until it got another name: what was published before bears it. */
export type FormerName = Readonly<{ name: string; until: Instant }>

export const organisationKinds = ['unit', 'district', 'office', 'leading-group', 'government', 'other'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export type OrganisationEvent =
  | Readonly<{ type: 'OrganisationRegistered'; data: Registration }>
  | Readonly<{ type: 'OrganisationChanged'; data: Registration }>
  | Readonly<{ type: 'OrganisationRenamed'; data: Readonly<{ name: string; at: Instant }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'OrganisationClosed' | 'OrganisationReopened'; data: NoWords; personal?: Personal<{ reason: string }> }>

const words = z.object({
  kind: z.enum(organisationKinds),
  name: word(120),
  /** 统一社会信用代码, GB 32100; empty for a body that has none. */
  creditCode: z.string().trim().refine((code) => code === '' || isCreditCode(code), '这个代码有误，请对照证照逐位核对；没有的可以不填'),
  /** The recommending body of a unit; empty for others. */
  district: z.string().max(80),
})

export const organisationCommands = { RegisterOrganisation: words, ChangeOrganisation: words } as const
export type OrganisationCommand = Readonly<{ type: keyof typeof organisationCommands } & z.infer<typeof words>>

export const organisationId = id

export const noOrganisation: Organisation = { stage: 'none' }

export function evolveOrganisation(state: Organisation, event: OrganisationEvent): Organisation {
  if (event.type === 'OrganisationRegistered') return { stage: 'registered', formerNames: [], ...event.data }
  if (state.stage === 'none') return state
  switch (event.type) {
    // What was typed wrongly was never its name.
    case 'OrganisationChanged': return { ...state, ...event.data }
    case 'OrganisationRenamed': return { ...state, name: event.data.name, formerNames: [...state.formerNames, { name: state.name, until: event.data.at }] }
    case 'OrganisationClosed': return { ...state, stage: 'closed' }
    case 'OrganisationReopened': return { ...state, stage: 'registered' }
    default: return unknownEvent(event, state)
  }
}

/** 当时的名称 — what a body was called at that moment; now, where none is named. */
export function nameAt({ name, formerNames }: Pick<Registration, 'name'> & Readonly<{ formerNames: readonly FormerName[] }>, at?: Instant): string {
  return (at === undefined ? undefined : formerNames.find(({ until }) => at < until)?.name) ?? name
}

/** Another body, in use or closed: it keeps its name and its code either way. */
export type Other = Readonly<Pick<Registration, 'kind' | 'name' | 'creditCode'> & { isClosed?: boolean }>

/** What registering rests on beyond the body's own history. */
export type OrganisationContext = Readonly<{
  actor: Actor
  districtExists: boolean
  /** The other bodies that are registered. */
  others: readonly Other[]
  /** Whether accounts act for it, or units report to it. */
  isReliedOn: boolean
}>

/** Organisations are registered by the system administrator, who sees no cases. */
export function decideOrganisation(command: OrganisationCommand, state: Organisation, context: OrganisationContext): Decision<OrganisationEvent> {
  const { actor, districtExists } = context
  if (actor.role !== 'admin' && actor.role !== 'system') return refuse({ code: 'role-not-allowed', detail: '单位由系统管理员登记。' })
  const { type, ...data } = command
  const registering = type === 'RegisterOrganisation'
  if (registering !== (state.stage === 'none')) {
    return refuse({ code: registering ? 'organisation-exists' : 'no-such-organisation', detail: registering ? '这个单位已经登记过。' : '没有这个单位。' })
  }
  return acceptUnless(
    [...kindInUse(command, state, context), ...registeredTwice(command, context), ...(data.kind === 'unit' && !districtExists ? [unknownDistrict] : [])],
    { type: registering ? 'OrganisationRegistered' : 'OrganisationChanged', data },
  )
}

const unknownDistrict: Refusal = { code: 'unknown-district', about: 'district', detail: '用人单位要指明所在区市；没有要选的区市，请先登记该区市人社部门。' }

/** Its accounts would act in a role that their body no longer has, and its units would report to nobody. */
function kindInUse({ kind }: OrganisationCommand, state: Organisation, { isReliedOn }: OrganisationContext): Refusal[] {
  return state.stage === 'none' || state.kind === kind || !isReliedOn
    ? []
    : [{ code: 'kind-in-use', about: 'kind', detail: '这个单位已经开过账号，或者已有用人单位归它推荐，类别不能再改。登记错了的，请按对的类别另登记一个。' }]
}

/** Two entries for one body part what belongs together: accounts, quotas, recusals. One bureau may well be two kinds at once. */
function registeredTwice({ kind, name, creditCode }: OrganisationCommand, { others }: OrganisationContext): Refusal[] {
  const holder = creditCode === '' ? undefined : others.find((each) => each.kind === kind && each.creditCode === creditCode)
  return [
    ...nameTaken({ kind, name }, others),
    ...(holder ? [{ code: 'credit-code-taken', about: 'creditCode', detail: `这个代码登记在“${holder.name}”名下${closedWords(holder)}。是同一个单位的，不用再登记，改了名的请选拔办办理“更名”；不是的，请对照证照核对。` }] : []),
  ]
}

export function nameTaken({ kind, name }: Pick<Registration, 'kind' | 'name'>, others: readonly Other[]): Refusal[] {
  const holder = others.find((each) => each.kind === kind && unspaced(each.name) === unspaced(name))
  return holder
    ? [{ code: 'organisation-name-taken', about: 'name', detail: `同一类别里已经登记过这个名称${closedWords(holder)}，不用再登记。确是另一个单位的，请把名称写得能分清。` }]
    : []
}

const closedWords = ({ isClosed = false }: Other): string => (isClosed ? '，现已停用，要用请选拔办恢复' : '')

const unspaced = (name: string): string => name.replace(/\s/gu, '')
