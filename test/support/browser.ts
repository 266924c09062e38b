import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect } from 'vitest'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { findChromium } from '../../tools/test/chromium.ts'
import type { TestApp } from './app.ts'

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const widths = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('Chromium was not found: install it, or name it in CHROMIUM')
  return chromium.launch({ executablePath, args: flags })
}

/**
 * One device: its own cookies and its own storage. Anything the page complains of fails the test that looks: errors nobody caught,
 * content its own policy forbade, requests that left for elsewhere.
 */
export type Device = Readonly<{ context: BrowserContext; page: Page; complaints: string[] }>

export async function newDevice(browser: Browser, { url }: Pick<TestApp, 'url'>, size: keyof typeof widths = 'desk', runsScript = true): Promise<Device> {
  const context = await browser.newContext({
    baseURL: `${url}/app/`, viewport: widths[size], hasTouch: size === 'phone', javaScriptEnabled: runsScript, locale: 'zh-CN', timezoneId: 'America/New_York', reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) complaints.push(message.text()) })
  page.on('request', (request) => { if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) complaints.push(`asked ${request.url()}`) })
  return { context, page, complaints }
}

/** Signs in where the page stands. */
export async function signIn(page: Page, name: string, password = 'yanshi-2024'): Promise<void> {
  await page.getByLabel('登录名').fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

export async function deviceOf(browser: Browser, app: TestApp, name: string, size?: keyof typeof widths): Promise<Device> {
  const device = await newDevice(browser, app, size)
  await device.page.goto('')
  await signIn(device.page, name)
  await device.page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  return device
}

/** Runs in the page, which knows a document; this project's server side does not. */
const violationsInWords = `axe.run(document, { resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`

/**
 * Nothing that hinders somebody: no violation that axe knows, nothing wider than the screen; on a desk and on a phone.
 * Where SHOUXI_SCREENSHOTS names a folder, a picture of each is left there.
 */
export async function expectUsable(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('status').filter({ hasText: /^正在/ }).first().waitFor({ state: 'hidden' })
  const before = page.viewportSize() ?? widths.desk
  await page.evaluate(axe)
  for (const size of Object.values(widths)) {
    await page.setViewportSize(size)
    await leavePicture(page, size.width)
    const violations = await page.evaluate<string[]>(violationsInWords)
    const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    expect({ at: page.url(), width: size.width, violations, tooWide: Math.max(0, tooWide) }).toEqual({ at: page.url(), width: size.width, violations: [], tooWide: 0 })
  }
  await page.setViewportSize(before)
}

let pictures = 0

async function leavePicture(page: Page, width: number): Promise<void> {
  const folder = process.env['SHOUXI_SCREENSHOTS']
  if (!folder) return
  pictures += 1
  const [title = ''] = (await page.title()).split(' · ')
  await page.screenshot({ path: join(folder, `${String(pictures).padStart(3, '0')}-${title}-${width}.png`), fullPage: true })
}
