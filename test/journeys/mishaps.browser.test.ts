import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { portrait, scan } from '../../src/demo/pictures.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { ok, RoundWalk } from '../support/round.ts'
import { Screen, Seats } from '../support/screen.ts'

const measure = '关于做好2024年度威海市首席技师推荐选拔工作的通知（威人社函〔2024〕36号）'

/** What hands do that nobody planned for: press twice, stay away too long. Through the pages alone. */
describe('mishaps at a screen 手误和意外', () => {
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
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  const at: Seats['signedIn'] = (...asked) => seats.signedIn(...asked)

  it('a button pressed twice at once does its work once, and what it shows only once stays on the screen', async () => {
    const id = String(ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '于演帆' }))['id'])
    const unit = await at('danwei1')
    // Whom the account is for is known by the number: before it is there, the page leads to it.
    await unit.open(`/app/cases/${id}/form/invitation`)
    await unit.reads('先填身份证件号码，再开账号：一个人只开一个账号，凭这个号码认人。')
    await expectUsable(unit.page)
    await unit.follow('去填身份证件号码')
    await unit.arrives('基本情况')
    await walk.fillIn('danwei1', id, 41, { name: '于演帆', occupation: '焊工' })
    await unit.open(`/app/cases/${id}/form/invitation`)
    await unit.write({ 登录名: 'yuyanfan' })
    await unit.page.getByRole('button', { name: '开通账号', exact: true }).dblclick()
    await unit.reads('激活码只显示这一次，请打印或抄下后交给本人。')
    expect(await unit.fact('激活码')).toMatch(/^[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}$/)
  })

  it('a picture that can’t be opened is named as such and can be left out, and what is one too many is not left out in silence', async () => {
    const unit = await at('danwei1')
    const id = String(ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '林演件' }))['id'])
    await unit.open(`/app/cases/${id}/form/materials`)
    const card = unit.within('group', '身份证复印件')
    const files = unit.page.getByRole('group', { name: '身份证复印件', exact: true }).getByLabel('选择文件', { exact: true })
    await files.setInputFiles({ name: '损坏.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(2_000_000, 7) })
    await card.reads(/无法识别|不一致|不是/)
    await card.press('移出损坏.jpg')
    await files.setInputFiles(['正面', '反面', '多余'].map((name) => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(scan(name)) })))
    await card.offers('删除正面.pdf')
    await card.offers('删除反面.pdf')
    await card.reads('这一项最多2个文件，这个没有传。要传它，请先删除一个，再点“重试”。')
    await card.press('删除正面.pdf')
    await card.press('重试多余.pdf')
    await card.offers('删除多余.pdf')
    await expectUsable(unit.page)
  })

  it('a file on its way is called off, and nothing of it is left', async () => {
    const unit = await at('danwei1')
    const id = String(ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '林演消' }))['id'])
    await unit.open(`/app/cases/${id}/form/materials`)
    const line = await unit.page.context().newCDPSession(unit.page)
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 20_000 })
    const files = unit.page.getByRole('group', { name: '身份证复印件', exact: true }).getByLabel('选择文件', { exact: true })
    await files.setInputFiles({ name: '选错.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from(scan('选错')), Buffer.alloc(2_000_000, 0x20)]) })
    await unit.offers('取消上传选错.pdf')
    await expectUsable(unit.page)
    await unit.press('取消上传选错.pdf')
    await unit.reads('已取消上传“选错.pdf”，没有保存。')
    await unit.page.locator('#f-id-card input[type=file]:focus').waitFor()
    await line.detach()
    await files.setInputFiles({ name: '选对.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan('选对')) })
    await unit.offers('删除选对.pdf')
    const draft = ok(await app.as('danwei1').get(`/api/cases/${id}/draft`)) as unknown as { attachments: { fileName: string }[] }
    expect(draft.attachments.map(({ fileName }) => fileName)).toEqual(['选对.pdf'])
    await expectUsable(unit.page)
  })

  it('a photo on its way shows how far it is and is called off like any other file, and the form keeps none', async () => {
    const unit = await at('danwei1')
    const id = String(ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '林演照' }))['id'])
    await unit.open(`/app/cases/${id}/form/page/person`)
    const line = await unit.page.context().newCDPSession(unit.page)
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200 })
    const choose = async () => {
      await unit.page.locator('#f-photo input[type=file]').first().setInputFiles({ name: '本人.png', mimeType: 'image/png', buffer: Buffer.from(portrait(41)) })
      await unit.press('使用这张照片')
    }
    await choose()
    await unit.page.getByRole('progressbar', { name: '正在上传照片.jpg' }).waitFor()
    await expectUsable(unit.page)
    await unit.press('取消上传照片.jpg')
    await unit.reads('已取消上传“照片.jpg”，没有保存。')
    await unit.page.locator('#f-photo input[type=file]:focus').waitFor()
    const photoOf = async () => (ok(await app.as('danwei1').get(`/api/cases/${id}/draft`)) as unknown as { answers: { photo?: string } }).answers.photo
    expect(await photoOf()).toBeUndefined()
    await line.detach()
    await choose()
    await unit.page.getByRole('img', { name: '已上传的照片' }).waitFor()
    await unit.page.getByRole('progressbar').waitFor({ state: 'detached' })
    await expect.poll(photoOf, { timeout: 10_000 }).toMatch(/^[0-9a-f]{64}$/)
  })

  it('a unit that begins a second application under a name is led to the first', async () => {
    const unit = await at('danwei1')
    await unit.open('/app/')
    await unit.write({ 技师姓名: '林 演消' })
    await unit.reads('本单位在这一轮已经为同名的技师开始过申报。')
    await unit.press('开始申报')
    await unit.offers('不是同一人，另开一份')
    await expectUsable(unit.page)
    await unit.follow('打开林演消的申报')
    await unit.arrives('林演消的申报表')
  })

  it('a demo account picked on a phone leads up to the filled-in form', async () => {
    const screen = await seats.of('newcomer', 'phone')
    await screen.open('/app/')
    await screen.press('选用市政府 沈演')
    await screen.page.locator(':focus').and(screen.page.getByRole('button', { name: '登录', exact: true })).waitFor()
    await screen.press('登录')
    await screen.arrives('待办')
    await expectUsable(screen.page)
  })

  it('a phone is offered its camera, and no key that it does not have', async () => {
    const id = String(ok(await app.as('danwei2').send('POST', '/api/cases', { round: walk.round, name: '何演拍' }))['id'])
    const phone = await at('danwei2', 'phone')
    await phone.open(`/app/cases/${id}/form/materials`)
    const card = phone.within('group', '身份证复印件')
    await card.reads('拍照')
    expect(await phone.page.getByText('Ctrl+V').filter({ visible: true }).count()).toBe(0)
    await expectUsable(phone.page)
  })

  it('a date can be read in its field on a phone whose letters are twice as large, in a row of a table, too', async () => {
    const id = String(ok(await app.as('danwei2').send('POST', '/api/cases', { round: walk.round, name: '何演大' }))['id'])
    const phone = await at('danwei2', 'phone')
    const { page } = phone
    /** How much of a date is hidden; to be asked where the page stands, since a page comes with its own letters. */
    const hiddenOf = async (date: string, label: string): Promise<number> => {
      await page.evaluate('document.documentElement.style.fontSize = "200%"')
      await phone.write({ [label]: date })
      return page.evaluate('document.activeElement.scrollWidth - document.activeElement.clientWidth')
    }
    await phone.open(`/app/cases/${id}/form/page/person`)
    await phone.arrives('基本情况')
    expect(await hiddenOf('2003年12月', '参加工作时间')).toBe(0)
    await phone.open(`/app/cases/${id}/form/page/experience`)
    await phone.press('添加一条')
    expect(await hiddenOf('2003-12', '起')).toBe(0)
    await expectUsable(page)
    await page.evaluate('document.documentElement.style.fontSize = ""')
  })

  it('a session that ends in the middle of a form asks for the password, and nothing reproaches whoever has signed in again', async () => {
    const maker = await at('jingban')
    await maker.open('/app/rounds/new')
    await maker.choose({ 依据: measure })
    await maker.write({ 单位申报截止日: '2024-07-24' })
    await maker.page.context().clearCookies()
    await maker.press('保存方案')
    await maker.within('dialog', '请重新登录').reads('登录后接着办')
    await maker.page.locator('#f-password:focus').waitFor()
    expect(await maker.page.getByLabel('登录名').inputValue()).toBe('jingban')
    await maker.page.keyboard.type('yanshi-2024')
    await maker.page.keyboard.press('Enter')
    await maker.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await maker.page.getByRole('alert').allInnerTexts()).toEqual([])
    await maker.press('保存方案')
    // The same name stands already: only now the server has looked at the plan.
    await maker.reads(/已经建立，不能重复建立/)
  })

  it('what was typed for one account is never saved as another’s who signed in beside it, and waits for the first to come back', async () => {
    const id = String(ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '林演同' }))['id'])
    const first = await seats.of('a browser that two share')
    await first.open(`/app/cases/${id}/form/page/post`)
    await first.signIn('danwei1', 'yanshi-2024')
    await first.arrives('岗位和技能等级')
    const second = new Screen(await first.page.context().newPage(), app.url)
    await second.open('/app/')
    await second.press('退出')
    await second.signIn('danwei2', 'yanshi-2024')
    await second.arrives('待办')
    await first.write({ '职业（工种）': '第一个账号写的' })
    const cover = first.within('dialog', '请重新登录')
    await cover.reads('这个浏览器里改用了另一个账号登录，这一页不能接着办。')
    await cover.write({ 密码: 'yanshi-2024' })
    await cover.press('登录')
    await first.page.getByRole('dialog').waitFor({ state: 'detached' })
    await first.reads(/已保存/)
    await second.goTo('我的申报')
    await second.within('dialog', '请重新登录').reads('这个浏览器里改用了另一个账号登录，这一页不能接着办。')
    const draft = ok(await app.as('danwei1').get(`/api/cases/${id}/draft`))
    expect([draft['savedBy'], (draft['answers'] as Record<string, unknown>)['occupation']]).toEqual([expect.any(String), '第一个账号写的'])
  })

  it('a page that was come to by a button at the foot of another begins at its top, and the way back leads to where one was', async () => {
    const phone = await seats.of('a phone that reads to the end', 'phone')
    const id = String(ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '林演页' }))['id'])
    await phone.open(`/app/cases/${id}/form/page/person`)
    await phone.signIn('danwei1', 'yanshi-2024')
    await phone.arrives('基本情况')
    const height = (): Promise<number> => phone.page.evaluate('window.scrollY')
    await phone.press('下一步：岗位和技能等级')
    await phone.arrives('岗位和技能等级')
    expect([await height(), await phone.page.evaluate('document.activeElement.tagName')]).toEqual([0, 'H1'])
    await phone.page.goBack()
    await phone.arrives('基本情况')
    expect(await height()).toBeGreaterThan(0)
  })

  it.each([
    ['of a browser that can call off a step', 52, '林演回', ''],
    ['of one that can only undo it', 53, '林演返', 'Object.defineProperty(window, "navigation", { value: undefined })'],
  ])('the way back %s asks before words that stand nowhere else are given up, then leads where it led, and at once where nothing was typed', async (browserKind, serial, name, before) => {
    const id = await walk.submit('danwei1', serial, { name, occupation: '焊工' })
    const district = await seats.of(browserKind)
    await district.page.addInitScript(before)
    await district.open('/app/')
    await district.signIn('dongqu', 'yanshi-2024')
    await district.arrives('待办')
    await district.take('登记实地核验', name)
    await district.page.goBack()
    await district.arrives('待办')
    await district.page.goForward()
    await district.press('不予推荐')
    await district.write({ 理由: '写了很久的理由。' })
    const question = district.within('dialog', '写的内容还没有提交')
    for (let time = 1; time <= 2; time++) {
      await wayBack(district)
      await question.press('接着写')
      await district.page.locator('#f-reason:focus').waitFor()
      expect([district.path(), await district.page.getByLabel('理由').inputValue()]).toEqual([`/app/cases/${id}`, '写了很久的理由。'])
    }
    await wayBack(district)
    await question.press('不要了，离开')
    await district.arrives('待办')
    await district.page.goForward()
    await district.arrives(name)
    await district.press('不予推荐')
    await district.write({ 理由: '又写了理由。' })
    await district.press('不办了')
    await question.press('不要了，离开')
    await district.page.goBack()
    await district.arrives('待办')
  })

  it('a step that was taken in another window is said to be done, by whom and when; what was typed stays and nothing is left to press in vain', async () => {
    const id = await walk.submit('danwei1', 54, { name: '林演双', occupation: '焊工' })
    const first = await at('dongqu')
    await first.open(`/app/cases/${id}`)
    await first.press('不予推荐')
    await first.write({ 理由: '第一个窗口里写的理由。' })
    const second = new Screen(await first.page.context().newPage(), app.url)
    await second.open(`/app/cases/${id}`)
    await second.press('不予推荐')
    await second.write({ 理由: '第二个窗口里写的理由。' })
    await second.press('不予推荐')
    await second.reads('已办：不予推荐')
    await first.press('不予推荐')
    await first.reads(/^您自己已在2024年7月\d+日 \d\d:\d\d办理了“区市不予推荐”，这一步不用再办了。$/)
    expect(await first.page.getByLabel('理由').inputValue()).toBe('第一个窗口里写的理由。')
    expect(await first.page.getByRole('button', { name: '不予推荐', exact: true }).count()).toBe(0)
    await expectUsable(first.page)
    await first.press('看最新情况')
    await first.within('dialog', '写的内容还没有提交').press('不要了，离开')
    await first.reads('不予推荐')
  })

  it('a step that was taken in another window is said to be done where the words for it were not in order either', async () => {
    const id = await walk.submit('danwei1', 55, { name: '林演缺', occupation: '焊工' })
    const first = await at('dongqu')
    await first.open(`/app/cases/${id}`)
    await first.press('退回补正')
    await first.press('添加一处')
    await first.write({ 怎样补正: '照片看不清，请重新上传。' })
    ok(await walk.act('dongqu', 'cases', id, 'DeclineApplication', { reason: '另一个窗口里写的理由。' }))
    await first.press('退回单位补正')
    await first.reads(/^您自己已在2024年7月\d+日 \d\d:\d\d办理了“区市不予推荐”，这一步不用再办了。$/)
    expect([await first.page.locator('.field-error').count(), await first.page.getByLabel('怎样补正').inputValue()]).toEqual([0, '照片看不清，请重新上传。'])
    expect(await first.page.getByRole('button', { name: '退回单位补正', exact: true }).count()).toBe(0)
    await expectUsable(first.page)
  })

  /** The browser's own button: `goBack` would wait for a page that does not come. */
  async function wayBack({ page }: Screen): Promise<void> {
    const browser = await page.context().newCDPSession(page)
    const { currentIndex, entries } = await browser.send('Page.getNavigationHistory')
    await browser.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]?.id ?? 0 })
    await browser.detach()
  }

  it('words that stand in the form of an act and nowhere else are not given up without a question', async () => {
    const id = await walk.submit('danwei1', 51, { name: '林演问', occupation: '焊工' })
    const district = await at('dongqu')
    await district.open(`/app/cases/${id}`)
    await district.press('不予推荐')
    await district.write({ 理由: '写了很久的理由。' })
    for (const leave of [() => district.press('不办了'), () => district.goTo('各轮选拔')]) {
      await leave()
      const question = district.within('dialog', '写的内容还没有提交')
      await question.press('接着写')
      expect(await district.page.getByLabel('理由').inputValue()).toBe('写了很久的理由。')
    }
    await district.goTo('各轮选拔')
    await district.within('dialog', '写的内容还没有提交').press('不要了，离开')
    await district.arrives('各轮选拔')
    await district.open(`/app/cases/${id}`)
    await district.press('不予推荐')
    await district.press('不办了')
    await district.offers('不予推荐')
  })

  it('a field that is pointed at says so where it was pressed, and leads to the words about it', async () => {
    const district = await at('dongqu')
    await district.press('退回补正')
    await district.press('指出问题：职业（工种）')
    await district.press('已列为第1处，去写怎样补正：职业（工种）')
    await district.page.locator('#f-problems\\.0\\.text:focus').waitFor()
  })

  it('a last day for a correction that falls on a day off is said to', async () => {
    const district = await at('dongqu')
    await district.write({ 补正期限: '2024年7月27日' })
    await district.reads(/2024年7月27日（周六）是休息日，仍可作截止日/)
    await expectUsable(district.page)
    await district.write({ 补正期限: '2024-07-29' })
    await district.page.getByText('是休息日').waitFor({ state: 'detached' })
  })

  it('a plan is revised behind one button, from the round and back', async () => {
    const maker = await at('jingban')
    await maker.write({ 本轮名称: '2024年度第二批' })
    await maker.press('保存方案')
    await maker.arrives('2024年度第二批')
    await maker.press('修改方案')
    await maker.arrives('修改方案')
    await maker.page.goBack()
    await maker.arrives('2024年度第二批')
    await maker.reads('现在是“拟稿”，方案还没有补齐。')
    await maker.reads(/文件没有写明评分项目和权重/)
    await maker.follow('修改方案')
    await maker.arrives('修改方案')
  })

  it('a form that lies open says that its day has passed as soon as anything is heard of the server', async () => {
    const unit = await at('danwei1')
    await unit.open('/app/')
    await unit.take('提交申报', '林演消')
    await unit.reads('24时前')
    ok(await app.as('jingban').send('POST', '/api/clock', { to: '2024-07-20' }))
    expect(await unit.page.getByText('已截止').count()).toBe(0)
    await unit.page.evaluate('dispatchEvent(new Event("focus"))')
    await unit.reads('已截止')
    await expectUsable(unit.page)
  })

  it('a round whose last day has passed is offered no longer, and the unit is told why', async () => {
    const unit = await at('danwei1')
    await unit.open('/app/')
    await unit.reads('单位申报已经截止')
    await unit.reads(/2024年7月20日（周六）24时截止，不能再开始新的申报。/)
    expect(await unit.page.getByLabel('技师姓名').count()).toBe(0)
    await expectUsable(unit.page)
  })

  it('a criterion without a weight is named by its row and its column', async () => {
    const maker = await at('jingban')
    await maker.open('/app/rounds/new')
    await maker.choose({ 依据: measure })
    const criteria = maker.within('group', '评分项目')
    await criteria.press('添加一项')
    await criteria.nth('listitem', 1).write({ 评分项目: '实地技能考查', '权重（%）': '60' })
    await criteria.press('添加一项')
    await criteria.nth('listitem', 2).write({ 评分项目: '材料评审' })
    await maker.press('保存方案')
    await maker.reads('评分项目第2项的权重：请填写整数')
  })

  it('went by without an error on anybody’s screen', () =>
    expect(seats.complaints()).toEqual([]))
})
