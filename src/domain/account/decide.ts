import type { Actor } from '../shared/actor.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about } from '../shared/personal.ts'
import type { Account, AccountEvent, AccountOrigin, KnownAccount } from './account.ts'
import type { AccountCommand, AccountCommandName } from './commands.ts'

/** Who decides over whose account; `origin` says by which door an account comes in. */
export type AccountContext = Readonly<{ actor: Actor; account: string; origin?: AccountOrigin }>

type Rule = Readonly<{ title: string; by: 'administrator' | 'owner'; from: readonly Account['stage'][] }>

/** What may happen to an account. Its owner manages what only the owner knows; the administrator everything else. */
export const accountActs: Readonly<Record<AccountCommandName, Rule>> = {
  OpenAccount: { title: '开设账户', by: 'administrator', from: ['none'] },
  DisableAccount: { title: '停用账户', by: 'administrator', from: ['open'] },
  EnableAccount: { title: '恢复账户', by: 'administrator', from: ['disabled'] },
  ResetPassword: { title: '重置密码', by: 'administrator', from: ['open'] },
  EndSessions: { title: '结束全部登录', by: 'administrator', from: ['open'] },
  RemoveSecondFactor: { title: '解除动态口令', by: 'administrator', from: ['open'] },
  ChangePassword: { title: '修改密码', by: 'owner', from: ['open'] },
  EnableSecondFactor: { title: '启用动态口令', by: 'owner', from: ['open'] },
}

export function decideAccount(command: AccountCommand, state: Account, context: AccountContext): Decision<AccountEvent> {
  const rule = accountActs[command.type]
  const refusals = [...wrongHand(command, rule, context), ...wrongStage(command, rule, state)]
  if (refusals.length > 0) return refuse(...refusals)
  return state.stage === 'none' ? decideOpening(command, context) : decideKnown(command, state, context)
}

function wrongHand(command: AccountCommand, { title, by }: Rule, { actor, account }: AccountContext): Refusal[] {
  if (by === 'owner') {
    return actor.account === account ? [] : [{ code: 'not-your-account', detail: `“${title}”只能由账户本人办理。` }]
  }
  return isAdministrator(actor) || isInvitation(command, actor)
    ? []
    : [{ code: 'role-not-allowed', detail: `“${title}”由系统管理员办理，请与系统管理员联系。` }]
}

const isAdministrator = ({ role }: Actor): boolean => role === 'admin' || role === 'system'

/** A unit lets its own technician in, so that the person can read and complete the form that speaks of them. */
const isInvitation = (command: AccountCommand, { role }: Actor): boolean =>
  role === 'unit' && command.type === 'OpenAccount' && command.role === 'applicant'

function wrongStage(command: AccountCommand, { title, from }: Rule, { stage }: Account): Refusal[] {
  if (from.includes(stage)) return []
  if (command.type === 'OpenAccount') {
    return [{ code: 'sign-in-name-taken', about: 'signInName', detail: '这个登录名已有人用过，用过的登录名不再给别人。请另取一个。' }]
  }
  if (stage === 'none') return [{ code: 'no-such-account', detail: '没有这个账户，请核对后再办理。' }]
  return [{ code: 'act-not-open', about: stage, detail: `账户现在${stage === 'open' ? '在用' : '已停用'}，不能“${title}”。` }]
}

function decideOpening(command: AccountCommand, { account, origin = 'administrator' }: AccountContext): Decision<AccountEvent> {
  if (command.type !== 'OpenAccount') return refuse({ code: 'no-such-account', detail: '没有这个账户，请核对后再办理。' })
  const { signInName, displayName, role, body } = command
  return accept({
    type: 'AccountOpened',
    // A password that another person thought up is good for one sign-in.
    data: { role, body, origin, mustChangePassword: origin === 'administrator' },
    ...about(account, { signInName, displayName }),
  })
}

function decideKnown(command: AccountCommand, state: KnownAccount, { actor, account }: AccountContext): Decision<AccountEvent> {
  switch (command.type) {
    case 'OpenAccount': return refuse({ code: 'sign-in-name-taken', about: 'signInName' })
    case 'DisableAccount': return acceptUnless(lockingOneselfOut(actor, account), { type: 'AccountDisabled', data: {}, ...because(command, account) })
    case 'EnableAccount': return accept({ type: 'AccountEnabled', data: {}, ...because(command, account) })
    case 'EndSessions': return accept({ type: 'SessionsEnded', data: {}, ...because(command, account) })
    case 'ResetPassword': return accept({ type: 'PasswordReset', data: {} })
    case 'ChangePassword': return accept({ type: 'PasswordChanged', data: {} })
    case 'RemoveSecondFactor': return acceptUnless(withoutFactor(state), { type: 'SecondFactorRemoved', data: {}, ...because(command, account) })
    case 'EnableSecondFactor': return accept({ type: 'SecondFactorEnabled', data: {} })
  }
}

const because = ({ reason }: Readonly<{ reason: string }>, account: string) => about(account, { reason })

/** Some administrator always remains: nobody can disable the last one, because nobody can disable themselves. */
function lockingOneselfOut(actor: Actor, account: string): Refusal[] {
  return actor.account === account
    ? [{ code: 'not-your-own-account', detail: '不能停用自己的账户，请由另一位系统管理员办理。' }]
    : []
}

function withoutFactor({ secondFactor }: KnownAccount): Refusal[] {
  return secondFactor ? [] : [{ code: 'no-second-factor', detail: '这个账户没有启用动态口令，不需要解除。' }]
}
