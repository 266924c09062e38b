import type { Account } from '../domain/account/account.ts'
import { defineReadModel } from './readModel.ts'

/** 账户 — who may sign in; what the administrator lists, the office chooses experts from, and every request's session is held against. */
export const accounts = defineReadModel<{
  role: 'text'; body: 'text'; open: 'bool'; signInName: 'name'; displayName: 'name'
  passwordVersion: 'int'; sessionEpoch: 'int'; mustChangePassword: 'bool'; secondFactor: 'bool'
}, Account>({
  table: 'accounts',
  from: 'account',
  columns: {
    role: 'text', body: 'text', open: 'bool', signInName: 'name', displayName: 'name',
    passwordVersion: 'int', sessionEpoch: 'int', mustChangePassword: 'bool', secondFactor: 'bool',
  },
  indexes: [['role']],
  rows(_id, account) {
    if (account.stage === 'none') return []
    const { stage, ...columns } = account
    return [{ ...columns, open: stage === 'open' }]
  },
})
