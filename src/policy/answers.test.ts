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
      field({ id: 'photo', label: '照片', kind: 'photo' }),
      field({ id: 'signedOn', label: '填表日期', kind: 'day' }),
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
      seniority: '17.5', deeds: '一\n二三四', secret: false, photo: 'sha256:ab', signedOn: '2024-07-31', jobs: [{ from: '1966-03', to: '1966-03' }, { from: '1970-01', to: '' }],
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

  it('tells of a line break and of too many characters in one answer at once, the break not counted', () => {
    expect(checkAnswers(form, { name: '演示\r\n甲乙丙' })).toEqual([
      { field: 'name', code: 'line-break', text: '“姓名”只能写一行，请去掉换行。' },
      { field: 'name', code: 'too-long', text: '“姓名”最多4字，现在是5字，请删去1字。' },
    ])
    expect(codes({ name: '演示\n甲乙' })).toEqual(['name line-break'])
  })

  it('tells both of a cell in a list', () => {
    const list = { ...form, pages: [{ id: 'page', title: '页', fields: [field({ id: 'jobs', label: '经历', kind: 'rows', minRows: 0, maxRows: 2, columns: [{ id: 'where', label: '单位', kind: 'text', maxChars: 2, required: true }] })] }] } as unknown as Form
    expect(checkAnswers(list, { jobs: [{ where: '一\n二三' }] })).toEqual([
      { field: 'jobs', row: 0, column: 'where', code: 'line-break', text: '经历第1行：“单位”只能写一行，请去掉换行。' },
      { field: 'jobs', row: 0, column: 'where', code: 'too-long', text: '经历第1行：“单位”最多2字，现在是3字，请删去1字。' },
    ])
  })

  it('counts a character and its variation selector as one', () => expect(countChars('葛\u{E0100}城')).toBe(2))

  it('takes a blank for an answer that was not given', () => expect(codes({ name: ' 　' })).toEqual(['name required']))

  it.each([
    [{ name: '演示\n甲' }, 'name line-break “姓名”只能写一行，请去掉换行。'],
    [{ ...ok, sex: 'other' }, 'sex not-an-option “性别”请从所列选项中选择。'],
    [{ ...ok, birthMonth: '1980-13' }, 'birthMonth month-format “出生年月”请填写年月，如 2024-07。'],
    [{ ...ok, signedOn: '2024-02-30' }, 'signedOn day-format “填表日期”请填写存在的日期，如 2024-07-31。'],
    [{ ...ok, seniority: '61' }, 'seniority number-range “工龄”请填写0到60之间的数字。'],
    [{ ...ok, seniority: '-1' }, 'seniority number-range “工龄”请填写0到60之间的数字。'],
    [{ ...ok, seniority: '1e1' }, 'seniority number-range “工龄”请填写0到60之间的数字。'],
    [{ ...ok, deeds: '一二三四五六七' }, 'deeds too-long “事迹”最多5字，现在是7字，请删去2字。'],
    [{ ...ok, phone: '电话13800000000' }, 'phone phone-format “电话”请填写11位手机号码，或带区号的固定电话，如 0631-5231234。'],
    [{ ...ok, phone: '13800000000转1' }, 'phone phone-format “电话”请填写11位手机号码，或带区号的固定电话，如 0631-5231234。'],
    [{ ...ok, secret: 'true' }, 'secret wrong-kind “涉密”请选择“是”或“否”。'],
    [{ ...ok, photo: true }, 'photo wrong-kind 请重新上传“照片”。'],
    [{ ...ok, deeds: true }, 'deeds wrong-kind “事迹”的内容格式不正确，请重新填写。'],
    [{ ...ok, birthMonth: true }, 'birthMonth wrong-kind “出生年月”的内容格式不正确，请重新填写。'],
    [{ ...ok, jobs: 'a' }, 'jobs wrong-kind “经历”的内容格式不正确，请重新填写。'],
    [{ ...ok, jobs: [{ from: '2001-01' }, { from: '2002-01' }, { from: '2003-01' }] }, 'jobs too-many-rows “经历”最多2行，现在是3行。'],
    [{ ...ok, jobs: [{ from: '2001-01' }, { from: '2002-01', to: '2001-12' }] }, 'jobs 1 to months-out-of-order 经历第2行：止于2001年12月，早于起始的2002年1月。'],
    [{ ...ok, shoeSize: '42' }, 'shoeSize unknown-field 申报表里没有“shoeSize”这一项。'],
    [{ ...ok, birthMonth: '1980-05', workStartMonth: '1979-05' }, 'workStartMonth months-out-of-order 参加工作时间早于出生年月，请核对。'],
    [{ ...ok, birthMonth: '1980-05', workStartMonth: '1980-05' }, 'workStartMonth months-out-of-order 参加工作时间早于出生年月，请核对。'],
    [{ ...ok, idNumber: '110105194912310021' }, 'idNumber id-number-check-digit “身份证号码”校验位不符，请对照身份证逐位核对。'],
    [{ ...ok, idNumber: '110105194902310021' }, 'idNumber id-number-birth-day “身份证号码”第7至14位不是存在的日期。'],
    [{ ...ok, idNumber: '11010519491231' }, 'idNumber id-number-format “身份证号码”应为18位，前17位是数字，末位是数字或X。'],
  ] as [Answers, string][])('%j: %s', (answers, problem) =>
    expect(checkAnswers(form, answers).map(({ field: id, row, column, code, text }) => [id, row, column, code, text].filter((part) => part !== undefined).join(' '))).toEqual([problem]))

  it.each([
    [{ ...ok, seniority: '0' }], [{ ...ok, seniority: '60' }], [{ ...ok, seniority: '59.123456' }], [{ ...ok, deeds: '一二三四五' }], [{ ...ok, shoeSize: ' ' }],
    [{ ...ok, birthMonth: '1980-05', workStartMonth: '1980-06' }], [{ ...ok, phone: '0631-5231234' }], [{ ...ok, phone: '063152312345' }], [{ ...ok, phone: '010-52312345' }],
  ] as [Answers][])('finds nothing wrong with %j', (answers) => expect(codes(answers)).toEqual([]))

  it('asks for what must be filled in by the verb that fits', () => {
    const kinds = ['text', 'choice', 'yes-no', 'photo', 'day'].map((kind) => field({ id: kind, kind, required: true }))
    const all = { ...form, pages: [{ id: 'page', title: '页', fields: kinds }] } as unknown as Form
    expect(checkAnswers(all, {}).map(({ text }) => text)).toEqual(['请填写“栏目”。', '请选择“栏目”。', '请选择“栏目”。', '请上传“栏目”。', '请填写“栏目”。'])
  })

  it.each([[false, 0, []], [true, 0, ['“经历”至少填写1行。']], [false, 2, ['“经历”至少填写2行。']], [true, 2, ['“经历”至少填写2行。']]] as const)(
    'asks for rows where the list must not be empty (required %j, at least %i): %j', (required, minRows, texts) => {
      const list = { ...form, pages: [{ id: 'page', title: '页', fields: [field({ id: 'jobs', label: '经历', kind: 'rows', required, minRows, maxRows: 5, columns: [] })] }] } as unknown as Form
      expect(checkAnswers(list, {}).map(({ text }) => text)).toEqual(texts)
    })

  it('holds sex and month of birth against the ID number', () => {
    const person = { ...ok, idNumber: '11010519491231002X' }
    expect(checkAnswers(form, { ...person, sex: 'male', birthMonth: '1949-11' })).toEqual([
      { field: 'sex', code: 'sex-differs-from-id-number', text: '身份证号码表明性别为女，与所选不同，请核对。' },
      { field: 'birthMonth', code: 'birth-month-differs-from-id-number', text: '身份证号码表明出生于1949年12月，与所填的1949年11月不同，请核对。' },
    ])
    expect(checkAnswers(form, { ...ok, idNumber: '110105194912310038', sex: 'female' }).map(({ text }) => text)).toEqual(['身份证号码表明性别为男，与所选不同，请核对。'])
    expect([codes({ ...person, sex: 'other' }), codes({ ...person, birthMonth: '1949' })]).toEqual([['sex not-an-option'], ['birthMonth month-format']])
  })

  it('has nothing to hold against each other in a form without ID number', () => {
    const bare = { ...form, pages: [{ id: 'page', title: '页', fields: [field({ id: 'sex', kind: 'choice', options: [{ value: 'male', label: '男' }] })] }] } as unknown as Form
    expect(checkAnswers(bare, { sex: 'male' }, '2024-07-31')).toEqual([])
  })

  it('refuses what has not come yet, where it is told the day', () => {
    const early: Answers = { ...ok, idNumber: '11010519491231002X', workStartMonth: '1950-01', signedOn: '2024-07-31' }
    expect([codes(early), codes(early, '1950-01-01'), codes({ ...ok, workStartMonth: '1950' }, '1949-12-31')]).toEqual([[], [], ['workStartMonth month-format']])
    expect(checkAnswers(form, early, '1949-12-31')).toEqual([
      { field: 'idNumber', code: 'birth-day-in-future', text: '“身份证号码”中的出生日期还没有到，请核对。' },
      { field: 'workStartMonth', code: 'month-in-future', text: '“参加工作时间”还没有到，请核对。' },
    ])
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
      file('id-card', { mediaType: 'text/html', bytes: 0 }), file('id-card'), file('id-card'), file('certificate', { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }), file('diary'),
    ]
    expect(checkMaterials(weihai2024(), files)).toEqual([
      { material: 'id-card', code: 'too-many-files', text: '“身份证复印件”最多2个文件，现在是3个，请合并或删去。' },
      { material: 'id-card', code: 'format-not-accepted', text: '“id-card.pdf”的格式不在可接收的范围内，请换成 PDF、JPG、PNG。' },
      { material: 'id-card', code: 'file-empty', text: '“id-card.pdf”是空文件，请重新上传。' },
      { material: 'certificate', code: 'format-not-accepted', text: '“certificate.pdf”的格式不在可接收的范围内，请换成 PDF、JPG、PNG。' },
      { material: 'diary', code: 'unknown-material', text: '“diary.pdf”不属于申报材料中的任何一项，请删除或重新归类。' },
    ])
  })

  it('takes as many files as the text allows, in each of its formats', () => {
    const files = [
      file('id-card', { mediaType: 'image/jpeg' }), file('id-card', { mediaType: 'image/png' }), file('certificate'),
      file('application-form', { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }),
    ]
    expect(checkMaterials(weihai2024(), files)).toEqual([])
  })
})
