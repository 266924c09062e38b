import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../golden/readers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { districtAttests, ok } from '../support/round.ts'
import { Seats } from '../support/screen.ts'

const name = '宫演锚'
type Version = Readonly<{ version: number }>

/** 区市公示 — printed, hung, registered, and taken down when the unit withdraws meanwhile: through the pages. The steps build on one another. */
describe('the notice of a district in the browser', () => {
  let app: TestApp
  let browser: Browser
  let seats: Seats
  let id = ''
  const paper = (): string => `/api/cases/${id}/papers/local-notice.pdf`

  beforeAll(async () => {
    app = await startTestApp('told')
    browser = await openBrowser()
    seats = new Seats(browser, app)
    const { rows } = ok(await app.as('dongqu').get(`/api/cases?q=${encodeURIComponent(name)}`)) as unknown as { rows: { id: string }[] }
    id = rows[0]?.id ?? ''
    const { version: expectedVersion } = ok(await app.as('dongqu').get(`/api/cases/${id}`)) as unknown as Version
    ok(await app.as('dongqu').send('POST', `/api/cases/${id}/RecommendApplication`, { opinion: '同意推荐。', secret: false, attested: districtAttests, expectedVersion }))
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  it('is a paper to print, and the district’s own until it hangs', async () => {
    const district = await seats.signedIn('dongqu')
    await district.take('张贴区市公示', name)
    await district.press('张贴区市公示')
    await district.reads(/张贴的公示上印的不是这一天的，请到“文书”里重新下载/)
    const text = readPdf(await district.download('下载区市公示（PDF）')).text
    for (const words of [`${name}同志`, '推荐人选公示', '2024年7月29日至2024年7月30日（2个工作日）', '受理部门：演示东区人力资源和社会保障局']) expect(text).toContain(words)
    await expectUsable(district.page)
    for (const other of ['danwei1', 'jingban']) expect((await app.as(other).get(paper())).status).toBe(404)
    await district.write({ 张贴日期: '2024-07-26', 张贴地点: '区人社局公告栏' })
    await district.press('登记张贴')
    await district.reads('已办：张贴区市公示')
    expect((await app.as('danwei1').get(paper())).status).toBe(200)
    await expectUsable(district.page)
  })

  it('comes down when the unit withdraws: the district is asked, and says since when', async () => {
    const { version: expectedVersion } = ok(await app.as('danwei1').get(`/api/cases/${id}`)) as unknown as Version
    ok(await app.as('danwei1').send('POST', `/api/cases/${id}/WithdrawApplication`, { reason: '本人调离', expectedVersion }))
    expect((await app.as('dongqu').get(paper())).status).toBe(404)
    const [district, window] = [await seats.signedIn('dongqu'), await seats.of('window', 'phone')]
    await district.open('/app/')
    await district.reads(/单位已撤回申报，不再公示。请撤下张贴的公示，再登记撤下。/)
    await expectUsable(district.page)
    await district.take('登记撤下区市公示', name)
    await district.reads(/请您登记撤下区市公示。/)
    await window.open(`/app/cases/${id}`)
    await window.signIn('dongqu', 'yanshi-2024')
    await window.press('登记撤下区市公示')
    await expectUsable(window.page)
    await district.press('登记撤下区市公示')
    await district.write({ 撤下日期: '2024-07-25' })
    await district.press('登记撤下')
    await district.reads(/公示是2024年7月26日张贴的/)
    await district.write({ 撤下日期: '2024-07-26' })
    await district.press('登记撤下')
    await district.reads('已办：登记撤下区市公示')
    await district.reads(/2024年7月26日撤下张贴的公示/)
    await expectUsable(district.page)
    await window.write({ 撤下日期: '2024-07-26' })
    await window.press('登记撤下')
    await window.reads(/这一步不用再办了/)
    const unit = await seats.signedIn('danwei1')
    await unit.open(`/app/cases/${id}`)
    await unit.reads(/2024年7月26日撤下张贴的公示/)
    await expectUsable(unit.page)
  })
})
