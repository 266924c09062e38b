import { describe, expect, it } from 'vitest'
import { caretAfter, grouped, ungrouped } from './groups.ts'

describe('grouping numbers as people read them', () => {
  it('groups an ID number by area, birthday and serial', () => expect(grouped('id-number', '37060219800101001x')).toBe('370602 19800101 001X'))
  it('groups a phone number 3-4-4', () => expect(grouped('phone', '13800001234')).toBe('138 0000 1234'))
  it('groups what is there so far', () => expect(grouped('phone', '13800')).toBe('138 00'))
  it('takes pasted full-width digits, spaces and hyphens', () => expect(ungrouped('phone', '１３８-0000 1234')).toBe('13800001234'))
  it('stores nothing beyond the last digit', () => expect(ungrouped('phone', '138000012349')).toBe('13800001234'))
  it('keeps the caret behind the character just typed', () => expect(caretAfter('phone', '138 00', 4)).toBe(5))
  it('keeps the caret at the start', () => expect(caretAfter('phone', '138 00', 0)).toBe(0))
})
