import { describe, expect, it } from 'vitest'
import { holder, people, roundId, secretHolder, until, type Step } from '../../../test/papers/story.ts'
import { worldOf } from '../../../test/papers/world.ts'
import type { Recommendation } from '../documents/papers.ts'
import { recommendationPaper, type DistrictRecord } from './recommendation.ts'
import type { CaseRecord } from './record.ts'
import type { Disclosure } from './secrecy.ts'

const name = '演示区人力资源和社会保障局'

function reportOf(story: readonly Step[], disclosure: Disclosure = 'plain', change: (cases: readonly CaseRecord[]) => DistrictRecord['cases'] = (same) => same): Recommendation | undefined {
  const { grounds, caseOf } = worldOf(story)
  return recommendationPaper(grounds, { name, cases: change(people.map(({ id }) => caseOf(id))) }, disclosure)
}

const withState = (record: CaseRecord, change: Partial<CaseRecord['application']>): CaseRecord => ({ ...record, application: { ...record.application, ...change } })
const onReportDay = until('2024-07-29')

describe('the district’s one report on all whom it recommends 推荐报告', () => {
  it('reports who applied, what was verified, by whom and when, the publicity and the opinion', () => {
    expect(reportOf(onReportDay)).toEqual({
      kind: 'recommendation',
      letterhead: { style: 'document', name },
      title: '关于推荐2024年度\n威海市首席技师人选的报告',
      addressees: '威海市首席技师选拔管理工作办公室',
      basis: '《关于做好2024年度威海市首席技师推荐选拔工作的通知》（演人社函〔2024〕36号）',
      received: { units: 2, people: 4 },
      publicity: [{ firstDay: '2024-07-22', lastDay: '2024-07-25', place: '区政府网站', outcome: '经公示无异议' }],
      verification: [
        '已登录国家或省职业技能等级证书查询网站查询核对申报人员的职业资格（职业技能等级）证书信息。',
        ...['丁演丙', '王演甲', '于演丁'].map((person) => `核验${person}同志的“职业资格证书或职业技能等级证书”原件：编号与网上一致。`),
      ],
      people: [['丁演丙', '演示精密仪器有限公司', '数控车工'], ['王演甲', '演示船舶重工有限公司', '焊工'], ['于演丁', '演示船舶重工有限公司', '电工']].map(([person, unit, occupation]) => ({
        name: person, unit, occupation, skillLevel: '高级技师（一级）',
        verified: { on: '2024-07-19', by: '演核验员甲、演核验员乙', originals: 2 }, classified: false,
      })),
      apart: 1,
      opinion: ['业绩突出，同意推荐。'],
      annexes: ['威海市首席技师申报人员基本情况汇总表', '威海市首席技师申报表', '佐证材料'],
      issuers: [name],
      issuedOn: '2024-07-29',
    })
  })

  it('names a secret-related person in the sealed report, and nowhere in the plain one', () => {
    const marked = ({ people: shown = [] }: Partial<Recommendation> = {}) => shown.filter(({ classified }) => classified).map((each) => each.name)
    expect([marked(reportOf(onReportDay, 'sealed')), marked(reportOf(onReportDay))]).toEqual([[secretHolder.name], []])
    expect(JSON.stringify(reportOf(onReportDay, 'sealed'))).toContain(secretHolder.occupation)
    expect([secretHolder.name, secretHolder.occupation].filter((words) => JSON.stringify(reportOf(onReportDay)).includes(words))).toEqual([])
    expect(reportOf(onReportDay, 'sealed')?.apart).toBeUndefined()
  })

  it('tells apart those who hung elsewhere, and opinions that differ', () => {
    const elsewhere = reportOf(onReportDay, 'plain', ([first, ...rest]) => [withState(first!, {
      localNotice: { postedOn: '2024-07-23', lastDay: '2024-07-26', place: '镇街公示栏' },
      recommendation: { opinion: '业绩优异，优先推荐。', secret: false, on: '2024-07-22' },
    }), ...rest])
    expect(elsewhere?.publicity).toEqual([
      { names: ['丁演丙', '于演丁'], firstDay: '2024-07-22', lastDay: '2024-07-25', place: '区政府网站', outcome: '经公示无异议' },
      { names: [holder.name], firstDay: '2024-07-23', lastDay: '2024-07-26', place: '镇街公示栏', outcome: '经公示无异议' },
    ])
    expect(elsewhere?.opinion).toEqual(['丁演丙、于演丁同志：业绩突出，同意推荐。', '王演甲同志：业绩优异，优先推荐。'])
  })

  it('speaks of nobody whom the district no longer stands behind, and counts the unit’s application all the same', () => {
    const gone = reportOf(onReportDay, 'plain', ([first, second, ...rest]) => [withState(first!, { stage: 'withdrawn' }), withState(second!, { stage: 'returned' }), ...rest])
    expect([gone?.people.map((each) => each.name), gone?.apart, gone?.received]).toEqual([['丁演丙', '于演丁'], undefined, { units: 2, people: 4 }])
  })

  it('says how often papers went back for correction', () =>
    expect(reportOf(onReportDay, 'plain', ([first]) => [withState(first!, { submissions: 3 })])?.verification).toContain('王演甲同志的申报材料经退回补正2次。'))

  it('does not exist before the district has reported anybody', () => {
    expect(reportOf(until('2024-07-26'))).toBeUndefined()
    expect(worldOf(until('2024-07-26')).grounds.id).toBe(roundId)
  })
})
