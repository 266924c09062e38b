import { describe, expect, it } from 'vitest'
import { demoAccounts } from '../../src/demo/people.ts'
import { roleName } from '../../src/domain/shared/actor.ts'
import { access, pathOf, routedCommands } from '../../src/http/access.ts'
import { refresh } from '../../tools/reference/markdown.ts'
import { referencePages } from '../../tools/reference/pages.ts'
import { exampleOf, keysOf, withoutExample } from '../../tools/reference/policyKeys.ts'
import { examplesOfKeys } from '../../tools/reference/policyExamples.ts'
import { dataFileNames, documentFileNames, policyFileNames, schemaPath } from '../../src/policy/jsonSchemas.ts'
import { projectFiles, projectTexts, readProjectFile } from '../support/repository.ts'

describe('the reference 参考', () => {
  const pages = referencePages()

  it.each(pages)('$path says what the sources say now', ({ path, text }) => {
    expect(readProjectFile(path) === text, `${path} is stale; run: ${refresh}`).toBe(true)
  })

  it('holds no page that nothing writes', () => {
    const kept = projectFiles().filter((path) => path.startsWith('docs/reference/'))
    expect(kept).toEqual(pages.map(({ path }) => path).sort())
  })

  it('finds what it is about', () => {
    const page = (name: string): string => pages.find(({ path }) => path.endsWith(`/${name}.md`))?.text ?? ''
    expect(page('acts')).toContain('| `SubmitApplication` | 提交申报 | 填写中、退回补正 | 用人单位 | `nominate` | `POST /api/cases/:id/SubmitApplication` |')
    expect(page('events')).toContain('| `SignedIn` | 登录 | `{ by: SignInMeans }` | `{ ip: string; userAgent: string }` |')
    expect(page('access')).toContain('- `GET /verify/:number`')
    expect(page('access').match(/^\| `\w+ [^`]+` \|  \|/gm), 'a route that does not say what it does').toBeNull()
    expect(page('glossary')).toContain('| 申报 | `Application` |')
  })
})

describe('the keys of a measure 政策数据的键', () => {
  const page = readProjectFile('docs/reference/policy-keys.md')
  const papers = readProjectFile('docs/reference/document-keys.md')
  const keys = dataFileNames.flatMap(keysOf).map(({ file, path }) => ({ key: path.join('.'), at: `${file} ${path.join('.')}` }))

  it('are each in the reference', () => {
    expect(keys.length).toBeGreaterThan(200)
    const isOfVersion = (at: string) => policyFileNames.some((file) => at.startsWith(`${file} `))
    expect(keys.filter(({ key, at }) => !(isOfVersion(at) ? page : papers).includes(`\n| \`${key}\` | `))).toEqual([])
  })

  it('each have an example from a measure, or a reason why there is none yet', () => {
    const examples = examplesOfKeys()
    const bare = keys.filter(({ at }) => exampleOf(at, examples) === undefined).map(({ at }) => at)
    expect(bare.sort()).toEqual(Object.keys(withoutExample).sort())
  })

  it('are told with unit, values, when they must be written, and an example with its file', () => {
    const of = '[温州市首席技师](../../policies/wenzhou/chief-technician/2021-09-16/policy.yaml)'
    expect(page).toContain(`| \`nominations.rows.count\` | 推荐名额 | 名 | 整数，不小于 0 | 是 | \`4\` | ${of} |`)
    expect(page).toContain('| `seats.kind` | 名额是怎样说的 |  | `about` 左右；`at-most` 不超过；`planned` 拟选拔 | 是 | `about` |')
    expect(page).toContain('| `cadence.value.label` | 这一轮的名称，如 2024年度 |  | 文字 | `single-round` | `2024年度` |')
    expect(page).toContain('| `allowanceFenPerMonth` | 津贴；500元写 50000 | 分/月 | 可以没有写明；value：整数，不小于 0 | 是 | `50000` |')
  })
})

