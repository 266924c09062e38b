import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { ok, RoundWalk } from '../support/round.ts'
import { Seats } from '../support/screen.ts'

/** 涉密人员 — titled like others, and on no page for the public: what those read whose business the case is. */
describe('a secret-related person with the title, in the browser', () => {
  const name = '林演纤'
  let app: TestApp
  let browser: Browser
  let seats: Seats
  let walk: RoundWalk
  let application = ''

  beforeAll(async () => {
    app = await startTestApp()
    browser = await openBrowser()
    seats = new Seats(browser, app)
    walk = new RoundWalk(app)
    await walk.announce()
    application = await walk.submit('danwei1', 33, { name, occupation: '纤维工', secret: true })
    ok(await app.as('danwei2').send('POST', '/api/cases', { round: walk.round, name: '方演成' }))
    await walk.verifyAndRecommend('dongqu', application, '2024-07-11', true)
    await walk.pass('2024-07-16')
    await walk.report('dongqu', application)
    await walk.pass('2024-07-31')
    await walk.admit(application)
    await decided()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  /** Scored, publicised at the unit alone, and decided on. */
  async function decided(): Promise<void> {
    const { rows } = ok(await app.as('jingban').get('/api/experts')) as unknown as { rows: { account: string }[] }
    const experts = rows.map(({ account }) => account)
    ok(await walk.act('jingban', 'rounds', walk.round, 'ProposePanel', { experts, leader: experts[0] }))
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmPanel'))
    ok(await walk.act('jingban', 'rounds', walk.round, 'CloseQualification'))
    for (const expert of ['zhuanjia1', 'zhuanjia2', 'zhuanjia3']) await walk.score(expert, application, 9000)
    ok(await walk.act('jingban', 'rounds', walk.round, 'ProposeCandidates'))
    ok(await walk.act('fuhe', 'rounds', walk.round, 'ApproveCandidates'))
    ok(await app.as('jingban').send('POST', `/api/notices/${walk.round}/ProposeNotice`, { round: walk.round, expectedVersion: 0 }))
    ok(await walk.act('fuhe', 'notices', walk.round, 'PostNotice'))
    ok(await app.as('danwei1').send('POST', `/api/notices/${walk.round}/ConfirmUnitPosting`, { application, postedOn: '2024-08-01', place: '厂门口' }))
    await walk.pass('2024-08-08')
    const { id } = ok(await app.as('jingban').send('POST', '/api/decisions', { round: walk.round, applications: [application] })) as { id: string }
    ok(await walk.act('fuhe', 'decisions', id, 'SubmitDecision'))
    ok(await walk.act('lingdao', 'decisions', id, 'RecordLeadingGroup', { votes: [{ application, agreed: true, reason: '' }], heldOn: '2024-08-09', minutes: '纪要1号' }))
    ok(await walk.act('zhengfu', 'decisions', id, 'ApproveDecision', { documentNumber: '威政字〔2024〕50号', approvedOn: '2024-08-09' }))
  }

  it('goes out with the others, and whoever publishes reads that no list for the public has the name', async () => {
    const checker = await seats.signedIn('fuhe')
    await checker.take('公布名单并颁发证书', '2024年度威海市首席技师选拔')
    await checker.press('公布名单并颁发证书')
    await checker.reads('公布后名单公开，证书同时颁发，可以公开查验。涉密人员不列入公开的名单，证书也不能公开查验。')
    await expectUsable(checker.page)
    await checker.press('公布名单并颁发证书')
    await checker.reads('已办：公布名单并颁发证书')
  })

  it('is told where the certificate is, since it is not where others have theirs, and that the name hung on no website', async () => {
    const unit = await seats.signedIn('danwei1')
    await unit.open(`/app/cases/${application}`)
    await unit.reads('已授予威海市首席技师称号')
    await unit.reads('因涉密，不在网上公布和查验。证书在本页“文书”一栏里，加密导出。')
    await unit.offers('证书（完整，加密） PDF')
    await unit.reads('涉密，本人不在网上公示，只在单位张贴')
    await expectUsable(unit.page)
  })

  it('is marked on the list that leading group and government decide on: neither puts the name into a paper of its own unawares', async () => {
    for (const seat of ['lingdao', 'zhengfu']) {
      const decides = await seats.signedIn(seat)
      await decides.open(`/app/rounds/${walk.round}`)
      await decides.within('table', '审定名单').reads('涉密，不公开')
      await expectUsable(decides.page)
    }
  })

  it('leaves the district with no blame for a form that its unit never submitted', async () => {
    const district = await seats.signedIn('dongqu')
    await district.open('/app/cases')
    await district.reads('单位未提交')
    expect(await district.page.getByRole('table').getByText('未按期报送').count()).toBe(0)
    await expectUsable(district.page)
  })

  it('went by without an error on anybody’s screen', () => expect(seats.complaints()).toEqual([]))
})
