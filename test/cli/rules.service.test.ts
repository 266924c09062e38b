import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadMasterKey } from '../../src/adapters/crypto/masterKey.ts'
import { startEmbedded } from '../../src/adapters/postgres/embedded/embedded.ts'
import { loadRules } from '../../src/adapters/rules/loadRules.ts'
import { ruleFolders } from '../../src/adapters/rules/ruleFolders.ts'
import { perform } from '../../src/usecases/perform.ts'
import { openPorts } from '../support/ports.ts'
import { endServersIn, runProgram, startProgram } from '../support/program.ts'
import { placeStartedFolder } from '../support/startedFolder.ts'
import { home } from '../support/repository.ts'
import { standardPlan } from '../support/round.ts'
import { maker } from '../support/scene.ts'

const own = 'yanshizhou/chief-technician/2024-07-11'
const instant = '2024-07-11T01:00:00.000Z'

let place = ''
const folder = (name: string): string => join(place, name)
const data = (): readonly string[] => ['--json', '--data', folder('data')]

/** A bureau's own folder: which place this is, and the measure of 威海市 as that of 演示州. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'shouxi-rules-'))
  await placeStartedFolder(folder('data'))
  await cp(join(home, 'policies/weihai/chief-technician/2024-07-11'), folder(`rules/policies/${own}`), { recursive: true })
  const policy = folder(`rules/policies/${own}/policy.yaml`)
  await writeFile(policy, (await readFile(policy, 'utf8')).replace('jurisdiction: weihai', 'jurisdiction: yanshizhou'))
  await writeFile(folder('rules/policies/here.yaml'), 'jurisdiction: yanshizhou\n')
})
afterAll(async () => {
  endServersIn(folder('data/postgres'))
  await rm(place, { recursive: true, maxRetries: 20 })
})

type Ready = Readonly<{ status: string; url: string; firstAdministratorLink?: string }>

/** The system as it runs with these words, for as long as something is looked at. */
async function running(words: readonly string[], look: (ready: Ready) => Promise<void>, command?: readonly string[]): Promise<void> {
  const program = startProgram(['serve', '--port', '0', ...data(), ...words], command)
  try {
    const ready = JSON.parse(await program.nextLine() ?? '{}') as Ready
    expect(ready.status).toBe('ready')
    await look(ready)
  } finally {
    program.process.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  }
}

async function refusal(...words: readonly string[]): Promise<{ code: number | string; reasons: unknown }> {
  const { code, lines } = await runProgram(['serve', '--port', '0', ...data(), ...words])
  return { code, reasons: (JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>)['reasons'] }
}

/** The office drafts a round under its own measure, on a day when that was in force. */
async function draftRound(): Promise<void> {
  const server = await startEmbedded({ dataDir: folder('data') })
  const opened = await openPorts({ url: server.url, masterKey: await loadMasterKey({ dataDir: folder('data') }, false), now: instant })
  try {
    const ports = { ...opened.ports, policies: loadRules(ruleFolders(home, folder('rules'))).policies }
    await perform(ports, {
      subject: 'round', id: 'round-1', actor: maker('yanshizhou'), idempotencyKey: 'draft', requestHash: 'draft',
      command: { type: 'DraftRound', policy: own, plan: standardPlan } as Readonly<{ type: string }>,
    })
  } finally {
    await opened.close()
    await server.stop()
  }
}

const verified = async (): Promise<unknown> => JSON.parse((await runProgram(['verify', ...data()])).lines.at(-1) ?? '{}')

