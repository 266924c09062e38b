import type { AccountEvent } from './account.ts'

/** What the journal calls each fact of an account. */
export const accountEventNames: Readonly<Record<AccountEvent['type'], string>> = {
  AccountOpened: '开设账户',
  SignedIn: '登录',
  SignInFailed: '登录失败',
  SignedOut: '退出',
  PasswordChanged: '修改密码',
  PasswordReset: '重置密码',
  SecondFactorEnabled: '启用动态口令',
  SecondFactorRemoved: '解除动态口令',
  AccountDisabled: '停用账户',
  AccountEnabled: '恢复账户',
  SessionsEnded: '结束全部登录',
}
