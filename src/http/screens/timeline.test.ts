import { describe, expect, it } from 'vitest'
import { clock, hand, policy } from '../../../test/support/given.ts'
import { about, erasedWords } from '../../domain/shared/personal.ts'
import type { Role } from '../../domain/shared/actor.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { keptBack } from './corrections.ts'
import { doneBy, endingFor, timelineView, titleOf } from './timeline.ts'

const entry = (type: string, role: Role, data: object = {}, fields?: object): RecordedEvent => ({
  type, data, ...(fields && about('person-1', fields)), stream: { kind: 'application', id: 'case-1' }, version: 1, position: 1n, at: clock('2024-07-15'), actor: hand(role), policy: '', clauses: ['三（二）'], hash: 'abc',
})
const entries = [
  entry('OriginalsVerified', 'district'), entry('QualificationProposed', 'office-maker', {}, { reason: '不在一线。' }), entry('ApplicationRefused', 'office-checker', {}, { reason: '不在一线。' }),
  entry('ExceptionProposed', 'office-maker'), entry('ApplicationRanked', 'system', { rank: 3, candidate: true }), entry('FindingProposed', 'office-maker'),
]

describe('the timeline 办理过程', () => {
  it('tells what happened, who, when, under which clause and with which words', () => expect(timelineView([entry('ApplicationReturned', 'district', { dueDay: '2024-07-25' })], 'office-maker')).toEqual([
    { at: clock('2024-07-15'), hash: 'abc', event: 'ApplicationReturned', title: '退回补正', actorName: '演示·区市人社部门', roleName: '区市人社部门', clause: '三（二）', note: '补正期限：2024年7月25日' },
  ]))

  it('joins all words of a fact that help', () =>
    expect(timelineView([entry('GovernmentApproved', 'government', { documentNumber: '58号', minutes: '纪要', certificate: '2024-001' }, { reason: '', finding: '无' })], 'auditor')[0]?.note)
      .toBe('无；会议纪要：纪要；文号：58号；证书编号：2024-001'))

  it('says in words why a sign-in was turned down, and for how long the door is locked since', () => {
    const failed = (reason: string, lockedUntil: string | null = null) => timelineView([entry('SignInFailed', 'public', { reason, lockedUntil }, { ip: '10.0.0.1', userAgent: '' })], 'admin')[0]?.note
    expect(failed('wrong-password')).toBe('密码不对')
    expect(failed('wrong-code')).toBe('动态口令或恢复码不对')
    expect(failed('account-disabled')).toBe('账号已停用')
    expect(failed('wrong-password', new Date(Date.parse(clock('2024-07-15')) + 15 * 60_000).toISOString())).toBe('密码不对；由此锁定15分钟')
  })

  it('says what a correction of the notice changes, with the former day, why, and by which document', () =>
    expect(timelineView([entry('AmendmentProposed', 'office-maker', { was: { applyBy: '2024-07-20' }, now: { applyBy: '2024-07-25' }, issuedAs: '某函41号' }, { reason: '高温停工。' })], 'office-checker')[0]?.note)
      .toBe('高温停工；文号：某函41号；单位申报截止日由2024年7月20日24时改为2024年7月25日24时'))

  it('says whom more places were asked for, and how many', () =>
    expect(timelineView([entry('ExtraPlacesProposed', 'office-maker', { body: 'east', places: 2 }, { bodyName: '鹿城区', reason: '人数多。' })], 'office-checker')[0]?.note).toBe('鹿城区增加2名；人数多。'))

  it.each(['applicant', 'unit', 'district'] as const)('keeps from %s what is still inside the office, and who in the office it was', (viewer) => {
    expect(timelineView(entries, 'auditor').length).toBe(entries.length)
    expect(timelineView(entries, viewer).map(({ event, actorName }) => `${event} ${actorName}`)).toEqual(['OriginalsVerified 演示·区市人社部门', 'ApplicationRefused 选拔办（复核）', 'ApplicationRanked 选拔办（复核）'])
  })

  it('tells those outside that a case was put on the list or not, and by no name who set off what followed', () => {
    const told = (...events: readonly RecordedEvent[]) => timelineView(events, 'unit').map(({ title, actorName, roleName, note }) => [title, actorName, roleName, note].join(' '))
    expect(told(entry('ApplicationRanked', 'system', { rank: 3, candidate: true }), entry('ApplicationRanked', 'system', { rank: 9, candidate: false }))).toEqual([
      '经专家评审列为候选人 选拔办（复核） 选拔办（复核） ', '专家评审结束，未列为候选人 选拔办（复核） 选拔办（复核） ',
    ])
    expect(told(entry('CandidateAgreed', 'system', { minutes: '纪要1号' }), entry('NoticeEnded', 'system'))).toEqual(['领导小组通过 人才工作领导小组 人才工作领导小组 会议纪要：纪要1号', '公示结束 系统 系统 '])
  })

  it('tells those outside that an objection was raised and settled, and keeps its words', () => {
    const settling = [entry('ObjectionRaised', 'public', {}, { facts: '反映。' }), entry('ObjectionSettled', 'office-checker', { upheld: false }, { finding: '证人演示某甲作证。' })]
    expect(timelineView(settling, 'applicant').map(({ title, note }) => title + note)).toEqual(['收到异议', '异议了结'])
    expect(timelineView(settling, 'auditor').map(({ note }) => note)).toEqual(['', '证人演示某甲作证。'])
  })

  it('keeps what was to be put right, for whoever may read the material', () => {
    const back = entry('ApplicationReturned', 'district', { dueDay: '2024-07-25' }, { problems: [{ field: 'phone', text: '号码少一位' }] })
    expect((['district', 'office-maker', 'auditor'] as const).map((viewer) => timelineView([back], viewer, policy)[0]?.problems)).toEqual([
      [{ field: 'phone', label: '联系电话', text: '号码少一位' }], [{ field: 'phone', label: '联系电话', text: '号码少一位' }], [{ field: 'phone', label: '联系电话', text: keptBack }],
    ])
  })

  it('says of words that were erased that they are gone, and keeps what was no person’s', () => {
    const { personal: _, ...gone } = entry('ApplicationReturned', 'district', { dueDay: '2024-07-25' }, { problems: [] })
    expect(timelineView([{ ...gone, erased: true }], 'auditor')[0]?.note).toBe(`${erasedWords}；补正期限：2024年7月25日`)
  })

  const dropped = entry('CandidateDropped', 'system', { ground: 'objection' }, { reason: '证人演示某甲作证，业绩不实。' })
  const upheld = entry('LocalNoticeEnded', 'district', { outcome: 'upheld' }, { finding: '证人演示某乙作证。' })

  it.each(['applicant', 'unit', 'district'] as const)('tells %s why a candidacy ended, and nothing of the finding', (viewer) => {
    expect(timelineView([dropped], viewer)[0]?.note).toBe('公示期间的异议经核实成立。')
    expect(endingFor(viewer, { ground: 'leading-group', reason: '表决情况。' })).toBe('人才工作领导小组研究未通过。')
  })

  it('tells the finding to those who decide, and to the district its own', () => {
    expect(timelineView([dropped, upheld], 'office-maker').map(({ note }) => note))
      .toEqual(['公示期间的异议经核实成立：证人演示某甲作证，业绩不实。', '区市公示期间的异议经核实成立：证人演示某乙作证。'])
    expect((['applicant', 'unit', 'district'] as const).map((viewer) => timelineView([upheld], viewer)[0]?.note))
      .toEqual(['区市公示期间的异议经核实成立。', '区市公示期间的异议经核实成立。', '区市公示期间的异议经核实成立：证人演示某乙作证。'])
  })

  it('names what it does not know by the name it has', () => expect(titleOf('OfALaterVersion')).toBe('OfALaterVersion'))
})

describe('by whom and when something was done already 别处已办', () => {
  const reader = (role: Role, account = 'somebody-else') => ({ role, account })

  it('is told with the name and the role, to whoever did it as their own, and without names of the office to those outside', () =>
    expect([
      doneBy(entry('ApplicationReturned', 'district'), reader('district')), doneBy(entry('ApplicationReturned', 'district'), reader('district', 'district')),
      doneBy(entry('QualificationProposed', 'office-maker'), reader('office-checker')), doneBy(entry('ApplicationRefused', 'office-checker'), reader('unit')),
    ]).toEqual([
      '演示·区市人社部门（区市人社部门）已在2024年7月15日 09:00办理了“退回补正”', '您自己已在2024年7月15日 09:00办理了“退回补正”',
      '演示·选拔办（经办）（选拔办经办）已在2024年7月15日 09:00办理了“提出审查意见”', '选拔办（复核）已在2024年7月15日 09:00办理了“未通过资格审查”',
    ]))

  it('is nothing of what is still inside the office to those outside', () => expect(doneBy(entry('QualificationProposed', 'office-maker'), reader('unit'))).toBeUndefined())
})
