import type { AttachedFile } from '../parts/FileField.tsx'
import type { Column } from '../parts/RowsEditor.tsx'
import type { RefusalRow } from '../parts/states.tsx'
import type { TableColumn } from '../parts/Table.tsx'
import type { Happened } from '../parts/Timeline.tsx'
import type { VerdictRow } from '../parts/Verdicts.tsx'

export const schools = ['初中', '高中', '中专', '大专', '本科', '硕士'].map((label) => ({ value: label, label }))
export const levels = [{ value: '1', label: '高级技师（一级）' }, { value: '2', label: '技师（二级）' }]

export const columns: readonly Column[] = [
  { id: 'from', label: '开始年月', required: true, kind: 'month' },
  { id: 'to', label: '结束年月', required: false, kind: 'month' },
  { id: 'where', label: '何校、何单位学习、工作', required: true, kind: 'text', maxChars: 60 },
  { id: 'kind', label: '类别', required: true, kind: 'choice', options: [{ value: 'study', label: '学习' }, { value: 'work', label: '工作' }] },
]

export const files: readonly AttachedFile[] = [
  { id: '1', fileName: '演示技能大赛一等奖证书.pdf', bytes: 820_000, href: 'data:,' },
  { id: '2', fileName: '演示五一劳动奖章.jpg', bytes: 1_900_000, href: 'data:,' },
]

export const happened: readonly Happened[] = [
  { at: '2024-07-11T01:00:00.000Z', title: '发布通知', by: '演示市选拔办', clause: '二', quote: '本次拟选拔演示市首席技师10名。' },
  { at: '2024-07-18T07:20:00.000Z', title: '签署真实性承诺', by: '演示·赵某' },
  { at: '2024-07-19T02:05:00.000Z', title: '单位申报', by: '演示船舶有限公司', detail: '附件6件。', clause: '三（二）', quote: '由用人单位申报，各区市实地核验申报材料并初审形成推荐人选' },
]

export const verdicts: readonly VerdictRow[] = [
  { condition: 'level', title: '高级技师以上', clause: '一', quote: '具有高级技师以上职业资格或职业技能等级', modality: 'required', outcome: 'met', facts: { 技能等级: '高级技师（一级）' }, text: '证书等级为高级技师，符合。' },
  { condition: 'age', title: '年龄不超过55周岁', clause: '一', quote: '推荐人选年龄一般不超过55周岁', modality: 'generally', outcome: 'not-met', facts: { 出生日期: '1968-03-02', 截止日: '2024-07-31' }, text: '截至2024年7月31日满56周岁。确有需要的，选拔办可说明理由，一人一议。' },
  { condition: 'front', title: '在生产一线岗位', clause: '一', quote: '在生产一线岗位从事技术技能工作', modality: 'required', outcome: 'needs-judgement', text: '单位填报为一线岗位，请实地核验后确认。' },
  { condition: 'certificate', title: '证书查询页面', clause: '四（四）', quote: '查询核对申报人员的职业资格（职业技能等级）证书信息', modality: 'required', outcome: 'evidence-missing', text: '还没有附上证书查询截图。' },
  { condition: 'young', title: '45周岁以下', clause: '一', quote: '同等条件下优先从45周岁以下的高技能人才中选拔', modality: 'preferred', outcome: 'not-met', text: '不在优先之列，不影响申报。' },
]

export type Person = Readonly<{ id: string; name: string; unit: string; score: number }>
export const people: readonly Person[] = [
  { id: '1', name: '演示·赵某', unit: '演示船舶有限公司', score: 93.25 },
  { id: '2', name: '演示·钱某', unit: '演示渔具股份有限公司', score: 91.5 },
  { id: '3', name: '演示·孙某', unit: '演示市供电公司', score: 88 },
]
export const peopleColumns: readonly TableColumn<Person>[] = [
  { id: 'name', title: '姓名', text: ({ name }) => name, canSort: true },
  { id: 'unit', title: '单位', text: ({ unit }) => unit },
  { id: 'score', title: '得分', text: ({ score }) => score.toFixed(2), isNumber: true, canSort: true },
]

export const facts = [['姓名', '演示·赵某'], ['职业（工种）', '船舶电焊工'], ['所在单位', '演示船舶有限公司'], ['工作岗位', '']] as const

export const refusals: readonly RefusalRow[] = [
  { code: 'deadline-passed', clause: '四', detail: '报送截止时间为2024年7月31日24时，现在已过。请与选拔办联系。' },
  { code: 'evidence-missing', clause: '四（四）', detail: '缺少证书查询页面截图。请在“佐证材料”一页补上。' },
]
