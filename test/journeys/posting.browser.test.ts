import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { TestApp } from '../support/app.ts'
import { deviceOf, expectUsable, openBrowser } from '../support/browser.ts'
import { startWithDayOff } from '../support/dayOff.ts'
import { ok, RoundWalk } from '../support/round.ts'

/** 单位张贴 — a candidate's notice hangs at the unit as well; the unit says since when and where, and sees until when it hangs. */
describe('a unit whose technician is a candidate', () => {
  let app: TestApp
  let browser: Browser
  let page: Page
  let walk: RoundWalk
  let application = ''

  beforeAll(async () => {
    app = await startWithDayOff({ publishedOn: '2024-08-05', off: '2024-08-06' })
    walk = new RoundWalk(app)
    await walk.announce({ seats: 1 })
    application = await walk.submit('danwei1', 61, { name: '于演帆', occupation: '焊工' })
    await walk.verifyAndRecommend('dongqu', application, '2024-07-11')
    await walk.pass('2024-07-16')
    await walk.report('dongqu', application)
    await walk.pass('2024-07-31')
    await walk.admit(application)
    await rank(app, walk, application)
    ok(await app.as('jingban').send('POST', `/api/notices/${walk.round}/ProposeNotice`, { round: walk.round, expectedVersion: 0 }))
    ok(await walk.act('fuhe', 'notices', walk.round, 'PostNotice'))
    browser = await openBrowser()
    page = (await deviceOf(browser, app, 'danwei1')).page
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('is led from the worklist to the one thing it has to do', async () => {
    await page.getByRole('link', { name: '登记单位张贴' }).click()
    await page.getByRole('heading', { level: 1, name: '于演帆的申报' }).waitFor()
    await page.getByLabel('张贴日期', { exact: true }).waitFor()
    await expectUsable(page)
  })

  it('takes the official paper along to hang it, right where it is asked to', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载公示（PDF），打印后张贴' }).click()])
    expect([file.suggestedFilename(), readFileSync(await file.path()).subarray(0, 5).toString()]).toEqual(['2024年度威海市首席技师候选人公示.pdf', '%PDF-'])
    expect(await page.getByRole('link', { name: '查看网上的公示' }).getAttribute('href')).toBe(`/notices/${walk.round}`)
  })

  it('is told at the field what can not be', async () => {
    await page.getByLabel('张贴日期', { exact: true }).fill('2024年7月31日')
    await page.getByLabel('张贴地点').fill('厂区南门公告栏')
    await page.getByRole('button', { name: '登记单位张贴' }).click()
    await page.locator('#f-postedOn-error').filter({ hasText: '单位张贴不能早于网站公示' }).waitFor()
    await expectUsable(page)
  })

  it('sees until when the notice hangs, once both hang', async () => {
    await page.getByLabel('张贴日期', { exact: true }).fill('2024-8-1')
    await page.getByRole('button', { name: '登记单位张贴' }).click()
    await page.getByText('2024年8月1日已在单位张贴：厂区南门公告栏').waitFor()
    expect(await page.getByRole('heading', { name: '公示', exact: true }).locator('xpath=../..').innerText()).toContain('2024年8月8日（周四）24时前')
    await expectUsable(page)
    await page.getByRole('link', { name: '待办' }).click()
    await page.getByText('现在没有等您办的事。').waitFor()
    await expectUsable(page)
  })

  it('reads of a day off that was announced meanwhile, what it moved, and by which notice; and so does the office', async () => {
    await walk.pass('2024-08-05')
    const trace = '公示截止日由2024年8月8日改为2024年8月9日，依据演示办公厅演示发〔2024〕1号《关于演示放假的通知》'
    await page.goto(`cases/${application}`)
    await page.getByText('2024年8月9日（周五）24时前').waitFor()
    await page.getByText(trace, { exact: true }).waitFor()
    await expectUsable(page)
    const office = (await deviceOf(browser, app, 'jingban')).page
    await office.goto(`rounds/${walk.round}`)
    await office.getByText('放假安排有变，重算公示截止日').waitFor()
    await office.getByText(trace, { exact: true }).waitFor()
  })

  it('is asked for the paper that prints the new last day, and the office sees that the old one hangs', async () => {
    const moved = '公示截止日由2024年8月8日改为2024年8月9日，依据演示办公厅演示发〔2024〕1号《关于演示放假的通知》。张贴的公示还印着原来推算的截止日，请换上新的，再登记更换。'
    await page.getByRole('link', { name: '待办' }).click()
    await page.getByText(moved, { exact: true }).waitFor()
    await expectUsable(page)
    await page.getByRole('link', { name: '登记更换张贴' }).click()
    await page.getByRole('heading', { level: 2, name: '登记更换张贴' }).waitFor()
    expect(await page.getByRole('link', { name: '下载新的公示（PDF），打印后张贴' }).getAttribute('href')).toBe(`/api/rounds/${walk.round}/papers/publicity.pdf`)
    await expectUsable(page)
    const office = (await deviceOf(browser, app, 'jingban')).page
    await office.goto(`rounds/${walk.round}?part=publicity`)
    await office.getByText('还没有登记更换张贴', { exact: true }).waitFor()
    await expectUsable(office)
    await office.goto(`cases/${application}`)
    await office.locator('.page-expected').filter({ hasText: '单位还没有登记更换张贴' }).waitFor()
  })

  it('says since when the new one hangs, and all who look at the case read so', async () => {
    await page.getByLabel('更换日期', { exact: true }).fill('2024-8-5')
    await page.getByRole('button', { name: '登记更换张贴' }).click()
    await page.locator('#f-postedOn-error').filter({ hasText: '截止日是2024年8月6日重算的，更换日期不能早于这一天。' }).waitFor()
    await page.getByLabel('更换日期', { exact: true }).fill('2024-8-6')
    await page.getByRole('button', { name: '登记更换张贴' }).click()
    await page.getByText('截止日重算过，单位2024年8月6日起换上新的公示。', { exact: true }).waitFor()
    await page.getByText('2024年8月9日（周五）24时前').waitFor()
    await expectUsable(page)
    await page.getByRole('link', { name: '待办' }).click()
    await page.getByText('现在没有等您办的事。').waitFor()
    const office = (await deviceOf(browser, app, 'jingban')).page
    await office.goto(`rounds/${walk.round}?part=publicity`)
    await office.getByRole('table').getByText('2024年8月6日起换上新的公示').waitFor()
    await office.goto(`cases/${application}`)
    await office.getByText('单位更换张贴').waitFor()
    expect(await office.locator('main').innerText()).not.toContain('还没有登记更换张贴')
  })

  it('reads the last day and what is left until it in one line', async () => {
    await walk.pass('2024-08-07')
    await page.goto(`cases/${application}`)
    const line = page.locator('.deadline', { hasText: '剩余1个工作日' }).first()
    const [day, left] = await Promise.all([line.locator('time').boundingBox(), line.locator('.deadline-left').boundingBox()])
    expect(Math.abs((day?.y ?? 0) - (left?.y ?? 99))).toBeLessThan(1)
  })

  it('takes the paper down once its technician has left the list, and is led there from the worklist', async () => {
    ok(await walk.act('danwei1', 'cases', application, 'WithdrawApplication', { reason: '本人另有安排。' }))
    // Nobody is left on the notice, so it ends; the paper hangs on.
    await walk.pass('2024-08-08')
    await page.getByRole('link', { name: '待办' }).click()
    await page.reload()
    await page.getByText('公示名单有变动。请撤下张贴的公示，再登记撤下。', { exact: true }).waitFor()
    await page.getByRole('link', { name: '登记撤下张贴' }).click()
    await page.getByText('公示名单有变动。请把张贴在厂区南门公告栏的公示撤下，再登记撤下的日期。', { exact: true }).waitFor()
    await expectUsable(page)
    const office = (await deviceOf(browser, app, 'jingban')).page
    await office.goto(`rounds/${walk.round}?part=publicity`)
    await office.getByText('还没有登记撤下张贴', { exact: true }).waitFor()
    // Whoever left hangs until no day any more.
    const row = await office.getByRole('table').innerText()
    expect({ hasLeft: row.includes('已撤下，不再公示'), counts: /24时前|剩余|两处都张贴后起算/.test(row) }).toEqual({ hasLeft: true, counts: false })
    await expectUsable(office)
    await page.getByLabel('撤下日期', { exact: true }).fill('2024-7-31')
    await page.getByRole('button', { name: '登记撤下张贴' }).click()
    await page.locator('#f-removedOn-error').filter({ hasText: '公示是2024年8月1日张贴的，撤下日期不能早于这一天。' }).waitFor()
    await page.getByLabel('撤下日期', { exact: true }).fill('2024-8-6')
    await page.getByRole('button', { name: '登记撤下张贴' }).click()
    await page.getByText('公示名单有变动，单位2024年8月6日撤下张贴的公示。', { exact: true }).waitFor()
    await expectUsable(page)
  })
})

/** The panel is named and scores; two hands confirm who is a candidate. */
async function rank(app: TestApp, walk: RoundWalk, application: string): Promise<void> {
  const { rows } = ok(await app.as('jingban').get('/api/experts')) as unknown as { rows: { account: string }[] }
  const experts = rows.map(({ account }) => account)
  ok(await walk.act('jingban', 'rounds', walk.round, 'ProposePanel', { experts, leader: experts[0] }))
  ok(await walk.act('fuhe', 'rounds', walk.round, 'ConfirmPanel'))
  ok(await walk.act('jingban', 'rounds', walk.round, 'CloseQualification'))
  for (const expert of ['zhuanjia1', 'zhuanjia2', 'zhuanjia3']) await walk.score(expert, application, 9000)
  ok(await walk.act('jingban', 'rounds', walk.round, 'ProposeCandidates'))
  ok(await walk.act('fuhe', 'rounds', walk.round, 'ApproveCandidates'))
}
