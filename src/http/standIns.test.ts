import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { day, id, word } from '../domain/shared/words.ts'
import { besides, withStandIns } from './standIns.ts'

const schema = z.object({ opinion: word(5), on: day, isAgreed: z.boolean(), rows: z.array(z.object({ note: word(5) })) })
const said = { opinion: '同意', on: '2024-07-11', isAgreed: true, rows: [{ note: '好' }] }
const standing = (words: unknown, shape: z.ZodType = schema) => withStandIns(shape, words, shape.safeParse(words).error?.issues ?? [])
const [longAgo, farAhead] = ['2000-01-01', '2999-12-31']

describe('words that are wrong, filled in to hear what else speaks against the act 先看其余', () => {
  it.each<[string, object, readonly object[]]>([
    ['a text too long', { ...said, opinion: '同意推荐给区市' }, [{ ...said, opinion: '待补' }]],
    ['a text not written', { on: said.on, isAgreed: true, rows: said.rows }, [{ ...said, opinion: '待补' }]],
    ['a row of a list', { ...said, rows: [{ note: '' }] }, [{ ...said, rows: [{ note: '待补' }] }]],
    ['a day that does not exist, long ago and far ahead', { ...said, on: '2024-02-30' }, [{ ...said, on: longAgo }, { ...said, on: farAhead }]],
    ['a choice between two, both ways', { ...said, isAgreed: undefined }, [{ ...said, isAgreed: true }, { ...said, isAgreed: false }]],
    ['several at once, in every way there is', { ...said, opinion: '', on: '', isAgreed: undefined }, [[longAgo, true], [longAgo, false], [farAhead, true], [farAhead, false]].map(([on, isAgreed]) => ({ ...said, opinion: '待补', on, isAgreed }))],
    ['several at once', { ...said, opinion: '', on: '' }, [{ ...said, opinion: '待补', on: longAgo }, { ...said, opinion: '待补', on: farAhead }]],
  ])('have something in the place of %s', (_, words, expected) => expect(standing(words)).toEqual(expected))

  it('leave what was said as it was', () => {
    const words = { ...said, opinion: '' }
    standing(words)
    expect(words.opinion).toBe('')
  })

  it.each<[string, unknown, z.ZodType]>([
    ['a number', { seats: 'x' }, z.object({ seats: z.number() })], ['somebody by an id', { who: '' }, z.object({ who: id })], ['a list', { ...said, rows: '长' }, schema], ['words that are no object', 'x', schema],
    ['more gaps than a form has', { ...said, rows: Array.from({ length: 21 }, () => ({ note: '' })) }, schema],
    ['one of several gaps', { ...said, opinion: '', rows: 7 }, schema], ['more ways than are worth trying', { ...said, kind: '' }, schema.extend({ kind: z.enum([...'abcdefghi'] as [string, ...string[]]) })], ['a row that is no row', { ...said, rows: [7] }, schema],
  ])('are not guessed for %s', (_, words, shape) => expect(standing(words, shape)).toEqual([]))
})

describe('what the rules say beside wrong words 其余理由', () => {
  const gaps = (words: object) => schema.safeParse(words).error?.issues ?? []

  it('is told unless it is about what was filled in', () => {
    const refusals = [{ code: 'quota-full' }, { code: 'opinion-strange', about: 'opinion' }, { code: 'note-strange', about: 'rows.0.note' }, { code: 'deadline-passed', about: 'onward' }]
    expect(besides(gaps({ ...said, opinion: '', rows: [{ note: '' }] }), [refusals])).toEqual([{ code: 'quota-full' }, { code: 'deadline-passed', about: 'onward' }])
  })

  it('is told only where it holds whatever the day', () => {
    const always = { code: 'original-not-seen', about: 'id-card' }
    expect(besides(gaps({ ...said, on: '' }), [[always, { code: 'too-early' }], [{ code: 'too-late' }, always]])).toEqual([always])
  })

  it('is nothing where nobody could guess', () => expect(besides(gaps({ ...said, rows: 7 }), [])).toEqual([]))
})
