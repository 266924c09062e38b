import { describe, expect, it } from 'vitest'
import { withoutSpace } from '../../src/policy/clauses.ts'
import { getPolicy, shipped } from '../policy/versions.ts'

const id = 'wenzhou/chief-technician/2021-09-16'
const policy = getPolicy(id)
const clause = (name: string): readonly string[] => (shipped().sourceOf(id).clauses.find((each) => each.name === name)?.text ?? '').split('\n')
const labels = new Set(policy.form.pages.flatMap(({ fields }) => fields).map(({ label }) => plain(label)))

/** Spaces, brackets of either width and the commas between joined items are the typesetter's. */
function plain(text: string): string {
  return withoutSpace(text).replaceAll('（', '(').replaceAll('）', ')').replaceAll('、', '')
}

describe('温州市第七轮首席技师 2021', () => {
  it('carries the quota table row by row, as it is printed', () => {
    const { nominations } = policy
    if (nominations.kind !== 'per-body') throw new Error('the text prints a table')
    const printed = nominations.rows.map(({ no, body, count, each }) => `${no}　${body}　${each ? '各' : ''}${count}`)
    expect(printed.length).toBe(16)
    expect(printed).toEqual(clause('附件1表').slice(1))
    expect(nominations.rows.filter(({ each }) => each).map(({ body }) => body)).toEqual(['市直单位及省属在温单位', '市行业主管部门及行业协会'])
  })

  it('has a field for every cell of the printed form', () => {
    const cells = clause('附件2表').flatMap((line) => line.split('　')).map(plain)
    expect(cells.length).toBe(17)
    expect(cells.filter((cell) => !labels.has(cell))).toEqual([])
  })

  it('has the six rows of achievements, each with its witness or proof', () => {
    const rows = clause('附件2主要技术简况、贡献成果登记').slice(2).map(plain)
    expect(rows.length).toBe(6)
    expect(rows.filter((row) => !labels.has(row))).toEqual([])
    const page = policy.form.pages.find((each) => each.id === 'achievements')
    expect(page?.fields.filter((field) => field.kind !== 'rows' || !field.columns.some((column) => column.label === '证明人或证明材料' && column.required))).toEqual([])
  })

  it('has the five opinions of the printed form, two of them signed and not stamped', () => {
    expect(policy.form.opinions?.map(({ title, closedBy }) => [title, closedBy])).toEqual([
      ['所在单位推荐意见', 'seal'], ['县（市、区）人力社保部门或市主管部门（行业协会）意见', 'seal'], ['专家评审小组意见', 'signature'],
      ['评选工作小组意见', 'signature'], ['市委人才工作领导小组意见', 'seal'],
    ])
  })

  it('prints the twenty-one columns of annex 3', () => {
    const columns = shipped().wordingOf(id).summarySheet.columns?.map(({ title }) => title)
    expect(columns?.length).toBe(21)
    expect(columns).toEqual(clause('附件3表'))
  })

  it('states no term, no allowance, no prize, no length of a notice, no weights and nobody who revokes', () => {
    const { termYears, allowanceFenPerMonth, title, stages } = policy
    const nomination = stages.find(({ kind }) => kind === 'nominate')
    const publicity = stages.find(({ kind }) => kind === 'publicity')
    const review = stages.find(({ kind }) => kind === 'review')
    const values = [termYears, allowanceFenPerMonth, title?.termStart, title?.prizeFen, title?.revocation?.chain, nomination?.localNotice, publicity?.notice, review?.criteria]
    expect(values.map((value) => value?.stated)).toEqual(Array.from({ length: 8 }, () => false))
    expect(review?.aspects?.map((aspect) => aspect.title)).toEqual(['专业水平', '工作业绩', '技术特长', '技改成果', '传授技艺'])
  })

  it('passes a shortlist to the working group before the public sees it', () =>
    expect(policy.stages.map(({ kind }) => kind)).toEqual(['announce', 'nominate', 'review', 'shortlist', 'publicity', 'leading-group', 'publish']))
})
