import type { Account } from '../domain/account/account.ts'
import { defineReadModel } from './readModel.ts'

/** 账户 — who may sign in; what the administrator lists and the office chooses experts from. */
export const accounts = defineReadModel<{ role: 'text'; body: 'text'; open: 'bool'; signInName: 'name'; displayName: 'name' }, Account>({
  table: 'accounts',
  from: 'account',
  columns: { role: 'text', body: 'text', open: 'bool', signInName: 'name', displayName: 'name' },
  indexes: [['role']],
  rows: (_id, account) => account.stage === 'none' ? [] : [{
    role: account.role, body: account.body, open: account.stage === 'open', signInName: account.signInName, displayName: account.displayName,
  }],
})
