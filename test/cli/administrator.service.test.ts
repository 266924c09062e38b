import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { openDatabase } from '../support/database.ts'
import { endServersIn, runProgram, startProgram } from '../support/program.ts'
import { placeStartedFolder } from '../support/startedFolder.ts'

let place: string
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'shouxi-administrator-'))
  await placeStartedFolder(place)
})
afterAll(async () => {
  endServersIn(join(place, 'postgres'))
  await rm(place, { recursive: true, maxRetries: 20 })
})

const first = { signInName: 'guanli', displayName: '王管理', password: 'Kaiju-2026-mima' }
const next = 'Chongxin-2026-mima'

/** The system as it runs, for as long as something is done in it; on the database it brings along unless another is named. */
async function running<Result>(environment: Environment, work: (ready: Ready) => Promise<Result>): Promise<Result> {
  const program = startProgram(['serve', '--port', '0', '--json', '--data', place], undefined, environment)
  try {
    return await work(JSON.parse(await program.nextLine() ?? '{}'))
  } finally {
    program.process.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  }
}
type Ready = Readonly<{ url: string; firstAdministratorLink?: string }>
type Environment = Readonly<Record<string, string>>

const post = async (url: string, path: string, body: object): Promise<number> =>
  (await fetch(`${url}/api${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(body) })).status

const makeFirst = ({ url, firstAdministratorLink = '' }: Ready) =>
  post(url, '/first-administrator', { token: new URL(firstAdministratorLink).hash.slice(1), ...first })
const signIn = ({ url }: Ready, name: string, password: string) => post(url, '/session', { name, password })
const activate = ({ url }: Ready, code: string) => post(url, '/activation', { code, password: next })

async function administrator(environment: Environment, ...words: string[]): Promise<Readonly<{ code: number | string; report: Readonly<{ code: string; [key: string]: unknown }> }>> {
  const { code, lines } = await runProgram(['administrator', ...words, '--json', '--data', place], environment)
  return { code, report: JSON.parse(lines.at(-1) ?? '{}') }
}

describe('shouxi administrator', () => {
  it('gives the only administrator a new password beside the running system, and makes another one while it is stopped', async () => {
    await running({}, async (ready) => {
      expect(await makeFirst(ready)).toBe(200)
      const { code, report } = await administrator({ SHOUXI_PUBLIC_URL: 'https://shouxi.example.cn/' })
      expect([code, report]).toEqual([0, {
        status: 'done', signInName: 'guanli', displayName: '王管理', code: expect.stringMatching(/^(\w{4}-){3}\w{4}$/), until: expect.any(String),
        link: `https://shouxi.example.cn/app/activate#${report.code}`,
      }])
      expect([await activate(ready, report.code), await signIn(ready, 'guanli', first.password), await signIn(ready, 'guanli', next)]).toEqual([200, 401, 200])
    })
    const { code, report } = await administrator({}, 'guanli2', '--name', '李接手')
    expect([code, report]).toMatchObject([0, { status: 'done', signInName: 'guanli2', displayName: '李接手' }])
    await running({}, async (ready) => {
      expect([await activate(ready, report.code), await signIn(ready, 'guanli2', next)]).toEqual([200, 200])
    })
    expect(await administrator({}, 'nobody')).toMatchObject({ code: 1, report: { status: 'refused', reasons: [{ code: 'no-such-administrator' }] } })
    expect((await runProgram(['verify', '--json', '--data', place])).code).toBe(0)
  }, 120_000)

  it('works on a database of one\'s own', async () => {
    const database = await openDatabase()
    const environment = { DATABASE_URL: database.url }
    try {
      await running(environment, async (ready) => {
        expect(await makeFirst(ready)).toBe(200)
        const { report } = await administrator(environment, 'guanli')
        expect([await activate(ready, report.code), await signIn(ready, 'guanli', next)]).toEqual([200, 200])
      })
    } finally {
      await database.close()
    }
  })

  it('changes nothing of a database that another version left and perhaps still works on, and says which way is open', async () => {
    const database = await openDatabase()
    const environment = { DATABASE_URL: database.url }
    const owner = openPool({ url: database.url, max: 1 })
    const laidOut = async (): Promise<unknown> => (await owner.query(
      'select (select array_agg(name order by name) from kysely_migration) as migrations, (select array_agg(definition order by name) from read_models) as tables')).rows
    /** As another version would have left it; then as it was. */
    const otherwise = async (change: string, back: string, attempt: () => Promise<unknown>): Promise<void> => {
      await owner.query(change)
      const before = await laidOut()
      await attempt()
      expect(await laidOut()).toEqual(before)
      await owner.query(back)
    }
    const refusedAs = (code: string) => ({ code: 1, report: { status: 'refused', reasons: [{ code }] } })
    try {
      await running(environment, async (ready) => {
        expect(await makeFirst(ready)).toBe(200)
        const older = async () => expect(await administrator(environment)).toMatchObject(refusedAs('record-of-older-program'))
        const newer = async () => {
          expect(await administrator(environment)).toMatchObject(refusedAs('record-of-newer-program'))
          expect((await runProgram(['serve', '--port', '0', '--json', '--data', place], environment)).lines.at(-1)).toContain('record-of-newer-program')
        }
        await otherwise(`create table set_aside as select * from kysely_migration where name = '0010-suppositions'; delete from kysely_migration where name = '0010-suppositions'`,
          'insert into kysely_migration select * from set_aside; drop table set_aside', older)
        await otherwise(`update read_models set definition = 'older' || definition where name = 'accounts'`, `update read_models set definition = substr(definition, 6) where name = 'accounts'`, older)
        await otherwise(`insert into read_models values ('of_old', 'abandoned since')`, `delete from read_models where name = 'of_old'`, older)
        await otherwise(`insert into kysely_migration values ('9999-later', '2030-01-01')`, `delete from kysely_migration where name = '9999-later'`, newer)
        expect(await administrator(environment)).toMatchObject({ code: 0, report: { status: 'done', signInName: 'guanli' } })
      })
    } finally {
      await owner.end()
      await database.close()
    }
  })
})
