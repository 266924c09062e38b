import { describe, expect, it } from 'vitest'
import { applicantReader } from './applicant.ts'
import type { Form } from './policy.ts'

const options = (...values: readonly string[]) => values.map((value) => ({ value, label: value }))
const form = {
  title: '表', instructions: [],
  pages: [
    { id: 'one', title: '一', fields: [{ id: 'skillLevel', label: '等级', kind: 'choice', options: options('1', '2') }, { id: 'name', label: '姓名', kind: 'text' }] },
    { id: 'two', title: '二', fields: [{
      id: 'honours', label: '荣誉', kind: 'rows',
      columns: [{ id: 'level', label: '层次', kind: 'choice', options: options('national', 'municipal') }, { id: 'name', label: '称号', kind: 'text' }],
    }] },
  ],
} as unknown as Form
const other = { title: '表', instructions: [], pages: [{ id: 'one', title: '一', fields: [{ id: 'skillLevel', label: '等级', kind: 'choice', options: options('3') }] }] } as unknown as Form

const read = (record: unknown, ...forms: readonly Form[]) => applicantReader([form, ...forms])(typeof record === 'string' ? record : JSON.stringify(record))

describe('reading an applicant 申报人记录', () => {
  it('takes what other programs write where a form holds words: numbers, and null for a blank', () => {
    expect(read({ id: 7, answers: { skillLevel: 1, name: null, frontLine: true, honours: [{ level: 'national', name: null, year: 2019, kept: false }] } })).toEqual({
      kind: 'read',
      applicant: { id: '7', answers: { skillLevel: '1', frontLine: true, honours: [{ level: 'national', year: '2019', kept: 'false' }] }, attested: {} },
    })
  })

  it('keeps what was affirmed, and when the term began', () => {
    expect(read({ id: 'a', answers: {}, attested: { enterprise: true, age: false }, termFrom: '2022-12-01' })).toEqual({
      kind: 'read', applicant: { id: 'a', answers: {}, attested: { enterprise: true, age: false }, termFrom: '2022-12-01' },
    })
  })

  it('makes up a number that is nobody’s from the day of birth and the sex', () => {
    expect(read({ id: 'a', answers: {}, born: '1980-03-02', sex: 'female' })).toMatchObject({ applicant: { answers: { idNumber: '000000198003020020', sex: 'female' } } })
    expect(read({ id: 'a', answers: { name: '演示甲' }, born: '1980-03-02', sex: 'male' })).toEqual({
      kind: 'read', applicant: { id: 'a', answers: { idNumber: '000000198003020012', sex: 'male', birthMonth: '1980-03', name: '演示甲' }, attested: {} },
    })
  })

  it.each([
    [{ born: '1980-03-02', answers: {} }, {}],
    [{ sex: 'male', answers: {} }, {}],
    [{ born: '1980-03-02', sex: 'male', answers: { idNumber: '11010519491231002X' } }, { idNumber: '11010519491231002X' }],
  ])('makes up none from half of it, and none beside a real one: %j', (record, answers) => {
    expect(read({ id: 'a', ...record })).toEqual({ kind: 'read', applicant: { id: 'a', answers, attested: {} } })
  })

  it('says what is not JSON at all', () => {
    expect(read('{"id":')).toEqual({ kind: 'wrong', code: 'not-json', text: '不是正确的 JSON。' })
  })

  it.each([
    [{ answers: {} }, 'id'], [{ id: '', answers: {} }, 'id'], [{ id: 1.5, answers: {} }, 'id'], [{ id: 'a' }, 'answers'], [{ id: 'a', answers: { name: {} } }, 'answers.name'],
    [{ id: 'a', answers: {}, attested: { age: 'yes' } }, 'attested.age'], [{ id: 'a', answers: {}, sex: 'other' }, 'sex'],
    [{ id: 'a', answers: {}, born: '1980-02-30' }, 'born'], [{ id: 'a', answers: {}, termFrom: '2022' }, 'termFrom'], ['[]', '整行'],
  ])('names the place that is not as agreed: %j', (record, place) => {
    const found = read(record)
    expect(found.kind === 'wrong' && [found.code, found.text.split('：')[0], found.text.at(-1)]).toEqual(['wrong-record', place, '。'])
  })

  it.each([
    [{ answers: {} }, 'id：应为编号，不空的文字或者整数'], [{ id: 'a', answers: [] }, 'answers：应为一个对象，按字段编号写'],
    [{ id: 'a', answers: {}, attested: true }, 'attested：应为一个对象，按条件编号写 true 或 false'], [{ id: 'a', answers: {}, sex: 'other' }, 'sex：应为 male 或 female'],
    ['[]', '整行：应为一个对象，如 {"id":"1","answers":{}}'],
    [{ id: 'a', answers: {}, age: 4, post: '焊工' }, '不认识“age”、“post”，可以写 id、answers、attested、born、sex、termFrom'],
  ])('says in words what should stand there: %j', (record, words) => expect(read(record)).toEqual({ kind: 'wrong', code: 'wrong-record', text: `${words}。` }))

  it('names every place at once', () => {
    expect(read({ id: 'a', answers: {}, born: '1980-02-30', termFrom: 'soon' })).toEqual({
      kind: 'wrong', code: 'wrong-record', text: 'born：请写成存在的日期，如 1980-03-02；termFrom：请写成存在的日期，如 1980-03-02。',
    })
  })

  it('takes a choice that no form offers for a mistake, in a list too, and says what is offered', () => {
    expect(read({ id: 'a', answers: { skillLevel: '9', honours: [{ level: 'national' }, { level: 'galactic' }] } })).toEqual({
      kind: 'wrong', code: 'wrong-record', text: 'skillLevel：“9”不是可选项，应为 1、2；honours.1.level：“galactic”不是可选项，应为 national、municipal。',
    })
  })

  it('lets a choice be one that any of the forms offers, or none', () => {
    const kinds = [read({ id: 'a', answers: { skillLevel: '3' } }), read({ id: 'a', answers: { skillLevel: '3' } }, other), read({ id: 'a', answers: { skillLevel: '1' } }, other), read({ id: 'a', answers: { skillLevel: '' } })]
    expect(kinds.map(({ kind }) => kind)).toEqual(['wrong', 'read', 'read', 'read'])
  })
})
