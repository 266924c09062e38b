import { expect, it } from 'vitest'
import { table, width } from './table.ts'

it('counts a Chinese character and full-width punctuation as two columns, a combining mark as none', () => {
  expect(width('')).toBe(0)
  expect(width('office1')).toBe(7)
  expect(width('市人社局，演示')).toBe(14)
  expect(width('𠮷')).toBe(2)
  expect(width('e\u0301')).toBe(1)
})

it('lines the columns up by their width on the console, not by the number of characters', () => {
  expect(table(['角色', '账号', '姓名'], [['初审', 'a', '演示甲'], ['市局经办人', 'maker', '演示乙']])).toEqual([
    '角色        账号   姓名',
    '──────────  ─────  ──────',
    '初审        a      演示甲',
    '市局经办人  maker  演示乙',
  ])
})

it('shows the heading alone where there are no rows', () => {
  expect(table(['角色'], [])).toEqual(['角色', '────'])
})
