import { isRealDay } from './day.ts'

/** 公民身份号码 — what an 18-digit number says by GB 11643. Residence permits of Hong Kong, Macao, Taiwan and foreign residents follow it too. */
export type IdNumber = Readonly<{ birthDay: string; sex: 'male' | 'female' }>

export type IdNumberFault = 'id-number-format' | 'id-number-birth-day' | 'id-number-check-digit'

const SHAPE = /^\d{17}[\dXx]$/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Area codes are not looked up: codes of districts long dissolved stay valid. */
export function readIdNumber(text: string): IdNumber | IdNumberFault {
  if (!SHAPE.test(text)) return 'id-number-format'
  const birthDay = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isRealDay(birthDay)) return 'id-number-birth-day'
  if (checkDigit(text) !== text.slice(17).toUpperCase()) return 'id-number-check-digit'
  return { birthDay, sex: Number(text[16]) % 2 === 1 ? 'male' : 'female' }
}

/** ISO 7064 mod 11-2 over the first 17 digits. */
export function checkDigit(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return CHECK_DIGITS[sum % 11] ?? ''
}
