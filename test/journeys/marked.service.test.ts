import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMasterKey } from '../../src/adapters/crypto/masterKey.ts'
import { international } from '../../src/adapters/crypto/suite.ts'
import { Shelves } from '../../src/adapters/files/shelves.ts'
import { backup } from '../../src/adapters/postgres/backup.ts'
import { createErasure, type ErasePerson } from '../../src/adapters/postgres/erase.ts'
import type { RecordSettings } from '../../src/adapters/postgres/record.ts'
import { removeOrphans } from '../../src/adapters/postgres/storedFiles.ts'
import { checkArchive, restore } from '../../src/adapters/postgres/restore.ts'
import { migrate, openPool } from '../../src/adapters/postgres/store.ts'
import { verifyRecord } from '../../src/adapters/postgres/verify.ts'
import { folds } from '../../src/domain/folds.ts'
import type { PaperEvent } from '../../src/domain/issuing.ts'
import { erasedWords, objectorSubject, roundSubject } from '../../src/domain/shared/personal.ts'
import { readModels } from '../../src/readmodels/index.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { openDatabase } from '../support/database.ts'
import { filesWith, tablesWith } from '../support/leaks.ts'
import { mark, MarkedCase } from '../support/markedCase.ts'
import { ok, ownPassword } from '../support/round.ts'

