import { existsSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { home, projectTexts, readProjectFile } from '../../support/repository.ts'

/** A finding names the file, the line and the words that should not stand there. */
type Search = (path: string, line: string) => readonly string[]

const matches = (pattern: RegExp): Search => (_, line) => [...line.matchAll(pattern)].map(([words]) => words.trim())

/** Folders of one person's or one machine's; `/etc`, `/proc` and `/bin` are the same everywhere. */
const machinePaths = matches(new RegExp(`(?<![\\w.:/@-])/(?:${['home', 'root', 'Users', 'work', 'workspace', 'tmp', 'mnt', 'srv'].join('|')})/[\\w.-]+|[A-Z]:\\\\Users\\\\`, 'g'))

/** Where packages come from is for whoever installs to choose. */
const registryHosts = matches(new RegExp(['registry', 'npm', 'mirrors?', 'packages?'].map((name) => `https?://${name}\\.[\\w.-]+`).join('|'), 'g'))

/** Relative paths that climb above the top of the project. */
const pathsToTheOutside: Search = (path, line) =>
  [...line.matchAll(/(?<![\w./])(?:\.\.\/)+[\w.-]*/g)].map(([words]) => words)
    .filter((words) => posix.normalize(posix.join(posix.dirname(path), words)).startsWith('..'))

function findings(search: Search, texts: readonly { path: string; text: string }[]): string[] {
  return texts.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => search(path, line).map((words) => `${path}:${index + 1} ${words}`)))
}

const texts = projectTexts()
const ordinary = texts.filter(({ path }) => path !== 'package-lock.json' && !path.startsWith('policies/'))

describe.each([
  ['names no folder of a single machine', machinePaths, `see ${['', 'home', 'someone', 'x'].join('/')}`, '/etc/passwd, a/tmp/x and https://example.org/root/x'],
  ['names no package registry', registryHosts, ['https:', '', 'registry.example.org', 'x'].join('/'), 'https://example.org/registry'],
  ['reaches for nothing outside itself', pathsToTheOutside, `import '${'../'.repeat(3)}elsewhere.ts'`, "import '../../elsewhere.ts'"],
] as const)('the project %s', (_, search, planted, harmless) => {
  it('and a planted line would be found', () => {
    expect(findings(search, [{ path: 'src/domain/planted.ts', text: `\n${planted}` }])).toHaveLength(1)
    expect(findings(search, [{ path: 'src/domain/planted.ts', text: harmless }])).toEqual([])
  })

  it('in any of its files', () => {
    expect(ordinary.length).toBeGreaterThan(0)
    expect(findings(search, ordinary)).toEqual([])
  })
})

describe('the program knows no place', () => {
  const versions = readdirSync(join(home, 'policies'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const titles = texts.filter(({ path }) => /^policies\/.*\/policy\.yaml$/.test(path)).flatMap(({ text }) => /^titleName: (.+)$/m.exec(text)?.[1] ?? [])
  // What is left of 市中首席技师 stands in ordinary words too (城市中的): two characters name nothing.
  const names = [...versions, ...titles, ...titles.map((title) => title.replace('首席技师', '')).filter((name) => name.length > 2)]
  const named: Search = (_, line) => names.filter((name) => line.includes(name))

  it('and a planted one would be found', () => {
    expect(names.length).toBeGreaterThanOrEqual(3 * 5 - 1)
    expect(findings(named, [{ path: 'src/domain/planted.ts', text: `if (jurisdiction === '${versions[0]}')` }])).toHaveLength(1)
  })

  it('outside the demo and the tests', () => {
    const program = ordinary.filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/demo/') && !/\.test\.tsx?$/.test(path))
    expect(program.length).toBeGreaterThan(0)
    expect(findings(named, program)).toEqual([])
  })
})

describe('the end of a last day has one wording', () => {
  const isComment = (line: string): boolean => /^\s*(\/\*\*|\*|\/\/)/.test(line)
  const worded: Search = (path, line) => path === 'src/policy/day.ts' || isComment(line) ? [] : [...line.matchAll(/\}24时|24[:：]00/g)].map(([words]) => words)

  it('and a planted one would be found', () => {
    expect(findings(worded, [{ path: 'src/domain/planted.ts', text: '`${dayInChinese(day)}24时`\n<time>24:00</time>\n/** 24:00 of a day. */' }])).toHaveLength(2)
  })

  it('in the whole program', () => {
    const program = ordinary.filter(({ path }) => path.startsWith('src/') && !/\.test\.tsx?$/.test(path))
    expect(program.length).toBeGreaterThan(0)
    expect(findings(worded, program)).toEqual([])
  })
})

type Locked = Readonly<{ resolved?: string; integrity?: string; optionalDependencies?: Readonly<Record<string, string>> }>

describe('the lock of the packages', () => {
  const lock = JSON.parse(readProjectFile('package-lock.json')) as { packages: Record<string, Locked> }
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

  it('holds no address to download from', () => {
    expect(packages.length).toBeGreaterThan(0)
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('holds the hash of everything that is installed from it', () => {
    const installed = packages.filter(([path]) => existsSync(join(home, path)))
    expect(installed.length).toBeGreaterThan(0)
    expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([])
  })

  it('names the binaries of every platform: npm ci refuses a lock that does not', () => {
    const named = new Set(packages.map(([path]) => path.split('node_modules/').at(-1)))
    const wanted = packages.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}))
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted.filter((name) => !named.has(name))).toEqual([])
  })
})

it('every dependency is pinned to one version', () => {
  const manifest = JSON.parse(readProjectFile('package.json')) as Record<string, Record<string, string>>
  const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(manifest[kind] ?? {}))
  expect(wanted.length).toBeGreaterThan(0)
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})
