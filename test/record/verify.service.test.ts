import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gm, international } from '../../src/adapters/crypto/suite.ts'
import { entryHash } from '../../src/adapters/postgres/entry.ts'
import { createCheckpoints } from '../../src/adapters/postgres/checkpoint.ts'
import type { Head } from '../../src/adapters/postgres/checkpoint.ts'
import type { Finding } from '../../src/adapters/postgres/verify.ts'
import { appending, at, submitted, weihai, wordAdded } from '../store/instance.ts'
import { fill, openWorld } from './world.ts'
import type { World } from './world.ts'

const zibo = 'zibo'

describe.each([international, gm])('a record that nobody touched, suite $name', (suite) => {
  let world: World
  beforeAll(async () => { world = await openWorld({ suite }) })
  afterAll(() => world.close())

  it('verifies while it is empty', async () => {
    expect(await world.verify()).toEqual({
      ok: true, entries: 0, streams: 0, files: 0, unnamedFiles: 0, checkpoints: 0, uncovered: 0, findings: [], findingCount: 0,
    })
  })

  it('verifies with entries, files, checkpoints and an erased person, and says how much was looked at', async () => {
    await fill(world, weihai, 6)
    await fill(world, zibo, 2)
    await world.checkpoints.take(weihai, at)
    await world.checkpoints.take(zibo, at)
    await world.store.transaction(weihai, (tx) => tx.append(appending('late', 0, wordAdded('迟'))))
    expect(await world.erase(weihai, 'person-3', at)).toBe(true)
    expect(await world.verify(await world.checkpoints.heads(weihai))).toEqual({
      ok: true, entries: 25, streams: 9, files: 8, unnamedFiles: 0, checkpoints: 2, uncovered: 1, findings: [], findingCount: 0,
    })
  })
})

