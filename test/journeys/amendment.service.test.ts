import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../golden/readers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { codes, ok, RoundWalk, standardPlan } from '../support/round.ts'

type Item = Readonly<{ act: string; due: string | null }>
type Worklist = Readonly<{ items: readonly Item[]; amendments: readonly Readonly<{ on: string; reason: string }>[]; nextDue: string | null }>
type Round = Readonly<{ stage: string; version: number; applyBy: string; amendments: Readonly<{ published: readonly object[]; asked: object | null; returned: string | null; counting: string }>; timeline: readonly Readonly<{ event: string; note: string; clause: string; actorName: string }>[] }>

/** 更正通知 — more days to apply, after the units' day was over: whatever counts on a day follows, and what was said before stays. */
describe('a correction of the notice through HTTP 更正通知', () => {
  let app: TestApp
  let walk: RoundWalk
  const cases = { begun: '', submitted: '', late: '' }
  const { title, documentNumber, applyBy, reportBy } = standardPlan
  const reason = '连日高温，多个单位停工。'
  const whole = { title, documentNumber, applyBy: '2024-08-02', reportBy: '2024-08-09', issuedAs: '演人社函〔2024〕41号', reason }
  const publicPage = async (path: string): Promise<string> => (await fetch(app.url + path)).text()
  const roundFor = async (name: string): Promise<Round> => ok(await app.as(name).get(`/api/rounds/${walk.round}`)) as unknown as Round
  const worklistOf = async (name: string): Promise<Worklist> => ok(await app.as(name).get('/api/worklist')) as unknown as Worklist
  const paperAt = async (path: string): Promise<string> => {
    const answer = await fetch(app.url + path, { headers: { cookie: await app.as('fuhe').cookie() } })
    return (await readPdf(new Uint8Array(await answer.arrayBuffer()))).text.replaceAll(/\s/g, '')
  }
  const amend = (words: object) => walk.act('jingban', 'rounds', walk.round, 'ProposeAmendment', { ...whole, ...words })
  const start = (name: string) => app.as('danwei2').send('POST', '/api/cases', { round: walk.round, name })

  beforeAll(async () => {
    app = await startTestApp('untold')
    walk = new RoundWalk(app)
    await walk.announce()
    cases.submitted = await walk.submit('danwei1', 71, { name: '于演帆', occupation: '焊工' })
    cases.begun = String(ok(await start('邹演锐'))['id'])
    await walk.pass(applyBy)
  }, 120_000)
  afterAll(() => app?.stop())

  it('is refused with every reason at once, and takes no word about places', async () => {
    expect(codes(await start('林演纤'))).toEqual(['deadline-passed'])
    expect(codes(await amend({ applyBy: '2024-07-19', reportBy: '2024-08-09', issuedAs: '' }))).toEqual(['deadline-brought-forward', 'amendment-number-missing'])
    expect(codes(await amend({ applyBy, reportBy }))).toEqual(['nothing-to-amend'])
    const { status, body } = await amend({ seats: 3 })
    expect([status, JSON.stringify(body['refusals'])]).toEqual([422, expect.stringContaining('名额、条件和其他规定不能这样更正')])
    expect(codes(await walk.act('fuhe', 'rounds', walk.round, 'ProposeAmendment', whole))).toEqual(['role-not-allowed'])
  })

  it('is put forward once, however often the button is pressed and in however many windows', async () => {
    const { version } = await roundFor('jingban')
    const press = (key?: string) => app.as('jingban').send('POST', `/api/rounds/${walk.round}/ProposeAmendment`, { ...whole, expectedVersion: version }, key)
    const [first, again] = [await press('pressed-twice'), await press('pressed-twice')]
    expect(ok(again)).toEqual(ok(first))
    expect((await press()).status).toBe(409)
    expect(codes(await amend({}))).toEqual(['amendment-pending'])
  })

  it('is the office’s own until the second hand publishes it', async () => {
    expect(await publicPage(`/rounds/${walk.round}`)).not.toContain('更正')
    const [maker, district] = [await roundFor('jingban'), await roundFor('dongqu')]
    expect([maker.amendments.asked === null, district.amendments, district.applyBy]).toEqual([false, { published: [], asked: null, returned: null, counting: '' }, applyBy])
    expect((await worklistOf('fuhe')).items.filter(({ act }) => act === 'ConfirmAmendment').map(({ due }) => due)).toEqual([reportBy])
    expect(codes(await start('林演纤'))).toEqual(['deadline-passed'])
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ReturnAmendment', { reason: '文号再核。' }))
    expect((await worklistOf('fuhe')).items).toEqual([])
    expect((await worklistOf('jingban')).items.map(({ act, due }) => [act, due])).toContainEqual(['ProposeAmendment', reportBy])
    expect([(await roundFor('jingban')).amendments.returned, (await roundFor('dongqu')).amendments.returned]).toEqual(['文号再核。', null])
    ok(await amend({}))
    // Either hand reads the paper as it would go out.
    const { drafts } = ok(await app.as('fuhe').get(`/api/rounds/${walk.round}`)) as unknown as { drafts: readonly Readonly<{ href: string }>[] }
    const draft = await paperAt(drafts[0]?.href ?? '')
    for (const words of ['8月9日前', '更正说明', '草稿']) expect(draft).toContain(words)
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmAmendment'))
    expect(ok(await app.as('fuhe').get(`/api/rounds/${walk.round}`))['drafts']).toEqual([])
    expect((await app.as('fuhe').get(drafts[0]?.href ?? '')).status).toBe(404)
    expect(codes(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmAmendment'))).toEqual(['overtaken'])
  })

  it('is read at once by everybody, with the former day and the reason', async () => {
    const page = await publicPage(`/rounds/${walk.round}`)
    for (const words of ['通知已更正', '2024年7月20日24时', '2024年8月2日24时', '2024年7月31日24时', '2024年8月9日24时', reason, '演人社函〔2024〕41号', '年龄、年限仍按原定的2024年7月31日计算']) expect(page).toContain(words)
    expect(await publicPage('/')).toContain('2024年8月2日24时')
    for (const name of ['danwei1', 'dongqu']) expect((await worklistOf(name)).amendments.map((each) => each.reason)).toEqual([reason])
    expect((await worklistOf('jingban')).amendments).toEqual([])
    const { timeline } = await roundFor('jingban')
    expect(timeline.filter(({ event }) => event.startsWith('Amendment')).map(({ event, clause, note }) => [event, clause !== '', note.includes('单位申报截止日由2024年7月20日24时改为2024年8月2日24时')])).toEqual([
      ['AmendmentProposed', true, true], ['AmendmentReturned', true, false], ['AmendmentProposed', true, true], ['AmendmentConfirmed', true, false],
    ])
    expect(await paperAt(`/api/rounds/${walk.round}/papers/call.pdf`)).toContain('报送截止日由“2024年7月31日24时”更正为“2024年8月9日24时”。更正理由：连日高温，多个单位停工。')
  })

  it('opens the forms again: what was begun goes on, and what could not be begun can be', async () => {
    cases.late = String(ok(await start('林演纤'))['id'])
    for (const id of [cases.begun, cases.late]) {
      const draft = ok(await app.as('danwei2').get(`/api/cases/${id}/draft`))
      expect([draft['applyBy'], draft['referenceDay']]).toEqual(['2024-08-02', '2024-07-31'])
    }
    await walk.submit('danwei3', 72, { name: '隋演轩', occupation: '化学检验员' })
  })

  it('gives districts the days it gained: for a correction of a single case, for the visit and the report', async () => {
    expect((await worklistOf('dongqu')).items.map(({ act, due }) => [act, due])).toContainEqual(['VerifyOriginals', '2024-08-09'])
    expect(codes(await walk.act('dongqu', 'cases', cases.submitted, 'ReturnForCorrection', { problems: [{ field: 'phone', text: '请核对。' }], dueDay: '2024-08-10' }))).toEqual(['due-day-too-late'])
    ok(await walk.act('dongqu', 'cases', cases.submitted, 'ReturnForCorrection', { problems: [{ field: 'phone', text: '请核对。' }], dueDay: '2024-08-09' }))
  })

  it('moves the day on which the nominations close by themselves, and the next deadline of the demo’s clock', async () => {
    expect((await worklistOf('danwei2')).nextDue).toBe('2024-08-02')
    await walk.pass(reportBy)
    expect((await roundFor('jingban')).stage).toBe('nominate')
    expect(codes(await amend({ applyBy: '2024-08-02', reportBy: '2024-08-09', title: '更正过名称的一轮' }))).toEqual([])
    await walk.pass('2024-08-09')
    const { stage, amendments } = await roundFor('jingban')
    // What waited for the second hand fell with the published day.
    expect([stage, amendments.asked, amendments.published.length]).toEqual(['qualify', null, 1])
    expect(codes(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmAmendment'))).toEqual(['overtaken'])
    expect(await publicPage(`/rounds/${walk.round}`)).toContain('通知已更正')
  })
})
