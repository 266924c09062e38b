import type { OrganisationKind } from '../organisation/organisation.ts'
import type { Actor } from '../shared/actor.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about } from '../shared/personal.ts'
import type { Account, AccountEvent, AccountOrigin, KnownAccount, Origin } from './account.ts'
import { bodyClosed, wrongBody } from './bodies.ts'
import type { AccountCommand, AccountCommandName } from './commands.ts'

/** Who decides over whose account, and what the decision rests on beyond the account's own history. */
export type AccountContext = Readonly<{
  actor: Actor
  account: string
  /** By which door an account comes in. */
  origin?: AccountOrigin | undefined
  /** Kind of the organisation the account is to act for; `undefined` where nobody registered it. */
  bodyKind?: OrganisationKind | undefined
  /** Name of the organisation the account acts for, or is to act for, where that is closed. */
  closedBody?: string | undefined
  /** The account that this person has already. */
  holder?: Holder | undefined
  /** From where its owner acts. */
  from?: Origin | undefined
}>

export type Holder = Readonly<{ signInName: string; activated: boolean; open: boolean }>

type Hand = 'administrator' | 'owner' | 'unit'
type Rule = Readonly<{ title: string; by: Hand; from: readonly Account['stage'][] }>

/** What may happen to an account. Its owner manages what only the owner knows, a unit lets its technicians in; the administrator does everything else. */
export const accountActs: Readonly<Record<AccountCommandName, Rule>> = {
  OpenAccount: { title: '开设账号', by: 'administrator', from: ['none'] },
  InviteApplicant: { title: '为申报人开设账号', by: 'unit', from: ['none'] },
  JoinCase: { title: '归入又一份申报', by: 'unit', from: ['open'] },
  IssueActivation: { title: '发出激活码', by: 'administrator', from: ['open'] },
  ActivateAccount: { title: '激活账号', by: 'owner', from: ['open'] },
  DisableAccount: { title: '停用账号', by: 'administrator', from: ['open'] },
  EnableAccount: { title: '恢复账号', by: 'administrator', from: ['disabled'] },
  ResetPassword: { title: '重置密码', by: 'administrator', from: ['open'] },
  EndSessions: { title: '结束全部登录', by: 'administrator', from: ['open'] },
  RemoveSecondFactor: { title: '解除动态口令', by: 'administrator', from: ['open'] },
  EndOneSession: { title: '结束一处登录', by: 'owner', from: ['open'] },
  ChangePassword: { title: '修改密码', by: 'owner', from: ['open'] },
  EnableSecondFactor: { title: '启用动态口令', by: 'owner', from: ['open'] },
  RenewRecoveryCodes: { title: '更换恢复码', by: 'owner', from: ['open'] },
}

export function decideAccount(command: AccountCommand, state: Account, context: AccountContext): Decision<AccountEvent> {
  const rule = accountActs[command.type]
  const refusals = [...wrongHand(command, rule, state, context), ...wrongStage(command, rule, state), ...lettingInto(command, context)]
  if (refusals.length > 0) return refuse(...refusals)
  return state.stage === 'none' ? decideOpening(command, context) : decideKnown(command, state, context)
}

function wrongHand(command: AccountCommand, { title, by }: Rule, state: Account, { actor, account }: AccountContext): Refusal[] {
  if (by === 'owner') {
    return actor.account === account ? [] : [{ code: 'not-your-account', detail: `“${title}”只能由账号本人办理。` }]
  }
  if (by === 'unit') {
    return actor.role === 'unit' ? [] : [{ code: 'role-not-allowed', detail: `“${title}”由申报人所在单位在申报中办理。` }]
  }
  return isAdministrator(actor) || isRepeatedInvitation(command, state, actor)
    ? []
    : [{ code: 'role-not-allowed', detail: `“${title}”由系统管理员办理，请与系统管理员联系。` }]
}

const isAdministrator = ({ role }: Actor): boolean => role === 'admin' || role === 'system'

/** Until the technician has come in the unit may hand out another code; afterwards a code in the unit's hands would open somebody's account. */
const isRepeatedInvitation = ({ type }: AccountCommand, state: Account, { role }: Actor): boolean =>
  role === 'unit' && type === 'IssueActivation' && state.stage !== 'none' && state.role === 'applicant' && !state.activated

/** Acts that let somebody in. */
const opening: ReadonlySet<AccountCommandName> = new Set(['OpenAccount', 'IssueActivation', 'ActivateAccount', 'EnableAccount', 'ResetPassword'])

const lettingInto = ({ type }: AccountCommand, { closedBody }: AccountContext): Refusal[] =>
  (closedBody !== undefined && opening.has(type) ? [{ ...bodyClosed(closedBody), ...(type === 'OpenAccount' && { about: 'body' }) }] : [])

function wrongStage(command: AccountCommand, { title, from }: Rule, { stage }: Account): Refusal[] {
  if (from.includes(stage)) return []
  if (command.type === 'OpenAccount' || command.type === 'InviteApplicant') {
    return [{ code: 'sign-in-name-taken', about: 'signInName', detail: '这个登录名已有人用过，用过的登录名不再给别人。请另取一个。' }]
  }
  if (stage === 'none') return [{ code: 'no-such-account', detail: '没有这个账号，请核对后再办理。' }]
  return [{ code: 'act-not-open', about: stage, detail: `账号现在${stage === 'open' ? '在用' : '已停用'}，不能“${title}”。` }]
}

