import { describe, expect, it } from 'vitest'
import { passwordRefusals } from './password.ts'

describe('password rules 密码规则', () => {
  const codes = (password: string): readonly string[] => passwordRefusals(password, 'wangfang').map(({ code }) => code)

  it.each(['Chuanwu-7-Hao', 'correct Horse battery', '海边的灯塔 Ab 12', 'x7!k9?m2&Q'])('allow %s', (password) => expect(codes(password)).toEqual([]))

  it.each([
    ['Ab-1x', ['password-too-short']],
    ['chuanwuhaobuchuan', ['password-too-plain']],
    ['Chuanwu'.repeat(20) + '1', ['password-too-long']],
    ['WangFang-2024', ['password-has-name']],
    ['P@ssw0rd2024', ['password-too-common']],
    ['Admin@123456', ['password-too-common']],
    ['Aa1Aa1Aa1Aa1', ['password-too-common']],
    ['aaa', ['password-too-short', 'password-too-plain', 'password-too-common']],
  ])('refuse %s with every reason', (password, reasons) => expect(codes(password)).toEqual(reasons))

  it('say nothing of a name that nobody knows yet', () => expect(passwordRefusals('Chuanwu-7-Hao', ' ')).toEqual([]))

  it('count characters, not code units: 𠮷 is one', () => expect(codes('𠮷𠮷Ab1-𠮷x')).toEqual(['password-too-short']))
})
