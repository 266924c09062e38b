import { describe, expect, it } from 'vitest'
import { effectViewOf } from './effects.ts'

const failed = (reason: string, payload: object = { subject: 'case', id: 'case-7', kind: 'certificate' }, kind = 'issue-paper') =>
  effectViewOf({ id: 12n, kind, payload, attempts: 12, reason, deadAt: '2024-08-01T00:00:00.000Z' })

describe('an effect that failed 未能印发的文书', () => {
  it('passes on nothing of the error or the case: a name may stand in both', () => {
    const view = failed('glyph-missing: “毕演舟”里的“舟”没有字体')
    expect(JSON.stringify(view)).not.toMatch(/毕演舟|case-7/)
    expect(view).toEqual({
      id: '12', title: '证书', attempts: 12, givenUpAt: '2024-08-01T00:00:00.000Z',
      cause: '文书里有一个字，现有的字体都没有。', remedy: '请把有这个字的字体放进程序的 fonts 文件夹，重新启动，再试一次。',
    })
  })

  it('says so where nobody foresaw the cause', () => expect(failed('TypeError: x is undefined').cause).toBe('程序没有料到的原因。'))

  it.each([
    ['ENOSPC: no space left on device, write', '磁盘已满'],
    ['EACCES: permission denied, open', '没有权限'],
    ['renderer-stopped: 文件生成中断', '内存不足'],
    ['there is no certificate of case x to issue', '记录里没有'],
  ])('knows %s', (reason, words) => expect(failed(reason).cause).toContain(words))

  it.each([
    [{ kind: 'call' }, 'issue-paper', '选拔通知'], [{ kind: 'ledger' }, 'issue-paper', '文书'], [{}, 'mail', '其他事项'], [{ persons: [] }, 'erase-person', '销毁个人信息密钥'],
  ])('calls %o of kind %s %s', (payload, kind, title) => expect(failed('', payload, kind).title).toBe(title))
})
