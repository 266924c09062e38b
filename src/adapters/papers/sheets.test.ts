import { describe, expect, it } from 'vitest'
import { experts, people, until } from '../../../test/papers/story.ts'
import { worldOf } from '../../../test/papers/world.ts'
import { candidateList, scoreSheet, summarySheet } from './sheets.ts'

const reported = worldOf(until('2024-08-06'))
const ranked = worldOf(until('2024-08-22'))

describe('the sheet of everyone reported 汇总表', () => {
  const sheet = summarySheet(reported.grounds, reported.applications, reported.organisation, 'sealed')

  const ding = reported.applications.get('case-ding')
  const nameOfDing = ding && ding.stage !== 'none' ? ding.name : ''

  it('has a line for each person, in the order of their names', () => {
    expect(sheet?.people.map(({ name }) => name)).toEqual(['丁演丙', '密演乙', '王演甲', '于演丁'])
    expect(sheet?.people[2]).toEqual({
      district: '演示区人力资源和社会保障局', name: '王演甲', sex: '男', born: '1980年3月', education: '大专（含高级技工）', unit: '演示船舶重工有限公司',
      occupation: '焊工', skillLevel: '高级技师（一级）', workYears: '23', honours: '演示省技术能手（2020年）', prizes: '演示省职业技能大赛第3名（2021年）', classified: false,
    })
  })

  it('notes who is in a secret-related post', () => {
    expect(sheet?.people.filter(({ classified }) => classified).map(({ name }) => name)).toEqual(['密演乙'])
  })

  it('leaves the secret-related out of what may be copied, and says how many', () => {
    const plain = summarySheet(reported.grounds, reported.applications, reported.organisation, 'plain')
    expect([plain?.people.map(({ name }) => name), plain?.apart, sheet?.apart]).toEqual([['丁演丙', '王演甲', '于演丁'], 1, undefined])
    expect(JSON.stringify(plain)).not.toContain('密演乙')
  })

  it('of one district is stamped by that district, and knows nobody of another', () => {
    const moved = new Map([...reported.applications].map(([id, application]) => [id, application.stage !== 'none' && id === 'case-jia' ? { ...application, district: 'district-2' } : application]))
    const own = summarySheet(reported.grounds, moved, reported.organisation, 'sealed', 'district-1')
    expect([own?.reportedBy, own?.annex, own?.people.map(({ name }) => name)]).toEqual(['演示区人力资源和社会保障局', '附件1', ['丁演丙', '密演乙', '于演丁']])
    expect(summarySheet(reported.grounds, moved, reported.organisation, 'sealed', 'district-3')).toBeUndefined()
  })

  it('is dated by the last report and stamped by the office', () => {
    expect([sheet?.annex, sheet?.reportedOn, sheet?.reportedBy]).toEqual(['附件1', '2024-07-29', '威海市首席技师选拔管理工作办公室'])
  })

  it('leaves out who was withdrawn or no longer recommended since', () => {
    const gone = new Map([...reported.applications].map(([id, application], index) =>
      [id, application.stage !== 'none' && index < 2 ? { ...application, stage: index === 0 ? 'withdrawn' as const : 'declined' as const } : application]))
    expect(summarySheet(reported.grounds, gone, reported.organisation, 'sealed')?.people.map(({ name }) => name)).toEqual(['丁演丙', '于演丁'])
  })

  it('keeps everybody whom a round that was given up had, and leaves out who was on the way back then', () => {
    const ended = new Map([...reported.applications].map(([id, application]) =>
      [id, application.stage !== 'none' ? { ...application, stage: 'terminated' as const, ...(id === 'case-ding' && { reportAgainBy: '2024-08-09' }) } : application]))
    expect(summarySheet(reported.grounds, ended, reported.organisation, 'sealed')?.people.map(({ name }) => name)).toEqual(sheet?.people.map(({ name }) => name).filter((name) => name !== nameOfDing))
  })

  it('keeps the line of a person who has been erased, without the name', () => {
    const erased = new Map([...reported.applications].map(([id, application]) =>
      [id, application.stage !== 'none' && id === 'case-ding' ? { ...application, name: '', content: undefined } : application]))
    const line = summarySheet(reported.grounds, erased, reported.organisation, 'sealed')?.people.find(({ name }) => name === '（个人信息已删除）')
    expect(line).toMatchObject({ unit: '演示船舶重工有限公司', occupation: '', born: '', workYears: '' })
  })

  it('has the columns that the text prints, where it prints them', () => {
    const columns = [
      { title: '序号', from: 'no' }, { title: '姓名', from: 'name' }, { title: '单位推荐意见', from: 'unitOpinion' }, { title: '获奖情况', from: ['prizes', 'honours'] },
      { title: '简历', from: 'experience' }, { title: '备注', from: 'remarks' },
    ]
    const wording = { ...reported.grounds.wording, summarySheet: { ...reported.grounds.wording.summarySheet, columns } }
    const printed = summarySheet({ ...reported.grounds, wording }, reported.applications, reported.organisation, 'sealed')?.printed
    expect(printed?.columns).toEqual(['序号', '姓名', '单位推荐意见', '获奖情况', '简历', '备注'])
    expect(printed?.rows.map(([no, name, , , , remarks]) => [no, name, remarks])).toEqual([['1', '丁演丙', ''], ['2', '密演乙', '涉密人员'], ['3', '王演甲', ''], ['4', '于演丁', '']])
    expect(printed?.rows[2]?.slice(2, 5)).toEqual([
      '经职工代表大会推荐，同意申报。', '2021年9月 演示省职业技能大赛（省级，一类）第3名；2020年5月 演示省技术能手（省级，演示省人社厅）',
      '1997年9月，2000年7月，演示技校学习，演证甲；2000年9月，至今，演示船厂焊工，演证乙',
    ])
  })

  it('does not exist while nobody was reported', () => {
    const early = worldOf(until('2024-07-26'))
    expect(summarySheet(early.grounds, early.applications, early.organisation, 'sealed')).toBeUndefined()
  })
})

