import { describe, expect, it } from 'vitest'
import type { Actor } from '../shared/actor.ts'
import { evolveAccount, foldAccount, noAccount, type Account, type AccountEvent, type KnownAccount } from './account.ts'
import { accountCommands, type AccountCommand } from './commands.ts'
import { decideAccount } from './decide.ts'

const admin: Actor = { account: 'a0', role: 'admin', jurisdiction: 'weihai', body: 'system', name: '演示·管理员' }
const owner: Actor = { ...admin, account: 'a1', role: 'expert', body: 'a1' }

const opened: AccountEvent = {
  type: 'AccountOpened',
  data: { role: 'expert', body: 'a1', origin: 'administrator', mustChangePassword: true },
  personal: { subject: 'a1', fields: { signInName: 'zhuanjia', displayName: '演示·专家' } },
}
const disabled: AccountEvent = { type: 'AccountDisabled', data: {} }
const state: KnownAccount = {
  stage: 'open', role: 'expert', body: 'a1', signInName: 'zhuanjia', displayName: '演示·专家',
  passwordVersion: 1, sessionEpoch: 1, mustChangePassword: true, secondFactor: false,
}

describe('folding an account 账户', () => {
  it('opens it with its first password, to be changed', () => expect(foldAccount([opened])).toEqual(state))

  it.each([
    [{ type: 'PasswordChanged', data: {} }, { passwordVersion: 2, sessionEpoch: 2, mustChangePassword: false }],
    [{ type: 'PasswordReset', data: {} }, { passwordVersion: 2, sessionEpoch: 2, mustChangePassword: true }],
    [{ type: 'SessionsEnded', data: {} }, { sessionEpoch: 2 }],
    [disabled, { stage: 'disabled', sessionEpoch: 2 }],
    [{ type: 'SecondFactorEnabled', data: {} }, { secondFactor: true }],
    [{ type: 'SignedIn', data: { secondFactor: false } }, {}],
    [{ type: 'SignInFailed', data: { reason: 'wrong-password', lockedUntil: null } }, {}],
    [{ type: 'SignedOut', data: {} }, {}],
  ] satisfies [AccountEvent, Partial<KnownAccount>][])('after %o changes only %o', (event, changed) =>
    expect(evolveAccount(state, event)).toEqual({ ...state, ...changed }))

  it('opens it again without reviving its sessions', () =>
    expect(foldAccount([opened, disabled, { type: 'AccountEnabled', data: {} }])).toEqual({ ...state, sessionEpoch: 2 }))

  it('never stops at what it does not know, or at a person who was erased', () => {
    const { personal: _, ...erased } = opened
    expect(foldAccount([disabled, erased, { type: 'Unheard', data: {} }])).toEqual({ ...state, signInName: '', displayName: '' })
  })
})

describe('deciding over an account', () => {
  const words = { signInName: 'zhuanjia', displayName: '演示·专家', role: 'expert', body: 'a1' } as const
  const decide = (command: AccountCommand, before: Account, actor: Actor) => {
    const decision = decideAccount(command, before, { actor, account: 'a1' })
    return decision.kind === 'accepted' ? decision.events : decision.refusals.map(({ code }) => code)
  }

  it('opens it for the administrator', () => expect(decide({ type: 'OpenAccount', ...words }, noAccount, admin)).toEqual([opened]))
  it('opens it once', () => expect(decide({ type: 'OpenAccount', ...words }, state, admin)).toEqual(['sign-in-name-taken']))
  it('lets a unit invite an applicant and nobody else', () => {
    const unit: Actor = { ...owner, role: 'unit' }
    expect(decide({ type: 'OpenAccount', ...words }, noAccount, unit)).toEqual(['role-not-allowed'])
    expect(decide({ type: 'OpenAccount', ...words, role: 'applicant' }, noAccount, unit)).toHaveLength(1)
  })
  it('leaves the password to its owner, and its reset to the administrator', () => {
    expect(decide({ type: 'ChangePassword' }, state, admin)).toEqual(['not-your-account'])
    expect(decide({ type: 'ResetPassword' }, state, owner)).toEqual(['role-not-allowed'])
    expect(decide({ type: 'ChangePassword' }, state, owner)).toEqual([{ type: 'PasswordChanged', data: {} }])
  })
  it('tells a wrong hand and a wrong time together', () =>
    expect(decide({ type: 'EnableAccount', reason: '复职' }, state, owner)).toEqual(['role-not-allowed', 'act-not-open']))
  it('has no second role to give: a role comes with the opening alone', () => {
    const roleGivers = Object.entries(accountCommands).filter(([, { shape }]) => 'role' in shape).map(([name]) => name)
    expect(roleGivers).toEqual(['OpenAccount'])
  })
})