describe('a record that somebody touched 篡改', () => {
  let world: World
  let heads: readonly Head[]
  let attachments: string[]
  beforeAll(async () => {
    world = await openWorld()
    attachments = await fill(world, weihai, 5)
    await fill(world, zibo, 2)
    await world.checkpoints.take(weihai, at)
    await world.checkpoints.take(zibo, at)
    heads = [...await world.checkpoints.heads(weihai), ...await world.checkpoints.heads(zibo)]
    // What a database administrator can do, and the program can't.
    for (const table of ['journal', 'checkpoints', 'checkpoint_leaves']) {
      await world.owner.query(`alter table ${table} disable trigger append_only`)
    }
  })
  afterAll(() => world.close())

  type Row = Readonly<Record<string, string | null>>
  const rowsOf = async (table: string): Promise<Row[]> => {
    const { rows: columns } = await world.owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = $1 and table_schema = 'public'`, [table])
    const texts = columns.map(({ name }) => `"${name}"::text`).join(', ')
    return (await world.owner.query<Row>(`select ctid::text, ${texts} from ${table} order by 2, 3, 4, 5`)).rows
  }

  /** Puts the text in the place of the one that stands there, gives what verify then finds, and puts the old one back. */
  async function findingsWith(table: string, row: Row, column: string, text: string): Promise<readonly Finding[] | 'refused by the database'> {
    const type = (await world.owner.query<{ type: string }>(
      `select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attname = $2`, [table, column])).rows[0]!.type
    const set = (ctid: string, value: string | null): Promise<{ rows: { ctid: string }[] }> =>
      world.owner.query(`update ${table} set "${column}" = $1::text::${type} where ctid = $2::tid returning ctid::text`, [value, ctid])
    let changed: string
    try {
      changed = (await set(row['ctid']!, text)).rows[0]!.ctid
    } catch {
      return 'refused by the database'
    }
    try {
      return (await world.verify()).findings
    } finally {
      await set(changed, row[column]!)
    }
  }

  /** One character of the text is another one, of the same sort, so that the database still takes it for what it was. */
  function oneCharacterOff(text: string, seed: number): string | undefined {
    for (let step = 0; step < text.length; step++) {
      const place = (seed + step) % text.length
      const other = /[0-9]/.test(text[place]!) ? `${(Number(text[place]) + 1) % 10}` : /[a-z]/.test(text[place]!) ? (text[place] === 'a' ? 'b' : 'a') : undefined
      if (other !== undefined) return text.slice(0, place) + other + text.slice(place + 1)
    }
    return undefined
  }

  const journalColumns = [
    'jurisdiction', 'stream_kind', 'stream_id', 'version', 'position', 'type', 'data', 'personal', 'subject', 'at', 'actor', 'policy', 'clauses', 'prev_hash', 'hash',
  ]

  it('is whole before anybody touches it', async () => {
    expect(await world.verify(heads)).toMatchObject({ ok: true, entries: 21, uncovered: 0 })
  })

  it('one character changed anywhere in the journal is found, and the first finding names the entry', () => fc.assert(
    fc.asyncProperty(fc.nat(), fc.constantFrom(...journalColumns), fc.nat(), async (which, column, seed) => {
      const rows = await rowsOf('journal')
      const row = rows[which % rows.length]!
      const text = row[column] === null ? undefined : oneCharacterOff(row[column]!, seed)
      fc.pre(text !== undefined)
      const findings = await findingsWith('journal', row, column, text!)
      fc.pre(findings !== 'refused by the database')
      const [first] = findings as readonly Finding[]
      const isNamed = (jurisdiction = row['jurisdiction'], kind = row['stream_kind'], id = row['stream_id'], version = row['version']): boolean =>
        first?.jurisdiction === jurisdiction && first?.stream === `${kind}/${id}` && String(first?.version) === version
      const isNamedWhereItStandsNow = column === 'jurisdiction' ? isNamed(text) : column === 'stream_kind' ? isNamed(undefined, text)
        : column === 'stream_id' ? isNamed(undefined, undefined, text) : column === 'version' ? isNamed(undefined, undefined, undefined, text) : false
      expect({ column, text, first, isNamed: isNamed() || isNamedWhereItStandsNow }).toMatchObject({ isNamed: true })
    }), { numRuns: 120 }))

  it.each(['case_list', 'word_list'])('one character changed anywhere in the read model %s is found, and the stream is named', (table) => fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (which, columnIndex, seed) => {
      const rows = await rowsOf(table)
      const row = rows[which % rows.length]!
      const columns = Object.keys(row).filter((name) => name !== 'ctid')
      const column = columns[columnIndex % columns.length]!
      const text = row[column] === null ? undefined : oneCharacterOff(row[column]!, seed)
      fc.pre(text !== undefined)
      const findings = await findingsWith(table, row, column, text!)
      fc.pre(findings !== 'refused by the database')
      expect((findings as readonly Finding[]).map(({ code, jurisdiction, stream }) => ({ code, jurisdiction, stream })))
        .toContainEqual({ code: 'read-model-differs', jurisdiction: row['jurisdiction'], stream: `application/${row['stream_id']}` })
    }), { numRuns: 40 }))

  it('a row added to a read model, and one taken away, are found', async () => {
    await world.owner.query(`insert into word_list (jurisdiction, stream_id, row_no, word) values ('weihai', 'case-0', 9, '添'), ('weihai', 'nobody', 0, '添')`)
    await world.owner.query(`delete from case_list where jurisdiction = 'zibo' and stream_id = 'case-1'`)
    const { findings } = await world.verify()
    expect(findings.map(({ code, jurisdiction, stream }) => [code, jurisdiction, stream])).toEqual([
      ['read-model-differs', 'zibo', 'application/case-1'],
      ['read-model-differs', 'weihai', 'application/case-0'],
      ['read-model-differs', 'weihai', 'application/nobody'],
    ])
    await world.owner.query(`delete from word_list where word = '添'`)
    await world.owner.query(`insert into case_list select * from json_populate_recordset(null::case_list, $1)`, [JSON.stringify([await shownRow()])])
    async function shownRow(): Promise<object> {
      const { rows } = await world.owner.query<{ row: string }>(`select row_to_json(c) as row from case_list c where jurisdiction = 'zibo' and stream_id = 'case-0'`)
      return { ...JSON.parse(rows[0]!.row), stream_id: 'case-1', name: '演示·王1' }
    }
    expect((await world.verify()).ok).toBe(true)
  })

  const pathOf = (sha256: string): string => join(world.dataDir, 'files', sha256.slice(0, 2), sha256)
  const fileFindings = async (): Promise<unknown[]> =>
    (await world.verify()).findings.map(({ code, file, stream, version }) => ({ code, file, stream, version }))

  it('one byte changed anywhere in an attached file is found, and the entry that names it', () => fc.assert(
    fc.asyncProperty(fc.nat(4), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, place, by) => {
      const file = attachments[which]!
      const whole = await readFile(pathOf(file))
      const touched = Buffer.from(whole)
      touched[place % whole.length] = touched[place % whole.length]! ^ by
      await writeFile(pathOf(file), touched)
      const { findings } = await world.verify()
      await writeFile(pathOf(file), whole)
      expect(findings.length).toBe(1)
      expect(findings[0]).toMatchObject({ file, stream: `application/case-${which}`, version: 1 })
      expect(['file-changed', 'file-truncated']).toContain(findings[0]!.code)
    }), { numRuns: 25 }))

  it('a file that is cut short, or gone, or longer, is told apart', async () => {
    const file = attachments[1]!
    const place = { file, stream: 'application/case-1', version: 1 }
    const whole = await readFile(pathOf(file))
    await truncate(pathOf(file), whole.length - 10)
    expect(await fileFindings()).toEqual([{ code: 'file-truncated', ...place }])
    await rm(pathOf(file))
    expect(await fileFindings()).toEqual([{ code: 'file-missing', ...place }])
    const changed = Buffer.from(whole)
    changed[100] = changed[100]! ^ 1
    await writeFile(pathOf(file), changed)
    expect(await fileFindings()).toEqual([{ code: 'file-changed', ...place }])
    await writeFile(pathOf(file), whole)
    await appendFile(pathOf(file), 'more')
    expect(await fileFindings()).toEqual([{ code: 'file-truncated', ...place }])
    await writeFile(pathOf(file), whole)
    expect(await fileFindings()).toEqual([])
  })

  it('a key that was exchanged is found where its person\'s words can no longer be read', async () => {
    const { rows: [key] } = await world.owner.query<{ wrapped: Buffer }>(`select wrapped from person_keys where jurisdiction = 'weihai' and subject = 'person-2'`)
    const changed = Buffer.from(key!.wrapped)
    changed[20] = changed[20]! ^ 1
    const set = (wrapped: Buffer): Promise<unknown> =>
      world.owner.query(`update person_keys set wrapped = $1 where jurisdiction = 'weihai' and subject = 'person-2'`, [wrapped])
    await set(changed)
    expect((await world.verify()).findings.map(({ code, stream, version }) => ({ code, stream, version })))
      .toEqual([{ code: 'personal-unreadable', stream: 'application/case-2', version: 1 }])
    await set(key!.wrapped)
  })

  /** Runs an attack, verifies, and undoes it: the tables are copied before and put back after. */
  async function attacked(attack: () => Promise<void>, kept: readonly Head[] = []): Promise<readonly Finding[]> {
    const tables = ['journal', 'checkpoints', 'checkpoint_leaves', 'case_list', 'word_list']
    for (const table of tables) await world.owner.query(`create table copy_of_${table} as table ${table}`)
    try {
      await attack()
      return (await world.verify(kept)).findings
    } finally {
      for (const table of tables) {
        await world.owner.query(`delete from ${table}`)
        await world.owner.query(`insert into ${table} select * from copy_of_${table}`)
        await world.owner.query(`drop table copy_of_${table}`)
      }
    }
  }

  /** Rewrites an entry and computes its hash anew, and all hashes up to a version after it, as someone could who knows the program. */
  async function rewrite(streamId: string, upTo = Infinity): Promise<void> {
    const { rows } = await world.owner.query(`select * from journal where jurisdiction = 'weihai' and stream_id = $1 order by version`, [streamId])
    let prevHash: Buffer | null = null
    for (const row of rows.filter(({ version }) => version <= upTo)) {
      const data = row.version === 2 ? '{"word":"假"}' : row.data
      const hash: Buffer = Buffer.from(entryHash(international, { ...row, data, prevHash, stream: { kind: row.stream_kind, id: row.stream_id } }))
      await world.owner.query(`update journal set data = $1, prev_hash = $2, hash = $3 where jurisdiction = 'weihai' and stream_id = $4 and version = $5`,
        [data, prevHash, hash, streamId, row.version])
      prevHash = hash
    }
    await world.owner.query(`update word_list set word = '假' where jurisdiction = 'weihai' and stream_id = $1 and row_no = 0`, [streamId])
  }

  const brief = (findings: readonly Finding[]): unknown[] => findings.map(({ code, stream, version }) => [code, stream, version])

  it('an entry rewritten with all hashes after it computed anew contradicts the checkpoint, from that entry on', async () => {
    expect(brief(await attacked(() => rewrite('case-2')))).toEqual([
      ['checkpoint-disagrees', 'application/case-2', 2], ['checkpoint-disagrees', 'application/case-2', 3],
    ])
  })

  it('an entry rewritten with a hash that fits it is found where the next one still has the hash before in it', async () => {
    expect(brief(await attacked(() => rewrite('case-2', 2)))).toEqual([['checkpoint-disagrees', 'application/case-2', 2], ['chain-broken', 'application/case-2', 3]])
  })

  it('the last entry of a stream, or a whole stream, taken away with its rows is missed by the checkpoint', async () => {
    expect(brief(await attacked(async () => {
      await world.owner.query(`delete from journal where jurisdiction = 'weihai' and stream_id = 'case-4'`)
      await world.owner.query(`delete from case_list where jurisdiction = 'weihai' and stream_id = 'case-4'`)
      await world.owner.query(`delete from word_list where jurisdiction = 'weihai' and stream_id = 'case-4'`)
    }))).toEqual([1, 2, 3].map((version) => ['entry-removed', 'application/case-4', version]))
  })

  it('an entry taken from the middle of a stream is named', async () => {
    const findings = await attacked(async () => {
      await world.owner.query(`delete from journal where jurisdiction = 'weihai' and stream_id = 'case-1' and version = 2`)
    })
    expect(brief(findings)).toEqual([['entry-removed', 'application/case-1', 2], ['entry-missing', 'application/case-1', 3]])
  })

  it('checkpoints made anew over a rewritten journal lack the signature, unless the forger has the master key', async () => {
    const findings = await attacked(async () => {
      await rewrite('case-2')
      await world.owner.query('delete from checkpoint_leaves')
      await world.owner.query('delete from checkpoints')
      const forger = createCheckpoints({ pool: world.owner, suite: international, masterKey: international.newKey() })
      await forger.take(weihai, at)
    })
    expect(findings.map(({ code }) => code)).toEqual(['checkpoint-signature-wrong'])
  })

  it('even where every trace inside was made to fit, a head that somebody kept shows it', async () => {
    const withoutCheckpoints = async (): Promise<void> => {
      await rewrite('case-2')
      await world.owner.query('delete from checkpoint_leaves')
      await world.owner.query('delete from checkpoints')
      await world.checkpoints.take(weihai, at)
      await world.checkpoints.take(zibo, at)
    }
    expect(await attacked(withoutCheckpoints)).toEqual([])
    const findings = await attacked(withoutCheckpoints, heads)
    expect(findings.map(({ code, jurisdiction }) => [code, jurisdiction])).toEqual([['kept-head-contradicted', weihai]])
  })

  it.each([['root'], ['signature'], ['public_key'], ['at', '2024-07-30 15:59:59.999+00'], ['size', '4']])('a checkpoint whose %s was changed does not hold', async (column, text?: string) => {
    const [row] = (await rowsOf('checkpoints')).filter(({ jurisdiction }) => jurisdiction === zibo)
    const findings = await findingsWith('checkpoints', row!, column!, text ?? oneCharacterOff(row![column!]!, 5)!)
    expect(findings.length).toBeGreaterThan(0)
    for (const { code, jurisdiction } of findings as readonly Finding[]) {
      expect(jurisdiction).toBe(zibo)
      expect(['checkpoint-root-wrong', 'checkpoint-signature-wrong']).toContain(code)
    }
  })

  it.each(['ordinal', 'hash', 'subtree', 'position', 'stream_id'])('a leaf whose %s was changed is named', async (column) => {
    const row = (await rowsOf('checkpoint_leaves')).find(({ jurisdiction, ordinal }) => jurisdiction === weihai && ordinal === '9')!
    const text = column === 'ordinal' ? '99' : oneCharacterOff(row[column]!, 3)!
    const findings = await findingsWith('checkpoint_leaves', row, column, text) as readonly Finding[]
    expect(findings.map(({ version }) => String(version))).toContain(row['version'])
    expect(findings.some(({ code }) => code.startsWith('checkpoint-') || code === 'position-changed' || code === 'entry-removed')).toBe(true)
  })

  it('is whole again once everything is put back', async () => {
    expect(await world.verify(heads)).toMatchObject({ ok: true, entries: 21, files: 7, checkpoints: 2, uncovered: 0 })
  })

  it('names a thousand findings at most, the earliest ones, and counts all', async () => {
    await world.store.transaction(zibo, (tx) => tx.append(appending('long', 0, submitted('person-9', '演示·李某'), ...Array.from({ length: 2_500 }, () => wordAdded('多')))))
    await world.owner.query(`update journal set policy = 'another' where jurisdiction = 'zibo' and stream_id = 'long'`)
    const { findings, findingCount } = await world.verify()
    expect(findingCount).toBe(2_501)
    expect(findings.map(({ version }) => version)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1))
  })
})
