import { describe, expect, it } from 'vitest'
import { holder, secretHolder, until, type Step } from '../../../test/papers/story.ts'
import { worldOf } from '../../../test/papers/world.ts'
import type { Recommendation } from '../documents/papers.ts'
import { recommendationPaper } from './recommendation.ts'

function reportOf(story: readonly Step[], id: string): Recommendation | undefined {
  const { grounds, caseOf } = worldOf(story)
  return recommendationPaper(grounds, caseOf(id))
}

describe('the district’s report on one person 推荐报告', () => {
  it('reports what was verified, by whom and when, and the opinion', () => {
    expect(reportOf(until('2024-07-29'), holder.id)).toEqual({
      kind: 'recommendation',
      letterhead: { style: 'document', name: '演示区人力资源和社会保障局' },
      title: '关于推荐2024年度\n威海市首席技师人选的报告',
      addressees: '威海市首席技师选拔管理工作办公室',
      basis: '《关于做好2024年度威海市首席技师推荐选拔工作的通知》（演人社函〔2024〕36号）',
      work: ['由演示船舶重工有限公司申报王演甲同志（焊工）为人选，我局实地核验申报材料并初审，形成推荐人选。'],
      verification: [
        '已登录国家或省职业技能等级证书查询网站查询核对申报人员的职业资格（职业技能等级）证书信息。',
        '核验“职业资格证书或职业技能等级证书”原件：编号与网上一致。',
      ],
      publicity: { firstDay: '2024-07-22', lastDay: '2024-07-25', place: '区政府网站', outcome: '经公示无异议' },
      people: [{
        name: '王演甲', unit: '演示船舶重工有限公司', occupation: '焊工', skillLevel: '高级技师（一级）',
        verified: { on: '2024-07-19', by: '演核验员甲、演核验员乙', originals: 2 }, classified: false,
      }],
      opinion: ['业绩突出，同意推荐。'],
      annexes: ['威海市首席技师申报人员基本情况汇总表', '威海市首席技师申报表', '佐证材料'],
      issuers: ['演示区人力资源和社会保障局'],
      issuedOn: '2024-07-29',
    })
  })

  it('notes that a person is in a secret-related post', () => {
    expect(reportOf(until('2024-07-29'), secretHolder.id)?.people.map(({ name, classified }) => ({ name, classified }))).toEqual([{ name: '密演乙', classified: true }])
  })

  it('has no outcome of a publicity that still runs', () => {
    const report = reportOf(until('2024-07-22'), holder.id)
    expect([report?.issuedOn, report?.publicity]).toEqual(['2024-07-22', undefined])
  })

  it('does not exist before the recommendation', () => {
    expect(reportOf(until('2024-07-19'), holder.id)).toBeUndefined()
  })
})
