import { describe, expect, it } from 'vitest'
import type { Actor } from '../shared/actor.ts'
import { evolveAccount, foldAccount, noAccount, type Account, type AccountEvent, type KnownAccount } from './account.ts'
import { accountCommands, type AccountCommand } from './commands.ts'
import { decideAccount, type AccountContext } from './decide.ts'

const admin: Actor = { account: 'a0', role: 'admin', jurisdiction: 'weihai', body: 'system', name: '演示·管理员' }
const owner: Actor = { ...admin, account: 'a1', role: 'expert', body: 'a1' }

const opened: AccountEvent = {
  type: 'AccountOpened',
  data: { role: 'expert', body: 'a1', origin: 'administrator', mustChangePassword: false },
  personal: { subject: 'a1', fields: { signInName: 'zhuanjia', displayName: '演示·专家' } },
}
const disabled: AccountEvent = { type: 'AccountDisabled', data: {} }
const state: KnownAccount = {
  stage: 'open', role: 'expert', body: 'a1', signInName: 'zhuanjia', displayName: '演示·专家',
  passwordVersion: 1, sessionEpoch: 1, mustChangePassword: false, secondFactor: false, activated: false, personKey: undefined, persons: [],
}

describe('folding an account 账号', () => {
  it('opens it without a password: its owner sets the first one', () => expect(foldAccount([opened])).toEqual(state))

  it.each([
    [{ type: 'PasswordChanged', data: {} }, { passwordVersion: 2, sessionEpoch: 2, activated: true }],
    [{ type: 'PasswordReset', data: {} }, { passwordVersion: 2, sessionEpoch: 2, mustChangePassword: true, activated: true }],
    [{ type: 'ActivationIssued', data: { until: '2024-07-19T01:00:00.000Z' } }, {}],
    [{ type: 'AccountActivated', data: {} }, { passwordVersion: 2, sessionEpoch: 2, activated: true }],
    [{ type: 'CaseJoined', data: { person: 'p2' } }, { persons: ['p2'] }],
    [{ type: 'RecoveryCodesRenewed', data: {} }, {}],
    [{ type: 'SessionEnded', data: {} }, {}],
    [{ type: 'SessionsEnded', data: {} }, { sessionEpoch: 2 }],
    [disabled, { stage: 'disabled', sessionEpoch: 2 }],
    [{ type: 'SecondFactorEnabled', data: {} }, { secondFactor: true }],
    [{ type: 'SignedIn', data: { by: 'password' } }, {}],
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
  const decide = (command: AccountCommand, before: Account, actor: Actor, context: Partial<AccountContext> = { bodyKind: 'unit' }) => {
    const decision = decideAccount(command, before, { ...context, actor, account: 'a1' })
    return decision.kind === 'accepted' ? decision.events : decision.refusals.map(({ code }) => code)
  }

  it('opens it for the administrator', () => expect(decide({ type: 'OpenAccount', ...words }, noAccount, admin)).toEqual([opened]))
  it('opens it once', () => expect(decide({ type: 'OpenAccount', ...words }, state, admin)).toEqual(['sign-in-name-taken']))
  it('opens it for a body that is registered, and of a kind that the role acts for', () => {
    expect(decide({ type: 'OpenAccount', ...words }, noAccount, admin, {})).toEqual(['no-such-organisation'])
    expect(decide({ type: 'OpenAccount', ...words, role: 'office-maker' }, noAccount, admin, { bodyKind: 'unit' })).toEqual(['organisation-does-not-fit'])
    expect(decide({ type: 'OpenAccount', ...words, role: 'office-maker' }, noAccount, admin, { bodyKind: 'office' })).toHaveLength(1)
  })
  it('opens an administrator\'s for whoever keeps the system: the office itself, too', () => {
    const kept = (bodyKind: AccountContext['bodyKind']) => decide({ type: 'OpenAccount', ...words, role: 'admin' }, noAccount, admin, { bodyKind })
    expect((['office', 'government', 'other', 'unit'] as const).filter((kind) => kept(kind)[0] !== 'organisation-does-not-fit')).toEqual(['office', 'government', 'other'])
    expect(decide({ type: 'OpenAccount', ...words, role: 'auditor' }, noAccount, admin, { bodyKind: 'office' })).toEqual(['organisation-does-not-fit'])
  })
  it('asks for no body of the first administrator, who comes before any organisation', () =>
    expect(decide({ type: 'OpenAccount', ...words, role: 'admin' }, noAccount, admin, { origin: 'first-administrator-link' })).toHaveLength(1))
  it('opens no applicant\'s account for the administrator, who can\'t tell one person from another', () =>
    expect(decide({ type: 'OpenAccount', ...words, role: 'applicant' }, noAccount, admin)).toEqual(['applicant-by-invitation']))
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

describe('inviting an applicant 邀请申报人', () => {
  const unit: Actor = { ...owner, account: 'u1', role: 'unit', body: 'shipyard' }
  const invitation = { type: 'InviteApplicant', signInName: 'jishi', displayName: '演示·技师', person: 'p1', personKey: 'digest' } as const
  const invited: AccountEvent = {
    type: 'AccountOpened',
    data: { role: 'applicant', body: 'p1', origin: 'invitation', mustChangePassword: false },
    personal: { subject: 'a1', fields: { signInName: 'jishi', displayName: '演示·技师', personKey: 'digest' } },
  }
  const activated: AccountEvent = { type: 'AccountActivated', data: {} }
  const decision = (command: AccountCommand, history: readonly AccountEvent[], actor: Actor, context: Partial<AccountContext> = {}) =>
    decideAccount(command, foldAccount(history), { ...context, actor, account: 'a1' })
  const codes = (...asked: Parameters<typeof decision>) => {
    const decided = decision(...asked)
    return decided.kind === 'refused' ? decided.refusals.map(({ code }) => code) : []
  }
  const issue = { type: 'IssueActivation', until: '2024-07-19T01:00:00.000Z' } as const

  it('is the unit\'s, not the administrator\'s', () => expect(codes(invitation, [], admin)).toEqual(['role-not-allowed']))

  it.each([
    [{ activated: false, open: true }, '重新发激活码'],
    [{ activated: true, open: true }, '请本人用它登录；忘了密码，请带身份证件找系统管理员'],
    [{ activated: true, open: false }, '找系统管理员恢复'],
  ])('opens no second account for one person; where the first is %o it says: %s', (standing, instead) => {
    const decided = decision(invitation, [], unit, { holder: { signInName: 'bidaxian', ...standing } })
    expect(decided).toMatchObject({ kind: 'refused', refusals: [{ code: 'person-has-account' }] })
    expect(decided.kind === 'refused' && decided.refusals[0]?.detail).toContain(instead)
  })

  it('opens the account of a person who has none, with the digest sealed under the account\'s own key', () =>
    expect(decision(invitation, [], unit)).toEqual({ kind: 'accepted', events: [invited] }))

  it('takes another case of the same person to the account, once', () => {
    expect(decision({ type: 'JoinCase', person: 'p2' }, [invited], unit)).toEqual({ kind: 'accepted', events: [{ type: 'CaseJoined', data: { person: 'p2' } }] })
    expect(foldAccount([invited, { type: 'CaseJoined', data: { person: 'p2' } }])).toMatchObject({ persons: ['p1', 'p2'] })
    expect(codes({ type: 'JoinCase', person: 'p1' }, [invited], unit)).toEqual(['person-has-account'])
    expect(codes({ type: 'JoinCase', person: 'p2' }, [opened], unit)).toEqual(['person-has-account'])
  })

  it('lets the unit hand out another code until the technician has come in, and the administrator always', () => {
    expect(decision(issue, [invited], unit).kind).toBe('accepted')
    expect(codes(issue, [invited, activated], unit)).toEqual(['role-not-allowed'])
    expect(codes(issue, [opened], unit)).toEqual(['role-not-allowed'])
    expect(decision(issue, [invited, activated], admin).kind).toBe('accepted')
    expect(codes(issue, [invited, disabled], admin)).toEqual(['act-not-open'])
  })
})
