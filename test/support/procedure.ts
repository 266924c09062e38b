import type { DemoTechnician } from '../../src/demo/answers.ts'
import type { CommandSubject } from '../../src/domain/lifecycle.ts'
import type { Actor } from '../../src/domain/shared/actor.ts'
import { perform } from '../../src/usecases/perform.ts'
import type { Performed, Policies } from '../../src/usecases/ports.ts'
import { Refused } from '../../src/usecases/refused.ts'
import { registerOrganisation } from '../../src/usecases/registerOrganisation.ts'
import { arrangeAttachments, saveDraft } from '../../src/usecases/saveDraft.ts'
import { startApplication } from '../../src/usecases/startApplication.ts'
import { answersOf, attachments, recommend, verify, words } from './facts.ts'
import { clock, hand, policy } from './given.ts'
import { memoryPorts, type MemoryPorts } from './memoryPorts.ts'

export const districtHand = hand('district')
export const maker = hand('office-maker')
export const checker = hand('office-checker')
export const expert = hand('expert', { account: 'expert-1' })

/** The codes an act is refused with; none where it is done. What is no refusal fails the test. */
export const refusalsOf = (act: Promise<unknown>): Promise<readonly string[]> => act.then(() => [], (error: unknown) => {
  if (error instanceof Refused) return error.refusals.map(({ code }) => code)
  throw error
})

type Technician = Partial<DemoTechnician> & Readonly<{ idNumber?: string }>

/** 威海市 2024 through the use cases, in memory: a hand, an act, a subject. */
export class Procedure {
  readonly world: MemoryPorts
  #keys = 0
  #rounds = 0

  /** Under the measures that are shipped, or others. */
  constructor(policies?: Policies) {
    this.world = memoryPorts(clock('2024-07-11'), policies)
  }

  at(day: string): void {
    this.world.at(clock(day))
  }

  act(actor: Actor, subject: CommandSubject, id: string, type: string, said: object = {}, expectedVersion?: number): Promise<Performed> {
    const key = `key-${this.#keys += 1}`
    return perform(this.world.ports, { subject, id, command: { ...said, type }, actor, expectedVersion, idempotencyKey: key, requestHash: key })
  }

  /** The organisations, one expert, and a round that takes applications. */
  async opens(round: string, plan: object = {}): Promise<void> {
    const key = `key-${this.#keys += 1}`
    const admin = hand('admin')
    for (const [id, kind, district] of [['east', 'district', ''], ['shipyard', 'unit', 'east'], ['foundry', 'unit', 'east']] as const) {
      if (this.world.factsOf('organisation', id).length > 0) continue
      const command = { type: 'RegisterOrganisation', kind, name: `演示${id}`, creditCode: '', district } as const
      await registerOrganisation(this.world.ports, { actor: admin, id, command, idempotencyKey: `${key}:${id}`, requestHash: key })
    }
    await this.opensAccount('expert-1')
    // The measure is a call for a single round.
    const once = this.#rounds === 0 ? {} : { offSeason: '演示：再部署一轮。' }
    this.#rounds += 1
    await this.act(maker, 'round', round, 'DraftRound', { policy: policy.id, plan: { ...words, title: round, ...once, ...plan } })
    await this.act(maker, 'round', round, 'ProposeAnnouncement')
    await this.act(checker, 'round', round, 'AnnounceRound')
  }

  private async opensAccount(account: string): Promise<void> {
    if (this.world.factsOf('account', account).length > 0) return
    const data = { role: 'expert', body: account, origin: 'administrator', mustChangePassword: false }
    await this.world.ports.store.transaction('weihai', (tx) => tx.append({
      stream: { kind: 'account', id: account }, expectedVersion: 0, at: clock('2024-07-11'), actor: hand('admin'), policy: '', clauses: [],
      events: [{ type: 'AccountOpened', data, personal: { subject: account, fields: { signInName: account, displayName: '演示专家' } } }],
    }))
  }

  async starts(round: string, unit = 'shipyard', name = '毕演舟'): Promise<string> {
    const key = `key-${this.#keys += 1}`
    const started = await startApplication(this.world.ports, { actor: hand('unit', { body: unit }), round, name, idempotencyKey: key, requestHash: key })
    return started.kind === 'accepted' ? started.id : ''
  }

  async fills(id: string, unit = 'shipyard', changes: Technician = {}): Promise<number> {
    const actor = hand('unit', { body: unit })
    const { idNumber, ...technician } = changes
    await saveDraft(this.world.ports, { actor, application: id, baseVersion: 0, changes: { ...answersOf(technician), ...(idNumber ? { idNumber } : {}) } })
    const saved = await arrangeAttachments(this.world.ports, { actor, application: id, arrange: () => attachments })
    return saved.draft.version
  }

