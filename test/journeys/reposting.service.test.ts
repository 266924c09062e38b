import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { startWithDayOff } from '../support/dayOff.ts'
import { ok, RoundWalk } from '../support/round.ts'

type Item = Readonly<{ id: string; act: string; note: string; due: string | null; path: string }>
type Case = Readonly<{
  localNotice: Readonly<{ lastDay: string; reposting: Readonly<{ doneOn: string | null; isOwed: boolean }> | null }>
  acts: readonly Readonly<{ act: string }>[]
  now: readonly Readonly<{ actTitle: string; due: string | null; afterNotice: string | null }>[]
  timeline: readonly Readonly<{ event: string; clause: string; actorName: string }>[]
}>

/** 更换区市公示 — the holidays moved the end of a district's notice while it hung: the paper prints the old one. */
describe('a district whose notice was counted anew', () => {
  let app: TestApp
  let walk: RoundWalk
  let id = ''
  const items = async (name: string): Promise<readonly Item[]> => (ok(await app.as(name).get('/api/worklist')) as unknown as { items: Item[] }).items
  const caseFor = async (name: string): Promise<Case> => ok(await app.as(name).get(`/api/cases/${id}`)) as unknown as Case

  beforeAll(async () => {
    app = await startWithDayOff({ publishedOn: '2024-07-12', off: '2024-07-15' })
    walk = new RoundWalk(app)
    await walk.announce({ seats: 1 })
    id = await walk.submit('danwei1', 61, { name: '于演帆', occupation: '焊工' })
    await walk.verifyAndRecommend('dongqu', id, '2024-07-11')
    await walk.pass('2024-07-11')
  }, 120_000)
  afterAll(() => app?.stop())

  it('is asked for the new paper, with what moved the day, and nobody else is', async () => {
    expect(await items('dongqu')).toMatchObject([{
      id, act: 'ConfirmLocalReposting', due: '2024-07-17', path: `/cases/${id}`,
      note: '公示截止日由2024年7月16日改为2024年7月17日，依据演示办公厅演示发〔2024〕1号《关于演示放假的通知》。张贴的公示还印着原来推算的截止日，请换上新的，再登记更换。',
    }])
    for (const name of ['xiqu', 'danwei1', 'jingban']) expect((await items(name)).map(({ act }) => act)).not.toContain('ConfirmLocalReposting')
  })

  it('is shown so to all who look at the case, beside the outcome that comes after', async () => {
    const { localNotice, acts, now } = await caseFor('dongqu')
    expect([localNotice.lastDay, localNotice.reposting, acts.map(({ act }) => act)]).toMatchObject(['2024-07-17', { doneOn: null, isOwed: true }, ['ConfirmLocalReposting']])
    expect(now.map(({ actTitle, due, afterNotice }) => [actTitle, due ?? afterNotice])).toEqual([['登记更换区市公示', '2024-07-17'], ['登记区市公示结果', '2024-07-17']])
    expect((await caseFor('jingban')).localNotice.reposting?.isOwed).toBe(true)
  })

  it('says since when the new one hangs: by whom and under which clause is on record, and the last day stays', async () => {
    const early = await walk.act('dongqu', 'cases', id, 'ConfirmLocalReposting', { postedOn: '2024-07-11' })
    expect(early.body).toMatchObject({ refusals: [{ code: 'reposted-before-recount', about: 'postedOn' }] })
    ok(await walk.act('dongqu', 'cases', id, 'ConfirmLocalReposting', { postedOn: '2024-07-12' }))
    const { localNotice, timeline } = await caseFor('shenji')
    expect(localNotice).toMatchObject({ lastDay: '2024-07-17', reposting: { doneOn: '2024-07-12', isOwed: false } })
    expect(timeline.find(({ event }) => event === 'LocalRepostingConfirmed')).toMatchObject({ clause: '三（二）', title: '更换区市公示', roleName: '区市人社部门', note: '2024年7月12日起换上新的公示' })
    expect(await items('dongqu')).toEqual([])
  })

  it('registers the outcome after the last day, as ever', async () => {
    await walk.pass('2024-07-17')
    await walk.report('dongqu', id)
    expect((await caseFor('dongqu')).localNotice.reposting?.doneOn).toBe('2024-07-12')
  })
})
