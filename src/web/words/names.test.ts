import { describe, expect, it } from 'vitest'
import { personName } from './names.ts'

describe('the name of a person 姓名', () => {
  it('is said to be cleared once the person was erased, and stands as it is before', () =>
    expect(['', '阿依古丽·演'].map(personName)).toEqual(['（姓名已清除）', '阿依古丽·演']))
})
