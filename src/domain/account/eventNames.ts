import type { AccountEvent, SignInFailure } from './account.ts'

/** What the journal calls each fact of an account. */
export const accountEventNames: Readonly<Record<AccountEvent['type'], string>> = {
  AccountOpened: '开设账号',
  ActivationIssued: '发出激活码',
  AccountActivated: '本人激活账号',
  CaseJoined: '归入又一份申报',
  SignedIn: '登录',
  SignInFailed: '登录失败',
  SignedOut: '退出',
  SessionEnded: '结束一处登录',
  PasswordChanged: '修改密码',
  PasswordReset: '重置密码',
  SecondFactorEnabled: '启用动态口令',
  RecoveryCodesRenewed: '更换恢复码',
  SecondFactorRemoved: '解除动态口令',
  AccountDisabled: '停用账号',
  AccountEnabled: '恢复账号',
  SessionsEnded: '结束全部登录',
}

/** 登录失败 — why, for the administrator whom somebody calls because the door stays shut. */
export const signInFailureName: Readonly<Record<SignInFailure, string>> = {
  'wrong-password': '密码不对',
  'wrong-code': '动态口令或恢复码不对',
  'account-disabled': '账号已停用',
  'body-closed': '所在单位已停用',
}