describe('a file that a clerk writes', () => {
  const versions = projectFiles().map((path) => /^policies\/[^/]+\/[^/]+\/[^/]+(?=\/policy\.yaml$)/.exec(path)?.[0]).filter((path) => path !== undefined)
  const versionFileNames = policyFileNames.filter((name) => name !== 'competitions')
  const lists = projectFiles().filter((path) => /competitions\/[^/]+\.yaml$/.test(path))
  const files = [
    ...lists.map((path) => ({ path, name: 'competitions' as const })),
    ...versions.flatMap((version) => [...versionFileNames.map((name) => ({ path: `${version}/${name}.yaml`, name })), ...documentFileNames.map((name) => ({ path: `${version}/documents/${name}.yaml`, name }))]),
    { path: 'calendars/national.yaml', name: 'calendar' as const },
  ]

  it('names its schema in the first line, so that an editor completes and checks it', () => {
    expect(files.length).toBe(lists.length + 5 * 12 + 1)
    const schemaOf = ({ path, name }: (typeof files)[number]) => `# yaml-language-server: $schema=${'../'.repeat(path.split('/').length - 1)}${schemaPath(name)}`
    expect(files.filter((file) => readProjectFile(file.path).split('\n')[0] !== schemaOf(file)).map(({ path }) => path)).toEqual([])
  })
})

/** `/a/{b,c}` stands for `/a/b` and `/a/c`; `{id}` for whatever is put there. */
function eachOf(path: string): readonly string[] {
  const [whole, options] = /\{([^{}]+,[^{}]+)\}/.exec(path) ?? []
  return whole === undefined || options === undefined ? [path] : options.split(',').flatMap((option) => eachOf(path.replace(whole, option)))
}

describe('the documents tell of', () => {
  const readmes = ['README.md', 'README.zh-CN.md']

  it.each([...readmes, 'docs/operations.md'])('every variable of the environment that the program reads: %s', (path) => {
    const read = projectTexts().filter(({ path: file }) => file.startsWith('src/') && !file.endsWith('.test.ts'))
      .flatMap(({ text }) => [...text.matchAll(/process\.env\['(\w+)'\]/g)].map(([, name]) => name ?? ''))
    expect(read).toContain('DATABASE_URL')
    const text = readProjectFile(path)
    expect(read.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  it('every route of the API, the acts apart: src/http/README.md', () => {
    const acts = routedCommands().map(({ subject, act }) => `POST /api/${pathOf[subject]}/:id/${act}`)
    const paths = Object.keys(access).filter((route) => !acts.includes(route)).map((route) => route.replace(/^\w+ \/api/, '').replaceAll(/:(\w+)/g, '{$1}'))
    const told = [...readProjectFile('src/http/README.md').matchAll(/`(?:[A-Z/]+ )?(\/[^ `?]*)/g)].flatMap(([, path = '']) => eachOf(path))
    expect(paths.length).toBeGreaterThan(50)
    expect([...new Set(paths)].filter((path) => !told.includes(path))).toEqual([])
  })

  it.each(readmes)('every demo account and its password, and no other: %s', (path) => {
    const rows = readProjectFile(path).split('\n').flatMap((line) => {
      const [, role, names] = /^\| ([^|]+) \| ((?:`\w+`(?:, |、)?)+) \|$/.exec(line) ?? []
      return role && names ? [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${/[\p{Script=Han}（）]+$/u.exec(role)?.[0]} ${name}`) : []
    })
    expect(rows.sort()).toEqual(demoAccounts.map(({ role, signInName }) => `${roleName[role]} ${signInName}`).sort())
    for (const { password } of demoAccounts) expect(readProjectFile(path)).toContain(`\`${password}\``)
  })

  it('code as it stands in the file it is taken from', () => {
    const excerpts = projectTexts().filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) => [...text.matchAll(/^```ts (\S+)\n(.*?)^```$/gms)].map(([, file = '', code = '']) => ({ path, file, code })))
    expect(excerpts.length).toBeGreaterThan(0)
    for (const { path, file, code } of excerpts) {
      expect(readProjectFile(file).includes(code), `${path} quotes what is no longer in ${file}:\n${code}`).toBe(true)
    }
  })

  it('every decision, from the index and with its four parts', () => {
    const decisions = projectFiles().filter((path) => path.startsWith('docs/decisions/'))
    expect(decisions.length).toBeGreaterThan(0)
    const index = readProjectFile('docs/README.md')
    for (const path of decisions) {
      expect(index, path).toContain(`](${path.slice('docs/'.length)})`)
      const headings = [...readProjectFile(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
      expect(headings, path).toEqual(['Context', 'Decision', 'Drivers', 'Negative consequences'])
    }
  })
})
