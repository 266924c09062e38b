import { readFileSync } from 'node:fs'
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { ok, RoundWalk } from '../support/round.ts'
import { Seats } from '../support/screen.ts'

/** What most rounds never see, and one some day does: through the pages alone. */
describe('an expert who can’t go on, and a marked person, in the browser 解除评审专家、涉密人员', () => {
  const title = '2024年度威海市首席技师选拔'
  const names = ['王演甲', '李演乙'] as const
  let app: TestApp
  let browser: Browser
  let seats: Seats
  let walk: RoundWalk
  const cases: string[] = []

  beforeAll(async () => {
    app = await startTestApp()
    browser = await openBrowser()
    seats = new Seats(browser, app)
    walk = new RoundWalk(app)
    await walk.announce()
    for (const [at, unit] of (['danwei1', 'danwei3'] as const).entries()) {
      cases.push(await walk.submit(unit, 51 + at, { name: names[at] ?? '', occupation: '焊工' }))
    }
    await walk.verifyAndRecommend('dongqu', cases[0] ?? '', '2024-07-11', true)
    await walk.verifyAndRecommend('xiqu', cases[1] ?? '', '2024-07-11')
    await walk.pass('2024-07-16')
    await walk.report('dongqu', cases[0] ?? '')
    await walk.report('xiqu', cases[1] ?? '')
    await walk.pass('2024-07-31')
    for (const id of cases) await walk.admit(id)
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  async function disable(signInName: string, reason: string): Promise<void> {
    const { rows } = ok(await app.as('guanli').get(`/api/accounts?q=${signInName}`)) as unknown as { rows: readonly { id: string; signInName: string }[] }
    const { id = '' } = rows.find((row) => row.signInName === signInName) ?? {}
    ok(await app.as('guanli').send('POST', `/api/accounts/${id}/disable`, { reason }))
  }

  it('the office alone takes along a sheet with a marked person on it, in an archive that its own passphrase opens', async () => {
    const maker = await seats.signedIn('jingban')
    await maker.open(`/app/rounds/${walk.round}`)
    await maker.press('申报人员基本情况汇总表（完整，加密） PDF')
    const dialog = maker.within('dialog', '加密导出：申报人员基本情况汇总表（完整，加密）')
    await dialog.write({ 口令: '太短', 再输入一次: '不一样' })
    await dialog.press('加密导出')
    await dialog.reads('口令至少12个字符，现在是2个。')
    await dialog.reads('两次输入的口令不一样，请重新输入。')
    await expectUsable(maker.page)
    const passphrase = '演示口令 Yanshi-2024'
    await dialog.write({ 口令: passphrase, 再输入一次: passphrase })
    const [file] = await Promise.all([maker.page.waitForEvent('download'), dialog.press('加密导出')])
    const archive = new ZipReader(new Uint8ArrayReader(readFileSync(await file.path())), { password: passphrase })
    const sealed = await archive.getEntries()
    expect(sealed.map(({ filename, encrypted }) => ({ isPdf: filename.endsWith('.pdf'), encrypted }))).toEqual([{ isPdf: true, encrypted: true }])
    await archive.close()
    await maker.reads('加密导出涉密文书')
    await maker.reads(/已导出/)
  })

  it('an expert is released by two hands, who first learns everything that is still to be filled in', async () => {
    const maker = await seats.signedIn('jingban')
    await maker.take('拟定评审专家', title)
    await maker.perform('拟定评审专家', '提请复核', async () => {
      await maker.tick('专家 韩演 演示技师学院', '专家 唐演 演示技师学院')
      await maker.choose({ 组长: '专家 韩演' })
    })
    const checker = await seats.signedIn('fuhe')
    await checker.take('确认评审专家', title)
    await checker.perform('确认评审专家')
    await disable('zhuanjia1', '因病住院。')
    // Before the review another panel would be drawn up; nobody has been sent away yet.
    await maker.open('/app/')
    await maker.reads('专家 韩演的账号已停用，评审时不能评分。请经办重新拟定评审专家，换一位。停用有误的，请系统管理员恢复账号。')
    await expectUsable(maker.page)
    await maker.take('结束资格审查', title)
    await maker.perform('结束资格审查')
    await maker.open('/app/')
    await maker.reads('专家 韩演的账号已停用，还有2份没有评，不处理就不能汇总。请经办解除这名专家；解除后需要补人的，再补充评审专家。停用有误的，请系统管理员恢复账号。')
    await maker.take('解除一名评审专家', title)
    await maker.reads('现在是“专家评审”，请您解除一名评审专家。')
    await maker.reads('专家 韩演（组长，账号已停用）')
    await expectUsable(maker.page)
    await maker.press('解除一名评审专家')
    await maker.press('提请复核')
    await maker.reads('请选择已交的评分是否有效')
    await expectUsable(maker.page)
    await maker.choose({ 解除哪一位: '专家 韩演（已评0份，应评2份）' })
    await maker.choose({ 改由谁任组长: '专家 唐演', 已经交的评分: '全部作废，不计入' })
    await maker.write({ 理由: '因病住院，不能继续评审。' })
    await expectUsable(maker.page)
    await maker.press('提请复核')
    await maker.reads('已办：解除一名评审专家')
    await maker.reads('专家 韩演：因病住院，不能继续评审。（已交的评分作废，待复核）')
    await expectUsable(maker.page)
    await checker.take('同意解除评审专家', title)
    await checker.press('同意解除评审专家')
    await checker.reads('解除专家 韩演（因病住院，不能继续评审。）；已交的评分作废。组长改由专家 唐演担任。')
    await expectUsable(checker.page)
    await checker.page.getByRole('button', { name: '同意解除评审专家', exact: true }).click()
    await checker.reads('已办：同意解除评审专家')
    await checker.reads('专家 唐演（组长）')
    await checker.reads('专家 韩演：因病住院，不能继续评审。（已交的评分作废）')
    await expectUsable(checker.page)
    const { items } = ok(await app.as('jingban').get('/api/worklist')) as unknown as { items: readonly { act: string }[] }
    expect(items.filter(({ act }) => act === 'ProposeRelease')).toEqual([])
  })

  it('a list and a case are printed with what is read, without what is pressed', async () => {
    const district = await seats.signedIn('dongqu')
    const onScreenAndPaper = async (what: Locator): Promise<readonly number[]> => {
      await what.first().waitFor()
      const onScreen = await what.filter({ visible: true }).count()
      await district.page.emulateMedia({ media: 'print' })
      const onPaper = await what.filter({ visible: true }).count()
      await district.page.emulateMedia({ media: 'screen' })
      return [onScreen, onPaper]
    }
    await district.open('/app/cases')
    expect(await onScreenAndPaper(district.page.getByRole('row').getByRole('checkbox', { includeHidden: true }))).toEqual([2, 0])
    await district.open(`/app/cases/${cases[0] ?? ''}`)
    expect(await onScreenAndPaper(district.page.getByRole('button', { name: '显示身份证号码', includeHidden: true }))).toEqual([1, 0])
  })

  it('a round in which nobody is left is ended with a reason, and everybody reads that it chose nobody, and not why', async () => {
    for (const [at, unit] of (['danwei1', 'danwei3'] as const).entries()) await walk.act(unit, 'cases', cases[at] ?? '', 'WithdrawApplication', { reason: '本人调离。' }).then(ok)
    const maker = await seats.signedIn('jingban')
    await maker.take('无人入选，办结本轮', title)
    await maker.press('无人入选，办结本轮')
    await maker.reads('本轮没有人获得称号，办结后不再有变化。理由写入本轮的办理记录。')
    await expectUsable(maker.page)
    await maker.write({ 理由: '申报人都已撤回。' })
    await maker.page.getByRole('button', { name: '无人入选，办结本轮', exact: true }).click()
    await maker.reads('本轮无人入选，已经办结：申报人都已撤回。')
    await expectUsable(maker.page)
    const citizen = await seats.of('citizen', 'phone', false)
    await citizen.open('/')
    await citizen.follow(title)
    await citizen.reads('本轮已经办结，无人入选。')
    expect(await citizen.told()).not.toContain('都已撤回')
  })

  it('went by without an error on anybody’s screen', () => expect(seats.complaints()).toEqual([]))
})