function decideOpening(command: AccountCommand, context: AccountContext): Decision<AccountEvent> {
  if (command.type === 'OpenAccount') return openAccount(command, context)
  if (command.type === 'InviteApplicant') return inviteApplicant(command, context)
  return refuse({ code: 'no-such-account', detail: '没有这个账号，请核对后再办理。' })
}

type Of<Name extends AccountCommandName> = Extract<AccountCommand, { type: Name }>

function openAccount({ signInName, displayName, role, body }: Of<'OpenAccount'>, context: AccountContext): Decision<AccountEvent> {
  const { account, origin = 'administrator', bodyKind } = context
  return acceptUnless(
    // The first administrator comes before any organisation, and the demonstration brings its own.
    origin !== 'administrator' ? [] : role === 'applicant' ? [applicantsAreInvited] : wrongBody(role, bodyKind),
    {
      type: 'AccountOpened',
      data: { role, body, origin, mustChangePassword: false },
      ...about(account, { signInName, displayName }),
    },
  )
}

const applicantsAreInvited: Refusal = {
  code: 'applicant-by-invitation', about: 'role', detail: '申报人的账号由所在单位在申报中开通，凭身份证件号码一人一个。请申报人与所在单位联系。',
}

function inviteApplicant({ signInName, displayName, person, personKey }: Of<'InviteApplicant'>, { account, holder }: AccountContext): Decision<AccountEvent> {
  return acceptUnless(holder ? [hasAccount(holder)] : [], {
    type: 'AccountOpened',
    data: { role: 'applicant', body: person, origin: 'invitation', mustChangePassword: false },
    ...about(account, { signInName, displayName, ...(personKey === undefined ? {} : { personKey }) }),
  })
}

/** 一人一号 — told with what to do instead of a second account. */
export function hasAccount({ signInName, activated, open }: Holder): Refusal {
  const instead = !open
    ? '这个账号已停用，请申报人带身份证件找系统管理员恢复。'
    : activated
      ? '请本人用它登录；忘了密码，请带身份证件找系统管理员重新发激活码。'
      : '账号还没有激活：激活码丢了或过期了，请在本页“重新发激活码”。'
  return { code: 'person-has-account', detail: `这位申报人已有账号“${signInName}”，一个人只开一个账号，没有再开。${instead}` }
}

function decideKnown(command: AccountCommand, state: KnownAccount, { actor, account, from }: AccountContext): Decision<AccountEvent> {
  switch (command.type) {
    case 'OpenAccount':
    case 'InviteApplicant': return refuse({ code: 'sign-in-name-taken', about: 'signInName' })
    case 'JoinCase': return acceptUnless(joined(state, command.person), { type: 'CaseJoined', data: { person: command.person } })
    case 'IssueActivation': return accept({ type: 'ActivationIssued', data: { until: command.until } })
    case 'ActivateAccount': return accept({ type: 'AccountActivated', data: {}, ...(from ? about(account, from) : {}) })
    case 'DisableAccount': return acceptUnless(lockingOneselfOut(actor, account), { type: 'AccountDisabled', data: {}, ...because(command, account) })
    case 'EnableAccount': return accept({ type: 'AccountEnabled', data: {}, ...because(command, account) })
    case 'EndSessions': return accept({ type: 'SessionsEnded', data: {}, ...because(command, account) })
    case 'EndOneSession': return accept({ type: 'SessionEnded', data: {} })
    case 'ResetPassword': return accept({ type: 'PasswordReset', data: {} })
    case 'ChangePassword': return accept({ type: 'PasswordChanged', data: {} })
    case 'RemoveSecondFactor': return acceptUnless(withoutFactor(state), { type: 'SecondFactorRemoved', data: {}, ...because(command, account) })
    case 'EnableSecondFactor': return accept({ type: 'SecondFactorEnabled', data: {} })
    case 'RenewRecoveryCodes': return acceptUnless(withoutFactor(state), { type: 'RecoveryCodesRenewed', data: {} })
  }
}

const because = ({ reason }: Readonly<{ reason: string }>, account: string) => about(account, { reason })

function joined(state: KnownAccount, person: string): Refusal[] {
  return state.role === 'applicant' && !state.persons.includes(person)
    ? []
    : [hasAccount({ signInName: state.signInName, activated: state.activated, open: true })]
}

/** Some administrator always remains: nobody can disable the last one, because nobody can disable themselves. */
function lockingOneselfOut(actor: Actor, account: string): Refusal[] {
  return actor.account === account
    ? [{ code: 'not-your-own-account', detail: '不能停用自己的账号，请由另一位系统管理员办理。' }]
    : []
}

function withoutFactor({ secondFactor }: KnownAccount): Refusal[] {
  return secondFactor ? [] : [{ code: 'no-second-factor', detail: '这个账号没有启用动态口令。' }]
}
