import { describe, expect, it } from 'vitest'
import { answersOf, holder, until, type Step } from '../../../test/papers/story.ts'
import { worldOf } from '../../../test/papers/world.ts'
import type { ApplicationForm } from '../documents/papers.ts'
import { formPaper, photoOf } from './form.ts'

const photo = Uint8Array.of(1, 2, 3)
function formOf(story: readonly Step[]): ApplicationForm {
  const world = worldOf(story)
  const paper = formPaper(world.grounds, world.caseOf(holder.id), photo)
  if (!paper) throw new Error('a submitted case has its form')
  return paper
}

describe('the printed application form 申报表', () => {
  const submitted = formOf(until('2024-07-18'))

  it('prints what was filled in, choices and months in the words of the form', () => {
    expect(submitted.person).toEqual({
      name: '王演甲', unit: '演示船舶重工有限公司', photo, sex: '男', born: '1980年3月', startedWork: '2000年9月', politicalStatus: '群众', education: '大专（含高级技工）',
      occupation: '焊工', skillLevel: '高级技师（一级）', phone: '13800000000', post: '船体焊接班长', idNumber: '000000198003020011', address: '演示市演示区演示路1号',
    })
    expect(submitted.cv).toEqual([
      { period: '1997年9月—2000年7月', where: '演示技校学习', witness: '演证甲' },
      { period: '2000年9月至今', where: '演示船厂焊工', witness: '演证乙' },
    ])
  })

  it('keeps the four rows of achievements, empty ones too', () => {
    expect(submitted.achievements).toEqual([
      { item: '本专业技术绝技绝活或先进工作法情况', parts: [{ text: '演示：薄板单面焊双面成形操作法。' }] },
      { item: '技术发明革新或论文成果及解决技术难题情况', parts: [{ text: '演示：改进焊接工装。' }] },
      { item: '编制工艺标准及带徒传技情况', parts: [] },
      { item: '提高劳动效率及创造经济效益情况', parts: [{ text: '演示：效率提高三成。' }] },
    ])
  })

  it('writes a line for each prize and honour', () => {
    expect([submitted.awards?.prizes, submitted.awards?.honours]).toEqual([
      ['2021年9月 演示省职业技能大赛（省级，一类）第3名'], ['2020年5月 演示省技术能手（省级，演示省人社厅）'],
    ])
  })

  it('is dated by the record and tied to what was submitted', () => {
    const { filledOn, preparedOn, code, commitment: { signedOn } } = submitted
    expect({ filledOn, preparedOn, code, signedOn }).toEqual({ filledOn: '2024-07-18', preparedOn: '2024-07-18', code: '申报编号 case-jia-aaaaaaa3', signedOn: '2024-07-17' })
  })

  it('holds the opinions given so far and leaves the leading group its box', () => {
    const unit = { label: '所在单位推荐意见', text: '经职工代表大会推荐，同意申报。', body: '演示船舶重工有限公司', on: '2024-07-18' }
    const leadingGroup = { label: '区市人才工作领导小组意见' }
    expect(submitted.opinions).toEqual([unit, { label: '区市人力资源社会保障部门意见' }, leadingGroup])
    expect(formOf(until('2024-07-22')).opinions).toEqual([
      unit, { label: '区市人力资源社会保障部门意见', text: '业绩突出，同意推荐。', body: '演示区人力资源和社会保障局', on: '2024-07-22' }, leadingGroup,
    ])
  })

  it('does not exist before anything was submitted', () => {
    const { grounds, caseOf } = worldOf(until('2024-07-17'))
    expect(formPaper(grounds, caseOf(holder.id))).toBeUndefined()
  })

  it('knows its photo by the hash in the answers', () => {
    expect(photoOf(worldOf(until('2024-07-18')).caseOf(holder.id))).toBe(answersOf(holder)['photo'])
  })
})
