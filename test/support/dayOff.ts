import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestApp, type TestApp } from './app.ts'

/** The whole application, untold, under a calendar in which one more day off is announced on a day of the story: 放假安排调整. */
export async function startWithDayOff({ publishedOn, off }: Readonly<{ publishedOn: string; off: string }>): Promise<TestApp> {
  const rules = await mkdtemp(join(tmpdir(), 'shouxi-rules-'))
  const removeRules = (): Promise<void> => rm(rules, { recursive: true, force: true })
  await mkdir(join(rules, 'calendars'))
  await writeFile(join(rules, 'calendars', 'national.yaml'),
    `notices:\n  - { number: 演示发〔2024〕1号, name: 关于演示放假的通知, by: 演示办公厅, publishedOn: ${publishedOn}, off: [${off}], work: [] }\n`)
  const app = await startTestApp('untold', rules).catch((error: unknown) => removeRules().then(() => { throw error }))
  return { ...app, stop: () => app.stop().then(removeRules) }
}
