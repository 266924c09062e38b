import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Application } from '../../src/domain/application/application.ts'
import type { CommandSubject } from '../../src/domain/lifecycle.ts'
import type { Actor, Role } from '../../src/domain/shared/actor.ts'
import type { Answers } from '../../src/policy/policy.ts'
import { perform } from '../../src/usecases/perform.ts'
import { registerOrganisation } from '../../src/usecases/registerOrganisation.ts'
import { arrangeAttachments, saveDraft } from '../../src/usecases/saveDraft.ts'
import { startApplication } from '../../src/usecases/startApplication.ts'
import { words } from '../support/facts.ts'
import { clock, hand } from '../support/given.ts'
import { memoryPorts } from '../support/memoryPorts.ts'
import { getPolicy, textOf } from '../policy/versions.ts'

const huancui = getPolicy('huancui/chief-technician/2022-12-01')
const world = memoryPorts(clock('2026-10-12'))
const by = (role: Role, own: Partial<Actor> = {}): Actor => hand(role, { jurisdiction: 'huancui', ...own })
const unit = by('unit', { body: 'works' })

let keys = 0
const intention = () => ({ idempotencyKey: `key-${keys += 1}`, requestHash: `key-${keys}` })
const act = (actor: Actor, subject: CommandSubject, id: string, type: string, said: object = {}) =>
  perform(world.ports, { subject, id, command: { ...said, type }, actor, expectedVersion: undefined, ...intention() })

/** The complete form of the worked examples, as the technician would fill it in. */
function answers(): Answers {
  const { base } = parse(textOf(huancui.id, 'cases.yaml')) as { base: { answers: Answers } }
  return { ...base.answers, sex: 'female', birthMonth: '1949-12', idNumber: '11010519491231002X', photo: 'a'.repeat(64) }
}

const evidence = { id: 'file-1', material: 'certificate', fileName: '证书.pdf', mediaType: 'application/pdf', bytes: 9, sha256: 'b'.repeat(64) }

describe('a round under a standing measure of another place 环翠区', () => {
  it('is opened, and takes an application that is judged by its own clauses', async () => {
    for (const [id, kind, district] of [['board', 'district', ''], ['works', 'unit', 'board']] as const) {
      await registerOrganisation(world.ports, { actor: by('admin'), id, command: { type: 'RegisterOrganisation', kind, name: `演示${id}`, creditCode: '', district }, ...intention() })
    }
    const { localNotice, criteria } = words.supplied
    const plan = { ...words, year: 2026, title: '2026年度环翠区首席技师选拔', documentNumber: '演示〔2026〕1号', applyBy: '2026-11-20', reportBy: '2026-11-30', seats: 6, supplied: { localNotice, criteria } }
    await act(by('office-maker'), 'round', 'round-1', 'DraftRound', { policy: huancui.id, plan })
    await act(by('office-maker'), 'round', 'round-1', 'ProposeAnnouncement')
    await act(by('office-checker'), 'round', 'round-1', 'AnnounceRound')

    const started = await startApplication(world.ports, { actor: unit, round: 'round-1', name: '演示甲', ...intention() })
    const id = started.kind === 'accepted' ? started.id : ''
    await saveDraft(world.ports, { actor: unit, application: id, baseVersion: 0, changes: answers() })
    const { draft } = await arrangeAttachments(world.ports, { actor: unit, application: id, arrange: () => [evidence] })
    const { subject } = world.stateOf<{ subject: string }>('application', id)
    await act(by('applicant', { body: subject }), 'application', id, 'SignCommitment', { draftVersion: draft.version, signature: '演示甲' })
    await act(unit, 'application', id, 'SubmitApplication', {
      draftVersion: draft.version, unitOpinion: '情况属实，同意推荐。', attested: ['front-line', 'conduct-unit', 'apprentices'],
    })

    const application = world.stateOf<Exclude<Application, { stage: 'none' }>>('application', id)
    expect([application.stage, application.attested.map(({ condition }) => condition)]).toEqual(['submitted', ['front-line', 'conduct-unit', 'apprentices']])
    const { age, competition } = Object.fromEntries(application.verdicts.map((verdict) => [verdict.condition, [verdict.clause, verdict.outcome]]))
    expect({ age, competition, judged: application.verdicts.length }).toEqual({
      age: ['第七条（五）', 'not-met'], competition: ['第七条（二）', 'needs-judgement'], judged: huancui.conditions.length,
    })
    expect(world.factsOf('application', id).at(-1)).toMatchObject({ type: 'ApplicationSubmitted', policy: huancui.id })
  })
})
