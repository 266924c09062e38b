import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startApplication, type RunningApplication } from '../../src/main.ts'
import { expectUsable, newDevice, openBrowser } from '../support/browser.ts'
import { openDatabase, type TestDatabase } from '../support/database.ts'
import { Screen } from '../support/screen.ts'

const own = 'Kaiju-2026-mima'

/** Real work, from an empty folder: nobody has an account, and each page says what comes first. The steps build on one another. */
describe('the first day in the browser 启用第一天', () => {
  let app: RunningApplication
  let database: TestDatabase
  let dataDir = ''
  let browser: Browser
  let admin: Screen
  let maker: Screen
  const complaints: (readonly string[])[] = []

  beforeAll(async () => {
    database = await openDatabase()
    dataDir = await mkdtemp(join(tmpdir(), 'shouxi-test-'))
    app = await startApplication({ dataDir, databaseUrl: database.url, host: '127.0.0.1', port: 0, mode: 'serve' })
    browser = await openBrowser()
    admin = await seat()
    maker = await seat()
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const screen of [admin, maker]) console.error(await screen.told())
  })

  async function seat(): Promise<Screen> {
    const device = await newDevice(browser, app)
    device.page.setDefaultTimeout(20_000)
    complaints.push(device.complaints)
    return new Screen(device.page, app.url)
  }

  it('begins with the link that the program printed, says that the administrator is made, and lets nobody use it again', async () => {
    const link = new URL(app.firstAdministratorLink ?? '')
    await admin.open(link.pathname + link.hash)
    await admin.arrives('设立首个系统管理员')
    await admin.write({ 登录名: '管理员', 姓名: '王管理', 新密码: 'Kai-1', 再输一次新密码: 'Kai-2' })
    await admin.press('设立管理员')
    await admin.reads('密码至少10个字符，现在是5个。')
    await admin.reads('两次输入的新密码不一样，请重新输入。')
    await expectUsable(admin.page)
    await admin.write({ 新密码: own, 再输一次新密码: own })
    await expectUsable(admin.page)
    await admin.page.getByRole('button', { name: '设立管理员', exact: true }).dblclick()
    await admin.reads('系统管理员已设立。请用刚才设的登录名和密码登录，先登记单位，再开通账号。')
    await maker.open(link.pathname + link.hash)
    await maker.reads('这个链接不能再用了')
    await maker.reads(/也可能没有复制完整/)
    expect(await maker.page.getByRole('textbox').count()).toBe(0)
    await expectUsable(maker.page)
    await maker.follow('登录')
    await maker.arrives('登录')
  })

  it('leads the administrator to the bodies, and from them to the accounts', async () => {
    await admin.signIn('管理员', own)
    await admin.arrives('待办')
    await admin.reads(/要让人登录办理/)
    await expectUsable(admin.page)
    await admin.nth('main', 1).follow('单位管理')
    await admin.reads('还没有登记单位')
    await expectUsable(admin.page)
    // What a bureau needs first stands there first, and after it what it needs next.
    expect(await register('威海演示选拔办')).toEqual({ kind: '选拔办', hint: '还没有登记的：选拔办、区市人社部门、领导小组、政府。' })
    expect(await register('威海演示东区人社局')).toEqual({ kind: '区市人社部门', hint: '还没有登记的：区市人社部门、领导小组、政府。' })
    await admin.reads('威海演示东区人社局')
  })

  it('does not take the same body twice', async () => {
    await admin.press('登记单位')
    const dialog = admin.within('dialog', '登记单位')
    await dialog.choose({ 类别: '区市人社部门' })
    await dialog.write({ 名称: '威海演示东区 人社局' })
    await dialog.press('保存')
    await dialog.reads('同一类别里已经登记过这个名称，不用再登记。确是另一个单位的，请把名称写得能分清。')
    await dialog.press('不办了')
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  /** Takes the kind that the form proposes; gives it, and what the form says is missing. */
  async function register(name: string): Promise<{ kind: string | null; hint: string }> {
    await admin.press('登记单位')
    const dialog = admin.within('dialog', '登记单位')
    const list = admin.page.getByRole('combobox', { name: '类别' }).last()
    const kind = await list.locator('option:checked').textContent()
    const hint = await admin.page.getByText('“其他单位”不申报').textContent()
    await dialog.write({ 名称: name })
    await dialog.press('保存')
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' })
    return { kind, hint: hint?.split('“')[0] ?? '' }
  }

  it('does not take a credit code that can be none', async () => {
    await admin.press('登记单位')
    const dialog = admin.within('dialog', '登记单位')
    await dialog.choose({ 类别: '用人单位', 所在区市: '威海演示东区人社局' })
    await dialog.write({ 名称: '威海演示船厂', 统一社会信用代码: '91350100M000100Y44' })
    await dialog.press('保存')
    await dialog.reads('统一社会信用代码：这个代码有误，请对照证照逐位核对；没有的可以不填')
    await expectUsable(admin.page)
    await dialog.write({ 统一社会信用代码: '91350100M000100Y43' })
    await dialog.press('保存')
    await admin.reads('威海演示船厂')
  })

  it('opens the office’s account, whose owner is led to the first round', async () => {
    await admin.goTo('账号管理')
    await admin.press('开通账号')
    const dialog = admin.within('dialog', '开通账号')
    // Whatever the summary names stands on the page.
    await dialog.press('开通')
    await dialog.follow('所在单位：请选择')
    await dialog.reads('选好身份，这里就列出可以选的单位')
    await expectUsable(admin.page)
    await dialog.write({ 登录名: 'jingban1', 姓名: '周经办' })
    await dialog.choose({ 身份: '选拔办（经办）', 所在单位: '威海演示选拔办' })
    await dialog.press('开通')
    await dialog.reads('首席技师选拔 · 账号激活单')
    await dialog.reads(/下面的网址只有在这台机器上打得开/)
    // Shown this once: a key pressed by mistake doesn't take it away.
    await admin.page.keyboard.press('Escape')
    await expectUsable(admin.page)
    const code = await dialog.fact('激活码')
    await dialog.press('已交给本人')
    await admin.reads('jingban1')
    await maker.open(`/app/activate#${code}`)
    await maker.write({ 新密码: own, 再输一次新密码: own })
    await maker.press('激活账号')
    await maker.follow('去登录')
    await maker.signIn('jingban1', own)
    await maker.arrives('待办')
    await maker.follow('拟定新一轮')
    await maker.arrives('拟定新一轮')
    // The only measure of this city was for 2024: no plan is written that nobody could publish.
    await maker.reads('现在没有可以依据的办法')
    await maker.reads(/有效期到2024年12月31日，不能再据以开展新一轮选拔/)
    expect(await maker.page.getByRole('textbox').count()).toBe(0)
    await expectUsable(maker.page)
  })

  it('went by without an error on anybody’s screen', () => expect(complaints.flat()).toEqual([]))
})
