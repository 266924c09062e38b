import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../golden/readers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { codes, ok, RoundWalk } from '../support/round.ts'

type Entry = Readonly<{ event: string; note: string; clause: string; actorName: string }>
type Case = Readonly<{ stage: string; stageName: string; ended: Readonly<{ reason: string }> | null; timeline: readonly Entry[]; acts: readonly object[] }>
type Item = Readonly<{ act: string; note: string; due: string | null }>

/** 终止本轮 — given up while its candidates hang before the public: whatever was open ends, and everybody who has to do with it reads why. */
describe('a round that is given up, through HTTP 终止本轮', () => {
  let app: TestApp
  let walk: RoundWalk
  const cases = { welder: '', turner: '', fibre: '' }
  const reason = '上级办法修订，本轮不再按原办法选拔。'
  const publicPage = async (path: string): Promise<string> => (await fetch(app.url + path)).text()
  const caseFor = async (name: string, id: string): Promise<Case> => ok(await app.as(name).get(`/api/cases/${id}`)) as unknown as Case
  const items = async (name: string): Promise<readonly Item[]> => (ok(await app.as(name).get('/api/worklist')) as unknown as { items: Item[] }).items
  const roundFor = async (name: string) => ok(await app.as(name).get(`/api/rounds/${walk.round}`)) as unknown as {
    stage: string; stageName: string; version: number; termination: object | null; askedTermination: object | null; acts: readonly Readonly<{ act: string }>[]; timeline: readonly Entry[]; notice: Readonly<{ stageName: string }> | null
  }

  beforeAll(async () => {
    app = await startTestApp('untold')
    walk = new RoundWalk(app)
    await walk.announce({ seats: 3 })
    cases.welder = await walk.submit('danwei1', 81, { name: '于演帆', occupation: '焊工' })
    cases.turner = await walk.submit('danwei2', 82, { name: '邹演锐', occupation: '车工' })
    cases.fibre = await walk.submit('danwei3', 83, { name: '隋演轩', occupation: '化学检验员' })
    const all = [cases.welder, cases.turner, cases.fibre]
    const districtOf = (id: string): string => (id === cases.fibre ? 'xiqu' : 'dongqu')
    for (const id of all) await walk.verifyAndRecommend(districtOf(id), id, '2024-07-11')
    await walk.pass('2024-07-16')
    for (const id of all) await walk.report(districtOf(id), id)
    await walk.pass('2024-07-31')
    for (const id of all) await walk.admit(id)
    const { rows } = ok(await app.as('jingban').get('/api/experts')) as unknown as { rows: { account: string }[] }
    const experts = rows.map(({ account }) => account)
    ok(await walk.act('jingban', 'rounds', walk.round, 'ProposePanel', { experts, leader: experts[0] }))
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmPanel'))
    ok(await walk.act('jingban', 'rounds', walk.round, 'CloseQualification'))
    for (const expert of ['zhuanjia1', 'zhuanjia2', 'zhuanjia3']) for (const [index, id] of all.entries()) await walk.score(expert, id, 9000 - 100 * index)
    ok(await walk.act('jingban', 'rounds', walk.round, 'ProposeCandidates'))
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ApproveCandidates'))
    ok(await app.as('jingban').send('POST', `/api/notices/${walk.round}/ProposeNotice`, { round: walk.round, expectedVersion: 0 }))
    ok(await walk.act('fuhe', 'notices', walk.round, 'PostNotice'))
    ok(await walk.act('danwei1', 'notices', walk.round, 'ConfirmUnitPosting', { application: cases.welder, postedOn: '2024-08-01', place: '厂门口' }))
  }, 240_000)
  afterAll(() => app?.stop())

  it('is put forward once, and is the office’s own until the second hand agrees', async () => {
    const { version } = await roundFor('jingban')
    const press = (key?: string) => app.as('jingban').send('POST', `/api/rounds/${walk.round}/ProposeTermination`, { issuedAs: '', reason, expectedVersion: version }, key)
    const first = await press('pressed-twice')
    expect(ok(await press('pressed-twice'))).toEqual(ok(first))
    expect((await press()).status).toBe(409)
    expect(codes(await walk.act('jingban', 'rounds', walk.round, 'ProposeTermination', { issuedAs: '', reason: '' }))).toEqual(['wrong-words', 'termination-pending'])
    expect([(await roundFor('jingban')).askedTermination === null, (await roundFor('dongqu')).askedTermination]).toEqual([false, null])
    expect(await publicPage(`/rounds/${walk.round}`)).not.toContain('终止')
    expect((await items('fuhe')).map(({ act }) => act)).toContain('ConfirmTermination')
    // Everything goes on meanwhile.
    ok(await walk.act('danwei2', 'notices', walk.round, 'ConfirmUnitPosting', { application: cases.turner, postedOn: '2024-08-01', place: '车间' }))
  })

  it('ends every open case with the reason, as its people read it', async () => {
    expect(await publicPage(`/notices/${walk.round}`)).toContain('于演帆')
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmTermination'))
    expect(codes(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmTermination'))).toEqual(['overtaken'])
    for (const [name, id] of [['danwei1', cases.welder], ['dongqu', cases.turner], ['jingban', cases.fibre]] as const) {
      const { stage, stageName, ended, timeline } = await caseFor(name, id)
      expect([stage, stageName, ended?.reason]).toEqual(['terminated', '本轮终止', `本轮选拔已经终止，通知撤回：${reason}`])
      expect(timeline.find(({ event }) => event === 'ApplicationTerminated')?.note).toContain(reason)
    }
    // What had come before the office stays there for those who might have decided on it.
    expect(await caseFor('lingdao', cases.welder)).toMatchObject({ stage: 'terminated', acts: [] })
    expect(ok(await app.as('lingdao').get(`/api/cases?round=${walk.round}&stage=terminated`))).toMatchObject({ total: 3 })
    const { stage, acts, timeline, notice } = await roundFor('jingban')
    expect([stage, acts, notice?.stageName]).toEqual(['terminated', [], '公示已撤下'])
    expect(timeline.filter(({ event }) => /Terminat|TakenDown/.test(event)).map(({ event, clause }) => [event, clause !== ''])).toEqual([['TerminationProposed', true], ['RoundTerminated', true], ['NoticeTakenDown', true]])
  })

  it('is told on the worklist of whoever had something in it, for a month', async () => {
    const told = async (name: string): Promise<readonly string[]> => (ok(await app.as(name).get('/api/worklist')) as unknown as { terminations: { reason: string; on: string }[] }).terminations.map(({ on, reason: why }) => `${on} ${why}`)
    for (const name of ['danwei1', 'danwei3', 'dongqu', 'zhuanjia1', 'lingdao', 'zhengfu']) expect(await told(name)).toEqual([`2024-08-01 ${reason}`])
    for (const name of ['jingban', 'fuhe', 'shenji', 'guanli']) expect(await told(name)).toEqual([])
  })

  it('takes the names off the website at once, and asks the units that hang them to take their papers down', async () => {
    const notice = await publicPage(`/notices/${walk.round}`)
    expect([notice.includes('于演帆'), notice.includes('邹演锐'), notice.includes('本轮选拔已经终止')]).toEqual([false, false, true])
    const asked = await Promise.all(['danwei1', 'danwei2', 'danwei3'].map(items))
    expect(asked.map((each) => each.map(({ act, note }) => `${act} ${note}`))).toEqual([
      ['ConfirmUnitRemoval 本轮选拔已经终止。请撤下张贴的公示，再登记撤下。'], ['ConfirmUnitRemoval 本轮选拔已经终止。请撤下张贴的公示，再登记撤下。'], [],
    ])
    ok(await walk.act('danwei1', 'notices', walk.round, 'ConfirmUnitRemoval', { application: cases.welder, removedOn: '2024-08-01' }))
    expect(await items('danwei1')).toEqual([])
    for (const name of ['jingban', 'fuhe', 'dongqu', 'zhuanjia1']) expect(await items(name)).toEqual([])
    const objected = await fetch(`${app.url}/notices/${walk.round}/object`, {
      method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ key: 'o-1', application: cases.welder, name: '来信人', contact: '0631-5231234', facts: '反映其业绩不实，请核实情况。', evidence: '' }),
    })
    expect(objected.status).not.toBe(303)
  })

  it('is told in public: on the home page, on the page of the round with its call, and on the paper', async () => {
    const page = await publicPage(`/rounds/${walk.round}`)
    for (const words of ['本轮已经终止，通知撤回', reason, '通知全文', '2024年7月31日']) expect(page).toContain(words)
    expect([page.includes('登录申报'), page.includes('剩余'), page.includes('本轮候选人的公示已经撤下')]).toEqual([false, false, true])
    expect(await publicPage('/')).toContain('已终止的选拔')
    const answer = await fetch(`${app.url}/api/rounds/${walk.round}/papers/call.pdf`, { headers: { cookie: await app.as('fuhe').cookie() } })
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
    expect(text.replaceAll(/\s/g, '')).toContain('本轮选拔于2024年8月1日终止，本通知同时撤回，不再执行。')
  })

  it('offers no paper that is not there: of a notice that was taken down nobody is left to print', async () => {
    for (const name of ['fuhe', 'jingban']) {
      const { papers } = await roundFor(name) as unknown as { papers: readonly Readonly<{ href: string }>[] }
      const statuses = await Promise.all(papers.map(async ({ href }) => [href, (await fetch(app.url + href, { headers: { cookie: await app.as(name).cookie() } })).status]))
      expect(statuses.filter(([, status]) => status !== 200)).toEqual([])
      expect(papers.length).toBeGreaterThan(0)
    }
  })

  it('leaves nothing to time: no clock ends, closes or counts anything of it any more', async () => {
    await walk.pass('2024-08-20')
    expect(ok(await app.as('danwei1').get('/api/worklist'))['terminations']).toHaveLength(1)
    await walk.pass('2024-08-31')
    expect(ok(await app.as('danwei1').get('/api/worklist'))['terminations']).toEqual([])
    expect((await roundFor('jingban')).stage).toBe('terminated')
    expect((await caseFor('jingban', cases.welder)).stage).toBe('terminated')
    expect(codes(await app.as('jingban').send('POST', '/api/clock', { toNextDeadline: true }))).toEqual(['no-deadline-ahead'])
  })
})
