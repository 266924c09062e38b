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
    [{ id: 'a', answers: {}, attested: { age: 'yes' } }, 'attested.age：应是 true 或 false，这里是“yes”'],
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

describe('what a form could hold 表里能填的', () => {
  const fields = [
    { id: 'years', label: '年限', kind: 'number' }, { id: 'joined', label: '入职', kind: 'month' }, { id: 'signed', label: '签订', kind: 'day' }, { id: 'frontLine', label: '一线', kind: 'yes-no' },
    { id: 'name', label: '姓名', kind: 'text' }, { id: 'sort', label: '类别', kind: 'choice', options: options('1', '2') },
    { id: 'prizes', label: '奖项', kind: 'rows', columns: [{ id: 'rank', label: '名次', kind: 'number' }, { id: 'won', label: '时间', kind: 'month' }, { id: 'title', label: '名称', kind: 'text' }] },
  ]
  const formOf = (...asked: readonly object[]) => ({ title: '表', instructions: [], pages: [{ id: 'one', title: '一', fields: asked }] }) as unknown as Form
  const found = (answers: object, ...more: readonly Form[]) => applicantReader([formOf(...fields), ...more])(JSON.stringify({ id: 'a', answers }))
  const complaints = (answers: object, ...more: readonly Form[]) => { const one = found(answers, ...more); return one.kind === 'wrong' ? one.text : one.kind }

  it.each([
    [{ years: '十二' }, 'years：“十二”不对，应为数字。'], [{ years: '12年' }, 'years：“12年”不对，应为数字。'], [{ years: 'x1' }, 'years：“x1”不对，应为数字。'], [{ years: '1.' }, 'years：“1.”不对，应为数字。'],
    [{ years: -1 }, 'years：“-1”不对，应为数字。'], [{ years: '1.x5' }, 'years：“1.x5”不对，应为数字。'], [{ years: true }, 'years：“true”不对，应为数字。'],
    [{ joined: '2019-13' }, 'joined：“2019-13”不对，应为存在的年月，如 2019-05。'], [{ signed: '2019-02-30' }, 'signed：“2019-02-30”不对，应为存在的日期，如 2019-05-01。'],
    [{ frontLine: '是' }, 'frontLine：“是”不对，应为 true 或 false。'], [{ frontLine: [] }, 'frontLine：这样的表格不对，应为 true 或 false。'],
    [{ name: true }, 'name：“true”不对，应为文字。'], [{ name: [{ given: '甲' }] }, 'name：这样的表格不对，应为文字。'], [{ sort: [] }, 'sort：这样的表格不是可选项，应为 1、2。'], [{ sort: '１' }, 'sort：“１”不是可选项，应为 1、2。'],
    [{ prizes: '无' }, 'prizes：“无”不对，应为表格，一行一个对象，没有的写 []。'], [{ prizes: false }, 'prizes：“false”不对，应为表格，一行一个对象，没有的写 []。'],
    [{ prizes: [{ rank: 1 }, { rank: '第二', won: '五月', title: '甲' }] }, 'prizes.1.rank：“第二”不对，应为数字；prizes.1.won：“五月”不对，应为存在的年月，如 2019-05。'],
  ])('is told of what it could not: %j', (answers, text) => expect(found(answers)).toEqual({ kind: 'wrong', code: 'wrong-record', text }))

  it.each([
    [{ years: '12' }], [{ years: ' １２.50　' }], [{ years: 0.5 }], [{ joined: ' ２０１９-05 ' }], [{ signed: '2019-05-01' }], [{ frontLine: false }], [{ name: '甲' }], [{ prizes: [] }],
    [{ prizes: [{ rank: 1, won: '2019-05', title: '甲', elsewhere: '乙' }] }], [{ years: '', joined: '', signed: '', frontLine: '', name: '', sort: '', prizes: '' }], [{ shoes: [{ size: '42' }], hat: 'x' }],
  ])('is taken, and so is a blank and what no form asks: %j', (answers) => expect(complaints(answers)).toBe('read'))

  it('is a yes or a no in words too, as spreadsheets write it, where a form asks for one', () => {
    expect(found({ frontLine: 'true', name: 'true', hat: 'false' })).toMatchObject({ applicant: { answers: { frontLine: true, name: 'true', hat: 'false' } } })
    expect(found({ frontLine: 'false' })).toMatchObject({ applicant: { answers: { frontLine: false } } })
  })

  it('is what any of the forms could hold, and the options of all are told, each once', () => {
    const other = formOf({ id: 'years', label: '年限', kind: 'text' }, { id: 'sort', label: '类别', kind: 'choice', options: options('2', '3') }, { id: 'joined', label: '入职', kind: 'day' })
    expect([complaints({ years: '十二' }, other), complaints({ joined: '2019-05-01' }, other), complaints({ sort: '3' }, other)]).toEqual(['read', 'read', 'read'])
    expect([complaints({ sort: '9' }, other), complaints({ joined: '五月' }, other)]).toEqual(['sort：“9”不是可选项，应为 1、2、3。', 'joined：“五月”不对，应为存在的年月，如 2019-05。'])
  })
})
