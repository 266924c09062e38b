import { expect, it } from 'vitest'
import { exportedRows, toCsv } from './csv.ts'

it('quotes commas, quotes and line breaks', () => expect(toCsv([['甲,乙', '说"好"', '一\n二']])).toBe('\uFEFF"甲,乙","说""好""","一\n二"\r\n'))
it('never lets a spreadsheet run what somebody typed', () => expect(toCsv([['=1+1', '@x']])).toBe("\uFEFF'=1+1,'@x\r\n"))
it('leaves numbers alone', () => expect(toCsv([['-3', '92.5']])).toBe('\uFEFF-3,92.5\r\n'))
it('leaves a minus sign before words a text', () => expect(toCsv([['-甲']])).toBe("\uFEFF'-甲\r\n"))

it('withholds whom no plain file may name, and says how many', () => {
  const columns = [{ title: '姓名', text: ({ name }: { name: string }) => name }]
  const rows = [{ name: '王演甲', secret: false }, { name: '密演乙', secret: true }]
  expect(exportedRows(columns, rows, () => false)).toEqual([['姓名'], ['王演甲'], ['密演乙']])
  expect(exportedRows(columns, rows, (row) => (row as typeof rows[number]).secret)).toEqual([['姓名'], ['王演甲'], ['另有1名涉密人员，不在未加密的导出里。']])
})
