import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { ok, RoundWalk } from '../support/round.ts'

type Item = Readonly<{ actTitle: string; stageName: string; note: string }>
type Wait = Readonly<{ actTitle: string; afterNotice: string | null }>

/** A rule is set aside while the district's notice hangs: neither hides the other from whoever looks. */
describe('an exception in hand during a local notice 区市公示期间的破格', () => {
  let app: TestApp
  let walk: RoundWalk
  let id: string

  beforeAll(async () => {
    app = await startTestApp()
    walk = new RoundWalk(app)
    await walk.announce()
    id = await walk.submit('danwei1', 71, { name: '于演龄', occupation: '焊工', bornOn: '1966-05-12' })
    await walk.verifyAndRecommend('dongqu', id, '2024-07-11')
    ok(await walk.act('jingban', 'cases', id, 'ProposeException', { condition: 'age', reason: '有特殊贡献。' }))
  })
  afterAll(() => app.stop())

  const waiting = async (name: string): Promise<readonly Item[]> =>
    (ok(await app.as(name).get('/api/worklist'))['items'] as readonly Item[]).map(({ actTitle, stageName, note }) => ({ actTitle, stageName, note }))
  const told = async (name: string) => (ok(await app.as(name).get(`/api/cases/${id}`))['now'] as readonly Wait[]).map(({ actTitle, afterNotice }) => [actTitle, afterNotice])

  it('the checker’s desk and everybody’s page of the case tell until when the notice hangs', async () => {
    expect(await waiting('fuhe')).toEqual([{ actTitle: '同意破格', stageName: '区市公示中', note: '区市公示到2024年7月16日24时为止。' }])
    for (const name of ['fuhe', 'dongqu', 'danwei1']) expect(await told(name)).toEqual([['登记区市公示结果', '2024-07-16'], ['同意破格', null]])
  })

  it('and that it is over, from the day after', async () => {
    await walk.pass('2024-07-16')
    expect(await waiting('fuhe')).toEqual([{ actTitle: '同意破格', stageName: '区市公示期满', note: '' }])
    expect(await waiting('dongqu')).toEqual([{ actTitle: '登记区市公示结果', stageName: '区市公示期满', note: '' }])
    expect(await told('danwei1')).toEqual([['登记区市公示结果', null], ['同意破格', null]])
  })
})
