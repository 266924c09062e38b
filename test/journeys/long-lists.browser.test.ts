import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { ok, RoundWalk } from '../support/round.ts'
import { Seats, type Screen } from '../support/screen.ts'

const UNITS = 45
const EXPERTS = 30
/** More than a worklist shows at once. */
const WAITING = 205
const two = (count: number): string => String(count).padStart(2, '0')

/** A city has four hundred units and as many experts: each list is turned, searched and chosen from to its last line, by hand. */
describe('long lists in the browser 长名单', () => {
  let app: TestApp
  let browser: Browser
  let walk: RoundWalk
  let seats: Seats

  beforeAll(async () => {
    app = await startTestApp()
    browser = await openBrowser()
    seats = new Seats(browser, app)
    walk = new RoundWalk(app)
    await walk.announce()
    const [admin, unit] = [app.as('guanli'), app.as('danwei1')]
    for (let at = 1; at <= UNITS; at++) ok(await admin.send('POST', '/api/organisations', { kind: 'unit', name: `演示大厂${two(at)}`, creditCode: '', district: 'demo-district-1' }))
    for (let at = 1; at <= EXPERTS; at++) ok(await admin.send('POST', '/api/accounts', { signInName: `pingwei${at}`, displayName: `评委演${two(at)}`, role: 'expert', body: 'demo-academy' }))
    for (let at = 1; at <= WAITING; at++) ok(await unit.send('POST', '/api/cases', { round: walk.round, name: `职工演${at}` }))
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  const at: Seats['signedIn'] = (...asked) => seats.signedIn(...asked)
  const rowsOf = (screen: Screen, table: string): Promise<number> => screen.page.getByRole('table', { name: table }).locator('tbody tr').count()

  it('are turned page by page, with the page in the address, so that the back button turns back', async () => {
    const admin = await at('guanli')
    await admin.open('/app/organisations?q=演示大厂')
    await admin.reads(`第1–20项，共${UNITS}项`)
    await admin.press('下一页')
    await admin.reads(`第21–40项，共${UNITS}项`)
    await admin.reads('演示大厂21')
    await admin.press('下一页')
    await admin.reads(`第41–${UNITS}项，共${UNITS}项`)
    expect([await rowsOf(admin, '单位'), await admin.page.getByRole('button', { name: '下一页' }).isDisabled()]).toEqual([5, true])
    await expectUsable(admin.page)
    await admin.page.goBack()
    await admin.reads(`第21–40项，共${UNITS}项`)
  })

  it('begin on their first page again where something is looked for, and say so where nothing is found', async () => {
    const admin = await at('guanli')
    await admin.search('名称', '大厂4')
    await admin.reads('第1–6项，共6项')
    await admin.search('名称', '没有这个厂')
    await admin.reads('没有这样的单位')
    await expectUsable(admin.page)
  })

  it('are shown whole again by one button, whatever was asked of them', async () => {
    const maker = await at('jingban')
    await maker.open('/app/cases?q=不在其中&stage=titled')
    await maker.reads('没有符合条件的申报')
    await maker.press('显示全部')
    await maker.reads(`第1–20项，共${WAITING}项`)
  })

  it('let the administrator find the body of a new account among all of a city', async () => {
    const admin = await at('guanli')
    await admin.goTo('账号管理')
    await admin.press('开通账号')
    const dialog = admin.within('dialog', '开通账号')
    await dialog.write({ 登录名: 'dachang33', 姓名: '大厂经办' })
    await dialog.choose({ 身份: '用人单位' })
    await dialog.reads(`共${UNITS + 4}个，这里列出前20个；没有要找的，请在上面再输入几个字。`)
    await dialog.write({ 找单位: '大厂33' })
    // Found alone it stands open to be chosen, where many are folded away: not before the answer is there.
    await dialog.reads('演示大厂33')
    await dialog.choose({ 所在单位: '演示大厂33' })
    await expectUsable(admin.page)
    await dialog.press('开通')
    await dialog.reads('激活码')
  })

  it('say of more than two hundred waiting things how many there are, and show the most urgent', async () => {
    const unit = await at('danwei1')
    await unit.reads(`有${WAITING}件事等您办，急的排在前面。`)
    await unit.reads(`这里列出最急的200件，一共${WAITING}件；办好一些，其余的会接着列出。要找某一份申报，请到“我的申报”一页。`)
    expect(await unit.page.getByRole('link').filter({ hasText: '提交申报：职工演' }).count()).toBe(200)
    await expectUsable(unit.page)
    await unit.goTo('我的申报')
    await unit.arrives('我的申报')
    await unit.reads(`第1–100项，共${WAITING}项`)
    await unit.press('下一页')
    await unit.press('下一页')
    await unit.reads(`第201–${WAITING}项，共${WAITING}项`)
    await expect.poll(() => unit.page.getByRole('link', { name: /^职工演/ }).count()).toBe(WAITING - 200)
    await expectUsable(unit.page)
  })

  it('hide no earlier case of the same name from a unit that begins another', async () => {
    const unit = await at('danwei1')
    await unit.open('/app/')
    await unit.write({ 技师姓名: '职工演1' })
    await unit.reads('本单位在这一轮已经为同名的技师开始过申报。是同一人的，请接着办原来那份，一人只能申报一次。')
    expect(await unit.page.getByRole('link', { name: '打开职工演1的申报' }).count()).toBe(1)
  })

  it('let a panel be chosen from hundreds of experts, by letters of a name or body, with the chosen in sight', async () => {
    await walk.pass('2024-07-31')
    const maker = await at('jingban')
    await maker.open(`/app/rounds/${walk.round}`)
    await maker.press('拟定评审专家')
    await maker.reads(`共${EXPERTS + 3}名专家，还没有选。`)
    await maker.press('提请复核')
    await maker.reads('评审专家：请至少选择一名专家')
    await maker.reads('组长：请选择')
    await maker.search('找专家', '演2')
    expect(await maker.page.getByRole('checkbox').count()).toBe(10)
    await maker.tick('评委演27 演示技师学院')
    await maker.search('找专家', '韩')
    await maker.tick('专家 韩演 演示技师学院')
    await maker.reads('评审专家（已选2名）')
    await maker.reads('已选：评委演27、专家 韩演')
    await maker.choose({ 组长: '评委演27' })
    await expectUsable(maker.page)
    await maker.search('找专家', '没有这个人')
    await maker.reads('没有姓名或单位里有“没有这个人”的专家，请换几个字。')
    await maker.press('提请复核')
    await maker.reads('已办：拟定评审专家')
  })

  it('went by without an error on anybody’s screen', () =>
    expect(seats.complaints()).toEqual([]))
})
