import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { demoAnswers } from '../../src/demo/answers.ts'
import { portrait, scan } from '../../src/demo/pictures.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { deviceOf, expectUsable, newDevice, openBrowser, signIn, type Device } from '../support/browser.ts'
import { ok, requiredMaterials, RoundWalk } from '../support/round.ts'

const technician = { name: '于演舟', occupation: '焊工' } as const
const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存' }).waitFor()
const label = (page: Page, name: string) => page.getByLabel(name, { exact: true })

/** 一份申报, filled in, lost sight of, found again, signed and submitted, in the browser. The steps build on one another. */
describe('an application in the browser 申报表', () => {
  let app: TestApp
  let walk: RoundWalk
  let browser: Browser
  let unit: Device
  let person: Device
  let application = ''
  const form = (rest = '') => `cases/${application}/form${rest}`
  const draft = async () => ok(await app.as('danwei1').get(`/api/cases/${application}/draft`)) as unknown as { version: number; answers: Record<string, unknown>; problems: unknown[] }
  const answer = async (field: string) => (await draft()).answers[field]

  beforeAll(async () => {
    app = await startTestApp()
    walk = new RoundWalk(app)
    await walk.announce()
    browser = await openBrowser()
    unit = await deviceOf(browser, app, 'danwei1')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('is begun from the worklist, for one technician in one open round', async () => {
    const { page } = unit
    await expectUsable(page)
    await page.getByRole('button', { name: '开始申报' }).click()
    await page.getByText('请填写技师姓名。').waitFor()
    await label(page, '技师姓名').fill(technician.name)
    await page.getByRole('button', { name: '开始申报' }).click()
    await page.getByRole('heading', { level: 1, name: `${technician.name}的申报表` }).waitFor()
    application = /cases\/([^/]+)\/form/.exec(page.url())?.[1] ?? ''
    expect(await page.getByText('未开始').count()).toBe(7)
    await expectUsable(page)
  })

  it('saves itself when the typing rests, without anything being pressed or left', async () => {
    const { page } = unit
    await page.goto(form('/page/deeds'))
    await label(page, '申报人事迹材料').fill('长期在生产一线。')
    await saved(page)
    expect(await answer('deeds')).toBe('长期在生产一线。')
    await expectUsable(page)
  })

  it('saves at once when a field is left, and understands a date however it is written', async () => {
    const { page } = unit
    await page.goto(form('/page/person'))
    await label(page, '参加工作时间').fill('2003年7月')
    await label(page, '参加工作时间').blur()
    await saved(page)
    expect(await answer('workStartMonth')).toBe('2003-07')
  })

  it('fills in sex and month of birth from the ID number, and says so', async () => {
    const { page } = unit
    await label(page, '身份证号码').pressSequentially(String(demoAnswers(technician, 51, '')['idNumber']))
    await label(page, '身份证号码').blur()
    await page.getByText('已自动填入，来自身份证号码').first().waitFor()
    await saved(page)
    expect([await answer('sex'), await answer('birthMonth')]).toEqual(['male', '1982-05'])
    expect(await label(page, '身份证号码').inputValue()).toMatch(/^\d{6} \d{8} \d{3}[\dX]$/)
  })

  it('takes level and class of a prize from the registry, says by which document, and lets its winner say that the certificate differs', async () => {
    const { page } = unit
    await page.goto(form('/page/achievements'))
    const prizes = page.getByRole('group', { name: '获得技术技能奖项情况' })
    await prizes.getByRole('button', { name: '添加一条' }).click()
    const name = prizes.getByRole('combobox', { name: '竞赛或奖项名称' })
    await name.fill('演示市职业技能')
    await prizes.locator('option[value="2022年演示市职业技能竞赛"]').waitFor({ state: 'attached' })
    await name.fill('2022年演示市职业技能竞赛')
    await prizes.getByText('已列入2022年名录：市级一类竞赛，依据演示人社〔2022〕5号。').waitFor()
    expect([await name.inputValue(), await prizes.getByRole('radiogroup', { name: '级别' }).count(), await prizes.getByRole('radiogroup', { name: '类别' }).count()]).toEqual(['演示市职业技能竞赛', 0, 0])
    await prizes.getByRole('textbox', { name: '获奖年月' }).fill('2022年10月')
    await prizes.getByRole('textbox', { name: '名次' }).fill('2')
    await prizes.getByRole('textbox', { name: '名次' }).blur()
    await saved(page)
    const registered = { competition: '演示市职业技能竞赛', level: 'municipal', class: '1', rank: '2', awardedIn: '2022-10', registered: 'demo-city-2022/skills' }
    expect(await answer('prizes')).toMatchObject([registered])
    await expectUsable(page)

    await prizes.getByRole('button', { name: '与证书不符' }).click()
    await prizes.getByRole('radiogroup', { name: '类别' }).getByText('二类', { exact: true }).click()
    await prizes.getByText('您填报的与名录不同的，由审核人认定。').waitFor()
    await saved(page)
    expect(await answer('prizes')).toMatchObject([{ ...registered, class: '2', registered: '' }])
    await prizes.getByRole('button', { name: '按名录填写' }).click()
    await prizes.getByRole('radiogroup', { name: '类别' }).waitFor({ state: 'detached' })
    await name.fill('演示邀请赛')
    await prizes.getByText('这项竞赛没有列入名录。请照获奖证书填写级别、类别，由审核人核对主办单位的文件。').waitFor()
    await saved(page)
    expect(await answer('prizes')).toMatchObject([{ competition: '演示邀请赛', registered: '' }])
    await expectUsable(page)
  })

  it('judges what stands on the screen by the rules of the server, before a word of it is sent', async () => {
    const { context } = unit
    const tab = await context.newPage()
    await Promise.all([tab.waitForResponse(/\/rules-/), tab.goto(form('/page/post'))])
    const level = tab.getByRole('radiogroup', { name: '职业资格或职业技能等级' }).or(tab.getByRole('group', { name: '职业资格或职业技能等级' }))
    await tab.getByText('还没有填写职业资格或职业技能等级').waitFor()
    await context.setOffline(true)
    await level.getByText('技师（二级）', { exact: true }).click()
    await tab.getByText('所持等级为技师（二级），没有达到高级技师（一级）以上。这是必须具备的条件。').waitFor()
    await level.getByText('高级技师（一级）', { exact: true }).click()
    await tab.getByText('没有达到高级技师（一级）以上').waitFor({ state: 'detached' })
    expect(await answer('skillLevel')).toBeUndefined()
    await context.setOffline(false)
    await saved(tab)
    expect(await answer('skillLevel')).toBe('1')
    await tab.close()
  })

  it('keeps how the conditions stand in view: the list beside the form, on a phone one line on top that leads to it', async () => {
    const isInView = async (page: Page, what: string) => {
      const box = await page.locator(what).boundingBox()
      return box !== null && box.y + box.height > 0 && box.y < (page.viewportSize()?.height ?? 0)
    }
    const toTheEnd = (page: Page) => page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    const { page } = unit
    await page.goto(form('/page/person'))
    await page.getByRole('heading', { name: '条件核对' }).waitFor()
    expect(await page.locator('.verdict-line').isVisible()).toBe(false)
    await toTheEnd(page)
    expect(await isInView(page, '#verdicts h2')).toBe(true)

    const phone = await deviceOf(browser, app, 'danwei1', 'phone')
    await phone.page.goto(form('/page/person'))
    const line = phone.page.getByRole('link', { name: /^(?:已符合\d+项，)?缺少材料\d+项/ })
    await line.waitFor()
    expect(await isInView(phone.page, '#verdicts h2')).toBe(false)
    await toTheEnd(phone.page)
    expect(await isInView(phone.page, '.verdict-line')).toBe(true)
    await phone.page.evaluate('scrollTo(0, 0)')
    await line.click()
    await expect.poll(() => isInView(phone.page, '#verdicts h2')).toBe(true)
    await expectUsable(phone.page)
    expect(phone.complaints).toEqual([])
    await phone.context.close()
  })

  it('takes a photo, cut to two inches', async () => {
    const { page } = unit
    await page.locator('input[type=file]').first().setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(portrait(3)) })
    await page.getByRole('button', { name: '使用这张照片' }).click()
    await page.getByAltText('已上传的照片').waitFor()
    await saved(page)
    expect(String(await answer('photo'))).toMatch(/^[0-9a-f]{64}$/)
  })

  it('goes on on another device where it was left', async () => {
    const { page, context, complaints } = await deviceOf(browser, app, 'danwei1', 'phone')
    await page.goto(form('/page/person'))
    expect(await label(page, '参加工作时间').inputValue()).toBe('2003-07')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('loses nothing where two tabs write the same field: both texts stand side by side until somebody decides', async () => {
    const { page } = unit
    const other = await unit.context.newPage()
    await Promise.all([page.goto(form('/page/achievements')), other.goto(form('/page/achievements'))])
    const skills = '本专业技术绝技绝活或先进工作法情况'
    await label(other, skills).waitFor()
    await label(page, skills).fill('微量控制法。')
    await label(page, skills).blur()
    await saved(page)
    await label(other, skills).fill('对称跳焊法。')
    await label(other, '技术发明革新或论文成果及解决技术难题情况').fill('革新六项。')
    await label(other, '技术发明革新或论文成果及解决技术难题情况').blur()
    const clash = other.getByRole('alert').filter({ hasText: '另一处也改过' })
    await clash.waitFor()
    expect(await clash.getByRole('group', { name: skills }).locator('.clash-words').allInnerTexts()).toEqual(['对称跳焊法。', '微量控制法。'])
    expect([await answer('uniqueSkills'), await answer('innovations')]).toEqual(['微量控制法。', '革新六项。'])
    await expectUsable(other)
    await clash.getByRole('button', { name: '两处都留下' }).click()
    await saved(other)
    expect(await answer('uniqueSkills')).toBe('对称跳焊法。\n\n微量控制法。')
    await other.close()
  })

  it('keeps words on the machine while the line is down, even through a closed tab, and sends them when it is back', async () => {
    const { context } = unit
    const tab = await context.newPage()
    await tab.goto(form('/page/unit'))
    await label(tab, '单位基本情况简介').waitFor()
    await context.setOffline(true)
    await label(tab, '单位基本情况简介').fill('演示企业，八百余人。')
    await label(tab, '单位基本情况简介').blur()
    await tab.getByText('未能保存，已留在本机，连上网络后自动补存').waitFor()
    await tab.close()
    expect(await answer('unitIntroduction')).toBeUndefined()
    await context.setOffline(false)
    await unit.page.goto(form('/page/unit'))
    expect(await label(unit.page, '单位基本情况简介').inputValue()).toBe('演示企业，八百余人。')
    await saved(unit.page)
    expect(await answer('unitIntroduction')).toBe('演示企业，八百余人。')
  })

  it('asks for the password again where the session ended, and goes on with what was typed', async () => {
    const { page, context } = unit
    await context.clearCookies()
    await label(page, '备注（选填）').fill('演示备注')
    await label(page, '备注（选填）').blur()
    await page.getByRole('dialog', { name: '请重新登录' }).waitFor()
    await expectUsable(page)
    await signIn(page, 'danwei1')
    await saved(page)
    expect(await label(page, '备注（选填）').inputValue()).toBe('演示备注')
    expect(await answer('remarks')).toBe('演示备注')
  })

  it('shows the name of an ordinary firm whole while it is typed', async () => {
    const { page } = unit
    await page.goto(form('/page/experience'))
    await page.getByRole('button', { name: '添加一条' }).click()
    const firm = label(page, '何校、何单位学习、工作')
    await firm.fill('演示海洋装备制造集团有限公司第二分公司焊工、焊接班班长')
    expect(await firm.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true)
    await saved(page)
    await page.getByRole('button', { name: '删除第1条' }).click()
    await saved(page)
  })

  it('names every problem at once when submitted too early, each leading to its field', async () => {
    const { page } = unit
    await page.goto(form('/submit'))
    await page.getByRole('button', { name: '提交申报' }).click()
    const summary = page.getByRole('alert').filter({ hasText: '没有办好' })
    await summary.waitFor()
    // Whatever the form still lacks, the unit's opinion, and the technician's signature.
    expect(await summary.getByRole('link').count()).toBe((await draft()).problems.length + 2)
    await page.locator('.error-summary:focus').waitFor()
    await expectUsable(page)
    await summary.getByRole('link', { name: '请填写“职业（工种）”。' }).click()
    await page.getByRole('heading', { level: 1, name: '岗位和技能等级' }).waitFor()
    await page.locator('#f-occupation:focus').waitFor()
    await page.getByRole('alert').filter({ hasText: '处需要改' }).waitFor()
    await expectUsable(page)
  })

  it('takes evidence item by item, in an order that can be changed', async () => {
    const { page } = unit
    const { version, answers } = await draft()
    ok(await app.as('danwei1').send('PATCH', `/api/cases/${application}/draft`, { baseVersion: version, changes: { ...demoAnswers(technician, 51, String(answers['photo'])), deeds: '长期在生产一线。' } }))
    await page.goto(form('/materials'))
    for (const material of requiredMaterials) {
      await page.locator(`#f-${material} input[type=file]`).first().setInputFiles({ name: `${material}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(scan(material)) })
      await page.getByRole('link', { name: `${material}.pdf`, exact: true }).waitFor()
    }
    await page.locator('#f-awards input[type=file]').first().setInputFiles({ name: 'second.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan('second')) })
    await page.getByRole('button', { name: '上移second.pdf' }).click()
    await page.locator('#f-awards .file').first().filter({ hasText: 'second.pdf' }).waitFor()
    await page.getByRole('button', { name: '删除second.pdf' }).click()
    await page.getByRole('link', { name: 'second.pdf' }).waitFor({ state: 'detached' })
    await page.locator('#f-id-card input[type=file]').first().setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await page.getByText('只收PDF、JPG、PNG，请转换后再传。').waitFor()
    await page.getByRole('button', { name: '移出notes.txt' }).click()
    await expectUsable(page)
  })

  it('gives the technician an account of their own, whose password the unit never sees', async () => {
    const { page } = unit
    await page.goto(form('/invitation'))
    await label(page, '登录名').fill('yuyanzhou')
    await page.getByRole('button', { name: '开通账号' }).click()
    await page.getByText('激活码只显示这一次').waitFor()
    await expectUsable(page)
    const [signInName = '', code = ''] = await page.locator('.slip .secret').allInnerTexts()
    expect(signInName).toBe('yuyanzhou')
    await page.getByRole('link', { name: '回到填写清单' }).click()
    // Opened once: none is offered again, here or where the signature is missing.
    await page.getByRole('link', { name: '申报人账号', exact: true }).waitFor()
    await page.goto(form('/sign'))
    await page.getByRole('link', { name: '申报人账号', exact: true }).waitFor()
    await expectUsable(page)
    person = await newDevice(browser, app, 'phone')
    await person.page.goto('activate')
    await label(person.page, '激活码').fill('AAAA-BBBB-CCCC-DDDD')
    await label(person.page, '新密码').fill('Yanzhou-2024-hangong')
    await label(person.page, '再输一次新密码').fill('Yanzhou-2024-hangong')
    await person.page.getByRole('button', { name: '激活账号' }).click()
    await person.page.getByText('这个激活码不对').waitFor()
    await label(person.page, '激活码').fill(code.toLowerCase())
    await expectUsable(person.page)
    await person.page.getByRole('button', { name: '激活账号' }).click()
    await person.page.getByRole('heading', { level: 1, name: '账号已激活' }).waitFor()
    await expectUsable(person.page)
    await person.page.getByRole('link', { name: '去登录' }).click()
    await signIn(person.page, signInName, 'Yanzhou-2024-hangong')
    await person.page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  })

  it('is read through and signed by the technician alone, by name', async () => {
    const { page } = person
    await page.getByRole('link', { name: '签署真实性承诺' }).click()
    await page.getByRole('link', { name: '通读全文，签署真实性承诺' }).click()
    await page.getByText('内容信息真实、准确，无谎报、虚报、错报等情况').first().waitFor()
    await expectUsable(page)
    await label(page, '申报人签名').fill('别人')
    await page.getByRole('button', { name: '签署真实性承诺' }).click()
    await page.getByText(`签名应与申报表上的姓名“${technician.name}”一致`).waitFor()
    await label(page, '申报人签名').fill(technician.name)
    await page.getByRole('button', { name: '签署真实性承诺' }).click()
    await page.getByText('承诺已签署。').waitFor()
  })

  it('is submitted by the unit, which gets a receipt that says what comes next', async () => {
    const { page } = unit
    await page.goto(form('/submit'))
    await label(page, '单位推荐意见').fill('情况属实，同意推荐。')
    await page.getByRole('button', { name: '提交申报' }).click()
    await page.getByRole('heading', { name: '已提交', exact: true }).waitFor()
    await page.getByText('演示东区人力资源和社会保障局到单位实地核验').waitFor()
    await expectUsable(page)
    expect((ok(await app.as('danwei1').get(`/api/cases/${application}`)))['stage']).toBe('submitted')
  })

  it('shows the technician where it is and who has it', async () => {
    const { page } = person
    await page.goto('cases')
    await page.getByRole('link', { name: '2024年度威海市首席技师选拔' }).click()
    await page.getByText('现在由演示东区人力资源和社会保障局办理“登记实地核验”').waitFor()
    await expectUsable(page)
  })

  it('comes back with every problem at once, is mended where each link leads, signed again and submitted again', async () => {
    ok(await walk.act('dongqu', 'cases', application, 'ReturnForCorrection', { problems: [{ field: 'occupation', text: '与证书不一致。' }, { field: 'certificate', text: '扫描件不清楚。' }], dueDay: '2024-07-18' }))
    const { page } = unit
    await page.goto('')
    await page.getByText('退回补正').first().waitFor()
    await page.getByRole('link', { name: '提交申报' }).click()
    await page.getByRole('heading', { name: '退回补正：有2处要改' }).waitFor()
    await expectUsable(page)
    await page.getByRole('link', { name: '职业（工种）：与证书不一致。' }).click()
    await page.locator('#f-occupation:focus').waitFor()
    await label(page, '职业（工种）').fill('电焊工')
    await label(page, '职业（工种）').blur()
    await saved(page)
    await page.getByText('补正意见：与证书不一致。').waitFor()
    await page.getByRole('link', { name: '回到填写清单' }).click()
    await page.getByRole('heading', { name: '退回补正：有2处要改，已改动1处' }).waitFor()
    expect(await page.getByRole('listitem').filter({ hasText: '佐证材料' }).getByText('有1处要补正').count()).toBe(1)
    await page.getByRole('link', { name: /：扫描件不清楚。$/ }).click()
    await page.locator('#f-certificate input:focus').waitFor()
    await page.goto(form('/submit'))
    expect(await label(page, '单位推荐意见').inputValue()).not.toBe('')
    await label(page, '单位推荐意见').fill('已改正，同意推荐。')
    await page.getByRole('button', { name: '提交申报' }).click()
    await page.getByRole('link', { name: '签署承诺后内容又改过，请申报人重新签署。' }).waitFor()
    await person.page.goto(form('/sign'))
    await person.page.getByText('签署后内容改过，要重新签').waitFor()
    await label(person.page, '申报人签名').fill(technician.name)
    await person.page.getByRole('button', { name: '签署真实性承诺' }).click()
    await person.page.getByText('承诺已签署。').waitFor()
    await page.reload()
    expect(await label(page, '单位推荐意见').inputValue()).toBe('已改正，同意推荐。')
    await page.getByRole('button', { name: '提交申报' }).click()
    await page.getByRole('heading', { name: '已提交', exact: true }).waitFor()
  })

  it('leaves nothing on the machine after signing out, and nothing broke on the way', async () => {
    await unit.page.getByRole('button', { name: '退出' }).click()
    await unit.page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    expect(await unit.page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("shouxi:unsent:"))')).toEqual([])
    expect([...unit.complaints, ...person.complaints]).toEqual([])
  })
})
