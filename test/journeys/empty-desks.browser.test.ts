import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { Seats } from '../support/screen.ts'

/** On the day of the notice nothing waits for anybody: each hand reads on a phone what it waits for, and what will come to it. */
describe('desks on which nothing lies yet 没有待办', () => {
  let app: TestApp
  let browser: Browser
  let seats: Seats

  beforeAll(async () => {
    app = await startTestApp()
    browser = await openBrowser()
    seats = new Seats(browser, app)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it.each([
    ['jingban', '要部署新一轮选拔'],
    ['fuhe', '经办拟好、提请复核的事显示在这里'],
    ['dongqu', '单位提交申报以后'],
    ['danwei1', '为技师开始申报以后'],
    ['zhuanjia1', '选拔办确认专家名单、进入专家评审以后'],
    ['lingdao', '公示结束、选拔办提交名单以后'],
    ['zhengfu', '领导小组研究通过以后'],
    ['shenji', '要查看谁在什么时候办了什么'],
    ['guanli', '要让人登录办理'],
  ])('%s: %s…', async (name, words) => {
    const desk = await seats.signedIn(name, 'phone')
    await desk.reads(new RegExp(words))
    expect(await desk.page.getByText('没有等您办的事').allInnerTexts()).toEqual(['现在没有等您办的事。'])
  })

  it('a technician reads that nobody applies alone, whom to ask, and what comes then', async () => {
    const technician = await seats.signedIn('jishi1', 'phone')
    await technician.reads('还没有单位为您申报。申报由所在单位在这里建立，本人不能自己开始。')
    await technician.reads(/想参加选拔，请向所在单位提出。单位为您建立申报以后，它会出现在这里，由您填写、核对，并签署真实性承诺。/)
    await expectUsable(technician.page)
    await technician.goTo('我的申报')
    await technician.reads(/申报由所在单位建立，本人不能自己开始。/)
    await expectUsable(technician.page)
  })

  it('went by without an error on anybody’s screen', () => expect(seats.complaints()).toEqual([]))
})
