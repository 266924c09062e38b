import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '../../src/usecases/perform.ts'
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

describe('the statements that one act sends, in their order', () => {
  it('submitting a whole application', async () => {
    await draftSigned(scene, 'case-1', 1)
    sent.length = 0
    await perform(scene.ports, {
      subject: 'application', id: 'case-1', actor: employer(scene), expectedVersion: 2, idempotencyKey: 'submit-case-1', requestHash: 'hash',
      command: { type: 'SubmitApplication', draftVersion: 1, unitOpinion: '情况属实，同意推荐。', attested: [] } as { type: string },
    })
    expect(sent).toEqual([
      'begin', 'journal-load',
      'lock-shared', 'journal-load', 'draft-select',
      'lock-exclusive', 'rows-cases-personKey,round',
      'journal-insert', 'answer-insert', 'replace-application', 'commit',
    ])
  })
})
