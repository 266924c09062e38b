import { describe, expect, it } from 'vitest'
import { textOf, weihai2024Id } from '../../test/policy/versions.ts'
import { borrowsForm } from './formReference.ts'
import type { Form } from './policy.ts'
import { readPolicy } from './readPolicy.ts'

const policy = textOf(weihai2024Id, 'policy.yaml')
const source = textOf(weihai2024Id, 'source.md')
const lender = 'elsewhere/chief-technician/2020-01-01'

/** The 2024 version with a form that borrows its own, as another measure would. */
function read(form: string, formOf = (id: string) => id === lender ? textOf(weihai2024Id, 'form.yaml') : undefined) {
  return readPolicy({ id: weihai2024Id, policy, source, formOf, form: `basedOn: ${lender}\ntitle: 某某首席技师申报表\nclause: 附件2\nquote: 威海市首席技师申报表\n${form}` })
}

function formOf(form: string): Form {
  const found = read(form)
  if (found.kind === 'wrong') throw new Error(JSON.stringify(found.mistakes))
  return found.policy.form
}

function mistakes(...args: Parameters<typeof read>): readonly string[] {
  const found = read(...args)
  return found.kind === 'wrong' ? found.mistakes.map(({ file, line, key, text }) => `${file}:${line} ${key} ${text}`) : []
}

const fieldIn = (form: Form, id: string) => form.pages.flatMap((page) => page.fields).find((field) => field.id === id)

describe('a form borrowed from another version 借用表样', () => {
  it('has every page and field of it under a title of its own, and none of the clauses of the other text', () => {
    const form = formOf('')
    expect([form.title, form.pages.map((page) => page.id)]).toEqual(['某某首席技师申报表', ['person', 'post', 'experience', 'achievements', 'deeds', 'unit']])
    expect(form.pages.some((page) => page.clause !== undefined || page.fields.some((field) => field.clause !== undefined))).toBe(false)
  })

  it('signs no words and stamps no boxes of the other place', () => {
    expect([formOf('').commitment, formOf('').opinions]).toEqual([undefined, undefined])
  })

  it('leaves out, changes and adds fields and pages', () => {
    const form = formOf([
      'without: [remarks]',
      'changes: { skillLevel: { purpose: 判断是否达到技师以上 } }',
      'additions: { post: [{ id: unitPlace, label: 单位在本区, kind: yes-no, required: true, purpose: 判断选拔范围 }] }',
      'pages: [{ id: more, title: 补充, fields: [{ id: yearsInTrade, label: 从业年限, kind: number, min: 0, max: 60, required: true, purpose: 供评审了解 }] }]',
    ].join('\n'))
    expect(fieldIn(form, 'remarks')).toBeUndefined()
    expect(fieldIn(form, 'skillLevel')).toMatchObject({ label: '职业资格或职业技能等级', purpose: '判断是否达到技师以上' })
    expect(form.pages.find(({ id }) => id === 'post')?.fields.at(-1)?.id).toBe('unitPlace')
    expect(form.pages.at(-1)?.fields.map(({ id }) => id)).toEqual(['yearsInTrade'])
  })

  it('has no page of which every field was left out', () => {
    const left = formOf('without: [unitIntroduction, secret, remarks]')
    expect(left.pages.map((page) => page.id)).toEqual(['person', 'post', 'experience', 'achievements', 'deeds'])
  })

  it('is none in a file that holds nothing, or a word', () => expect([borrowsForm(null), borrowsForm(undefined), borrowsForm('basedOn'), borrowsForm({ basedOn: lender })]).toEqual([false, false, false, true]))

  it('is refused where a difference finds nothing to change', () => {
    expect(mistakes('without: [nothing, remarks]\nchanges: { nobody: { hint: 无 }, remarks: { hint: 无 } }\nadditions: { nowhere: [{ id: some, label: 某, kind: day, required: true, purpose: 某个用途 }] }')).toEqual([
      'form.yaml:5 without.0 所借用的申报表没有“nothing”。',
      'form.yaml:6 changes.nobody 所借用的申报表没有“nobody”。',
      'form.yaml:6 changes.remarks “remarks”已经写在 without 里，不用再改。',
      'form.yaml:7 additions.nowhere 所借用的申报表没有“nowhere”这一页；有person、post、experience、achievements、deeds、unit。',
    ])
  })

  it('is refused where a change does not fit the kind of the field', () => {
    expect(mistakes('changes: { phone: { options: [{ value: a, label: 甲 }] } }')).toEqual(['form.yaml:5 changes.phone 这样改与所借用的字段的种类不合，请核对。'])
    expect(mistakes('changes: { phone: { hint: 本人手机 }, name: { maxChars: 100000 } }')).toEqual(['form.yaml:5 changes.name.maxChars 这样改与所借用的字段的种类不合，请核对。'])
  })

  it('is refused where nobody lends one, or who lends borrows too', () => {
    const absent = [`form.yaml:1 basedOn 没有可以借用的申报表“${lender}”；只能借用写全了的申报表。`]
    expect([mistakes('', () => undefined), mistakes('', () => 'basedOn: third\n')]).toEqual([absent, absent])
  })

  it('tells what else is wrong with the file, in its own lines', () => {
    expect(mistakes('wihtout: [remarks]')).toEqual(['form.yaml:5 wihtout 不认识“wihtout”，请核对拼写。是不是“without”？'])
    expect(mistakes('without: 1')).toEqual(['form.yaml:5 without 应是列表（每项前面写“- ”，或者写在方括号里），这里是 1。'])
    expect(mistakes('instructions: [!odd 一]')).toEqual(['form.yaml:5  不是正确的 YAML：Unresolved tag: !odd at line 5, column 16:'])
  })

  it('is held to the text of its own version', () => {
    expect(mistakes('changes: { phone: { clause: 第九条, quote: 联系电话 } }')).toEqual(['form.yaml:5 changes.phone.clause 原文没有“第九条”这一条款。'])
  })
})