/** Each step stands on the one before. */
describe('a bureau’s own rules that are not there at the next start', () => {
  it('are missed before anything rests on them: the record is another place’s, and nobody is offered to found it anew', async () => {
    await running(['--rules', folder('rules')], async ({ url, firstAdministratorLink = '' }) => {
      const answer = await fetch(`${url}/api/first-administrator`, {
        method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: new URL(firstAdministratorLink).hash.slice(1), signInName: 'guanli', displayName: '王管理', password: 'Kaiju-2026-mima' }),
      })
      expect(answer.status).toBe(200)
    })
    expect(await refusal()).toEqual({ code: 1, reasons: [{ code: 'other-jurisdiction', detail: expect.stringMatching(/^这里的数据属于地区“yanshizhou”，现在却要按地区“weihai”启动。/u) }] })
  })

  it('are missed by name once a round was opened under them, whether the folder or only the version is gone', async () => {
    await draftRound()
    const gone = { code: 1, reasons: [{ code: 'policies-gone', detail: expect.stringContaining(`已有选拔是依据“${own}”开展的，现在找不到这个版本。请放回原处；`) }] }
    expect(await refusal()).toEqual(gone)
    await cp(join(home, 'test/policy/sixth'), folder('other/policies'), { recursive: true })
    await writeFile(folder('other/policies/here.yaml'), 'jurisdiction: yanshizhou\n')
    expect(await refusal('--rules', folder('other'))).toEqual(gone)
  })

  it('are not needed by who checks the record or keeps it safe, and the refused starts have left it as it was', async () => {
    // The administrator and the round: no start that was refused has added anything.
    expect(await verified()).toMatchObject({ status: 'done', entries: 2, streams: 2 })
    const saved = await runProgram(['backup', folder('backup.tar.gz'), ...data()])
    expect([saved.code, JSON.parse(saved.lines.at(-1) ?? '{}')]).toEqual([0, expect.objectContaining({ status: 'done', rules: 0, missingVersions: [own] })])
  })

  it('take up again where they were once they are back, wherever they lie and however they are named', async () => {
    await rename(folder('rules'), folder('moved'))
    const named = ['/usr/bin/env', `SHOUXI_RULES=${folder('moved')}`, join(home, 'bin', 'shouxi')]
    await running([], async ({ url, firstAdministratorLink }) => {
      expect(firstAdministratorLink).toBeUndefined()
      const signedIn = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'guanli', password: 'Kaiju-2026-mima' }) })
      expect(signedIn.status).toBe(200)
      expect(await (await fetch(`${url}/policies`)).text()).toContain('威海市首席技师')
    }, named)
    expect(await verified()).toMatchObject({ status: 'done', streams: 2 })
  })

  it('are kept in a backup that is told of them, and come back with the record', async () => {
    const archive = folder('whole.tar.gz')
    const nowhere = await runProgram(['backup', archive, ...data(), '--rules', folder('nowhere')])
    expect([nowhere.code, nowhere.lines.join('')]).toEqual([1, expect.stringContaining('wrong-rules-folder')])
    await writeFile(folder('moved/.editor'), 'not a rule')
    const saved = await runProgram(['backup', archive, ...data(), '--rules', folder('moved')])
    const kept = await filesWithin(folder('moved'))
    expect(JSON.parse(saved.lines.at(-1) ?? '{}')).toMatchObject({ status: 'done', rules: kept.size - 1, missingVersions: [] })

    const twin = folder('twin')
    await cp(folder('data/keys'), join(twin, 'keys'), { recursive: true })
    const restored = await runProgram(['restore', archive, '--json', '--data', twin])
    expect(JSON.parse(restored.lines.at(-1) ?? '{}')).toMatchObject({ status: 'done', rules: join(twin, 'rules') })
    kept.delete('.editor')
    expect(await filesWithin(join(twin, 'rules'))).toEqual(kept)

    const program = startProgram(['serve', '--port', '0', '--json', '--data', twin, '--rules', join(twin, 'rules')])
    try {
      expect(JSON.parse(await program.nextLine() ?? '{}')).toMatchObject({ status: 'ready' })
    } finally {
      program.process.kill('SIGTERM')
      expect(await program.ended).toBe(0)
      endServersIn(join(twin, 'postgres'))
    }
  })
})

async function filesWithin(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) found.set(relative(root, path), await readFile(path, 'utf8'))
  }
  return found
}
