import type { Refusal } from '../domain/shared/decision.ts'
import { noticeCommands } from '../domain/notice/commands.ts'
import type { ObjectionTyped } from './pages.ts'

/** What a form that was sent holds; a field that did not come counts as left empty. */
export type ReadForm = Readonly<{ get(name: string): unknown }>

/** Reads the form of `objectionPage`. Line breaks arrive as CR LF, whatever the machine it was typed on. */
export function typedObjection(form: ReadForm): ObjectionTyped {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
  }
  return { application: text('application'), name: text('name'), contact: text('contact'), facts: text('facts'), evidence: text('evidence') }
}

export const nothingTyped: ObjectionTyped = { application: '', name: '', contact: '', facts: '', evidence: '' }

const wanted = noticeCommands.RaiseObjection.omit({ objection: true })

/** What a field needs, in the order of the form. The limits themselves are those of the command. */
const demand: Readonly<Record<keyof ObjectionTyped, Readonly<{ tooLittle: string; tooMuch: string }>>> = {
  application: { tooLittle: '请选择对谁有异议。', tooMuch: '请选择名单上的人。' },
  name: { tooLittle: '请填写您的真实姓名（单位填写单位名称和联系人）。', tooMuch: '姓名不能超过50个字。' },
  contact: { tooLittle: '请填写联系方式，核实时要和您联系。', tooMuch: '联系方式不能超过100个字。' },
  facts: { tooLittle: '请写明具体事实，不少于10个字：什么时间、什么事、怎么知道的。', tooMuch: '事实不能超过5000字，请删减，其余材料可以在核实时提交。' },
  evidence: { tooLittle: '请说明证据。', tooMuch: '证据说明不能超过5000字，请删减，其余材料可以在核实时提交。' },
}

/** Every problem with the words at once, in the order of the form; empty where the objection can be raised. */
export function objectionProblems(typed: ObjectionTyped): readonly Refusal[] {
  const checked = wanted.safeParse(typed)
  const found = new Map<PropertyKey | undefined, string>(checked.error?.issues.map(({ path, code }) => [path[0], code]))
  if (!found.has('contact') && !isReachable(typed.contact)) found.set('contact', 'unreachable')
  return (Object.keys(demand) as (keyof ObjectionTyped)[]).flatMap((field) => {
    const problem = found.get(field)
    return problem === undefined ? [] : [{ about: field, ...(problem === 'unreachable' ? unreachable : problem === 'too_big' ? { code: 'words-too-long', detail: demand[field].tooMuch } : { code: 'words-missing', detail: demand[field].tooLittle }) }]
  })
}

const unreachable = { code: 'contact-unreachable', detail: '按这个联系方式联系不上您，请核对：手机号码要写全11位，固定电话要写区号，或者写电子邮箱。' }

/** Whoever objects is answered by what they leave here, and by nothing else: a mistyped number would be noticed by nobody. */
function isReachable(contact: string): boolean {
  const typed = contact.normalize('NFKC')
  const hasMobile = /(?<!\d)1[3-9](?:[\s-]?\d){9}(?!\d)/u.test(typed)
  const hasLandline = /(?<!\d)\(?0\d{2,3}\)?[\s-]?\d{7,8}(?!\d)/u.test(typed)
  return hasMobile || hasLandline || /[^\s@]+@[^\s@]+\.[^\s@]+/u.test(typed)
}
