import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { codeShown } from '../support/authenticator.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { ok, ownPassword } from '../support/round.ts'
import { Seats, type Screen } from '../support/screen.ts'

type Rows = readonly Readonly<{ id: string; name: string; stage: string }>[]

const first = 'yanshi-2024'
const person = '精密机床 何演'

/** What keeps a round's hands able to work, and what the law gives a person: through the pages alone. The steps build on one another. */
describe('accounts and erasure in the browser 账号和删除个人信息', () => {
  let app: TestApp
  let browser: Browser
  let key = ''
  let enabledAtMs = 0
  let recoveryCodes: readonly string[] = []
  let seats: Seats

  beforeAll(async () => {
    app = await startTestApp('told')
    browser = await openBrowser()
    seats = new Seats(browser, app)
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  const at: Seats['signedIn'] = (...asked) => seats.signedIn(...asked)

  async function doWithReason(admin: Screen, act: string, dialog: string, send: string, reason: string): Promise<void> {
    await admin.press(act)
    const form = admin.within('dialog', dialog)
    await form.write({ 理由: reason })
    await form.press(send)
  }

  it('lets the administrator find an account, and disable it only with a reason', async () => {
    const clerk = await at('danwei2')
    const admin = await at('guanli')
    await admin.goTo('账号管理')
    await admin.search('登录名或姓名', '没有这个人')
    await admin.reads('没有这样的账号')
    await expectUsable(admin.page)
    await admin.search('登录名或姓名', 'DANWEI2')
    await admin.follow('danwei2')
    await admin.arrives('账号：danwei2')
    await admin.reads(/身份、单位、姓名开错了，或者换了人：停用这个账号，用新的登录名另开一个。/)
    await admin.reads(/连续输错密码被锁定的，到时间自动解开/)
    await expectUsable(admin.page)
    await admin.press('停用账号')
    const form = admin.within('dialog', '停用：danwei2')
    await form.press('停用')
    await form.reads('请写明理由。')
    await expectUsable(admin.page)
    await form.write({ 理由: '已调离本单位' })
    await form.press('停用')
    await admin.reads(`已停用，${person}不能再登录。`)
    await admin.reads('已调离本单位')
    await clerk.open('/app/')
    await clerk.arrives('登录')
  })

  it('tells the person at the sign-in that the account is disabled and who can help, until it is enabled', async () => {
    const clerk = await at('danwei2')
    await clerk.signIn('danwei2', first)
    await clerk.reads('这个账号已停用。如需恢复，请与系统管理员联系。')
    await expectUsable(clerk.page)
    const admin = await at('guanli')
    await doWithReason(admin, '恢复账号', '恢复：danwei2', '恢复账号', '停用有误')
    await admin.reads(`已恢复，${person}可以登录了。`)
    await clerk.signIn('danwei2', first)
    await clerk.arrives('待办')
  })

  it('ends every session of an account, and the next page asks for the password', async () => {
    const admin = await at('guanli')
    await doWithReason(admin, '结束全部登录', '结束全部登录：danwei2', '结束全部登录', '手机遗失')
    await admin.reads(`已结束${person}的全部登录。`)
    const clerk = await at('danwei2')
    await clerk.open('/app/')
    await clerk.arrives('登录')
  })

  it('gives a new activation code on a slip that is printed alone, and the person sets a password on a phone', async () => {
    const admin = await at('guanli')
    await admin.press('重新发激活码')
    await admin.press('发激活码')
    const code = await admin.within('dialog', '重新发激活码：danwei2').fact('激活码')
    await expectUsable(admin.page)
    await admin.page.emulateMedia({ media: 'print' })
    await admin.reads('首席技师选拔 · 账号激活单')
    expect(await admin.page.getByRole('heading').filter({ visible: true }).count()).toBe(0)
    await admin.page.emulateMedia({ media: 'screen' })
    await admin.press('已交给本人')

    const phone = await seats.of('phone', 'phone')
    await phone.open(`/app/activate#${code}`)
    await phone.write({ 新密码: 'danwei2', 再输一次新密码: 'danwei2' })
    await phone.press('激活账号')
    await phone.reads(/至少用三类/)
    await expectUsable(phone.page)
    await phone.write({ 新密码: ownPassword, 再输一次新密码: ownPassword })
    await phone.press('激活账号')
    await phone.arrives('账号已激活')
    await expectUsable(phone.page)
    await phone.follow('去登录')
    await phone.signIn('danwei2', ownPassword)
    await phone.arrives('待办')
  })

  it('lets the person add a second factor, whose codes open once, and keep recovery codes', async () => {
    const phone = await seats.of('phone')
    await phone.goTo('账号')
    await phone.arrives('账号')
    await expectUsable(phone.page)
    await phone.press('启用动态口令')
    await phone.write({ 您的密码: ownPassword })
    await phone.press('下一步')
    key = await phone.fact('密钥')
    await expectUsable(phone.page)
    enabledAtMs = Date.now()
    await phone.write({ 动态口令: codeShown(key, enabledAtMs) })
    await phone.press('启用')
    await phone.reads('已经收好')
    recoveryCodes = await phone.page.getByRole('status').getByRole('listitem').allInnerTexts()
    await expectUsable(phone.page)
    await phone.press('已经收好')
    expect(await phone.fact('没用过的恢复码')).toBe(`${recoveryCodes.length}个`)
  })

  it('asks for the code at the sign-in, and takes a recovery code where the telephone is lost', async () => {
    const phone = await seats.of('phone')
    await signInAgain(phone)
    await enterCode(phone, codeShown(key, enabledAtMs))
    await phone.reads(/动态口令不对，或者已经用过/)
    await expectUsable(phone.page)
    await enterCode(phone, codeShown(key, Date.now(), 1))
    await phone.arrives('待办')
    await signInAgain(phone)
    await enterCode(phone, recoveryCodes[0] ?? '')
    await phone.arrives('待办')
    await phone.goTo('账号')
    expect(await phone.fact('没用过的恢复码')).toBe(`${recoveryCodes.length - 1}个`)
  })

  async function signInAgain(phone: Screen): Promise<void> {
    await phone.press('退出')
    await phone.arrives('登录')
    await phone.signIn('danwei2', ownPassword)
    await phone.reads('请再输入手机上的6位动态口令；手机不在身边，可以输一个恢复码。')
  }

  async function enterCode(phone: Screen, code: string): Promise<void> {
    await phone.write({ 动态口令: code })
    await phone.press('登录')
  }

  it('keeps all of it in the history of the account, and shows no paper that could not be made', async () => {
    const admin = await at('guanli')
    await admin.page.reload()
    for (const done of ['停用账号', '恢复账号', '结束全部登录', '发出激活码', '本人激活账号']) await admin.reads(done)
    expect(await admin.fact('动态口令')).toBe('已启用')
    await expectUsable(admin.page)
    await admin.goTo('未印发文书')
    await admin.reads('没有做不出来的文书')
    await expectUsable(admin.page)
  })

  it('erases a person by two hands of the office, and the case says so from then on', async () => {
    const maker = await at('jingban')
    const { id, name } = await notSelected()
    await maker.open(`/app/cases/${id}`)
    await maker.follow('依法删除个人信息')
    await maker.arrives('删除个人信息')
    await maker.press('提请复核')
    await maker.reads('请填写理由。')
    await expectUsable(maker.page)
    await maker.choose({ 法定情形: '（三）个人撤回同意' })
    await maker.write({ 理由: '本人7月20日书面申请。' })
    await maker.press('提请复核')
    await maker.reads('已提请复核。复核同意以前，个人信息保持不变。')
    await expectUsable(maker.page)

    const checker = await at('fuhe')
    await checker.take('复核删除个人信息', name)
    await checker.reads('本人7月20日书面申请。')
    await expectUsable(checker.page)
    await checker.press(`同意删除${name}的个人信息`)
    await expectUsable(checker.page)
    await checker.within('dialog', `同意删除${name}的个人信息`).press('同意删除')
    await checker.reads(/^已同意，正在销毁密钥$|^已删除$/)
    await checker.press('前进1天')
    await checker.reads('已删除')

    await maker.open(`/app/cases/${id}`)
    await maker.arrives('（姓名已清除）')
    await maker.reads('本人的个人信息已依法删除，谁也不能恢复。')
    await expectUsable(maker.page)
    expect(await maker.told()).not.toContain(name)
    await maker.open('/app/rounds/demo-round-1')
    for (const part of ['评审', '公示', '审定']) {
      await maker.page.getByRole('tab', { name: part, exact: true }).click()
      await expectUsable(maker.page)
      expect(await maker.told()).not.toContain(name)
    }
  })

  async function notSelected(): Promise<Rows[number]> {
    const { rows } = ok(await app.as('jingban').get('/api/cases?round=demo-round-1&limit=100')) as unknown as { rows: Rows }
    const found = rows.find(({ stage }) => stage === 'not-selected')
    if (found === undefined) throw new Error('the finished round of the demo has nobody who was not selected')
    return found
  }

  it('went by without an error on anybody’s screen, and without a request to elsewhere', () => {
    expect(seats.who()).toEqual(['danwei2', 'fuhe', 'guanli', 'jingban', 'phone'])
    expect(seats.complaints()).toEqual([])
  })
})
