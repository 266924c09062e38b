import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPageCache } from '../../src/site/cache.ts'
import { noticePage } from '../../src/site/pages.ts'
import { elderFrame, frame, noticeOf, samples } from './samples.ts'
import { findChromium } from '../../tools/test/chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

let browser: Browser

beforeAll(async () => {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('找不到 Chromium。')
  browser = await chromium.launch({ executablePath, args: flags })
})

afterAll(() => browser.close())

async function show(width: number, markup: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 844 } })
  await page.setContent(markup)
  return page
}

type Findings = Readonly<{ violations: readonly string[]; passes: number }>

async function examine(page: Page): Promise<Findings> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: examiner } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }> } }
    const { violations, passes } = await examiner.run()
    return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), passes: passes.length }
  })
}

/** Whether the page has to be moved sideways to be read. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth')
}

it('an examination finds what is wrong', async () => {
  const page = await show(390, '<html lang="zh-CN"><title>x</title><main><h1>x</h1><input><p style="width: 2000px">宽</p></main></html>')
  expect((await examine(page)).violations).toEqual(['label: <input>'])
  expect(await overflows(page)).toBe(true)
  await page.close()
})

describe.each([['on a phone', 390, frame], ['on a desk', 1_280, frame], ['on a phone in large type', 390, elderFrame]] as const)('%s', (_, width, ofSize) => {
  it.each(samples)('the page $name can be used by everybody', async ({ page: write }) => {
    const page = await show(width, write(ofSize))
    const { violations, passes } = await examine(page)
    expect([violations, await overflows(page)]).toEqual([[], false])
    expect(passes).toBeGreaterThan(0)
    await page.close()
  })
})

it('the published list is printed as a table, in the order of its columns', async () => {
  const list = samples.find(({ name }) => name === 'list')
  const paperWidth = 658
  const page = await show(paperWidth, list?.page(frame) ?? '')
  const displayOf = (element: string): Promise<string> => page.evaluate(`getComputedStyle(document.querySelector('${element}')).display`)
  expect([await displayOf('thead'), await displayOf('tbody tr')]).toEqual(['block', 'block'])
  await page.emulateMedia({ media: 'print' })
  expect([await displayOf('thead'), await displayOf('tbody tr'), await overflows(page)]).toEqual(['table-header-group', 'table-row', false])
  await page.close()
})

it('the error summary has the focus when the form comes back, and leads to the field with the keyboard alone', async () => {
  const wrong = samples.find(({ name }) => name === 'object-wrong')
  const page = await show(1_280, wrong?.page(frame) ?? '')
  await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('errors')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('name')
  await page.close()
})

it('a page from memory keeps its style under the policy that forbids every other, and its large type', async () => {
  const cache = createPageCache()
  const remembering = { generation: cache.generation(), maxAgeSeconds: 60, expiresAt: Date.now() + 3_600_000 }
  cache.remember({ path: '/notices/n-2024', isElder: false }, noticePage(noticeOf(3), frame), remembering)
  cache.remember({ path: '/notices/n-2024', isElder: true }, noticePage(noticeOf(3), elderFrame), remembering)
  const server = createServer((request, response) => {
    if (!cache.serveCached(request, response)) response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices/n-2024`
  const page = await browser.newPage()
  const size = (): Promise<string> => page.evaluate('getComputedStyle(document.body).fontSize')
  await page.goto(url)
  expect(await size()).toBe('16px')
  await page.context().addCookies([{ name: 'shouxi-elder', value: 'on', url }])
  await page.goto(url)
  expect(await size()).toBe('22px')
  await page.close()
  server.closeAllConnections()
  server.close()
})
