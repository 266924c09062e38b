import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadPolicies } from '../../src/adapters/policies/loadPolicies.ts'
import type { Application } from '../../src/domain/application/application.ts'
import { rankApplications } from '../../src/domain/review/ranking.ts'
import type { Scoresheet } from '../../src/domain/review/scoresheet.ts'
import type { CommandSubject } from '../../src/domain/lifecycle.ts'
import type { Actor, Role } from '../../src/domain/shared/actor.ts'
import { fictionalIdNumber, runCases } from '../../src/policy/cases.ts'
import type { Outcome } from '../../src/policy/condition.ts'
import { coverage } from '../../src/policy/coverage.ts'
import type { Answers } from '../../src/policy/policy.ts'
import { perform } from '../../src/usecases/perform.ts'
import { registerOrganisation } from '../../src/usecases/registerOrganisation.ts'
import { arrangeAttachments, saveDraft } from '../../src/usecases/saveDraft.ts'
import { startApplication } from '../../src/usecases/startApplication.ts'
import { latestCalendar } from '../policy/calendars.ts'
import { policiesFolder, weihai2024Id } from '../policy/versions.ts'
import { signed, started, submittedWith } from '../support/facts.ts'
import { clock, givenApplication, hand } from '../support/given.ts'
import { memoryPorts } from '../support/memoryPorts.ts'

/*
 * 演示州 is no place, and its measure was written from docs/policy-guide.md, the schemas and the messages of `policy check` alone.
 * It is not shipped: it shows that a text nobody has seen before needs data and no program.
 */
