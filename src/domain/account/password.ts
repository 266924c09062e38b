import type { Refusal } from '../shared/decision.ts'
import { normalName } from './normalName.ts'

/** 密码规则 — long enough against guessing, mixed as 等保 asks, and not what everybody tries first. */
export const passwordRule = { minChars: 10, maxChars: 128, kindsAtLeast: 3 } as const

export const passwordHint = `密码${passwordRule.minChars}至${passwordRule.maxChars}个字符，大写字母、小写字母、数字、其他符号四类中至少用三类，不含登录名。`

/** Every reason at once; empty where the password may be used. Where nobody knows the sign-in name yet it is left out. */
export function passwordRefusals(password: string, signInName: string): Refusal[] {
  const { minChars, maxChars, kindsAtLeast } = passwordRule
  const chars = [...password].length
  return [
    ...when(chars < minChars, 'password-too-short', `密码至少${minChars}个字符，现在是${chars}个。`),
    ...when(chars > maxChars, 'password-too-long', `密码最多${maxChars}个字符，请缩短。`),
    ...when(kindsIn(password) < kindsAtLeast, 'password-too-plain', '请在大写字母、小写字母、数字、其他符号中至少用三类。'),
    ...when(signInName.trim() !== '' && normalName(password).includes(normalName(signInName)), 'password-has-name', '密码里不能含有登录名，请换一个。'),
    ...when(isCommon(password), 'password-too-common', '这个密码太常见，别人最先试的就是它，请换一个。'),
  ]
}

function when(wrong: boolean, code: string, detail: string): Refusal[] {
  return wrong ? [{ code, about: 'password', detail }] : []
}

function kindsIn(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u].filter((kind) => kind.test(password)).length
}

/** What lists of leaked passwords open with, once digits and signs around the word are taken away. */
const commonWords = new Set([
  'password', 'passwd', 'admin', 'administrator', 'root', 'welcome', 'test', 'login', 'user', 'qwerty', 'qwertyuiop', 'asdfghjkl',
  'qazwsx', 'abc', 'abcd', 'abcdef', 'aa', 'iloveyou', 'woaini', 'shouxi',
])

function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const core = lower.replaceAll(/^[^a-z]+|[^a-z]+$/g, '')
  const spelledOut = core.replaceAll('@', 'a').replaceAll('0', 'o').replaceAll('$', 's').replaceAll('1', 'i')
  const words = [lower, spelledOut].map((text) => text.replaceAll(/[^a-z]/g, ''))
  return new Set(password).size <= 4 || words.some((word) => commonWords.has(word))
}
