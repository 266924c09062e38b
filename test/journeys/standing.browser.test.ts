import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { ok, ownPassword } from '../support/round.ts'
import { Seats } from '../support/screen.ts'

const workshop = '演示旧船厂'

/** A body that is no more, or is called otherwise: through the pages alone. The steps build on one another. */
describe('what becomes of a body in the browser 停用、更名', () => {
  let app: TestApp
  let browser: Browser
  let seats: Seats

  beforeAll(async () => {
    app = await startTestApp('told')
    browser = await openBrowser()
    seats = new Seats(browser, app)
    const unit = ok(await app.as('guanli').send('POST', '/api/organisations', { kind: 'unit', name: workshop, creditCode: '', district: 'demo-district-1' }))
    const { code } = ok(await app.as('guanli').send('POST', '/api/accounts', { signInName: 'jiuchuan', displayName: '旧船厂 钱演', role: 'unit', body: unit['id'] })) as { code: string }
    ok(await app.as('guanli').send('POST', '/api/activation', { code, password: ownPassword }))
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  it('names everything that a unit still has in hand, and closes nothing', async () => {
    const office = await seats.signedIn('jingban')
    await office.goTo('单位管理')
    await expectUsable(office.page)
    await office.follow('演示海洋装备有限公司')
    await office.arrives('演示海洋装备有限公司')
    await office.press('停用单位')
    const form = office.within('dialog', '停用单位：演示海洋装备有限公司')
    await form.press('停用单位')
    await form.reads(/请写明依据/)
    await form.write({ 依据: '市场监管部门注销登记' })
    await form.press('停用单位')
    await form.reads(/份申报没有办结/)
    await expectUsable(office.page)
    await form.press('不办了')
    expect(await office.fact('状态')).toBe('在用')
  })

  it('closes one that has nothing left; its people are out at once and are told why', async () => {
    const clerk = await seats.of('clerk', 'phone')
    await clerk.open('/app/')
    await clerk.signIn('jiuchuan', ownPassword)
    await clerk.arrives('待办')
    const [office, window] = [await seats.signedIn('jingban'), await seats.signedIn('fuhe')]
    for (const each of [office, window]) {
      await each.goTo('单位管理')
      await each.search('名称', '旧船厂')
      await each.follow(workshop)
      await each.press('停用单位')
    }
    await expectUsable(office.page)
    await office.write({ 依据: '已注销' })
    await office.within('dialog', `停用单位：${workshop}`).press('停用单位')
    await office.reads(`已停用${workshop}。`)
    expect(await office.fact('状态')).toBe('已停用')
    await expectUsable(office.page)

    await window.write({ 依据: '注销了' })
    await window.within('dialog', `停用单位：${workshop}`).press('停用单位')
    await window.reads(/已在.*办理了“停用单位”，这一步不用再办了/)
    await expectUsable(window.page)
    await window.press('看最新情况')
    expect(await window.fact('状态')).toBe('已停用')

    await clerk.write({ 技师姓名: '钱演某' })
    await clerk.press('开始申报')
    await clerk.reads(new RegExp(`“${workshop}”已停用，它的账号不能登录`))
    await expectUsable(clerk.page)
    await clerk.page.reload()
    await clerk.reads(new RegExp(`“${workshop}”已停用，它的账号不能登录`))
    await expectUsable(clerk.page)
    await clerk.press('退出')
    await clerk.arrives('登录')
    await clerk.signIn('jiuchuan', ownPassword)
    await clerk.reads(new RegExp(`“${workshop}”已停用，它的账号不能登录`))
    await expectUsable(clerk.page)
  })

  it('offers it no more where a body is chosen, lists it by its state, and takes it back', async () => {
    const admin = await seats.signedIn('guanli')
    await admin.goTo('账号管理')
    await admin.press('开通账号')
    const form = admin.within('dialog', '开通账号')
    await form.choose({ 身份: '用人单位' })
    await form.reads('演示海洋装备有限公司')
    expect(await admin.page.getByRole('dialog').getByText(workshop).count()).toBe(0)
    await form.press('不办了')
    await admin.goTo('单位管理')
    await admin.arrives('单位管理')
    await admin.choose({ 状态: '已停用' })
    await admin.reads(workshop)
    await expectUsable(admin.page)
    await admin.follow(workshop)
    await admin.reads(/停用、恢复、更名由选拔办办理/)
    await expectUsable(admin.page)

    const office = await seats.signedIn('jingban')
    await office.press('恢复单位')
    await office.write({ 依据: '注销登记撤销' })
    await office.within('dialog', `恢复单位：${workshop}`).press('恢复单位')
    await office.reads(`已恢复${workshop}。`)
    const clerk = await seats.of('clerk')
    await clerk.signIn('jiuchuan', ownPassword)
    await clerk.arrives('待办')
  })

  it('renames one: what was published keeps the name it had', async () => {
    const [before] = await published()
    const office = await seats.signedIn('jingban')
    await office.goTo('单位管理')
    await office.follow('演示海洋装备有限公司')
    await office.press('更名')
    await office.within('dialog', '单位更名：演示海洋装备有限公司').press('单位更名')
    await office.reads('请写明依据')
    await office.write({ 新名称: '演示海洋集团有限公司', 依据: '变更登记' })
    await expectUsable(office.page)
    await office.within('dialog', '单位更名：演示海洋装备有限公司').press('单位更名')
    await office.arrives('演示海洋集团有限公司')
    await office.reads(/^演示海洋装备有限公司（用到2024年7月26日）$/)
    await expectUsable(office.page)
    const [after] = await published()
    expect({ was: before?.includes('演示海洋装备有限公司'), is: after?.includes('演示海洋装备有限公司'), isNew: after?.includes('演示海洋集团有限公司') }).toEqual({ was: true, is: true, isNew: false })
    const unit = await seats.signedIn('danwei1')
    await unit.reads(/演示海洋集团有限公司/)
  })

  const published = async (): Promise<readonly string[]> => [await (await fetch(`${app.url}/lists/demo-round-1`)).text()]
})
