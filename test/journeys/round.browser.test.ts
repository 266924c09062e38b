import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoAnswers } from '../../src/demo/answers.ts'
import { portrait, scan } from '../../src/demo/pictures.ts'
import { readPdf } from '../golden/readers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser, widths } from '../support/browser.ts'
import { ok, RoundWalk } from '../support/round.ts'
import { Seats, type File, type Screen } from '../support/screen.ts'

const title = '2024年度威海市首席技师选拔'
const hero = { name: '于演𠮷', occupation: '焊工' }
const finding = '经核对专利登记簿，申报人为第一发明人，反映不属实。'
const other = { name: '林演纤', occupation: '纤维工' }
/** What stands on his papers; the form asks for it field by field. */
const papers = demoAnswers(hero, 41, '') as Readonly<Record<string, string>>

const picture = (name: string): File => ({ name, mimeType: 'image/png', buffer: Buffer.from(portrait(5)) })
const document = (name: string): File => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(scan('demo')) })

/** 威海市 2024, from the notice to the certificate, through the pages alone, every hand at a screen of its own. The steps build on one another. */
describe('a whole round in the browser 一轮选拔', () => {
  let app: TestApp
  let browser: Browser
  let walk: RoundWalk
  let reader: Screen
  let second = ''
  let seats: Seats

  beforeAll(async () => {
    app = await startTestApp()
    browser = await openBrowser()
    seats = new Seats(browser, app)
    walk = new RoundWalk(app)
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  /** Whoever is needed for the first time signs in, and looks at what waits. */
  async function at(signInName: string): Promise<Screen> {
    const isNew = !seats.who().includes(signInName)
    const screen = await seats.signedIn(signInName)
    if (isNew) await expectUsable(screen.page)
    return screen
  }

  it('is drafted under the measure by one hand, who fills in with its source what the text leaves open', async () => {
    const maker = await at('jingban')
    await maker.goTo('各轮选拔')
    await maker.follow('拟定新一轮')
    await maker.choose({ 依据: '关于做好2024年度威海市首席技师推荐选拔工作的通知（威人社函〔2024〕36号）' })
    await maker.write({ 单位申报截止日: '2024年7月20日' })
    await maker.reads('2024年7月20日（周六）是休息日，仍可作截止日。如果要在工作日收齐，请另选一天。')
    await expectUsable(maker.page)
    await maker.write({ 单位申报截止日: '2024年7月24日', 名额: '2', 工作日: '3' })
    await maker.page.getByText('是休息日').waitFor({ state: 'detached' })
    await maker.choose({ 张贴当日是否计入: '不计入' })
    await maker.write({ 区市公示期限的出处: '《威海市首席技师选拔管理办法》第九条' })
    await addCriterion(maker, 1, '实地技能考查', '60')
    await addCriterion(maker, 2, '材料评审', '40')
    await maker.reads('权重合计100%')
    await maker.write({ 评分项目的出处: '《威海市首席技师评审标准》', 管理期: '4', 管理期的出处: '《威海市首席技师选拔管理办法》第四条' })
    await expectUsable(maker.page)
    await maker.press('保存方案')
    await maker.arrives(title)
    await maker.reads('待发布的文稿')
    const draft = readPdf(await maker.download('通知（草稿） PDF')).text
    for (const words of ['草稿，尚未发布', '7月24日24时前']) expect(draft).toContain(words)
    await maker.perform('提请复核发布')
    await expectUsable(maker.page)
  })

  async function addCriterion(maker: Screen, count: number, name: string, weight: string): Promise<void> {
    const criteria = maker.within('group', '评分项目')
    await criteria.press('添加一项')
    await criteria.nth('listitem', count).write({ 评分项目: name, '权重（%）': weight })
  }

  it('is announced by a second hand, and then read by everybody', async () => {
    const checker = await at('fuhe')
    await checker.take('发布通知', title)
    await checker.reads('现在是“待复核发布”，请您复核通知。')
    await checker.perform('发布通知')
    walk.round = checker.path().split('/').at(-1) ?? ''
    const citizen = await seats.of('citizen', 'phone')
    await citizen.open('/')
    await citizen.follow(title)
    await citizen.reads('不受理，由用人单位申报')
    await expectUsable(citizen.page)
    await citizen.open('/')
    await citizen.follow('办法一览')
    await expectUsable(citizen.page)
    await citizen.follow('关于做好2024年度威海市首席技师推荐选拔工作的通知')
    await citizen.reads('逐条对照')
    await expectUsable(citizen.page)
  })

  it('takes an application that the unit begins for its technician and fills in page by page', async () => {
    const unit = await at('danwei1')
    await unit.write({ 技师姓名: hero.name })
    await unit.press('开始申报')
    await unit.arrives(`${hero.name}的申报表`)
    await expectUsable(unit.page)
    await unit.follow('基本情况')
    await fillPerson(unit)
    await unit.press('下一步：岗位和技能等级')
    await fillPost(unit)
    await unit.press('下一步：主要学习和工作经历')
    await fillExperience(unit)
    await unit.press('下一步：主要技术简况、贡献成果登记')
    await fillAchievements(unit)
    await unit.press('下一步：申报人事迹材料')
    await unit.write({ 申报人事迹材料: papers['deeds'] ?? '' })
    await unit.press('下一步：当前工作单位（企业）基本情况简介')
    await unit.write({ 单位基本情况简介: papers['unitIntroduction'] ?? '' })
    await unit.choose({ 涉密人员: '否' })
    await unit.press('下一步：佐证材料')
  })

  async function fillPerson(unit: Screen): Promise<void> {
    await unit.write({ 身份证号码: papers['idNumber'] ?? '', 联系电话: papers['phone'] ?? '', 参加工作时间: '2003年7月' })
    // Sex and month of birth stand in the ID number; nobody types them again.
    await unit.reads('已自动填入，来自身份证号码')
    await unit.choose({ 政治面貌: '群众', 文化程度: '大专（含高级技工）' })
    await unit.attach('照片', '选择照片', picture('本人.png'))
    await unit.within('dialog', '裁剪照片').press('使用这张照片')
    await unit.within('group', '照片').reads('换一张')
  }

  async function fillPost(unit: Screen): Promise<void> {
    await unit.write({ '职业（工种）': hero.occupation, 证书编号: papers['certificateNumber'] ?? '', 工作岗位: '焊工班班长', 所在单位详细地址: '演示路41号' })
    await unit.choose({ 职业资格或职业技能等级: '高级技师（一级）', 现在生产一线岗位从事技术技能工作: '是', 所属产业领域: '海洋产业' })
  }

  async function fillExperience(unit: Screen): Promise<void> {
    const rows = unit.within('group', '主要学习和工作经历')
    await rows.press('添加一条')
    await rows.nth('listitem', 1).write({ 起: '2000-09', '止（至今不填）': '2003-06', '何校、何单位学习、工作': '演示技师学院学习', 证明人: '李演' })
    await rows.press('添加一条')
    await rows.nth('listitem', 2).write({ 起: '2003.7', '何校、何单位学习、工作': '演示海洋装备有限公司焊工', 证明人: '张演' })
  }

  async function fillAchievements(unit: Screen): Promise<void> {
    await unit.write({
      本专业技术绝技绝活或先进工作法情况: papers['uniqueSkills'] ?? '', 技术发明革新或论文成果及解决技术难题情况: papers['innovations'] ?? '',
      编制工艺标准及带徒传技情况: papers['standardsAndApprentices'] ?? '', 提高劳动效率及创造经济效益情况: papers['efficiencyGains'] ?? '',
    })
    const prizes = unit.within('group', '获得技术技能奖项情况')
    await prizes.press('添加一条')
    await prizes.write({ 竞赛或奖项名称: '演示市职业技能竞赛', 名次: '1', 获奖年月: '2022年10月' })
    await prizes.reads('已列入2022年名录：市级一类竞赛，依据演示人社〔2022〕5号。')
    const honours = unit.within('group', '获得荣誉称号情况')
    await honours.press('添加一条')
    await honours.write({ 荣誉称号: '市级工匠', 授予单位: '演示市总工会', 授予年月: '2023-04' })
    await honours.choose({ 层次: '市级' })
    await unit.choose({ 曾获得威海市首席技师称号: '否' })
    await expectUsable(unit.page)
  }

  it('has its evidence item by item, and tells the unit that nothing is missing but the signature', async () => {
    const unit = await at('danwei1')
    for (const item of ['身份证复印件', '职业资格证书或职业技能等级证书', '主要技术成果或论文', '获奖和荣誉证书']) {
      await unit.attach(item, '选择文件', document(item))
      await unit.offers(`删除${item}.pdf`)
    }
    await unit.follow('回到填写清单')
    await unit.reads('都填好了。请申报人本人登录，通读后签署真实性承诺。')
  })

  it('is read and signed by the technician on a phone, whose account the unit opened and whose password is nobody else’s', async () => {
    const unit = await at('danwei1')
    await unit.follow('给申报人开账号')
    await unit.press('开通账号')
    const [name, code] = [await unit.fact('登录名'), await unit.fact('激活码')]
    const technician = await seats.of('technician', 'phone')
    await technician.open('/app/activate')
    const own = 'Zhufu-2024-jishi'
    await technician.write({ 激活码: code, 新密码: own, 再输一次新密码: own })
    await technician.press('激活账号')
    await technician.arrives('账号已激活')
    await technician.follow('去登录')
    await technician.signIn(name, own)
    await technician.arrives('待办')
    await technician.take('签署真实性承诺', hero.name)
    await technician.follow('通读全文，签署真实性承诺')
    await technician.reads('演示海洋装备有限公司焊工')
    await technician.write({ 申报人签名: hero.name })
    await technician.press('签署真实性承诺')
    await technician.reads('承诺已签署。接下来由单位写推荐意见并提交')
    await expectUsable(technician.page)
  })

  it('is submitted by the unit, beside another one', async () => {
    const unit = await at('danwei1')
    await unit.take('提交申报', hero.name)
    await unit.follow('写推荐意见，提交申报')
    await unit.write({ 单位推荐意见: '经集体研究并公示无异议，同意推荐。' })
    await unit.press('提交申报')
    await unit.reads(`${hero.name}的申报已于2024年7月11日`)
    await expectUsable(unit.page)
    second = await walk.submit('danwei3', 42, other)
    await walk.verifyAndRecommend('xiqu', second, '2024-07-11')
  })

  it('is verified on site by the district, originals and certificate, and recommended', async () => {
    const district = await at('dongqu')
    await district.take('登记实地核验', hero.name)
    await district.arrives(hero.name)
    await expectUsable(district.page)
    await district.follow('职业资格证书或职业技能等级证书（1个文件）')
    expect(district.path()).toMatch(/#material-certificate$/)
    await district.perform('登记实地核验', '登记核验', async () => {
      await district.write({ 到单位核验的日期: '2024-07-11' })
      await district.tick('身份证复印件', '职业资格证书或职业技能等级证书', '主要技术成果或论文', '获奖和荣誉证书')
      await district.tick(`已登录证书查询网站核对证书（编号${papers['certificateNumber']}），信息一致`)
      await district.attach('证书网上查询截图', '选择文件', picture('查询结果.png'))
      await district.offers('删除查询结果.png')
      await expectUsable(district.page)
    })
    await district.perform('同意推荐', '同意推荐', async () => {
      await district.write({ 推荐意见: '材料真实，业绩突出，同意推荐。' })
      await district.choose({ 是否涉密人员: '不涉密' })
      await district.tick('所在单位是本市企业；市直企业由驻地区市受理', '取得的业绩在行业内得到公认')
      await district.tick('经实地核验，现在生产一线岗位从事技术技能工作', '推荐前已听取同行专家、基层群众等各方面意见')
      await expectUsable(district.page)
    })
  })

  it('hangs in the district for as long as the plan says, and is reported once that is over', async () => {
    const district = await at('dongqu')
    await district.take('张贴区市公示', hero.name)
    await district.perform('张贴区市公示', '登记张贴', () => district.write({ 张贴日期: '2024-07-11', 张贴地点: '区人社局公告栏' }))
    await district.reads('现在没有要您办的事。公示到2024年7月16日24时，之后由本单位登记区市公示结果。')
    await district.open('/app/')
    await district.press('到下一个期限')
    await district.reads('2024年7月17日（周三）')
    await district.take('登记区市公示结果', hero.name)
    await district.perform('登记区市公示结果', '登记结果', () => district.choose({ 公示结果: '无异议，或异议不成立' }))
    await district.perform('报送选拔办')
    await walk.report('xiqu', second)
  })

  it('closes for nominations by itself when the last day is over', async () => {
    const maker = await at('jingban')
    await maker.open('/app/')
    await maker.press('到下一个期限')
    await maker.reads('2024年8月1日（周四）')
    await maker.goTo('各轮选拔')
    await maker.follow(title)
    await maker.reads('资格审查')
    await expectUsable(maker.page)
  })

  it('is qualified by two hands', async () => {
    const maker = await at('jingban')
    await maker.take('提出审查意见', hero.name)
    await expectUsable(maker.page)
    await maker.perform('提出审查意见', '提出审查意见', async () => {
      await maker.choose({ 审查意见: '通过审查' })
      await maker.tick('符合《威海市首席技师选拔管理办法》（威政办字〔2018〕33号）规定的选拔条件')
    })
    const checker = await at('fuhe')
    await checker.take('确认审查意见', hero.name)
    await checker.perform('确认审查意见')
    await walk.admit(second)
  })

  it('is given to a panel that a second hand confirms', async () => {
    const maker = await at('jingban')
    await maker.take('拟定评审专家', title)
    await maker.perform('拟定评审专家', '提请复核', async () => {
      await maker.tick('专家 韩演 演示技师学院', '专家 唐演 演示技师学院')
      await maker.choose({ 组长: '专家 韩演' })
    })
    const checker = await at('fuhe')
    await checker.take('确认评审专家', title)
    await checker.perform('确认评审专家')
    await maker.take('结束资格审查', title)
    await maker.perform('结束资格审查')
  })

  it('shows an expert for whom and with what marks a sheet is about to be handed in, and loses nothing of it on the way back', async () => {
    const desk = await at('zhuanjia1')
    await desk.take('提交评分', hero.name)
    // An expert may sit at a phone as well as at a computer.
    await desk.reads('没有提交的分数只留在这台设备的浏览器里。提交后不能再改。')
    await expectUsable(desk.page)
    const marks = { '实地技能考查（60%）': '95.2', '材料评审（40%）': '93' }
    await desk.write({ ...marks, 评语: '操作稳。' })
    await desk.page.getByLabel('评语').press('Tab')
    await desk.page.keyboard.press('Enter')
    const sheet = desk.within('dialog', `请核对给${hero.name}的评分`)
    await sheet.reads('提交后不能再改。')
    const names = ['申报人', '实地技能考查（60%）', '材料评审（40%）', '加权得分', '评语']
    const said: string[] = []
    for (const name of names) said.push(await sheet.fact(name))
    expect(said).toEqual([expect.stringContaining(hero.name), '95.2分', '93分', '94.32分', '操作稳。'])
    expect(await desk.page.evaluate('document.activeElement.tagName')).toBe('H2')
    await expectUsable(desk.page)
    // Enter once too often hands in nothing; Escape is a way back like the button.
    await desk.page.keyboard.press('Enter')
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await desk.page.evaluate('document.activeElement.textContent')).toBe('提交评分')
    await desk.press('提交评分')
    await sheet.press('回去改')
    for (const [label, mark] of Object.entries(marks)) expect(await desk.page.getByLabel(label).inputValue()).toBe(mark)
    expect(await desk.page.getByLabel('评语').inputValue()).toBe('操作稳。')
    await desk.write({ 评语: '' })
  })

  it('names to an expert what is missing before anything is read back', async () => {
    const desk = await at('zhuanjia1')
    await desk.write({ '材料评审（40%）': '' })
    await desk.press('提交评分')
    await desk.reads('“材料评审”还没有评分。')
    expect(await desk.page.getByRole('dialog').count()).toBe(0)
  })

  it.each([['zhuanjia1', 92.5, 88], ['zhuanjia2', 90, 86.25]])('is scored by %s at a desk of their own', async (expert, ofHero, ofOther) => {
    const desk = await at(expert)
    await desk.take('提交评分', hero.name)
    await score(desk, hero.name, ofHero)
    await desk.follow(`评下一份：${other.name}`)
    await desk.arrives(other.name)
    await score(desk, other.name, ofOther)
    await desk.follow('都评完了，回到评审桌')
    await desk.reads('没有要评的材料。')
    await expectUsable(desk.page)
  })

  /** On a phone whose letters are twice as large, two things that otherwise stand side by side. */
  async function expectOneBelowTheOther(page: Page, upper: string, lower: string): Promise<void> {
    const before = page.viewportSize() ?? widths.desk
    await page.setViewportSize(widths.phone)
    await page.evaluate('document.documentElement.style.fontSize = "200%"')
    // The page is laid out anew in its own time: two boxes taken on the way may be of two layouts.
    await expect.poll(async () => {
      const [above, below] = await Promise.all([upper, lower].map((part) => page.locator(part).first().boundingBox()))
      return (below?.y ?? NaN) - (above?.y ?? NaN) - (above?.height ?? NaN)
    }, { timeout: 10_000 }).toBeGreaterThanOrEqual(0)
    await page.evaluate('document.documentElement.style.fontSize = ""')
    await page.setViewportSize(before)
  }

  async function score(desk: Screen, name: string, mark: number): Promise<void> {
    await desk.write({ '实地技能考查（60%）': String(mark), '材料评审（40%）': String(mark) })
    await desk.press('提交评分')
    await desk.within('dialog', `请核对给${name}的评分`).press('确认提交')
    await desk.reads(`得分 ${mark.toFixed(2)}`)
  }

  it('is ranked, proposed and approved', async () => {
    const maker = await at('jingban')
    await maker.take('汇总评分并提出候选人', title)
    await maker.perform('汇总评分并提出候选人', '汇总并提请复核')
    const checker = await at('fuhe')
    await checker.take('确认候选人名单', title)
    await checker.reads('91.25')
    await expectUsable(checker.page)
    await checker.perform('确认候选人名单')
  })

  it('is publicised on the website by two hands, and at the units', async () => {
    const maker = await at('jingban')
    await maker.take('拟定公示', title)
    await maker.perform('拟定公示')
    const checker = await at('fuhe')
    await checker.take('在网站公示', title)
    await checker.perform('在网站公示')
    await expectUsable(checker.page)
    const unit = await at('danwei1')
    await unit.take('登记单位张贴', hero.name)
    await unit.write({ 张贴日期: '2024-08-01', 张贴地点: '厂区南门公告栏' })
    await expectUsable(unit.page)
    await unit.press('登记单位张贴')
    await unit.reads('已在单位张贴：厂区南门公告栏')
    ok(await walk.act('danwei3', 'notices', walk.round, 'ConfirmUnitPosting', { application: second, postedOn: '2024-08-01', place: '车间公告栏' }))
  })

  it('is read by a citizen without an account, on a phone without script, who objects to one candidate', async () => {
    reader = await seats.of('citizen without script', 'phone', false)
    await reader.open('/')
    await reader.follow(`${title}候选人公示`)
    await reader.reads(hero.name)
    await reader.follow('提出异议')
    await reader.choose({ 对谁有异议: hero.name })
    await reader.write({ 您的真实姓名: '来信人', 联系方式: 'laixin@example.cn', 具体事实: '反映其一项专利并非本人完成，请核实。' })
    await reader.press('提交异议')
    await reader.arrives('异议已收到')
  })

  it('holds back the one who is objected to until two hands have settled it', async () => {
    const unit = await at('danwei1')
    await unit.open('/app/cases')
    await unit.follow(hero.name)
    await unit.reads('公示中有异议正在核实，核实清楚前暂不继续办理。')
    await unit.reads('现在和本轮其他申报一起进行')
    const maker = await at('jingban')
    await maker.take('提出核实结论', title)
    await maker.reads('现在是“公示中”，请您提出核实结论。')
    await maker.reads('反映其一项专利并非本人完成，请核实。')
    await expectUsable(maker.page)
    await maker.perform('提出核实结论', '提出核实结论', async () => {
      await maker.choose({ 异议是否成立: '不成立' })
      await maker.write({ 核实经过和结论: finding })
      // Whoever looks at the scores meanwhile finds every word again.
      await maker.page.getByRole('tab', { name: '评审', exact: true }).click()
      await maker.reads('91.25')
      await maker.page.getByRole('tab', { name: '公示', exact: true }).click()
      expect(await maker.page.getByLabel('核实经过和结论').inputValue()).toBe(finding)
    })
    const checker = await at('fuhe')
    await checker.take('确认核实结论', title)
    await checker.perform('确认核实结论')
    await checker.reads('异议不成立')
  })

  it('is decided once its days are over: put forward by two hands, voted on, approved, published', async () => {
    const maker = await at('jingban')
    await maker.write({ '前进 天': '8' })
    await maker.press('前进8天')
    await maker.reads('2024年8月9日（周五）')
    await maker.take('拟定提交审定的名单', title)
    await maker.perform('拟定提交审定的名单')
    const checker = await at('fuhe')
    await checker.take('提交领导小组', title)
    await checker.perform('提交领导小组')
    const group = await at('lingdao')
    await group.take('登记领导小组意见', title)
    await group.perform('登记领导小组意见', '登记领导小组意见', async () => {
      await group.write({ 会议日期: '2024-08-09', 会议纪要编号: '演人才〔2024〕3号' })
      await group.choose({ [`第1名 ${hero.name}`]: '通过', [`第2名 ${other.name}`]: '通过' })
      await expectUsable(group.page)
    })
    const government = await at('zhengfu')
    await government.take('批准公布', title)
    await government.perform('批准公布', '批准公布', () => government.write({ 批准文号: '演政字〔2024〕18号', 批准日期: '2024-08-09' }))
    await expectUsable(government.page)
    await expectOneBelowTheOther(government.page, '.why-pair > :first-child', '.why-pair > :last-child')
    await checker.take('公布名单并颁发证书', title)
    await checker.perform('公布名单并颁发证书')
    await maker.take('办结本轮', title)
    await maker.perform('办结本轮')
    await expectUsable(maker.page)
  })

  it('ends with a public list, and a certificate that everybody can check by its number', async () => {
    await reader.open('/')
    await reader.follow(title)
    await reader.reads('共2名')
    await reader.reads(hero.name)
    await reader.reads(other.name)
    const unit = await at('danwei1')
    await unit.open('/app/cases')
    await unit.follow(hero.name)
    const number = await unit.fact('证书编号')
    await reader.open('/')
    await reader.write({ 证书编号: number })
    await reader.press('查验')
    await reader.arrives('证书有效')
    expect(reader.path()).toBe(`/verify/${number}`)
    expect([await reader.fact('批准文号'), await reader.fact('授予日期')]).toEqual(['演政字〔2024〕18号', '2024年8月9日'])
    const { pages, text } = readPdf(await unit.download('下载证书（PDF）'))
    // Beside its QR code the certificate says in letters where the code leads.
    const address = `${new URL(app.url).host}/verify/${number}`
    expect({ pages, hasName: text.includes(hero.name), hasAddress: text.includes(address) }).toEqual({ pages: 1, hasName: true, hasAddress: true })
  })

  it('leaves a record that the auditor recomputes without a finding', async () => {
    const auditor = await at('shenji')
    await auditor.goTo('全部记录')
    await auditor.press('核对全部记录')
    await auditor.reads('记录完整，没有发现改动。')
    await expectUsable(auditor.page)
  })

  it('leads the auditor from a decision about one person to its entries: whose hand it was, by which clause, under which hash', async () => {
    const auditor = await at('shenji')
    await auditor.goTo('申报')
    await auditor.follow(hero.name)
    await auditor.arrives(hero.name)
    await auditor.reads(/办理后，系统自动记录$/)
    await expectUsable(auditor.page)
    await auditor.follow('查看这件事的原始记录和校验值')
    await auditor.arrives('全部记录')
    const entry = auditor.page.getByRole('row').filter({ hasText: '领导小组通过' })
    await entry.getByText(/办理后，系统自动记录$/).waitFor()
    await entry.getByText('第三部分第五项').waitFor()
    expect(await entry.locator('.hash').first().getAttribute('title')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('shows the system administrator bodies and accounts, and no case', async () => {
    const admin = await at('guanli')
    await admin.goTo('账号管理')
    await expectUsable(admin.page)
    await admin.goTo('单位管理')
    await expectUsable(admin.page)
    await admin.open('/app/cases')
    await admin.reads('这一页由别的岗位办理，您的账号没有这项职责。')
  })

  it('went by without an error on anybody’s screen, and without a request to elsewhere', () => {
    expect(seats.who()).toEqual([
      'citizen', 'citizen without script', 'danwei1', 'dongqu', 'fuhe', 'guanli', 'jingban', 'lingdao', 'shenji', 'technician', 'zhengfu', 'zhuanjia1', 'zhuanjia2',
    ])
    expect(seats.complaints()).toEqual([])
  })
})