  async submits(id: string, unit = 'shipyard', changes: Technician = {}): Promise<void> {
    const draftVersion = await this.fills(id, unit, changes)
    const { subject } = this.world.stateOf<{ subject: string }>('application', id)
    await this.act(hand('applicant', { body: subject }), 'application', id, 'SignCommitment', { draftVersion, signature: changes.name ?? '毕演舟' })
    await this.act(hand('unit', { body: unit }), 'application', id, 'SubmitApplication', { draftVersion, unitOpinion: '情况属实。', attested: [] })
  }

  /** From the submission to the office, the local notice in between. */
  async reports(...cases: readonly string[]): Promise<void> {
    this.at('2024-07-15')
    for (const id of cases) {
      await this.act(districtHand, 'application', id, 'VerifyOriginals', verify)
      await this.act(districtHand, 'application', id, 'RecommendApplication', recommend)
      await this.act(districtHand, 'application', id, 'PostLocalNotice', { postedOn: '2024-07-15', place: '公告栏' })
    }
    this.at('2024-07-19')
    for (const id of cases) {
      await this.act(districtHand, 'application', id, 'EndLocalNotice', { outcome: 'clear', finding: '' })
      await this.act(districtHand, 'application', id, 'ReportApplication')
    }
  }

  async admits(...cases: readonly string[]): Promise<void> {
    for (const id of cases) {
      await this.act(maker, 'application', id, 'ProposeQualification', { admit: true, reason: '', attested: ['parent-measure'] })
      await this.act(checker, 'application', id, 'ConfirmQualification')
    }
  }

  /** Cases of as many technicians, each known by the day of birth. */
  async submitted(round: string, ...born: readonly string[]): Promise<string[]> {
    this.at('2024-07-12')
    const cases: string[] = []
    for (const bornOn of born) {
      const id = await this.starts(round)
      await this.submits(id, 'shipyard', { bornOn })
      cases.push(id)
    }
    return cases
  }

  /** The same, as far as the review. */
  async admitted(round: string, ...born: readonly string[]): Promise<string[]> {
    const cases = await this.submitted(round, ...born)
    await this.reports(...cases)
    await this.admits(...cases)
    return cases
  }

  /** The panel seated, and every case of it marked. */
  async scores(round: string, cases: readonly string[]): Promise<void> {
    this.at('2024-08-01')
    await this.act(maker, 'round', round, 'CloseNominations')
    await this.act(maker, 'round', round, 'ProposePanel', { experts: ['expert-1'], leader: 'expert-1' })
    await this.act(checker, 'round', round, 'ConfirmPanel')
    await this.act(maker, 'round', round, 'CloseQualification')
    for (const [index, id] of cases.entries()) {
      await this.act(expert, 'scoresheet', `${id}.expert-1`, 'SubmitScores', { application: id, marks: { skills: 9_000 - index, material: 9_000 }, comment: '' })
    }
  }

  /** The review of these cases, whose order is that of their marks. */
  async ranks(round: string, cases: readonly string[]): Promise<void> {
    await this.scores(round, cases)
    await this.act(maker, 'round', round, 'ProposeCandidates')
    await this.act(checker, 'round', round, 'ApproveCandidates')
  }

  /** Everything up to the notice on the website. */
  async posts(round: string, cases: readonly string[]): Promise<void> {
    await this.ranks(round, cases)
    this.at('2024-08-05')
    await this.act(maker, 'notice', round, 'ProposeNotice', { round })
    await this.act(checker, 'notice', round, 'PostNotice')
  }

  async hangs(round: string, cases: readonly string[], unit = 'shipyard'): Promise<void> {
    for (const application of cases) {
      await this.act(hand('unit', { body: unit }), 'notice', round, 'ConfirmUnitPosting', { application, postedOn: '2024-08-05', place: '厂区公告栏' })
    }
  }

  /** From a prepared list to the certificates. */
  async publishes(round: string, batch: string, cases: readonly string[]): Promise<void> {
    await this.approves(round, batch, cases)
    await this.act(checker, 'decision', batch, 'PublishResults')
  }

  /** From a prepared list to the government's word. */
  async approves(round: string, batch: string, cases: readonly string[]): Promise<void> {
    this.at('2024-08-14')
    await this.act(maker, 'decision', batch, 'PrepareDecision', { round, applications: cases })
    await this.act(checker, 'decision', batch, 'SubmitDecision')
    const votes = cases.map((application) => ({ application, agreed: true, reason: '' }))
    await this.act(hand('leading-group'), 'decision', batch, 'RecordLeadingGroup', { votes, heldOn: '2024-08-14', minutes: '纪要1号' })
    await this.act(hand('government'), 'decision', batch, 'ApproveDecision', { documentNumber: '威政字〔2024〕58号', approvedOn: '2024-08-14' })
  }
}
