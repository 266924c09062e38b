import { describe, expect, it } from 'vitest'
import { newPasswordProblems } from './newPassword.ts'

const mismatch = '两次输入的新密码不一样，请重新输入。'

describe('a new password that was typed twice 新密码', () => {
  it.each<[string, string, string, string | undefined, string | undefined]>([
    ['nothing typed', '', '', '请填写新密码。', undefined],
    ['too short, and not the same: both at once', 'Ch-7x', 'Ch-7y', '密码至少10个字符，现在是5个。', mismatch],
    ['too short and too plain', 'chuan', 'chuan', '密码至少10个字符，现在是5个。请在大写字母、小写字母、数字、其他符号中至少用三类。', undefined],
    ['with the sign-in name in it', 'Wangfang-2024', 'Wangfang-2024', '密码里不能含有登录名，请换一个。', undefined],
    ['not the same', 'Chuanwu-7-Hao', 'Chuanwu-7-hao', undefined, mismatch],
    ['fit to be used', 'Chuanwu-7-Hao', 'Chuanwu-7-Hao', undefined, undefined],
  ])('%s', (_, password, repeated, ofPassword, ofRepeat) =>
    expect(newPasswordProblems(password, repeated, 'wangfang')).toEqual({ password: ofPassword, repeated: ofRepeat }))
})