const id = 'yanshizhou/chief-technician/2026-07-01'
/** Put into use as the guide says: in one folder with the version whose form it borrows. */
const folder = mkdtempSync(join(tmpdir(), 'sixth-measure-'))
cpSync(join(import.meta.dirname, '../policy/sixth'), folder, { recursive: true })
cpSync(join(policiesFolder, weihai2024Id), join(folder, weihai2024Id), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const policies = loadPolicies(folder)
const measure = policies.get(id) ?? expect.fail(`no policy ${id}`)
const casesText = readFileSync(join(folder, id, 'cases.yaml'), 'utf8')
const cases = parse(casesText) as { base: { answers: Answers }; applicants: readonly Readonly<{ verdicts: Readonly<Record<string, Outcome>> }>[] }

describe('a measure of a place nobody has seen 演示州', () => {
  it('gives every clause of its text a place', () => {
    const { clauses, uncovered, misdeclared, percent } = coverage(measure, policies.sourceOf(id).text)
    expect({ uncovered, misdeclared, percent }).toEqual({ uncovered: [], misdeclared: [], percent: 100 })
    expect(clauses.filter(({ name }) => /^第.+条$/u.test(name)).length).toBe(26)
  })

  it('agrees with its examples, in which every condition is met and missed', () => {
    const results = runCases(measure, casesText, latestCalendar)
    expect(results.filter(({ differences }) => differences.length > 0)).toEqual([])
    expect(results.length).toBeGreaterThanOrEqual(40)
    const shown = (outcome: Outcome) => measure.conditions.filter((condition) => !cases.applicants.some(({ verdicts }) => verdicts[condition.id] === outcome))
    expect([shown('met'), shown('not-met')]).toEqual([[], []])
  })

  it('leaves open what its text leaves open, and asks', () => {
    const { reportDeadline, title } = measure
    expect([reportDeadline, title?.termStart, title?.allowance?.firstPayment].map((value) => value?.stated)).toEqual([false, false, false])
  })

  it('seats four of one occupation and passes over the fifth, with the clause', () => {
    const criteria = measure.stages.flatMap((stage) => (stage.criteria?.stated ? stage.criteria.value : []))
    const occupations = ['焊工', '焊工', '焊 工', '焊工', '焊工', '钳工']
    const applications = occupations.map((occupation, index) =>
      [`第${index + 1}`, givenApplication(started, signed, submittedWith({ ...cases.base.answers, occupation })).state] as const)
    const sheets = new Map(applications.map(([application], index): [string, Scoresheet] => [`${application}.expert`, {
      stage: 'submitted', round: 'round-1', application, expert: 'expert', marks: Object.fromEntries(criteria.map(({ id: criterion }) => [criterion, 9_500 - index])), comment: '',
    }]))
    const panel = { experts: ['expert'], leader: 'expert', criteria, maker: 'office-maker', confirmed: true }
    const { ranking, refusals } = rankApplications(measure, panel, applications, sheets, { seats: 5, referenceDay: '2026-09-20' })
    expect(refusals).toEqual([])
    expect(ranking.filter(({ candidate }) => candidate).map(({ application }) => application)).toEqual(['第1', '第2', '第3', '第4', '第6'])
    expect(ranking[4]?.reason).toContain('“焊工”已有4人列入，不再列入（第五条：“其中同一职业（工种）不超过4人”）')
  })
})

const world = memoryPorts(clock('2026-08-12'), policies)
const by = (role: Role, own: Partial<Actor> = {}): Actor => hand(role, { jurisdiction: 'yanshizhou', ...own })
const unit = by('unit', { body: 'street' })

let keys = 0
const intention = () => ({ idempotencyKey: `key-${keys += 1}`, requestHash: `key-${keys}` })
const act = (actor: Actor, subject: CommandSubject, subjectId: string, type: string, said: object = {}) =>
  perform(world.ports, { subject, id: subjectId, command: { ...said, type }, actor, expectedVersion: undefined, ...intention() })

const dispatched: Answers = {
  ...cases.base.answers, employment: 'dispatched', tradeYears: '9', sex: 'male', birthMonth: '1980-06', idNumber: fictionalIdNumber('1980-06-15', 'male'), photo: 'a'.repeat(64),
}
const file = (material: string) => ({ id: `file-${material}`, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 9, sha256: 'b'.repeat(64) })
const plan = { year: 2026, title: '2026年度演示州首席技师选拔', documentNumber: '演示〔2026〕6号', applyBy: '2026-09-20', reportBy: '2026-09-30', seats: 20, supplied: {} }

describe('a round under the measure of 演示州', () => {
  it('cannot offer more seats than the text gives', async () => {
    const drafting = act(by('office-maker'), 'round', 'too-many', 'DraftRound', { policy: id, plan: { ...plan, seats: 21 } })
    await expect(drafting).rejects.toMatchObject({ refusals: [{ code: 'too-many-seats', clause: '第五条' }] })
  })

  it('is opened, and judges a dispatched worker whom the street office puts forward', async () => {
    for (const [body, kind, district] of [['bureau', 'district', ''], ['street', 'unit', 'bureau']] as const) {
      await registerOrganisation(world.ports, { actor: by('admin'), id: body, command: { type: 'RegisterOrganisation', kind, name: `演示${body}`, creditCode: '', district }, ...intention() })
    }
    await act(by('office-maker'), 'round', 'round-1', 'DraftRound', { policy: id, plan })
    await act(by('office-maker'), 'round', 'round-1', 'ProposeAnnouncement')
    expect(await act(by('office-checker'), 'round', 'round-1', 'AnnounceRound')).toMatchObject({ kind: 'accepted' })

    const started = await startApplication(world.ports, { actor: unit, round: 'round-1', name: '演示甲', ...intention() })
    const application = started.kind === 'accepted' ? started.id : ''
    await saveDraft(world.ports, { actor: unit, application, baseVersion: 0, changes: dispatched })
    const { draft } = await arrangeAttachments(world.ports, { actor: unit, application, arrange: () => ['id-card', 'certificate', 'proof'].map(file) })
    const { subject } = world.stateOf<{ subject: string }>('application', application)
    await act(by('applicant', { body: subject }), 'application', application, 'SignCommitment', { draftVersion: draft.version, signature: '演示甲' })
    expect(await act(unit, 'application', application, 'SubmitApplication', {
      draftVersion: draft.version, unitOpinion: '情况属实，同意推荐。', attested: ['in-prefecture', 'ethics', 'conduct'],
    })).toMatchObject({ kind: 'accepted' })

    const submitted = world.stateOf<Exclude<Application, { stage: 'none' }>>('application', application)
    const verdicts = Object.fromEntries(submitted.verdicts.map(({ condition, clause, outcome }) => [condition, [clause, outcome]]))
    expect([submitted.stage, submitted.attested.map(({ condition }) => condition)]).toEqual(['submitted', ['in-prefecture', 'ethics', 'conduct']])
    expect(verdicts).toMatchObject({ 'in-scope': ['第六条', 'met'], 'trade-years': ['第七条（三）', 'not-met'], achievement: ['第七条（五）', 'needs-judgement'] })
    expect(world.factsOf('application', application).at(-1)).toMatchObject({ type: 'ApplicationSubmitted', policy: id })
  })
})
