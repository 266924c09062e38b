import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { home } from '../../support/repository.ts'

type Measured = Readonly<{ file: string; lines: number }>

/** Lets the linter, which knows what a function is, complain about every one of them and tell its length. */
function measureFunctions(...paths: readonly string[]): Measured[] {
  const folder = mkdtempSync(join(tmpdir(), 'shouxi-functions-'))
  try {
    const config = join(folder, 'config.json')
    writeFileSync(config, JSON.stringify({ categories: { correctness: 'off' }, rules: { 'max-lines-per-function': ['error', { max: 0 }] } }))
    const oxlint = join(home, 'node_modules', 'oxlint', 'bin', 'oxlint')
    const { stdout } = spawnSync(process.execPath, [oxlint, '--config', config, '--format', 'json', ...paths], { cwd: home, encoding: 'utf8', maxBuffer: 2 ** 28 })
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; message: string }[] }
    return diagnostics.map(({ filename, message }) => ({ file: filename, lines: Number(/too many lines \((\d+)\)/.exec(message)?.[1]) }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('a long function would be seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouxi-functions-'))
  try {
    const file = join(folder, 'planted.ts')
    writeFileSync(file, `export function long() {\n${'  void 0\n'.repeat(80)}}\nexport const short = () => 1\n`)
    expect(measureFunctions(file).map(({ lines }) => lines).sort()).toEqual([1, 82])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('at most five functions of a hundred are longer than seventy lines, and half of them have ten or fewer', () => {
  const functions = measureFunctions('src').filter(({ file }) => !/\.test\.tsx?$/.test(file))
  expect(functions.length).toBeGreaterThan(0)
  expect(functions.every(({ lines }) => lines > 0)).toBe(true)
  const long = functions.filter(({ lines }) => lines > 70)
  expect(long.length / functions.length, JSON.stringify(long)).toBeLessThanOrEqual(0.05)
  const median = functions.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(functions.length / 2)]
  expect(median).toBeLessThanOrEqual(10)
})
