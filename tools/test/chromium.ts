import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** In the order in which they are taken: the shell without windows draws the same pages for two thirds of the work. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe', 'msedge.exe']

/** The browser on this machine, as the environment names it or the path finds it. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not to be run: the next candidate may be.
    return false
  }
}

/** Finds the browser, or brings Debian's where this process may; otherwise a sentence that says what to do. */
export function ensureChromium(): { path: string } | { missing: string } {
  const found = findChromium()
  if (found !== undefined) return { path: found }
  if (mayInstall()) installFirstOf('chromium-headless-shell', 'chromium')
  const path = findChromium()
  return path === undefined
    ? { missing: '找不到 Chromium：请安装（Debian：apt-get install chromium），或用环境变量 CHROMIUM 指明其位置。 Chromium was not found: install it, or name it in CHROMIUM.' }
    : { path }
}

const mayInstall = (): boolean => process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0

/** Debian's package, by the first name that the release knows. */
function installFirstOf(...packages: readonly string[]): void {
  process.stderr.write('正在安装浏览器测试所需的 Chromium…… Installing Chromium for the browser tests.\n')
  const apt = (...words: readonly string[]): number | null =>
    spawnSync('apt-get', words, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'] }).status
  apt('update', '--quiet=2')
  packages.find((name) => apt('install', '--yes', '--quiet=2', '--no-install-recommends', name) === 0)
}
