import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { portrait, scan } from '../../src/demo/pictures.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expectUsable, openBrowser } from '../support/browser.ts'
import { ok, RoundWalk } from '../support/round.ts'
import { Seats, type File, type Screen } from '../support/screen.ts'

const pdf = (name: string, padding = 0): File => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from(scan(name)), Buffer.alloc(padding, 0x20)]) })
const filesOf = (page: Page, item: string) => page.getByRole('group', { name: new RegExp(`^${item}(（选填）)?$`) }).getByLabel('选择文件', { exact: true })

/** Files between the hand and the server: in what order, which not, and what of them is lost where. Through the pages alone. */
describe('files sent from a screen 上传材料', () => {
  let app: TestApp
  let browser: Browser
  let seats: Seats
  let unit: Screen
  let id = ''
  let page: Page
  const kept = async () => (ok(await app.as('danwei1').get(`/api/cases/${id}/draft`)) as unknown as { attachments: { fileName: string }[] }).attachments.map(({ fileName }) => fileName)
  const keeps = (...names: readonly string[]) => expect.poll(kept, { timeout: 20_000 }).toEqual(names)
  const materials = () => unit.open(`/app/cases/${id}/form/materials`)
  const slowLine = async (uploadThroughput: number) => {
    const line = await page.context().newCDPSession(page)
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput })
    return line
  }

  beforeAll(async () => {
    app = await startTestApp()
    browser = await openBrowser()
    seats = new Seats(browser, app)
    const walk = new RoundWalk(app)
    await walk.announce()
    id = String(ok(await app.as('danwei1').send('POST', '/api/cases', { round: walk.round, name: '林演传' }))['id'])
    unit = await seats.signedIn('danwei1')
    page = unit.page
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await seats.tell()
  })

  it('those of no use are told why and take no place: another kind, an empty one, the same one twice', async () => {
    await materials()
    const card = unit.within('group', '身份证复印件')
    await filesOf(page, '身份证复印件').setInputFiles([pdf('正面'), { ...pdf('说明'), name: '说明.docx' }, { ...pdf('空'), buffer: Buffer.alloc(0) }, pdf('正面')])
    await card.reads('只收PDF、JPG、PNG，请转换后再传。')
    await card.reads('文件是空的，请打开原件看看有没有内容，重新导出或扫描后再传。')
    await card.reads('这个文件已经上传过了：“正面.pdf”。内容确实不同的，请改名后再传。')
    await card.offers('删除正面.pdf')
    expect(await page.getByRole('button', { name: /^重试/ }).count()).toBe(0)
    await expectUsable(page)
    await card.press('移出说明.docx')
    await page.locator('#f-id-card input[type=file]:focus').waitFor()
    await card.press('移出空.pdf')
    await card.press('移出正面.pdf')
    await filesOf(page, '身份证复印件').setInputFiles(pdf('反面'))
    await card.offers('删除反面.pdf')
    await keeps('正面.pdf', '反面.pdf')
  })

  it('many chosen at once arrive in the order chosen, however long each takes', async () => {
    const names = ['甲', '乙', '丙', '丁']
    await filesOf(page, '获奖和荣誉证书').setInputFiles(names.map((name, at) => pdf(name, (names.length - at) * 300_000)))
    await unit.offers('删除丁.pdf')
    await keeps('正面.pdf', '反面.pdf', '甲.pdf', '乙.pdf', '丙.pdf', '丁.pdf')
  })

  it('what the line failed is not said to be kept, is asked about before going on, and goes by itself when the line is back', async () => {
    // Seen once, so that it need not be loaded while the line is down.
    await unit.follow('回到填写清单')
    await unit.arrives('林演传的申报表')
    await page.goBack()
    await page.context().setOffline(true)
    await filesOf(page, '获奖和荣誉证书').setInputFiles([pdf('戊', 400_000), pdf('己')])
    await unit.reads('连不上服务器，这个文件没有上传成功。连上网络后会自动再传，也可以点“重试”；在这之前请不要关闭网页。')
    await unit.press('下一步：提交申报')
    await unit.within('dialog', '还有文件没有保存到申报表里').reads(/^己\.pdf：连不上服务器/)
    await unit.press('留在这一页')
    await unit.follow('回到填写清单')
    await unit.reads('2个文件没有上传成功')
    await page.context().setOffline(false)
    await keeps('正面.pdf', '反面.pdf', '甲.pdf', '乙.pdf', '丙.pdf', '丁.pdf', '戊.pdf', '己.pdf')
    await page.getByText('2个文件没有上传成功').waitFor({ state: 'detached' })
  })

  it('what is still on its way goes on while other pages are open, in sight of each, and is waited for before the next step', async () => {
    await materials()
    const line = await slowLine(20_000)
    await filesOf(page, '获奖和荣誉证书').setInputFiles(pdf('庚', 2_000_000))
    await unit.follow('回到填写清单')
    await unit.follow('还有1个文件在上传')
    await unit.offers('取消上传庚.pdf')
    await unit.press('下一步：提交申报')
    await unit.within('dialog', '还有文件没有保存到申报表里').reads('庚.pdf：还在上传。')
    await expectUsable(page)
    await line.detach()
    await unit.arrives('提交申报')
    expect((await kept()).at(-1)).toBe('庚.pdf')
  })

  it('whoever closes the page or signs out is told of the file that would be lost', async () => {
    await materials()
    const line = await slowLine(20_000)
    await filesOf(page, '获奖和荣誉证书').setInputFiles(pdf('辛', 2_000_000))
    await unit.offers('取消上传辛.pdf')
    const [question] = await Promise.all([page.waitForEvent('dialog'), page.evaluate('void setTimeout(() => location.reload())')])
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()
    await unit.press('退出')
    await unit.within('dialog', '还有内容没有保存到服务器').reads(/没有传完的文件也不再上传/)
    await unit.press('先不退出')
    await unit.press('取消上传辛.pdf')
    await line.detach()
    await unit.reads('已取消上传“辛.pdf”，没有保存。')
  })

  it('a photo says that it is being opened, Enter does not throw it away, and the field has the focus when it is cut or put off', async () => {
    await unit.open(`/app/cases/${id}/form/page/person`)
    await unit.reads(/近期2寸、正面、免冠、彩色。敏感个人信息。/)
    // As long as a phone takes for a picture of many millions of points.
    await page.evaluate('const read = createImageBitmap; createImageBitmap = async (...asked) => { await new Promise((resolve) => setTimeout(resolve, 1500)); return read(...asked) }')
    const choose = () => page.locator('#f-photo input[type=file]').first().setInputFiles({ name: '本人.png', mimeType: 'image/png', buffer: Buffer.from(portrait(41)) })
    await choose()
    const dialog = unit.within('dialog', '裁剪照片')
    await dialog.reads('正在打开照片…')
    await page.locator('h2:focus').and(page.getByRole('heading', { name: '裁剪照片' })).waitFor()
    await page.keyboard.press('Enter')
    await dialog.reads('拖动照片，或用方向键移动，让头像在框中央。')
    await expectUsable(page)
    await page.keyboard.press('Escape')
    await page.locator('#f-photo input[type=file]:focus').waitFor()
    await choose()
    await dialog.press('使用这张照片')
    await page.getByRole('img', { name: '已上传的照片' }).waitFor()
    await page.locator('#f-photo input[type=file]:focus').waitFor()
  })

  it('went by without an error on anybody’s screen', () => expect(seats.complaints()).toEqual([]))
})
