import { expect, it } from 'vitest'
import { toCsv } from './csv.ts'

it('quotes commas, quotes and line breaks', () => expect(toCsv([['甲,乙', '说"好"', '一\n二']])).toBe('\uFEFF"甲,乙","说""好""","一\n二"\r\n'))
it('never lets a spreadsheet run what somebody typed', () => expect(toCsv([['=1+1', '@x']])).toBe("\uFEFF'=1+1,'@x\r\n"))
it('leaves numbers alone', () => expect(toCsv([['-3', '92.5']])).toBe('\uFEFF-3,92.5\r\n'))
it('leaves a minus sign before words a text', () => expect(toCsv([['-甲']])).toBe("\uFEFF'-甲\r\n"))
