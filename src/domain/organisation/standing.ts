import { z } from 'zod'
import { applicationStageName, type ApplicationStage } from '../application/application.ts'
import { isOffice, type Actor } from '../shared/actor.ts'
import { acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about } from '../shared/personal.ts'
import type { Instant } from '../shared/time.ts'
import { word, type CommandOf } from '../shared/words.ts'
import { nameTaken, type Organisation, type OrganisationEvent, type OrganisationKind, type Other } from './organisation.ts'

/** 依据 — 注销、合并、改名的文件; it stays in the record. */
const reason = z.string().trim().min(2, '请写明依据').max(500, '不能超过500个字')

/** What becomes of a body once it is registered. */
export const standingCommands = {
  CloseOrganisation: z.object({ reason }),
  ReopenOrganisation: z.object({ reason }),
  RenameOrganisation: z.object({ name: word(120), reason }),
} as const
export type StandingCommand = CommandOf<typeof standingCommands>

/** 停用 — the kinds that come and go; without the others no round goes on, and of them an account is disabled instead. */
export const closableKinds: ReadonlySet<OrganisationKind> = new Set<OrganisationKind>(['unit', 'district'])

/** What a body still has in hand: closed with it, it would wait for nobody. */
export type InHand = Readonly<{
  /** Cases that have not come to their end, those being filled in among them. */
  cases: readonly Readonly<{ name: string; stage: ApplicationStage }>[]
  /** 公示 that it has to post, to replace or to take down, by whose name it bears. */
  papers: readonly string[]
  /** 用人单位 in use that report to it. */
  units: readonly string[]
  /** 推荐名额 in a round that still takes names: those it has, and whether more are being asked for. */
  places: readonly Readonly<{ round: string; count: number; isMoreAsked: boolean }>[]
}>

export const nothingInHand: InHand = { cases: [], papers: [], units: [], places: [] }

export type StandingContext = Readonly<{
  at: Instant
  actor: Actor
  id: string
  others: readonly Other[]
  /** Whether the body that a unit reports to is in use. */
  districtIsOpen: boolean
  inHand: InHand
}>

/** Words about a body are sealed under a key of its own: a reason may well name somebody. */
export const organisationSubject = (organisation: string): string => `organisation.${organisation}`

/** 停用、恢复、更名 — the office decides who takes part; it alone sees what a body still has in hand. */
export function decideStanding(command: StandingCommand, state: Organisation, context: StandingContext): Decision<OrganisationEvent> {
  const { actor, at, id } = context
  if (!isOffice(actor.role)) return refuse({ code: 'role-not-allowed', detail: '停用、恢复、更名由选拔办办理。' })
  if (state.stage === 'none') return refuse({ code: 'no-such-organisation', detail: '没有这个单位。' })
  const because = about(organisationSubject(id), { reason: command.reason })
  switch (command.type) {
    case 'CloseOrganisation': return acceptUnless(notToBeClosed(state, context), { type: 'OrganisationClosed', data: {}, ...because })
    case 'ReopenOrganisation': return acceptUnless(notToBeReopened(state, context), { type: 'OrganisationReopened', data: {}, ...because })
    case 'RenameOrganisation':
      return acceptUnless(notToBeRenamed(command.name, state, context), { type: 'OrganisationRenamed', data: { name: command.name, at }, ...because })
  }
}

type Known = Exclude<Organisation, { stage: 'none' }>

function notToBeClosed({ stage, kind }: Known, { inHand }: StandingContext): Refusal[] {
  if (stage === 'closed') return [alreadyClosed]
  if (!closableKinds.has(kind)) {
    return [{ code: 'kind-not-closed', detail: '只有用人单位和区市人社部门可以停用。别的部门不再参加的，请系统管理员停用它的账号。' }]
  }
  return inHandRefusals(inHand)
}

const alreadyClosed: Refusal = { code: 'organisation-closed', detail: '这个单位已经停用。' }

/** Every one at once, each with what to do about it. */
function inHandRefusals({ cases, papers, units, places }: InHand): Refusal[] {
  const drafts = cases.filter(({ stage }) => stage === 'draft')
  const submitted = cases.filter(({ stage }) => stage !== 'draft')
  return [
    ...when(drafts, 'closing-with-drafts', `还有${drafts.length}份申报在填写：${some(drafts.map(nameOf))}。请单位撤回，或者等推荐截止。`),
    ...when(submitted, 'closing-with-cases', `还有${submitted.length}份申报没有办结：${some(submitted.map((each) => `${nameOf(each)}（${applicationStageName[each.stage]}）`))}。请先办结，或者请单位撤回。`),
    ...when(papers, 'closing-owes-papers', `还有公示要它张贴、更换或者撤下：${some(papers.map((name) => nameOf({ name })))}。请它办完并登记。`),
    ...when(units, 'closing-with-units', `还有${units.length}个用人单位归它推荐：${some(units)}。请系统管理员在“单位管理”里把它们改归别的区市；不再参加的，请先停用。`),
    ...places.map(({ round, count, isMoreAsked }) => ({
      code: 'closing-with-places',
      detail: `“${round}”还在推荐，${[...(count > 0 ? [`给了它${count}个推荐名额`] : []), ...(isMoreAsked ? ['增加名额的意见正在复核'] : [])].join('，')}。请等推荐截止再停用。`,
    })),
  ]
}

const nameOf = ({ name }: Readonly<{ name: string }>): string => name || '（个人信息已删除）'
const when = (found: readonly unknown[], code: string, detail: string): Refusal[] => (found.length > 0 ? [{ code, detail }] : [])

const MOST_NAMED = 5
const some = (names: readonly string[]): string => `${names.slice(0, MOST_NAMED).join('、')}${names.length > MOST_NAMED ? '等' : ''}`

function notToBeReopened({ stage, kind }: Known, { districtIsOpen }: StandingContext): Refusal[] {
  if (stage !== 'closed') return [{ code: 'organisation-in-use', detail: '这个单位没有停用，不用恢复。' }]
  return kind === 'unit' && !districtIsOpen
    ? [{ code: 'district-closed', detail: '它所在的区市已经停用。请系统管理员先在“单位管理”里把它改归别的区市，再恢复。' }]
    : []
}

function notToBeRenamed(name: string, { stage, kind, name: current }: Known, { others }: StandingContext): Refusal[] {
  return [
    ...(stage === 'closed' ? [{ ...alreadyClosed, detail: '这个单位已经停用，不能更名。要更名请先恢复。' }] : []),
    ...(name === current ? [{ code: 'same-name', about: 'name', detail: '它现在就叫这个名称。' }] : nameTaken({ kind, name }, others)),
  ]
}
