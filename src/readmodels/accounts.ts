import type { Account } from '../domain/account/account.ts'
import { nameAsRegistered } from '../policy/normaliseAnswers.ts'
import { defineReadModel } from './readModel.ts'

/** 账号 — who may sign in; what the administrator lists, the office chooses experts from, and every request's session is held against. */
export const accounts = defineReadModel<{
  role: 'text'; body: 'text'; open: 'bool'; signInName: 'name'; displayName: 'name'; activated: 'bool'; personKey: 'text'; persons: 'jsonb'
  passwordVersion: 'int'; sessionEpoch: 'int'; mustChangePassword: 'bool'; secondFactor: 'bool'; search: 'text'
}, Account>({
  table: 'accounts',
  from: 'account',
  columns: {
    role: 'text', body: 'text', open: 'bool', signInName: 'name', displayName: 'name', activated: 'bool', personKey: 'text', persons: 'jsonb',
    passwordVersion: 'int', sessionEpoch: 'int', mustChangePassword: 'bool', secondFactor: 'bool', search: 'text',
  },
  indexes: [['role'], ['personKey']],
  revision: 2,
  rows(_id, account) {
    if (account.stage === 'none') return []
    const { stage, ...columns } = account
    return [{ ...columns, open: stage === 'open', search: searchText(columns.signInName, columns.displayName) }]
  },
})

/** Both names of an account in one text, so that one search finds either, in capitals or not and with whatever blanks and dots it was typed. */
export const searchText = (...names: readonly string[]): string => names.map(nameAsRegistered).join(' ').toLowerCase()

/** 账号所属的人 — one row for each id under which a case seals this person's data; finds the one account of a person. */
export const accountPersons = defineReadModel<{ person: 'text' }, Account>({
  table: 'account_persons',
  from: 'account',
  columns: { person: 'text' },
  indexes: [['person']],
  rows: (_id, account) => account.stage === 'none' ? [] : account.persons.map((person) => ({ person })),
})
