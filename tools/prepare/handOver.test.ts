import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { home } from '../../test/support/repository.ts'

const flagsIn = (door: string): readonly string[] => readFileSync(join(home, door), 'utf8').match(/--(?:max|min|heap|no)-[a-z-]+(?:=\d+)?/g) ?? []

it.each(['bin/shouxi', 'bin/shouxi.cmd', 'bench/screen.ts'])('%s gives Node the flags that npm start gives it', (door) => {
  const flags = flagsIn('tools/prepare/handOver.mjs')
  expect(flags).toHaveLength(5)
  expect(flagsIn(door)).toEqual(flags)
})
