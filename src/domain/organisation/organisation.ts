import { z } from 'zod'
import { isCreditCode } from '../../policy/creditCode.ts'
import type { Actor } from '../shared/actor.ts'
import { acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { id, word } from '../shared/words.ts'

/** 单位 — who takes part in a jurisdiction: employers, recommending bodies, the office itself. Typed once, reused everywhere. */
export type Organisation =
  | Readonly<{ stage: 'none' }>
  | Readonly<{ stage: 'registered'; kind: OrganisationKind; name: string; creditCode: string; district: string }>

export const organisationKinds = ['unit', 'district', 'office', 'leading-group', 'government', 'other'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export type OrganisationEvent = Readonly<{
  type: 'OrganisationRegistered' | 'OrganisationChanged'
  data: Readonly<{ kind: OrganisationKind; name: string; creditCode: string; district: string }>
}>

const words = z.object({
  kind: z.enum(organisationKinds),
  name: word(120),
  /** 统一社会信用代码, GB 32100; empty for a body that has none. */
  creditCode: z.string().trim().refine((code) => code === '' || isCreditCode(code), '这个代码有误，请对照证照逐位核对；没有的可以不填'),
  /** The recommending body of a unit; empty for others. */
  district: z.string().max(80),
})

export const organisationCommands = { RegisterOrganisation: words, ChangeOrganisation: words } as const
export type OrganisationCommandName = keyof typeof organisationCommands
export type OrganisationCommand = Readonly<{ type: OrganisationCommandName } & z.infer<typeof words>>

export const organisationId = id

export const noOrganisation: Organisation = { stage: 'none' }

export function evolveOrganisation(state: Organisation, event: OrganisationEvent): Organisation {
  switch (event.type) {
    case 'OrganisationRegistered':
    case 'OrganisationChanged': return { stage: 'registered', ...event.data }
    default: return state
  }
}

/** What registering rests on beyond the body's own history. */
export type OrganisationContext = Readonly<{
  actor: Actor
  districtExists: boolean
  /** The other bodies that are registered. */
  others: readonly Readonly<{ kind: OrganisationKind; name: string; creditCode: string }>[]
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
  const alike = others.filter((each) => each.kind === kind)
  const holder = creditCode === '' ? undefined : alike.find((each) => each.creditCode === creditCode)
  return [
    ...(alike.some((each) => unspaced(each.name) === unspaced(name))
      ? [{ code: 'organisation-name-taken', about: 'name', detail: '同一类别里已经登记过这个名称，不用再登记。确是另一个单位的，请把名称写得能分清。' }]
      : []),
    ...(holder ? [{ code: 'credit-code-taken', about: 'creditCode', detail: `这个代码登记在“${holder.name}”名下。是同一个单位的，不用再登记，改名请用“修改”；不是的，请对照证照核对。` }] : []),
  ]
}

const unspaced = (name: string): string => name.replace(/\s/gu, '')