describe('the sheet of marks 评审成绩汇总表', () => {
  const sheet = scoreSheet(ranked.grounds, ranked.applications, ranked.scoresheets, ranked.organisation, 'sealed')

  it('has each expert’s weighted mark in a column, and none where the expert stood aside', () => {
    expect(sheet?.rows.map(({ rank, name, marks, score }) => ({ rank, name, marks, score }))).toEqual([
      { rank: '1', name: '王演甲', marks: ['90.00', null], score: '90.00' },
      { rank: '2', name: '密演乙', marks: ['90.00', '90.00'], score: '90.00' },
      { rank: '3', name: '丁演丙', marks: ['90.00', '82.00'], score: '86.00' },
      { rank: '4', name: '于演丁', marks: ['82.00', '82.00'], score: '82.00' },
    ])
  })

  it('tells what decided between equal scores, and only there', () => {
    expect(sheet?.rows.map(({ tieBreak }) => tieBreak)).toEqual([undefined, people[1]?.reason, undefined, undefined])
  })

  it('leaves the secret-related out of what may be copied; the ranks of the others stay what they are', () => {
    const plain = scoreSheet(ranked.grounds, ranked.applications, ranked.scoresheets, ranked.organisation, 'plain')
    expect([plain?.rows.map(({ rank, name }) => [rank, name]), plain?.apart]).toEqual([[['1', '王演甲'], ['3', '丁演丙'], ['4', '于演丁']], 1])
  })

  it('names no expert', () => {
    expect(experts.filter((expert) => JSON.stringify(sheet).includes(expert))).toEqual([])
    expect([sheet?.experts, sheet?.reviewedOn]).toEqual([2, '2024-08-22'])
  })

  it('says by which weights', () => {
    expect(sheet?.method).toMatch(/^计分办法：每位专家按实地技能考查60%、材料评审40%加权计分，/)
  })
})

describe('the list of candidates 候选人名单', () => {
  it('lists those with a place, in rank order, secret-related ones noted', () => {
    const list = candidateList(ranked.grounds, ranked.applications, ranked.organisation, 'sealed')
    expect(list?.people).toEqual([
      { rank: '1', district: '演示区人力资源和社会保障局', name: '王演甲', unit: '演示船舶重工有限公司', occupation: '焊工', skillLevel: '高级技师（一级）', score: '90.00' },
      { rank: '2', district: '演示区人力资源和社会保障局', name: '密演乙', unit: '演示精密仪器有限公司', occupation: '雷达装配工', skillLevel: '高级技师（一级）', score: '90.00', remarks: '涉密人员' },
      { rank: '3', district: '演示区人力资源和社会保障局', name: '丁演丙', unit: '演示精密仪器有限公司', occupation: '数控车工', skillLevel: '高级技师（一级）', score: '86.00' },
    ])
  })

  it('leaves the secret-related out of what may be copied, and says how many', () => {
    const plain = candidateList(ranked.grounds, ranked.applications, ranked.organisation, 'plain')
    expect([plain?.people.map(({ name }) => name), plain?.apart]).toEqual([['王演甲', '丁演丙'], 1])
  })

  it('does not exist before the marks are summed up', () => {
    expect(candidateList(reported.grounds, reported.applications, reported.organisation, 'sealed')).toBeUndefined()
  })
})
