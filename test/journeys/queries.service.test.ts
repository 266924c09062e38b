import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '../../src/usecases/perform.ts'
import type { Refused } from '../../src/usecases/refused.ts'
import { openDatabase, type TestDatabase } from '../support/database.ts'
import { openPorts, type OpenedPorts } from '../support/ports.ts'
import { draftSigned, employer, openingInstant, roundOpens, type Scene } from '../support/scene.ts'

let database: TestDatabase
let opened: OpenedPorts
let scene: Scene
const sent: string[] = []

beforeAll(async () => {
  database = await openDatabase()
  opened = await openPorts({ url: database.url, now: openingInstant, onQuery: (name) => sent.push(name) })
  scene = { ports: opened.ports, jurisdiction: 'weihai', round: 'counted', unit: 'unit', district: 'district' }
  await roundOpens(scene, 10)
})
afterAll(async () => {
  await opened.close()
  await database.close()
})

const submits = (id: string) => perform(scene.ports, {
  subject: 'application', id, actor: employer(scene), expectedVersion: 2, idempotencyKey: `submit-${id}`, requestHash: 'hash',
  command: { type: 'SubmitApplication', draftVersion: 1, unitOpinion: '情况属实，同意推荐。', attested: [] } as { type: string },
})

describe('the statements that acts send, in their order', () => {
  it('submitting a whole application, in two turns: what is read, and what is made sure of and written; the round was seen by whoever came first', async () => {
    for (const [n, id] of ['case-0', 'case-1'].entries()) await draftSigned(scene, id, n)
    await submits('case-0')
    sent.length = 0
    await submits('case-1')
    expect(sent).toEqual([
      'begin', 'journal-load', 'draft-select',
      'lock-shared', 'lock-exclusive', 'sure-unchanged', 'sure-none-cases-personKey,round',
      'journal-insert-1', 'answers-insert', 'replace-application', 'commit',
    ])
  })

  it('submitting eight of them in the same moment: not one more', async () => {
    const ids = Array.from({ length: 8 }, (_, n) => `together-${n}`)
    for (const [n, id] of ids.entries()) await draftSigned(scene, id, 10 + n)
    sent.length = 0
    await Promise.all(ids.map(submits))
    expect(sent).toEqual([
      'begin', 'journal-load', 'draft-select',
      'lock-shared', 'lock-exclusive', 'sure-unchanged', 'sure-none-cases-personKey,round',
      'journal-insert-8', 'answers-insert', 'replace-application', 'commit',
    ])
  })

  it('submitting one whose person is put forward already: refused, after a look of its own', async () => {
    for (const id of ['known-1', 'known-2']) await draftSigned(scene, id, 40)
    await submits('known-1')
    sent.length = 0
    await expect(submits('known-2')).rejects.toMatchObject({ refusals: [{ code: 'person-applies-twice' }] })
    expect(sent.filter((name) => name === 'commit' || name.startsWith('rows-'))).toEqual(['commit', 'rows-cases-personKey,round'])
  })

  it('two units that submit one person in the same moment: one of them is refused', async () => {
    for (const id of ['twice-1', 'twice-2']) await draftSigned(scene, id, 30)
    const outcomes = await Promise.allSettled(['twice-1', 'twice-2'].map(submits))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const reasons = outcomes.flatMap((each) => each.status === 'rejected' ? (each.reason as Refused).refusals.map(({ code }) => code) : [])
    expect(reasons).toEqual(['person-applies-twice'])
  })
})
