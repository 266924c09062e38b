import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { RoundWalk } from '../support/round.ts'
import { Seats } from '../support/screen.ts'

/** 终止本轮 — by both hands through the pages alone; a unit, a technician's case and a citizen read why. */
describe('a round that is given up, in the browser 终止本轮', () => {
  const title = '2024年度威海市首席技师选拔'
  const reason = '上级办法修订，本轮不再按原办法选拔。'
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
    application = await walk.submit('danwei1', 58, { name: '于演帆', occupation: '焊工' })
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  it('is put forward by the maker, who reads beforehand what it ends, and is asked for a reason', async () => {
    const maker = await seats.signedIn('jingban')
    await maker.open(`/app/rounds/${walk.round}`)
    await maker.press('拟终止本轮')
    await maker.reads(/在办的申报全部结束，正在公示的撤下/)
    await maker.press('提请复核')
    await maker.reads('请写明理由')
    await expectUsable(maker.page)
    await maker.write({ 理由: reason })
    await maker.press('提请复核')
    await maker.reads('已办：拟终止本轮')
    await maker.reads('已提出终止本轮，等另一位复核人员复核')
    await expectUsable(maker.page)
  })

  it('is ended by the checker', async () => {
    const checker = await seats.signedIn('fuhe')
    await checker.take('终止本轮，撤回通知', title)
    await checker.reads('现在是“组织推荐”，请您复核终止本轮的意见。')
    await checker.press('终止本轮，撤回通知')
    await checker.reads(/终止后不能恢复/)
    await expectUsable(checker.page)
    await checker.page.getByRole('button', { name: '终止本轮，撤回通知', exact: true }).click()
    await checker.reads(/本轮已于2024年7月11日终止，通知撤回/)
    await expectUsable(checker.page)
  })

  it('is read by the unit in its case, and by everybody on the page of the round', async () => {
    const unit = await seats.signedIn('danwei1')
    await unit.open(`/app/cases/${application}`)
    await unit.reads('本轮终止')
    await unit.reads(`本轮选拔已经终止，通知撤回：${reason}`)
    await expectUsable(unit.page)
    await unit.open('/app/')
    await unit.reads(/本轮已于2024年7月11日终止，通知撤回，在办的申报随之结束。张贴过公示还没有登记的，也请撤下。/)
    await expectUsable(unit.page)
    await unit.reads('现在没有正在接受申报的选拔')
    const group = await seats.signedIn('lingdao')
    await group.open(`/app/rounds/${walk.round}`)
    await group.reads(`本轮已于2024年7月11日终止，通知撤回：${reason}`)
    await group.reads('没有提交过审定的名单')
    await expectUsable(group.page)
    const citizen = await seats.of('citizen', 'phone', false)
    await citizen.open('/')
    await citizen.reads('已终止的选拔')
    await citizen.follow(title)
    await citizen.reads('本轮已经终止，通知撤回')
    await citizen.reads(new RegExp(reason))
  })

  it('went by without an error on anybody’s screen', () => expect(seats.complaints()).toEqual([]))
})
