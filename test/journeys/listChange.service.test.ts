import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '../../src/adapters/postgres/store.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { ok, RoundWalk } from '../support/round.ts'

type Item = Readonly<{ id: string; act: string; note: string; due: string | null; path: string }>
type Entry = Readonly<{ event: string; title: string; note: string; clause: string; actorName: string; roleName: string }>
type Case = Readonly<{ timeline: readonly Entry[]; publicity: Readonly<{ lastDay: string; reposting: object }> | null; now: readonly object[] }>
type Round = Readonly<{ stage: string; timeline: readonly Entry[]; notice: Readonly<{ candidates: readonly Readonly<{ application: string; lastDay: string; isGone: boolean; issuedAnewOn: string | null; reposting: object | null }>[] }> }>

/** 名单变动 — a name leaves while the notice hangs: on the website at once, at the units once each has hung the new paper. */
describe('a notice that a name leaves while it hangs', () => {
  let app: TestApp
  let walk: RoundWalk
  const cases = { welder: '', turner: '', fibre: '' }
  const items = async (name: string): Promise<readonly Item[]> => (ok(await app.as(name).get('/api/worklist')) as unknown as { items: Item[] }).items
  const todo = async (name: string): Promise<readonly string[]> => (await items(name)).map(({ act, due }) => `${act} ${due}`)
  const caseFor = async (name: string, id: string): Promise<Case> => ok(await app.as(name).get(`/api/cases/${id}`)) as unknown as Case
  const roundFor = async (name: string): Promise<Round> => ok(await app.as(name).get(`/api/rounds/${walk.round}`)) as unknown as Round
  const publicPage = async (path: string): Promise<string> => (await fetch(app.url + path)).text()
  const onNotice = (by: string, act: string, words: object) => walk.act(by, 'notices', walk.round, act, words)

  beforeAll(async () => {
    app = await startTestApp('untold')
    walk = new RoundWalk(app)
    await walk.announce({ seats: 3 })
    cases.welder = await walk.submit('danwei1', 61, { name: '于演帆', occupation: '焊工' })
    cases.turner = await walk.submit('danwei2', 62, { name: '邹演锐', occupation: '车工' })
    cases.fibre = await walk.submit('danwei3', 63, { name: '隋演轩', occupation: '化学检验员' })
    const all = Object.values(cases)
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
    for (const [unit, id] of [['danwei1', cases.welder], ['danwei2', cases.turner]] as const) {
      ok(await onNotice(unit, 'ConfirmUnitPosting', { application: id, postedOn: '2024-08-01', place: '厂门口' }))
    }
  }, 240_000)
  afterAll(() => app?.stop())

  it('shows the website’s list at once', async () => {
    expect(await publicPage(`/notices/${walk.round}`)).toContain('于演帆')
    ok(await walk.act('danwei1', 'cases', cases.welder, 'WithdrawApplication', { reason: '本人另有安排。' }))
    const page = await publicPage(`/notices/${walk.round}`)
    expect({ gone: page.includes('于演帆'), left: page.includes('邹演锐') && page.includes('隋演轩') }).toEqual({ gone: false, left: true })
  })

  it('asks the unit whose paper bears the name for the new one, its own to take the paper down, and who has not posted for neither', async () => {
    expect(await items('danwei2')).toMatchObject([{
      act: 'ConfirmUnitReposting', due: '2024-08-08', path: `/cases/${cases.turner}`, note: '公示名单有变动。张贴的公示还是原来的名单，请换上新的，再登记更换。',
    }])
    expect(await items('danwei1')).toMatchObject([{ act: 'ConfirmUnitRemoval', due: '2024-08-08', path: `/cases/${cases.welder}`, note: '公示名单有变动。请撤下张贴的公示，再登记撤下。' }])
    expect(await todo('danwei3')).toEqual(['ConfirmUnitPosting null'])
    expect((await caseFor('danwei1', cases.welder)).now).toMatchObject([{ actTitle: '登记撤下张贴', who: '本单位', due: '2024-08-08' }])
    expect((await caseFor('danwei2', cases.turner)).now).toEqual([])
  })

  it('tells nobody else who left it, nor why, nor by whose act', async () => {
    const { timeline, publicity } = await caseFor('danwei2', cases.turner)
    const told = JSON.stringify([await items('danwei2'), timeline, publicity, (await roundFor('danwei2')).notice])
    expect(['于演帆', '撤回', '另有安排', cases.welder].filter((words) => told.includes(words))).toEqual([])
    expect(timeline.find(({ event }) => event === 'NoticeListChanged')).toMatchObject({ title: '公示名单有变动', note: '1处张贴的公示要更换', clause: '三（四）', actorName: '选拔办（复核）', roleName: '选拔办（复核）' })
  })

  it('takes it from the units that the new paper hangs and the old one is down; the last days stay', async () => {
    ok(await onNotice('danwei2', 'ConfirmUnitReposting', { application: cases.turner, postedOn: '2024-08-01' }))
    ok(await onNotice('danwei1', 'ConfirmUnitRemoval', { application: cases.welder, removedOn: '2024-08-01' }))
    expect([await todo('danwei1'), await todo('danwei2'), (await caseFor('danwei1', cases.welder)).now]).toEqual([[], [], []])
    const { publicity } = await caseFor('danwei2', cases.turner)
    expect(publicity).toMatchObject({ lastDay: '2024-08-08', reposting: { doneOn: '2024-08-01', isOwed: false, isRemoval: false, why: '公示名单有变动' } })
    const { timeline } = await caseFor('danwei1', cases.welder)
    expect(timeline.find(({ event }) => event === 'UnitRemovalConfirmed')).toMatchObject({ title: '单位撤下张贴', note: '2024年8月1日撤下', clause: '三（四）' })
  })

  it('asks a unit that tells only now of the old paper for the new one, too', async () => {
    expect((await roundFor('danwei3')).notice.candidates).toMatchObject([{ application: cases.fibre, issuedAnewOn: '2024-08-01' }])
    ok(await onNotice('danwei3', 'ConfirmUnitPosting', { application: cases.fibre, postedOn: '2024-08-01', place: '公告栏', isNew: false }))
    expect(await todo('danwei3')).toEqual(['ConfirmUnitReposting 2024-08-08'])
    ok(await onNotice('danwei3', 'ConfirmUnitReposting', { application: cases.fibre, postedOn: '2024-08-01' }))
    expect(await todo('danwei3')).toEqual([])
  })

  it('asks so for an objection upheld as for a withdrawal, in the same words', async () => {
    const objection = 'objection-9'
    ok(await onNotice('jingban', 'RaiseObjection', { application: cases.turner, objection, name: '来信人', contact: '0631-5231234', facts: '反映其成果并非本人完成，请核实。', evidence: '' }))
    ok(await onNotice('jingban', 'ProposeFinding', { objection, upheld: true, finding: '经核实，反映属实。' }))
    ok(await onNotice('fuhe', 'ConfirmFinding', { objection }))
    expect(await todo('danwei2')).toEqual(['ConfirmUnitRemoval 2024-08-08'])
    expect((await items('danwei3')).map(({ note }) => note)).toEqual(['公示名单有变动。张贴的公示还是原来的名单，请换上新的，再登记更换。'])
    const { timeline } = await caseFor('danwei3', cases.fibre)
    expect(timeline.find(({ event }) => event === 'NoticeListChanged')).toMatchObject({ note: '1处张贴的公示要更换', actorName: '选拔办（复核）', roleName: '选拔办（复核）' })
    expect(JSON.stringify([await items('danwei3'), timeline])).not.toMatch(/邹演锐|异议|属实/)
  })

  it('is on record for the auditor: what was asked, of how many, and by whose act', async () => {
    const { timeline } = await roundFor('shenji')
    expect(timeline.filter(({ event }) => event === 'NoticeListChanged').map(({ note }) => note).toSorted())
      .toEqual(['演示海洋装备有限公司，于演帆；1处张贴的公示要更换，1处张贴的公示要撤下', '演示精密机床有限公司，邹演锐；1处张贴的公示要更换，1处张贴的公示要撤下'])
    expect(timeline.filter(({ event }) => event === 'UnitRemovalConfirmed').map(({ actorName }) => actorName)).toEqual(['海洋装备 陈演'])
  })

  it('calls a unit on the website by its corrected name from the next look on, however lately the page was shown', async () => {
    const { rows } = ok(await app.as('guanli').get('/api/organisations?kind=unit')) as unknown as { rows: Readonly<{ id: string; version: number; kind: string; name: string; creditCode: string; district: string }>[] }
    const notice = await publicPage(`/notices/${walk.round}`)
    const unit = rows.find(({ name }) => notice.includes(name))
    if (!unit) throw new Error('no unit is on the notice')
    const { id, version: expectedVersion, kind, name, creditCode, district } = unit
    ok(await app.as('guanli').send('POST', '/api/organisations', { id, expectedVersion, kind, name: `${name}（改）`, creditCode, district }))
    expect(await publicPage(`/notices/${walk.round}`)).toContain(`${name}（改）`)
  })

  it('ends on its last day all the same, and asks for no paper any more', async () => {
    await walk.pass('2024-08-08')
    expect((await roundFor('jingban')).stage).toBe('decide')
    expect([await todo('danwei2'), await todo('danwei3')]).toEqual([[], []])
  })

  it('has gone out as a paper with each change of its list', async () => {
    const pool = openPool({ url: app.databaseUrl, max: 1 })
    const { rows } = await pool.query<{ type: string }>(`select type from journal where type = 'NoticePosted' or type = 'NoticeListChanged' or (type = 'PaperIssued' and data ->> 'kind' = 'publicity')`)
    await pool.end()
    expect(rows.map(({ type }) => type).toSorted()).toEqual(['NoticeListChanged', 'NoticeListChanged', 'NoticePosted', 'PaperIssued', 'PaperIssued', 'PaperIssued'])
  })
})
