import { read } from '@e965/xlsx'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '../../src/adapters/postgres/store.ts'
import { readPdf, readWord } from '../golden/readers.ts'
import { startTestApp, type Answer, type TestApp } from '../support/app.ts'
import { codes, ok, RoundWalk } from '../support/round.ts'

/** 威海市 2024, from the notice to the certificate, every hand in its turn, through HTTP. The steps build on one another. */
describe('a whole round 一轮选拔', () => {
  let app: TestApp
  let walk: RoundWalk
  const cases: Record<string, string> = {}

  beforeAll(async () => {
    app = await startTestApp()
    walk = new RoundWalk(app)
  })
  afterAll(() => app.stop())

  const publicPage = async (path: string): Promise<string> => (await fetch(app.url + path)).text()
  const objectTo = (facts: string): Promise<Response> => fetch(`${app.url}/notices/${walk.round}/object`, {
    method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: 'objection-1', application: cases['welder'] ?? '', name: '来信人', contact: '0631-5231234', facts, evidence: '' }),
  })
  /** What the database keeps of the requests of people without an account. */
  const fingerprints = async (): Promise<readonly string[]> => {
    const pool = openPool({ url: app.databaseUrl, max: 1 })
    const { rows } = await pool.query<{ request_hash: string }>("select request_hash from idempotency where key like 'public:%'")
    await pool.end()
    return rows.map(({ request_hash }) => request_hash)
  }
  const roundOf = async (by = 'jingban') => ok(await app.as(by).get(`/api/rounds/${walk.round}`)) as unknown as {
    stage: string; ranking: { application: string; rank: number; candidate: boolean }[]; cleared: string[]
    notice: { objections: { id: string }[]; candidates: { lastDay: string }[]; paper: string | null }; decisions: { id: string }[]; drafts: { href: string }[]
  }

  it('is announced by a second hand, and only then shown to the public', async () => {
    const { body } = await app.as('jingban').send('POST', '/api/rounds', {
      policy: 'weihai/chief-technician/2024-07-11',
      plan: { year: 2024, title: '缺项方案', documentNumber: '试', applyBy: '2024-08-01', reportBy: '2024-08-02', seats: 11, supplied: {} },
    })
    expect(codes({ status: 422, body })).toEqual(['report-deadline-too-late', 'too-many-seats'])
    // What is wrong with the words hides nothing of what is wrong with the plan.
    const wordless = await app.as('jingban').send('POST', '/api/rounds', {
      policy: 'weihai/chief-technician/2024-07-11', plan: { year: 2024, title: '', documentNumber: '试', applyBy: '', reportBy: '2024-08-02', seats: 11, supplied: {} },
    })
    expect(codes(wordless)).toEqual(['wrong-words', 'wrong-words', 'report-deadline-too-late', 'too-many-seats'])
    await walk.announce()
    expect(await publicPage('/')).toContain('2024年度威海市首席技师选拔')
  })

  it('takes four applications from two districts', async () => {
    cases['welder'] = await walk.submit('danwei1', 31, { name: '于演𠮷', occupation: '焊工', honours: [{ name: '国家级荣誉', level: 'national' }] })
    cases['turner'] = await walk.submit('danwei2', 32, { name: '阿里木·演', occupation: '车工', honours: [{ name: '市级荣誉', level: 'municipal' }] })
    cases['fibre'] = await walk.submit('danwei3', 33, { name: '林演纤', occupation: '纤维工', secret: true })
    cases['crane'] = await walk.submit('danwei4', 34, { name: '罗演帆', occupation: '起重工' })
    expect((await app.as('jingban').get(`/api/cases?round=${walk.round}`)).body['total']).toBe(4)
  })

  it('hears what comes after a large file that it refused, on the same connection', async () => {
    const scan = { name: 'x.pdf', type: 'application/pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(3_000_000, 37)]) }
    for (let tries = 0; tries < 4; tries++) {
      expect(codes(await app.as('danwei1').upload(`/api/cases/${cases['welder'] ?? ''}/files?material=id-card`, scan))).toEqual(['act-not-open'])
    }
  })

  it('takes a file for what it is, whatever its name says', async () => {
    const wrong = await app.as('danwei1').upload(`/api/cases/${cases['welder'] ?? ''}/files?material=id-card`, { name: 'x.pdf', type: 'application/pdf', bytes: Buffer.from('MZ not a scan') })
    // The form is closed after submission: that is told first.
    expect(codes(wrong)).toEqual(['act-not-open'])
    const started = ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '演撤' }))
    const disguised = await app.as('danwei1').upload(`/api/cases/${String(started['id'])}/files?material=id-card`, { name: 'x.pdf', type: 'application/pdf', bytes: Buffer.from('MZ not a scan') })
    expect({ status: disguised.status, codes: codes(disguised) }).toEqual({ status: 415, codes: ['file-type-not-accepted'] })
    await walk.fillIn('danwei1', String(started['id']), 32, { name: '演撤', occupation: '车工' })
    const twice = await app.as('danwei1').send('POST', `/api/cases/${String(started['id'])}/SubmitApplication`, { draftVersion: 5, unitOpinion: '同意。', attested: [], expectedVersion: 1 })
    const wordless = await app.as('danwei1').send('POST', `/api/cases/${String(started['id'])}/SubmitApplication`, { draftVersion: 5, unitOpinion: '', attested: [], expectedVersion: 1 })
    expect(codes(wordless)).toEqual(['wrong-words', 'commitment-unsigned', 'person-applies-twice'])
    const madeUp = await app.as('danwei1').send('PATCH', `/api/cases/${String(started['id'])}/draft`, { baseVersion: 5, changes: { photo: 'a'.repeat(64) } })
    expect(codes(madeUp)).toEqual(['file-not-stored'])
    // The same ID number as the turner of another unit.
    expect(codes(twice)).toEqual(['commitment-unsigned', 'person-applies-twice'])
    ok(await walk.act('danwei1', 'cases', String(started['id']), 'WithdrawApplication', { reason: '误建' }))
  })

  it('lets nobody skip a stage', async () => {
    const skipped = await walk.act('dongqu', 'cases', cases['welder'] ?? '', 'ReportApplication')
    expect({ status: skipped.status, codes: codes(skipped) }).toEqual({ status: 409, codes: ['act-not-open'] })
    expect(codes(await walk.act('jingban', 'rounds', walk.round, 'CloseNominations'))).toEqual(['deadline-not-reached'])
    expect((await app.as('xiqu').get(`/api/cases/${cases['welder'] ?? ''}`)).status).toBe(404)
  })

  it('is verified on site, recommended and publicised by the districts, then reported', async () => {
    const districtOf = (who: string): string => (who === 'welder' || who === 'turner' ? 'dongqu' : 'xiqu')
    for (const [who, id] of Object.entries(cases)) await walk.verifyAndRecommend(districtOf(who), id, '2024-07-11', who === 'fibre')
    expect(codes(await walk.act('dongqu', 'cases', cases['welder'] ?? '', 'EndLocalNotice', { outcome: 'clear', finding: '' }))).toEqual(['notice-running'])
    const hanging = ok(await app.as('dongqu').get(`/api/cases/${cases['welder'] ?? ''}`)) as unknown as { stageName: string; acts: unknown[]; now: unknown[] }
    expect([hanging.stageName, hanging.acts, hanging.now]).toEqual(['区市公示中', [], [{ actTitle: '登记区市公示结果', who: '本单位', due: null, workingDaysLeft: null, afterNotice: '2024-07-16' }]])
    expect(ok(await app.as('dongqu').get('/api/worklist'))).toMatchObject({ total: 0, late: 0, nextDue: '2024-07-16' })
    await walk.pass('2024-07-16')
    expect(await app.as('dongqu').get(`/api/cases/${cases['welder'] ?? ''}`)).toMatchObject({ body: { stageName: '区市公示期满', acts: [{ act: 'EndLocalNotice' }], now: [{ due: '2024-07-31', afterNotice: null }] } })
    // Nobody is late on the first day on which the outcome can be registered: what counts now is the day of reporting.
    const { items } = ok(await app.as('dongqu').get('/api/worklist')) as unknown as { items: { act: string; due: string; isOver: boolean }[] }
    expect(items.map(({ act, due, isOver }) => [act, due, isOver])).toEqual([['EndLocalNotice', '2024-07-31', false], ['EndLocalNotice', '2024-07-31', false]])
    for (const [who, id] of Object.entries(cases)) await walk.report(districtOf(who), id)
  })

  it('gives each district one report and one sheet to stamp, for itself and the office', async () => {
    const [east, west] = ['demo-district-1', 'demo-district-2'].map((district) => `/api/rounds/${walk.round}/districts/${district}/papers`)
    expect([(await paper('xiqu', `${east}/recommendation-report.pdf`)).status, (await paper('danwei1', `${east}/summary-sheet.pdf`)).status]).toEqual([404, 403])
    for (const [by, folder, said] of [['dongqu', east, ['于演𠮷', '阿里木·演', '本次共收到2家单位申报人选2名']], ['jingban', west, ['罗演帆', '另有1名涉密人员']]] as const) {
      const report = readWord(await bytesOf(await paper(by, `${folder}/recommendation-report.docx`))).join('').replaceAll(/\s/g, '')
      expect(said.filter((words) => !report.includes(words))).toEqual([])
    }
    const listed = async (by: string): Promise<readonly string[]> =>
      (ok(await app.as(by).get(`/api/rounds/${walk.round}`))['papers'] as { title: string; format: string; isSealed: boolean }[]).map(({ title, format, isSealed }) => `${title}.${format}${isSealed ? ' 加密' : ''}`)
    expect(await listed('dongqu')).toEqual(['推荐报告（演示东区人力资源和社会保障局）', '申报人员基本情况汇总表（演示东区人力资源和社会保障局）'].flatMap((title, index) =>
      ['pdf', 'docx', ...(index === 1 ? ['xlsx'] : [])].map((format) => `${title}.${format}`)))
    expect((await listed('xiqu')).filter((line) => line.endsWith('加密')).length).toBe(5)
  })

  it('lets a secret-related person leave sealed alone, and records by whose hand', async () => {
    const west = `/api/rounds/${walk.round}/districts/demo-district-2/papers/summary-sheet.xlsx`
    const plain = JSON.stringify(read(await bytesOf(await paper('xiqu', west))).Sheets)
    expect({ crane: plain.includes('罗演帆'), secret: plain.includes('林演纤') }).toEqual({ crane: true, secret: false })
    expect((await paper('danwei3', `/api/cases/${cases['fibre'] ?? ''}/papers/form.pdf`)).status).toBe(404)
    const passphrase = 'Mima-yanshi-2024'
    const tooShort = await app.as('xiqu').send('POST', `${west}/sealed`, { passphrase: 'short' })
    const foreign = await app.as('dongqu').send('POST', `${west}/sealed`, { passphrase })
    expect([tooShort.status, foreign.status]).toEqual([422, 404])
    const archive = await paper('xiqu', `${west}/sealed`, { passphrase })
    const [entry] = await new ZipReader(new Uint8ArrayReader(await bytesOf(archive))).getEntries()
    const complete = JSON.stringify(read(await (entry as FileEntry).getData(new Uint8ArrayWriter(), { password: passphrase })).Sheets)
    expect({ crane: complete.includes('罗演帆'), secret: complete.includes('林演纤') }).toEqual({ crane: true, secret: true })
    const { timeline } = ok(await app.as('jingban').get(`/api/rounds/${walk.round}`)) as unknown as { timeline: { event: string; note: string; roleName: string; clause: string }[] }
    expect(timeline.filter(({ event }) => event === 'SealedPaperExported').map(({ note, roleName, clause }) => ({ note, roleName, clause })))
      .toEqual([{ note: '申报人员基本情况汇总表（XLSX）', roleName: '区市人社部门', clause: '三（二）' }])
    expect([(await rowsWith('SealedPaperExported')).length > 0, await rowsWith(passphrase)]).toEqual([true, []])
  })

  const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer())
  const paper = async (by: string, path: string, words?: object): Promise<Response> => fetch(app.url + path, {
    method: words ? 'POST' : 'GET', headers: { cookie: await app.as(by).cookie(), ...(words && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }) },
    ...(words && { body: JSON.stringify(words) }),
  })

  /** Tables of the database that hold a text, or the fingerprint of a request with it. */
  async function rowsWith(text: string): Promise<readonly string[]> {
    const pool = openPool({ url: app.databaseUrl, max: 1 })
    const tables = await pool.query<{ name: string }>("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
    const found: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await pool.query(`select 1 from ${name} as row where row::text like $1 limit 1`, [`%${text}%`])
      if (rows.length > 0) found.push(name)
    }
    await pool.end()
    return found
  }

  it('closes by itself when the last day is over, and qualifies by two hands', async () => {
    await walk.pass('2024-07-31')
    expect((await roundOf()).stage).toBe('qualify')
    for (const id of Object.values(cases)) await walk.admit(id)
  })

  it('is scored by a panel, which stands aside for colleagues', async () => {
    const { rows } = ok(await app.as('jingban').get('/api/experts')) as unknown as { rows: { account: string; name: string }[] }
    const experts = rows.map(({ account }) => account)
    ok(await walk.act('jingban', 'rounds', walk.round, 'ProposePanel', { experts, leader: experts[0] }))
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmPanel'))
    ok(await walk.act('jingban', 'rounds', walk.round, 'CloseQualification'))
    await seesEvidenceWithoutIdCard('zhuanjia1', cases['welder'] ?? '')
    const base: Record<string, number> = { welder: 9000, turner: 9000, fibre: 9500, crane: 8000 }
    for (const expert of ['zhuanjia1', 'zhuanjia2', 'zhuanjia3']) {
      for (const [who, id] of Object.entries(cases)) {
        if (expert === 'zhuanjia3' && who === 'crane') {
          const desk = await standsAsideUnseen(expert, id)
          ok(await app.as(expert).send('POST', `/api/sheets/${desk}/RecuseExpert`, { application: id, reason: '同单位' }))
          await seesNothingMore(expert, id)
        } else await walk.score(expert, id, base[who] ?? 0)
      }
    }
    ok(await walk.act('jingban', 'rounds', walk.round, 'ProposeCandidates'))
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ApproveCandidates'))
    // Equal scores: the national honour goes before the municipal one (一).
    expect((await roundOf()).ranking.map(({ application, candidate }) => [application, candidate])).toEqual([
      [cases['fibre'], true], [cases['welder'], true], [cases['turner'], false], [cases['crane'], false],
    ])
  })

  type Filed = { attachments: { material: string; sha256: string }[]; answers: { prizes?: unknown[] }; prizesRegistered: string[] }
  async function seesEvidenceWithoutIdCard(expert: string, id: string): Promise<void> {
    const { content } = ok(await app.as('jingban').get(`/api/cases/${id}`)) as unknown as { content: Filed }
    const { attachments, answers, prizesRegistered } = ok(await app.as(expert).get(`/api/desk/${id}`)) as unknown as Filed
    expect([prizesRegistered, prizesRegistered.length]).toEqual([content.prizesRegistered, answers.prizes?.length ?? 0])
    expect(attachments).toEqual(content.attachments.filter(({ material }) => material !== 'id-card' && material !== 'certificate'))
    const statuses = await Promise.all(content.attachments.map(async ({ material, sha256 }) =>
      [material, (await app.as(expert).get(`/api/cases/${id}/files/${sha256}`)).status] as const))
    expect(Object.fromEntries(statuses)).toMatchObject({ 'id-card': 404, 'certificate': 404 })
  }

  const codesOf = ({ status, body }: Answer): unknown[] => [status, ...((body['refusals'] ?? []) as { code: string }[]).map(({ code }) => code)]
  async function fileCodes(expert: string, id: string): Promise<unknown[]> {
    const { content } = ok(await app.as('jingban').get(`/api/cases/${id}`)) as unknown as { content: Filed }
    const answers = await Promise.all(content.attachments.map(({ sha256 }) => app.as(expert).get(`/api/cases/${id}/files/${sha256}`)))
    return [...new Set(answers.map((answer) => JSON.stringify(codesOf(answer))))].map((text) => JSON.parse(text) as unknown)
  }

  async function seesNothingMore(expert: string, id: string): Promise<void> {
    expect(codesOf(await app.as(expert).get(`/api/desk/${id}`))).toEqual([403, 'expert-recused'])
    expect(await fileCodes(expert, id)).toEqual([[403, 'expert-recused']])
  }

  /** A colleague is shown the sheet on which to stand aside, and nothing of the case. Gives the sheet. */
  async function standsAsideUnseen(expert: string, id: string): Promise<string> {
    const desk = ok(await app.as(expert).get(`/api/desk/${id}`)) as unknown as { sheetId: string; acts: { act: string }[] }
    expect(desk).toMatchObject({ answers: {}, attachments: [], mustRecuse: true })
    expect(desk.acts.map(({ act }) => act)).toEqual(['RecuseExpert'])
    const { items } = ok(await app.as(expert).get('/api/worklist')) as unknown as { items: { act: string; path: string }[] }
    expect(items.filter(({ path }) => path === `/desk/${id}`).map(({ act }) => act)).toEqual(['RecuseExpert'])
    expect(await fileCodes(expert, id)).toEqual([[403, 'expert-of-same-unit']])
    return desk.sheetId
  }

  /** What a hand is answered that asks for a paper of the round. */
  const toHang = async (by: string, file = 'publicity.pdf'): Promise<number> => (await paper(by, `/api/rounds/${walk.round}/papers/${file}`)).status

  it('is publicised on website and at the unit; an objection holds one person alone', async () => {
    ok(await app.as('jingban').send('POST', `/api/notices/${walk.round}/ProposeNotice`, { round: walk.round, expectedVersion: 0 }))
    const early = await toHang('danwei1')
    const drafts = `/api/rounds/${walk.round}/drafts/publicity.pdf`
    const draft = readPdf(await bytesOf(await paper('fuhe', drafts))).text
    expect(['草稿，尚未发布', '于演𠮷', '林演纤'].map((words) => draft.includes(words))).toEqual([true, true, false])
    expect((await roundOf('fuhe')).drafts.map(({ href }) => href)).toContain(drafts)
    expect([(await roundOf('danwei1')).drafts, (await roundOf('shenji')).drafts]).toEqual([[], []])
    expect(await Promise.all(['jingban', 'danwei1', 'dongqu', 'zhuanjia1', 'lingdao', 'shenji'].map(async (by) => (await paper(by, drafts)).status))).toEqual([200, 403, 403, 403, 403, 403])
    ok(await walk.act('fuhe', 'notices', walk.round, 'PostNotice'))
    expect([(await paper('fuhe', drafts)).status, (await roundOf('fuhe')).drafts]).toEqual([404, []])
    // The unit of a public candidate; not that of the secret one, of whom no paper for the public speaks, nor any other; and nothing but this paper.
    const units = ['danwei1', 'danwei3', 'danwei4', 'dongqu'] as const
    expect([early, await Promise.all(units.map((unit) => toHang(unit)))]).toEqual([404, [200, 404, 404, 403]])
    expect(await Promise.all(['publicity.docx', 'candidate-list.pdf', 'call.pdf'].map((file) => toHang('danwei1', file)))).toEqual([404, 404, 404])
    expect(await Promise.all((['danwei1', 'danwei3'] as const).map(async (unit) => (await roundOf(unit)).notice.paper))).toEqual([`/api/rounds/${walk.round}/papers/publicity.pdf`, null])
    const page = await publicPage(`/notices/${walk.round}`)
    expect({ welder: page.includes('于演𠮷'), unit: page.includes('演示海洋装备'), secret: page.includes('林演纤'), order: page.includes('（以姓氏笔画为序）') })
      .toEqual({ welder: true, unit: true, secret: false, order: true })
    for (const [unit, who] of [['danwei1', 'welder'], ['danwei3', 'fibre']] as const) {
      ok(await app.as(unit).send('POST', `/api/notices/${walk.round}/ConfirmUnitPosting`, { application: cases[who], postedOn: '2024-08-01', place: '厂门口' }))
    }
    expect((await roundOf()).notice.candidates.map(({ lastDay }) => lastDay)).toEqual(['2024-08-08', '2024-08-08'])
    expect((await objectTo('反映其成果并非本人完成，请核实。')).status).toBe(303)
    const other = await objectTo('另外反映其工作年限与事实不符。')
    expect({ status: other.status, told: (await other.text()).includes('您刚才的异议已经收到') }).toEqual({ status: 422, told: true })
    expect((await roundOf()).notice.objections.length).toBe(1)
    expect(await fingerprints()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    // A unit sees of the notice what it has to post itself: that it is held, and nothing of who objects to what.
    expect((await roundOf('danwei1')).notice).toMatchObject({ candidates: [{ application: cases['welder'], held: true }], objections: [] })
    expect((await roundOf('danwei4')).notice).toBeNull()
    await walk.pass('2024-08-08')
    expect(await roundOf()).toMatchObject({ stage: 'decide', cleared: [cases['fibre']] })
    // Once the period is over the names are before nobody any more.
    expect(await toHang('danwei1')).toBe(404)
    const over = await publicPage(`/notices/${walk.round}`)
    expect({ said: over.includes('公示已于2024年8月8日24时结束'), welder: over.includes('于演𠮷'), unit: over.includes('演示海洋装备') }).toEqual({ said: true, welder: false, unit: false })
    expect(await publicPage(`/notices/${walk.round}/object`)).not.toContain('于演𠮷')
  })

  it('is decided for those who are free, and for the other once the objection is settled', async () => {
    expect(await waitingForMaker()).toEqual(['PrepareDecision', 'ProposeFinding'])
    await decide([cases['fibre'] ?? ''], '威政字〔2024〕50号')
    expect(await waitingForMaker()).toEqual(['ProposeFinding'])
    const [objection] = (await roundOf()).notice.objections
    ok(await walk.act('jingban', 'notices', walk.round, 'ProposeFinding', { objection: objection?.id, upheld: false, finding: '经核实，反映不属实。' }))
    expect(await receipt()).toContain('已受理，正在核实')
    ok(await walk.act('fuhe', 'notices', walk.round, 'ConfirmFinding', { objection: objection?.id }))
    await decide([cases['welder'] ?? ''], '威政字〔2024〕51号')
    expect(await waitingForMaker()).toEqual(['AnswerObjector', 'FinishRound'])
    ok(await walk.act('jingban', 'rounds', walk.round, 'FinishRound'))
  })

  it('owes the objector an answer when the round is over, too, and tells it on the receipt without the finding', async () => {
    expect(await waitingForMaker()).toEqual(['AnswerObjector'])
    const waiting = await receipt()
    expect({ state: waiting.includes('2024年8月9日已有结论，等待答复'), held: waiting.includes('暂停'), finding: waiting.includes('反映不属实') }).toEqual({ state: true, held: false, finding: false })
    ok(await walk.act('jingban', 'notices', walk.round, 'AnswerObjector', { objection: 'objection-1', way: 'phone' }))
    expect(await receipt()).toContain('登记：已用电话方式答复')
    expect(await waitingForMaker()).toEqual([])
    expect((await fetch(`${app.url}/notices/${walk.round}/received/objection-2`)).status).toBe(404)
  })

  const receipt = (): Promise<string> => publicPage(`/notices/${walk.round}/received/objection-1`)

  async function waitingForMaker(): Promise<readonly string[]> {
    const { items } = ok(await app.as('jingban').get('/api/worklist')) as unknown as { items: { act: string }[] }
    return items.map(({ act }) => act).sort()
  }

  async function decide(applications: readonly string[], documentNumber: string): Promise<void> {
    const { id } = ok(await app.as('jingban').send('POST', '/api/decisions', { round: walk.round, applications })) as { id: string }
    ok(await walk.act('fuhe', 'decisions', id, 'SubmitDecision'))
    const votes = applications.map((application) => ({ application, agreed: true, reason: '' }))
    ok(await walk.act('lingdao', 'decisions', id, 'RecordLeadingGroup', { votes, heldOn: '2024-08-09', minutes: '纪要1号' }))
    ok(await walk.act('zhengfu', 'decisions', id, 'ApproveDecision', { documentNumber, approvedOn: '2024-08-09' }))
    ok(await walk.act('fuhe', 'decisions', id, 'PublishResults'))
  }

  it('ends with a certificate anybody can check, and a secret holder nobody can', async () => {
    const certificate = String(ok(await app.as('danwei1').get(`/api/cases/${cases['welder'] ?? ''}`))['certificate'])
    expect(await publicPage(`/verify/${certificate}`)).toContain('于演𠮷')
    const list = await publicPage(`/lists/${walk.round}`)
    expect({ welder: list.includes('于演𠮷'), secret: list.includes('林演纤') }).toEqual({ welder: true, secret: false })
    // Whoever holds the paper has the number: the list finds the case by it, for those whose business the case is.
    const found = async (by: string, q: string): Promise<unknown[]> => ((ok(await app.as(by).get(`/api/cases?q=${encodeURIComponent(q)}`)))['rows'] as { id: string }[]).map(({ id }) => id)
    expect(await Promise.all([found('jingban', certificate), found('jingban', certificate.replace('-', '－')), found('danwei1', certificate), found('danwei2', certificate), found('jingban', '2024-900')]))
      .toEqual([[cases['welder']], [cases['welder']], [cases['welder']], [], []])
    const secret = String(ok(await app.as('danwei3').get(`/api/cases/${cases['fibre'] ?? ''}`))['certificate'])
    expect((await fetch(`${app.url}/verify/${secret}`)).status).toBe(404)
    const pdf = await fetch(`${app.url}/api/cases/${cases['welder'] ?? ''}/papers/certificate.pdf`, { headers: { cookie: await app.as('danwei1').cookie() } })
    expect({ status: pdf.status, type: pdf.headers.get('content-type') }).toEqual({ status: 200, type: 'application/pdf' })
  })

  it('keeps every issued paper as it left the house', async () => {
    await walk.pass('2024-08-09')
    // The first batch held a secret-related name alone: it has no public list, and its certificate lies nowhere in clear.
    const pool = openPool({ url: app.databaseUrl, max: 1 })
    const { rows } = await pool.query<{ kind: string }>(`select data ->> 'kind' as kind from journal where type = 'PaperIssued' order by 1`)
    await pool.end()
    expect(rows.map(({ kind }) => kind)).toEqual(['call', 'certificate', 'publicity', 'result'])
  })

  it('leaves a record that recomputes without a finding', async () => {
    expect(ok(await app.as('shenji').send('POST', '/api/journal/verify'))).toMatchObject({ ok: true, findings: [] })
  })
})
