import { spawnSync } from 'node:child_process'
import { join, relative, sep } from 'node:path'
import { expect, it } from 'vitest'
import { home, projectFiles } from '../../support/repository.ts'

const sources = projectFiles().filter((path) => /\.(ts|tsx)$/.test(path))
const pure = /^src\/(policy|domain|usecases)\//
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

function filesCheckedBy(config: string): Set<string> {
  const tsc = join(home, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '--project', config, '--listFilesOnly'], { cwd: home, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return new Set(stdout.split('\n').map((path) => relative(home, path.trim()).split(sep).join('/')))
}

it('every TypeScript file is type-checked', () => {
  const checked = ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.web.json'].map(filesCheckedBy)
  expect(sources.length).toBeGreaterThan(0)
  expect(sources.filter((path) => !checked.some((files) => files.has(path)))).toEqual([])
})

it('every file of the pure folders is checked without the types of Node and of the browser', () => {
  const checked = filesCheckedBy('tsconfig.pure.json')
  const files = sources.filter((path) => pure.test(path) && !isTest(path))
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((path) => !checked.has(path))).toEqual([])
  expect([...checked].filter((path) => path.includes('node_modules/@types/'))).toEqual([])
})

it('every test file belongs to exactly one suite', () => {
  const vitest = join(home, 'node_modules', 'vitest', 'vitest.mjs')
  const { stdout } = spawnSync(process.execPath, [vitest, 'list', '--filesOnly', '--json'], { cwd: home, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const listed = (JSON.parse(stdout) as { file: string }[]).map(({ file }) => relative(home, file).split(sep).join('/')).sort()
  const written = sources.filter(isTest)
  expect(written.length).toBeGreaterThan(0)
  expect(listed).toEqual(written)
})
