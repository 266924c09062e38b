import { describe, expect, it } from 'vitest'
import { readProjectFile } from '../../test/support/repository.ts'
import { applicantSchema, dataFileNames, fileSchema, schemaPath } from './jsonSchemas.ts'
import type { Form, FormField } from './policy.ts'

/** A form that asks these fields, the second half on a page of its own. */
function asking(...fields: readonly object[]): Form {
  const all = fields.map((field) => ({ label: '题', purpose: '测试', required: false, ...field }) as FormField)
  return { title: '表', instructions: [], pages: [{ id: 'one', title: '一', fields: all.slice(0, 1) }, { id: 'two', title: '二', fields: all.slice(1) }] }
}

const propertiesOf = (...forms: readonly Form[]) => (applicantSchema(forms) as { properties: { answers: { properties: object } } }).properties.answers.properties

describe('the JSON Schema of a file of a version', () => {
  it.each(dataFileNames)('is what whoever writes %s.yaml has been promised', (name) => {
    expect(fileSchema(name)).toEqual(JSON.parse(readProjectFile(schemaPath(name))))
  })
})

describe('the JSON Schema of an applicant 申报人记录', () => {
  it('asks for an id and answers, and knows nothing else than what is said of a person', () => {
    expect(applicantSchema([])).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: '申报人记录', description: '一行一个。还没有填的项目不写，或写 null；填明没有的表格写 []；数字也可以写成文字。',
      type: 'object', additionalProperties: false, required: ['id', 'answers'],
      properties: {
        id: { type: ['string', 'integer'], description: '编号，原样写进结论' },
        answers: { type: 'object', description: '申报表的内容，按字段编号', properties: {} },
        attested: { type: 'object', description: '有关单位已经确认（true）或否定（false）的条件，按条件编号', additionalProperties: { type: 'boolean' } },
        born: { type: 'string', format: 'date', description: '出生日期；与 sex 一起代替 answers.idNumber，试算时不必用真实号码' },
        sex: { enum: ['male', 'female'], description: '与 born 一起代替 answers.idNumber' },
        termFrom: { type: 'string', format: 'date', description: '管理期起始日，复核认定的条件要用' },
      },
    })
  })

  it.each([
    [{ kind: 'text', maxChars: 4 }, { type: ['string', 'null'], maxLength: 4 }],
    [{ kind: 'long-text', maxChars: 500 }, { type: ['string', 'null'], maxLength: 500 }],
    [{ kind: 'choice', options: [{ value: '1', label: '甲' }] }, { anyOf: [{ const: '1', title: '甲' }, { type: 'null' }] }],
    [{ kind: 'day' }, { type: ['string', 'null'], format: 'date' }],
    [{ kind: 'month' }, { type: ['string', 'null'], pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }],
    [{ kind: 'number', min: 0, max: 60 }, { type: ['number', 'string', 'null'], minimum: 0, maximum: 60 }],
    [{ kind: 'id-number' }, { type: ['string', 'null'], pattern: '^\\d{17}[\\dXx]$' }],
    [{ kind: 'phone' }, { type: ['string', 'null'] }],
    [{ kind: 'photo' }, { type: ['string', 'null'] }],
    [{ kind: 'yes-no' }, { type: ['boolean', 'null'] }],
    [
      { kind: 'rows', minRows: 0, maxRows: 3, columns: [{ id: 'from', label: '起', kind: 'month', required: true }, { id: 'post', label: '岗位', kind: 'text', maxChars: 9, required: true }] },
      { type: 'array', maxItems: 3, items: { type: 'object', properties: {
        from: { title: '起', type: ['string', 'null'], pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }, post: { title: '岗位', type: ['string', 'null'], maxLength: 9 },
      } } },
    ],
  ])('says of a field %j: %j', (field, schema) => {
    expect(propertiesOf(asking({ id: 'it', ...field }))).toEqual({ it: { title: '题', ...schema } })
  })

  it('tells the hint of a field', () => {
    expect(propertiesOf(asking({ id: 'phone', kind: 'phone', hint: '本人手机' }))).toEqual({ phone: { title: '题', description: '本人手机', type: ['string', 'null'] } })
  })

  it('takes the answers of any form that asks them, each way once', () => {
    const short = asking({ id: 'name', kind: 'text', maxChars: 4 }, { id: 'phone', kind: 'phone' })
    const long = asking({ id: 'name', kind: 'text', maxChars: 9 })
    expect(propertiesOf(short, long, short)).toEqual({
      name: { anyOf: [{ title: '题', type: ['string', 'null'], maxLength: 4 }, { title: '题', type: ['string', 'null'], maxLength: 9 }] },
      phone: { title: '题', type: ['string', 'null'] },
    })
  })
})