/** 个人信息保护法 第四十七条: what a person may have erased is erased everywhere, and the record still recomputes. */
describe('a person who asks to be erased 删除个人信息', () => {
  const jurisdiction = 'weihai'
  let app: TestApp
  let pool: pg.Pool
  let settings: RecordSettings
  let erase: (subject: string) => ReturnType<ErasePerson>
  let marked: MarkedCase
  let folder: string

  beforeAll(async () => {
    app = await startTestApp()
    marked = new MarkedCase(app)
    await marked.toTheCertificate()
    pool = openPool({ url: app.databaseUrl, max: 2 })
    folder = await mkdtemp(join(tmpdir(), 'shouxi-erasure-'))
    const masterKey = await readMasterKey({ dataDir: app.dataDir, keyFile: undefined })
    if (!masterKey) throw new Error('the program has made no master key')
    settings = { suite: international, masterKey, folds, readModels }
    const erasure = createErasure({ pool, ...settings })
    erase = (subject) => erasure(jurisdiction, subject, '2024-08-10T00:00:00.000Z')
  }, 240_000)
  afterAll(async () => {
    await pool?.end()
    await app.stop()
    if (folder) await rm(folder, { recursive: true })
  })

  const page = async (path: string): Promise<string> => JSON.stringify(ok(await app.as('jingban').get(path)))
  const verified = () => verifyRecord({ pool, dataDir: app.dataDir, ...settings })
  const papers = async (): Promise<readonly (PaperEvent['data'] & { id: string })[]> =>
    (await pool.query<{ id: string; data: string }>(`select stream_id as id, data::text from journal where stream_kind = 'paper' order by position`)).rows
      .map(({ id, data }) => ({ ...JSON.parse(data) as PaperEvent['data'], id }))
  const subjectOfCase = async (): Promise<string> =>
    (await pool.query<{ subject: string }>(`select subject from journal where stream_kind = 'application' and stream_id = $1 and version = 1`, [marked.id])).rows[0]?.subject ?? ''

  /** Sweeps as the program would after so many days. */
  const sweptAfter = async (days: number) => {
    const removed = await removeOrphans({ pool, dataDir: app.dataDir, ...settings }, Date.now() + days * 86_400_000)
    const shelves = new Shelves(app.dataDir)
    const held = await Promise.all((await papers()).map(async ({ id, sha256 }) => ({ id, storedAt: await shelves.storedAt(sha256) })))
    return { removed, papersGone: held.filter(({ storedAt }) => storedAt === undefined) }
  }

  it('stands before in the names that lists are searched by, and in clear nowhere else', async () => {
    expect(await tablesWith(pool, mark)).toEqual(['accounts', 'cases', 'titles'])
    const { holding, count } = await filesWith(app.dataDir, mark)
    expect({ holding, enough: count > 8 }).toEqual({ holding: [], enough: true })
    expect((await page(`/api/cases/${marked.id}`)).split(mark).length).toBeGreaterThan(20)
  })

  it('has its certificate sealed under its own key and the lists under the round’s, each with hash, size and kind on record', async () => {
    expect((await papers()).map(({ kind, subject, format, bytes, sha256 }) => ({ kind, subject, format, whole: bytes > 1_000 && /^[0-9a-f]{64}$/.test(sha256) }))).toEqual([
      { kind: 'call', subject: roundSubject(marked.round), format: 'pdf', whole: true },
      { kind: 'publicity', subject: roundSubject(marked.round), format: 'pdf', whole: true },
      { kind: 'result', subject: roundSubject(marked.round), format: 'pdf', whole: true },
      { kind: 'certificate', subject: await subjectOfCase(), format: 'pdf', whole: true },
    ])
    expect((await filesWith(app.dataDir, '%PDF-')).holding).toEqual([])
  })

  it('cannot have one byte of a paper changed, or a paper taken away, without verify naming it', async () => {
    for (const { sha256, id } of await papers()) {
      const path = join(app.dataDir, 'files', sha256.slice(0, 2), sha256)
      const whole = await readFile(path)
      const touched = Buffer.from(whole)
      touched[Math.floor(whole.length / 2)]! ^= 1
      await writeFile(path, touched)
      expect((await verified()).findings).toMatchObject([{ code: 'file-changed', file: sha256, stream: `paper/${id}` }])
      await rm(path)
      expect((await verified()).findings).toMatchObject([{ code: 'file-missing', file: sha256, stream: `paper/${id}` }])
      await writeFile(path, whole)
    }
    expect(await verified()).toMatchObject({ ok: true, findings: [] })
  })

  it('keeps every paper and every file of its case, however long they lie and however often unnamed files are swept', async () => {
    expect(await sweptAfter(31)).toEqual({ removed: 0, papersGone: [] })
    expect(await verified()).toMatchObject({ ok: true, unnamedFiles: 0 })
  })

  it('is then in no table and in no stored file, and every hash still holds', async () => {
    expect(await erase(await subjectOfCase())).toBe(true)
    expect(await tablesWith(pool, mark)).toEqual([])
    expect((await filesWith(app.dataDir, mark)).holding).toEqual([])
    expect(await sweptAfter(365)).toEqual({ removed: 0, papersGone: [] })
    expect(await verified()).toMatchObject({ ok: true, findings: [] })
    expect(ok(await app.as('shenji').send('POST', '/api/journal/verify'))).toMatchObject({ ok: true, findings: [] })
  })

  it('is shown nowhere on the case, which says that its words are gone', async () => {
    const shown = await page(`/api/cases/${marked.id}`)
    expect({ mark: shown.includes(mark), said: shown.includes(erasedWords) }).toEqual({ mark: false, said: true })
    expect((await app.as('jingban').get(`/api/cases/${marked.id}/papers/certificate.pdf`)).status).toBe(404)
    expect((await (await fetch(`${app.url}/lists/${marked.round}`)).text()).includes(mark)).toBe(false)
  })

  it('can no longer sign in under the account that bore the name', async () => {
    const { status } = await fetch(`${app.url}/api/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: marked.signInName, password: ownPassword }),
    })
    expect(status).toBeGreaterThanOrEqual(400)
  })

  it('leaves what was said of the lists to the round, and who objected to themselves, until these are erased too', async () => {
    const path = `/api/rounds/${marked.round}`
    expect((await page(path)).includes(`${mark}来信人`)).toBe(true)
    expect([await erase(objectorSubject(marked.objection)), await erase(roundSubject(marked.round))]).toEqual([true, true])
    expect((await page(path)).includes(mark)).toBe(false)
    expect(await verified()).toMatchObject({ ok: true, findings: [] })
  })

  it('stays erased in a back-up made afterwards, and after restoring it', async () => {
    const archive = join(folder, 'after.tar')
    await backup({ pool, dataDir: app.dataDir, path: archive, at: '2024-08-10T00:00:00.000Z', suite: settings.suite, masterKey: settings.masterKey })
    expect((await readFile(archive)).includes(mark)).toBe(false)
    const [database, dataDir] = [await openDatabase(), await mkdtemp(join(folder, 'restored-'))]
    await migrate({ url: database.url, ...settings })
    const restored = openPool({ url: database.url, max: 2 })
    await restore({ pool: restored, dataDir, archive: await checkArchive(archive, settings), ...settings })
    expect(await tablesWith(restored, mark)).toEqual([])
    expect(await verifyRecord({ pool: restored, dataDir, ...settings })).toMatchObject({ ok: true, findings: [] })
    await restored.end()
    await database.close()
  })
})
