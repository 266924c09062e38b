import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { RoundWalk } from '../support/round.ts'
import { Seats } from '../support/screen.ts'

/** 更正通知 — by both hands through the pages alone, as read by a unit, a district and a citizen on a phone. */
describe('a correction of the notice in the browser 更正通知', () => {
  const title = '2024年度威海市首席技师选拔'
  const reason = '连日高温，多个单位停工，材料来不及准备。'
  let app: TestApp
  let browser: Browser
  let seats: Seats
  let walk: RoundWalk

  beforeAll(async () => {
    app = await startTestApp()
    browser = await openBrowser()
    seats = new Seats(browser, app)
    walk = new RoundWalk(app)
    await walk.announce()
    await walk.pass('2024-07-20')
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  it('is put forward by the maker, who learns beforehand what can’t be corrected, and everything that is wrong at once', async () => {
    const maker = await seats.signedIn('jingban')
    await maker.open(`/app/rounds/${walk.round}`)
    await maker.press('拟发更正通知')
    await maker.reads('名额、条件和其他规定不能这样更正。')
    await maker.write({ 理由: reason })
    await maker.press('提请复核')
    await maker.reads('通知现在就是这样写的，没有要更正的地方。')
    await maker.write({ 单位申报截止日: '2024-07-19', 区市报送截止日: '2024-08-09' })
    await maker.press('提请复核')
    await maker.reads('单位申报截止日已经公布为2024年7月20日，单位和申报人都按这一天准备，只能延后，不能提前。')
    await maker.reads(/延到这一天以后要另行发文/)
    await expectUsable(maker.page)
    await maker.write({ 单位申报截止日: '2024-08-02', 更正通知的发文字号: '演人社函〔2024〕41号' })
    await maker.press('提请复核')
    await maker.reads('已办：拟发更正通知')
    await maker.reads('待复核，还没有发布')
    await expectUsable(maker.page)
  })

  it('comes back to its maker with the reason, where she looks first', async () => {
    const checker = await seats.signedIn('fuhe')
    await checker.take('发布更正通知', title)
    await checker.perform('退回更正通知', '退回更正通知', () => checker.write({ 理由: '文号再核。' }))
    const maker = await seats.signedIn('jingban')
    await maker.take('拟发更正通知', title)
    await maker.reads('更正通知被退回：文号再核。')
    await expectUsable(maker.page)
    await maker.perform('拟发更正通知', '提请复核', () => maker.write({ 单位申报截止日: '2024-08-02', 区市报送截止日: '2024-08-09', 更正通知的发文字号: '演人社函〔2024〕41号', 理由: reason }))
  })

  it('is published by the checker, who reads before and after first', async () => {
    const checker = await seats.signedIn('fuhe')
    await checker.take('发布更正通知', title)
    await checker.reads('请您复核更正通知')
    await checker.press('发布更正通知')
    await checker.reads('发布后马上生效')
    await checker.reads('2024年8月9日24时')
    await expectUsable(checker.page)
    await checker.page.getByRole('button', { name: '发布更正通知', exact: true }).click()
    await checker.reads('已办：发布更正通知')
    await checker.reads('2024年7月21日更正')
    await expectUsable(checker.page)
  })

  it('meets a unit and a district where they look first, and the unit begins anew', async () => {
    for (const name of ['danwei1', 'dongqu']) {
      const reader = await seats.signedIn(name)
      await reader.open('/app/')
      await reader.reads(/通知已于2024年7月21日更正：单位申报截止日由2024年7月20日24时改为2024年8月2日24时/)
      await expectUsable(reader.page)
    }
    const district = await seats.signedIn('dongqu')
    await district.open(`/app/rounds/${walk.round}`)
    await district.reads('通知的更正')
    await expectUsable(district.page)
    const unit = await seats.signedIn('danwei1')
    await unit.write({ 技师姓名: '于演帆' })
    await unit.press('开始申报')
    await unit.reads(/2024年8月2日/)
  })

  it('is plain on the public page, on a phone', async () => {
    const citizen = await seats.of('citizen', 'phone', false)
    await citizen.open('/')
    await citizen.follow(title)
    await citizen.reads('通知已更正')
    await citizen.reads(`理由：${reason}`)
    await citizen.reads('年龄、年限仍按原定的2024年7月31日计算，不随延期变动。')
  })

  it('went by without an error on anybody’s screen', () => expect(seats.complaints()).toEqual([]))
})
