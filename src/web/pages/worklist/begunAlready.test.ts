import { describe, expect, it } from 'vitest'
import { begunAlready, firstLetter } from './begunAlready.ts'

const rows = [{ id: 'a', name: '于演舟', stage: 'draft' }, { id: 'b', name: '阿里木·演', stage: 'submitted' }, { id: 'c', name: '王演', stage: 'withdrawn' }]
const found = (name: string) => begunAlready(rows, name).map(({ id }) => id)

describe('a person the unit has begun to apply for already 重复申报', () => {
  it.each([
    ['the same name', '于演舟', ['a']], ['with blanks around and between', ' 于 演舟 ', ['a']], ['with the dot of another keyboard', '阿里木•演', ['b']], ['with a full stop for its dot', '阿里木．演', ['b']],
    ['somebody else', '于演', []], ['a case that was withdrawn', '王演', []], ['no name yet', ' ', []],
  ])('is found by %s', (_, name, ids) => expect(found(name)).toEqual(ids))

  it.each([['于 演舟', '于'], [' ·阿里木', '阿'], ['𠮷演', '𠮷'], [' ', '']])('is asked for by the first letter: %s', (name, letter) => expect(firstLetter(name)).toBe(letter))
})
