import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { newDevice, signIn } from './browser.ts'
import type { TestApp } from './app.ts'

export type File = Readonly<{ name: string; mimeType: string; buffer: Buffer }>

/** A machine that many share is slow now and then; a page that never answers is found out before the test's own time is over. */
const PATIENCE_MS = 20_000

type Role = Parameters<Page['getByRole']>[0]

/** A part of what is on a screen, worked as people do: by the words they read, never by how it was built. */
export class Part {
  readonly #root: Page | Locator

  constructor(root: Page | Locator) {
    this.#root = root
  }

  async press(name: string): Promise<void> {
    await this.#root.getByRole('button', { name, exact: true }).click()
  }

  async follow(name: string): Promise<void> {
    await this.#root.getByRole('link', { name, exact: true }).click()
  }

  /** Writes into fields, each found by its label. */
  async write(words: Readonly<Record<string, string>>): Promise<void> {
    // A field with suggestions is a combo box to those who read by ear.
    for (const [label, text] of Object.entries(words)) await this.#labelled('textbox', label).or(this.#labelled('combobox', label)).fill(text)
  }

  /** Looks for words in a list. */
  async search(label: string, words: string): Promise<void> {
    await this.#labelled('searchbox', label).fill(words)
  }

  /** Answers questions by one of the answers that stand below them, or that unfold. */
  async choose(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [question, answer] of Object.entries(answers)) {
      const folded = this.#labelled('combobox', question)
      const open = this.#labelled('radiogroup', question).or(this.#labelled('group', question))
      await open.or(folded).waitFor()
      if (await folded.count() > 0) await folded.selectOption(answer)
      else await open.getByText(answer, { exact: true }).click()
    }
  }

  async tick(...statements: readonly string[]): Promise<void> {
    for (const name of statements) await this.#root.getByRole('checkbox', { name, exact: true }).check()
  }

  /** Chooses a file for a field, as through the file dialog. */
  async attach(field: string, button: string, file: File): Promise<void> {
    await this.#labelled('group', field).getByLabel(button, { exact: true }).setInputFiles(file)
  }

  /** Waits until these words can be read. */
  async reads(words: string | RegExp): Promise<void> {
    await this.#root.getByText(words).filter({ visible: true }).first().waitFor()
  }

  /** Waits until there is a button of this name. */
  async offers(name: string): Promise<void> {
    await this.#root.getByRole('button', { name, exact: true }).waitFor()
  }

  /** What stands beside a name: 证书编号 → 2024-001. */
  async fact(name: string): Promise<string> {
    const term = this.#root.getByRole('term').and(this.#root.getByText(name, { exact: true }))
    return (await term.locator('xpath=following-sibling::dd').innerText()).trim()
  }

  within(role: Role, name: string): Part {
    return new Part(this.#labelled(role, name))
  }

  /** One of several like parts, counted from one. */
  nth(role: Role, count: number): Part {
    return new Part(this.#root.getByRole(role).nth(count - 1))
  }

  /** By the label as it is read; that a field may be left empty stands behind it. */
  #labelled(role: Role, label: string): Locator {
    const named = (name: string): Locator => this.#root.getByRole(role, { name, exact: true })
    return named(label).or(named(`${label}（选填）`))
  }
}

/** 一个人的屏幕 — where somebody goes to pages, takes what waits for them, does it, and reads that it is done. */
export class Screen extends Part {
  readonly page: Page
  readonly #url: string

  constructor(page: Page, url: string) {
    super(page)
    this.page = page
    this.#url = url
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.#url + path)
  }

  /** The address behind the host. */
  path(): string {
    return this.page.url().slice(this.#url.length)
  }

  /** One of the places that stand in the header of every page. */
  async goTo(place: string): Promise<void> {
    await this.within('navigation', '主要栏目').follow(place)
  }

  /** Waits until the page with this title has arrived. */
  async arrives(title: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  }

  /** What comes down when a link is followed. */
  async download(link: string): Promise<Buffer> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.follow(link)])
    return readFileSync(await file.path())
  }

  async signIn(name: string, password: string): Promise<void> {
    await signIn(this.page, name, password)
  }

  /** Opens anew what waits for this person, and follows one line of it to where it is done. */
  async take(act: string, about: string): Promise<void> {
    await this.open('/app/')
    await this.page.getByRole('link').filter({ hasText: `${act}：${about}` }).click()
    await this.page.getByRole('heading', { level: 1, name: '待办', exact: true }).waitFor({ state: 'hidden' })
  }

  /** Opens the form of an act, fills it in, sends it by its button, and waits until the page says that it is done. */
  async perform(act: string, send = act, fill?: () => Promise<void>): Promise<void> {
    await this.press(act)
    await this.page.getByRole('heading', { level: 3, name: act, exact: true }).waitFor()
    await fill?.()
    await this.press(send)
    await this.reads(`已办：${act}`)
  }

  /** What stands on the screen, as it is read aloud. */
  async told(): Promise<string> {
    return `── ${this.path()}\n${await this.page.ariaSnapshot()}`
  }
}

/** Somebody's own screen, and what went wrong on it that nobody would have seen. */
type Seat = Readonly<{ screen: Screen; complaints: readonly string[] }>

/** 座位 — everybody of a journey, each at a screen of their own. */
export class Seats {
  readonly #browser: Browser
  readonly #app: TestApp
  readonly #taken = new Map<string, Seat>()

  constructor(browser: Browser, app: TestApp) {
    this.#browser = browser
    this.#app = app
  }

  /** Where somebody sits, with an account or without; a seat is taken the first time it is asked for. */
  async of(who: string, size: 'desk' | 'phone' = 'desk', runsScript = true): Promise<Screen> {
    const known = this.#taken.get(who)
    if (known !== undefined) return known.screen
    const { page, complaints } = await newDevice(this.#browser, this.#app, size, runsScript)
    page.setDefaultTimeout(PATIENCE_MS)
    const screen = new Screen(page, this.#app.url)
    this.#taken.set(who, { screen, complaints })
    return screen
  }

  /** Where an account of the demo sits; it signs in when it takes its seat. */
  async signedIn(signInName: string, size: 'desk' | 'phone' = 'desk'): Promise<Screen> {
    const isNew = !this.#taken.has(signInName)
    const screen = await this.of(signInName, size)
    if (isNew) {
      await screen.open('/app/')
      await screen.signIn(signInName, 'yanshi-2024')
      await screen.arrives('待办')
    }
    return screen
  }

  /** Who has taken a seat, in the order of the letters. */
  who(): readonly string[] {
    return [...this.#taken.keys()].sort()
  }

  complaints(): readonly string[] {
    return [...this.#taken].flatMap(([who, { complaints }]) => complaints.map((complaint) => `${who}: ${complaint}`))
  }

  /** What stands on every screen, for whoever looks into a failure. */
  async tell(): Promise<void> {
    for (const { screen } of this.#taken.values()) console.error(await screen.told())
  }
}
