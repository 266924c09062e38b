import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../test/policy/versions.ts'
import { checkAnswers, checkMaterials, countChars } from './answers.ts'
import type { Answers, Attachment, Form } from './policy.ts'

const field = (rest: object) => ({ label: '栏目', purpose: '测试', required: false, ...rest })
const form = {
  title: '表', instructions: [],
  pages: [{
    id: 'page', title: '页',
    fields: [
      field({ id: 'name', label: '姓名', kind: 'text', maxChars: 4, required: true }),
      field({ id: 'idNumber', label: '身份证号码', kind: 'id-number' }),
      field({ id: 'sex', label: '性别', kind: 'choice', options: [{ value: 'male', label: '男' }, { value: 'female', label: '女' }] }),
      field({ id: 'birthMonth', label: '出生年月', kind: 'month' }),
      field({ id: 'workStartMonth', label: '参加工作时间', kind: 'month' }),
      field({ id: 'phone', label: '电话', kind: 'phone' }),
      field({ id: 'seniority', label: '工龄', kind: 'number', min: 0, max: 60 }),
      field({ id: 'deeds', label: '事迹', kind: 'long-text', maxChars: 5 }),
      field({ id: 'secret', label: '涉密', kind: 'yes-no' }),
      field({
        id: 'jobs', label: '经历', kind: 'rows', minRows: 0, maxRows: 2,
        columns: [{ id: 'from', label: '起', kind: 'month', required: true }, { id: 'to', label: '止', kind: 'month', required: false }],
      }),
    ],
  }],
} as unknown as Form
const ok: Answers = { name: '演示甲' }
const codes = (answers: Answers, today?: string) => checkAnswers(form, answers, today).map(({ field: id, row, column, code }) => [id, row, column, code].filter((part) => part !== undefined).join(' '))

describe('checking the form 申报表', () => {
  it('finds nothing wrong with what is right', () => {
    expect(checkAnswers(form, {
      name: '演示甲', idNumber: '11010519491231002X', sex: 'female', birthMonth: '1949-12', workStartMonth: '1966-03', phone: '13800000000',
      seniority: '17.5', deeds: '一\n二三四', secret: false, jobs: [{ from: '1966-03', to: '1966-03' }, { from: '1970-01', to: '' }],
    }, '2024-07-31')).toEqual([])
  })

  it('names every problem at once, in words that say what to do', () => {
    expect(checkAnswers(form, { idNumber: '110105194912310021', phone: '12345', jobs: [{ from: '', to: '2001-13' }] })).toEqual([
      { field: 'name', code: 'required', text: '请填写“姓名”。' },
      { field: 'idNumber', code: 'id-number-check-digit', text: '“身份证号码”校验位不符，请对照身份证逐位核对。' },
      { field: 'phone', code: 'phone-format', text: '“电话”请填写11位手机号码，或带区号的固定电话，如 0631-5231234。' },
      { field: 'jobs', row: 0, column: 'from', code: 'required', text: '经历第1行：请填写“起”。' },
      { field: 'jobs', row: 0, column: 'to', code: 'month-format', text: '经历第1行：“止”请填写年月，如 2024-07。' },
    ])
  })

  it('counts a rare character as one, and so a name of four of them fits', () => {
    expect(countChars('𠮷𡈽𠀋𡃁')).toBe(4)
    expect(codes({ name: '𠮷𡈽𠀋𡃁' })).toEqual([])
    expect(checkAnswers(form, { name: '𠮷𡈽𠀋𡃁甲' })).toEqual([
      { field: 'name', code: 'too-long', text: '“姓名”最多4字，现在是5字，请删去1字。' },
    ])
  })

  it('counts a character and its variation selector as one', () => expect(countChars('葛\u{E0100}城')).toBe(2))

  it('takes a blank for an answer that was not given', () => expect(codes({ name: ' 　' })).toEqual(['name required']))

  it.each([
    [{ name: '演示\n甲' }, ['name line-break']],
    [{ ...ok, sex: 'other' }, ['sex not-an-option']],
    [{ ...ok, birthMonth: '1980-13' }, ['birthMonth month-format']],
    [{ ...ok, seniority: '61' }, ['seniority number-range']],
    [{ ...ok, seniority: '1e1' }, ['seniority number-range']],
    [{ ...ok, secret: 'true' }, ['secret wrong-kind']],
    [{ ...ok, deeds: true }, ['deeds wrong-kind']],
    [{ ...ok, jobs: 'a' }, ['jobs wrong-kind']],
    [{ ...ok, jobs: [{ from: '2001-01' }, { from: '2002-01' }, { from: '2003-01' }] }, ['jobs too-many-rows']],
    [{ ...ok, jobs: [{ from: '2002-01', to: '2001-12' }] }, ['jobs 0 to months-out-of-order']],
    [{ ...ok, shoeSize: '42' }, ['shoeSize unknown-field']],
    [{ ...ok, birthMonth: '1980-05', workStartMonth: '1979-05' }, ['workStartMonth months-out-of-order']],
  ] as [Answers, string[]][])('%j: %j', (answers, expected) => expect(codes(answers)).toEqual(expected))

  it('holds sex and month of birth against the ID number', () => {
    expect(codes({ ...ok, idNumber: '11010519491231002X', sex: 'male', birthMonth: '1949-11' })).toEqual([
      'sex sex-differs-from-id-number', 'birthMonth birth-month-differs-from-id-number',
    ])
  })

  it('refuses what has not come yet, where it is told the day', () => {
    const early: Answers = { ...ok, idNumber: '11010519491231002X', workStartMonth: '1950-01' }
    expect([codes(early), codes(early, '1949-12-31')]).toEqual([[], ['idNumber birth-day-in-future', 'workStartMonth month-in-future']])
  })
})

describe('checking the attached material 申报材料', () => {
  const file = (material: string, rest: Partial<Attachment> = {}): Attachment =>
    ({ id: material, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 10, sha256: 'ab', ...rest })

  it('asks the applicant for the copies the text asks for, and for no more', () => {
    expect(checkMaterials(weihai2024(), [])).toEqual([
      { material: 'id-card', code: 'material-missing', text: '请上传“身份证复印件”。' },
      { material: 'certificate', code: 'material-missing', text: '请上传“职业资格证书或职业技能等级证书”。' },
    ])
    expect(checkMaterials(weihai2024(), [file('id-card'), file('certificate')])).toEqual([])
  })

  it('asks the district for the screenshot of the certificate query', () => {
    expect(checkMaterials(weihai2024(), [file('id-card'), file('certificate')], 'district').map(({ material, code }) => [material, code]))
      .toEqual([['certificate-check', 'material-missing']])
  })

  it('names wrong, empty, superfluous and unknown files together', () => {
    const files = [
      file('id-card', { mediaType: 'text/html', bytes: 0 }), file('id-card'), file('id-card'), file('certificate'), file('diary'),
    ]
    expect(checkMaterials(weihai2024(), files).map(({ material, code }) => `${material} ${code}`)).toEqual([
      'id-card too-many-files', 'id-card format-not-accepted', 'id-card file-empty', 'diary unknown-material',
    ])
  })
})
