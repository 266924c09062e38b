import { z } from 'zod'
import { isCreditCode } from '../../policy/creditCode.ts'
import type { Actor } from '../shared/actor.ts'
import { accept, acceptUnless, refuse, type Decision } from '../shared/decision.ts'
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

/** Organisations are registered by the system administrator, who sees no cases. */
export function decideOrganisation(
  command: OrganisationCommand, state: Organisation, { actor, districtExists }: Readonly<{ actor: Actor; districtExists: boolean }>,
): Decision<OrganisationEvent> {
  if (actor.role !== 'admin' && actor.role !== 'system') return refuse({ code: 'role-not-allowed', detail: '单位由系统管理员登记。' })
  const { type, ...data } = command
  const registering = type === 'RegisterOrganisation'
  if (registering !== (state.stage === 'none')) {
    return refuse({ code: registering ? 'organisation-exists' : 'no-such-organisation', detail: registering ? '这个单位已经登记过。' : '没有这个单位。' })
  }
  if (data.kind !== 'unit') return accept({ type: registering ? 'OrganisationRegistered' : 'OrganisationChanged', data })
  return acceptUnless(
    districtExists ? [] : [{ code: 'unknown-district', about: 'district', detail: '用人单位要指明所在区市，请先登记该区市人社部门。' }],
    { type: registering ? 'OrganisationRegistered' : 'OrganisationChanged', data },
  )
}
