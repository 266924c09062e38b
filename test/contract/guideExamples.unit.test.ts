import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { policySimulate } from '../../src/cli/policy/simulate.ts'
import { workdays } from '../../src/cli/workdays.ts'
import { recount, count } from '../../src/domain/notice/counting.ts'
import { typed } from '../cli/typed.ts'
import { calendars, calendarsFolder } from '../policy/calendars.ts'
import { readProjectFile } from '../support/repository.ts'

/*
 * What the guide shows at a console was typed at one: each command is run here, on the files that the guide shows, and says the same.
 */

const guide = readProjectFile('docs/policy-guide.md')
const blocks = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language = '', about = '', text = '']) => ({ language, about, text }))
const blockOf = (language: string, about: string): string => blocks.find((each) => each.language === language && each.about === about)?.text ?? ''

const folder = mkdtempSync(join(tmpdir(), 'guide-'))
afterAll(() => rmSync(folder, { recursive: true }))
cpSync(calendarsFolder, join(folder, 'calendars'), { recursive: true })
for (const { about, text } of blocks.filter(({ language, about: path }) => language === 'yaml' && path.startsWith('calendars/'))) writeFileSync(join(folder, about), text)

const examples = blocks.filter(({ language }) => language === 'console').flatMap(({ about, text }) => text.split(/^(?=\$ )/m).map((each) => {
  const [command = '', ...out] = each.trimEnd().split('\n')
  return { about, command: command.replace('$ bin/shouxi ', ''), out }
}))

describe('the guide to writing a measure 政策数据指南', () => {
  it.each(examples)('shows what comes of: $command', async ({ about, command, out }) => {
    async function* stdin(): AsyncGenerator<Uint8Array> { yield new TextEncoder().encode(blockOf('json', about)) }
    const words = command.split(' ').map((word) => word === 'calendars' ? join(folder, word) : word)
    expect((await typed([workdays, policySimulate(stdin)], ...words)).out).toEqual(out)
  })

  it('shows the trace that an amended holiday leaves in the journal', () => {
    const [before, after] = ['2020-01-21', '2020-01-27'].map((day) => calendars.knownOn(day, '')) as [ReturnType<typeof calendars.knownOn>, ReturnType<typeof calendars.knownOn>]
    const period = { workingDays: 5, countFirstDay: false }
    const found = recount(after, '2020-01-20', period, count(before, '2020-01-20', period))
    expect(JSON.parse(blockOf('json', 'recount'))).toEqual(found)
  })

  it('shows a command of each kind', () => expect(examples.map(({ command }) => command.split(' ')[0])).toEqual(expect.arrayContaining(['workdays', 'policy'])))
})
