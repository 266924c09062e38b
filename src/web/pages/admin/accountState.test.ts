import { describe, expect, it } from 'vitest'
import { accountState } from './accountState.ts'

const usable = { open: true, isBodyClosed: false, activated: true, lockedUntil: null }

describe('what an account can do now 账号状态', () => {
  it.each([
    ['is in use', usable, '在用'],
    ['is locked for a while, whatever else holds of it', { ...usable, lockedUntil: '2024-07-26T02:15:00.000Z' }, '已锁定，到10:15解开'],
    ['waits for its owner', { ...usable, activated: false }, '等本人激活'],
    ['is closed, and a lock says nothing more', { ...usable, open: false, lockedUntil: '2024-07-26T02:15:00.000Z' }, '已停用'],
    ['waits for its body', { ...usable, isBodyClosed: true, activated: false }, '单位已停用'],
  ])('%s', (_, account, word) => expect(accountState(account).word).toBe(word))
})
