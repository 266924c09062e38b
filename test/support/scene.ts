import { demoAnswers } from '../../src/demo/answers.ts'
import type { ApplicationEvent } from '../../src/domain/application/application.ts'
import type { Draft } from '../../src/domain/application/draft.ts'
import type { NoticeEvent } from '../../src/domain/notice/notice.ts'
import type { OrganisationEvent } from '../../src/domain/organisation/organisation.ts'
import type { RoundEvent } from '../../src/domain/round/round.ts'
import { systemActor, type Actor } from '../../src/domain/shared/actor.ts'
import type { DomainEvent, StreamRef } from '../../src/domain/shared/event.ts'
import type { Answers, Policy } from '../../src/policy/policy.ts'
import type { Ports, Transaction } from '../../src/usecases/ports.ts'
import { policy as weihai2024, standardPlan } from './round.ts'

/**
 * 布景 — facts written straight to the journal, so that thousands of cases stand there in seconds.
 * Nothing is shown by them: what a test or a benchmark is about goes through the use cases afterwards.
 */
export type Scene = Readonly<{ ports: Ports; jurisdiction: string; round: string; unit: string; district: string }>

/** The first day of the demo's story, when a round is open for applications. */
export const openingInstant = '2024-07-11T01:00:00.000Z'
const openingDay = '2024-07-11'

export const maker = (jurisdiction: string): Actor =>
  ({ account: 'maker', role: 'office-maker', jurisdiction, body: 'demo-office', name: '演示·经办' })
export const checker = (jurisdiction: string): Actor =>
  ({ account: 'checker', role: 'office-checker', jurisdiction, body: 'demo-office', name: '演示·复核' })
export const bureau = ({ jurisdiction, district }: Scene): Actor =>
  ({ account: 'bureau', role: 'district', jurisdiction, body: district, name: '演示·区市' })
export const employer = ({ jurisdiction, unit }: Scene): Actor =>
  ({ account: 'employer', role: 'unit', jurisdiction, body: unit, name: '演示·单位' })

/** The measure of 威海市 with other rules in one place, as another city might have put them. */
export function amended({ ports }: Pick<Scene, 'ports'>, change: Partial<Policy>): Ports {
  const policy = ports.policies.get(weihai2024)
  if (!policy) throw new Error(`no policy ${weihai2024}`)
  return { ...ports, policies: new Map([[policy.id, { ...policy, ...change }]]) }
}

/** The body that stands in the scene for a district, under a name. */
export function bodyRegistered({ ports, jurisdiction, district }: Scene, name: string): Promise<void> {
  return ports.store.transaction(jurisdiction, (tx) => recorded(tx, { kind: 'organisation', id: district }, 0, [
    { type: 'OrganisationRegistered', data: { kind: 'district', name, creditCode: '', district: '' } },
  ] satisfies OrganisationEvent[]))
}

/** A round that takes applications, under the measure of 威海市. */
export function roundOpens({ ports, jurisdiction, round }: Scene, seats: number): Promise<void> {
  const plan = { ...standardPlan, policy: weihai2024, seats, title: `演示轮次 ${round}` }
  return ports.store.transaction(jurisdiction, (tx) => recorded(tx, { kind: 'round', id: round }, 0, [
    { type: 'RoundDrafted', data: { plan, maker: 'maker' } },
    { type: 'AnnouncementProposed', data: { maker: 'maker' } },
    { type: 'RoundAnnounced', data: { checker: 'checker', at: openingInstant } },
  ] satisfies RoundEvent[]))
}

/** The same round while its notice hangs, with every one of `applications` a candidate. */
export function roundPublishes({ ports, jurisdiction, round, unit }: Scene, applications: readonly string[]): Promise<void> {
  const ranking = applications.map((application, index) => ({ application, rank: index + 1, scoreHundredths: 9_000 - index, candidate: true, reason: '' }))
  const criteria = standardPlan.supplied.criteria.value
  return ports.store.transaction(jurisdiction, async (tx) => {
    await recorded(tx, { kind: 'round', id: round }, 3, [
      { type: 'NominationsClosed', data: { reported: applications.length } },
      { type: 'PanelProposed', data: { experts: ['expert'], leader: 'expert', criteria, maker: 'maker' } },
      { type: 'PanelConfirmed', data: { checker: 'checker' } },
      { type: 'QualificationClosed', data: { admitted: applications.length, refused: 0 } },
      { type: 'CandidatesProposed', data: { ranking, maker: 'maker' } },
      { type: 'CandidatesApproved', data: { ranking, checker: 'checker' } },
    ] satisfies RoundEvent[])
    await recorded(tx, { kind: 'notice', id: round }, 0, [
      { type: 'NoticeProposed', data: { round, candidates: applications.map((application) => ({ application, unit, secret: false })), maker: 'maker' } },
      { type: 'NoticePosted', data: { websiteOn: openingDay, period: { workingDays: 5, countFirstDay: false }, checker: 'checker' } },
    ] satisfies NoticeEvent[])
  })
}

/** The same round after its publicity, in which nobody objected to any of `applications`. */
export async function roundDecides(scene: Scene, applications: readonly string[]): Promise<void> {
  const { ports, jurisdiction, round } = scene
  await roundPublishes(scene, applications)
  await ports.store.transaction(jurisdiction, async (tx) => {
    await recorded(tx, { kind: 'round', id: round }, 9, [{ type: 'PublicityEnded', data: { notice: round } }] satisfies RoundEvent[])
    await recorded(tx, { kind: 'notice', id: round }, 2, [{ type: 'NoticeEnded', data: { round, lastDay: openingDay } }] satisfies NoticeEvent[])
  })
}

/** A whole form, signed: all that is left is to submit it. Gives the words as a person would have typed them. */
export async function draftSigned(scene: Scene, id: string, serial: number): Promise<Draft> {
  const draft = wholeDraft(serial)
  await scene.ports.store.transaction(scene.jurisdiction, async (tx) => {
    await recorded(tx, { kind: 'application', id }, 0, [
      started(scene, id, String(draft.answers['name'])),
      { type: 'CommitmentSigned', data: { draftVersion: draft.version, at: openingInstant } },
    ] satisfies ApplicationEvent[])
    await tx.saveDraft(id, personOf(id), draft)
  })
  return draft
}

export const stagesReached = ['submitted', 'verified', 'recommended', 'candidate'] as const
export type StageReached = (typeof stagesReached)[number]

/** Cases that have come as far as `stage`, in one transaction. */
export function casesReach(scene: Scene, cases: readonly Readonly<{ id: string; serial: number }>[], stage: StageReached): Promise<void> {
  return scene.ports.store.transaction(scene.jurisdiction, async (tx) => {
    for (const { id, serial } of cases) await recorded(tx, { kind: 'application', id }, 0, way(scene, id, serial, stage), after(serial))
  })
}

function way(scene: Scene, id: string, serial: number, stage: StageReached): readonly ApplicationEvent[] {
  const { answers, attachments, version } = wholeDraft(serial)
  const name = String(answers['name'])
  const upTo = stagesReached.indexOf(stage)
  const submitted: ApplicationEvent = {
    type: 'ApplicationSubmitted',
    data: { at: openingInstant, draftVersion: version, attested: [], secret: false, files: [] },
    personal: { subject: personOf(id), fields: { answers, attachments, unitOpinion: '情况属实。', signature: name, verdicts: [] } },
  }
  const later: readonly ApplicationEvent[] = [
    { type: 'OriginalsVerified', data: { visitedOn: openingDay, certificateChecked: true, files: [] }, personal: { subject: personOf(id), fields: { by: '演示核验人员', originals: [] } } },
    { type: 'ApplicationRecommended', data: { secret: false, on: openingDay, attested: [] }, personal: { subject: personOf(id), fields: { opinion: '同意推荐。' } } },
    { type: 'ApplicationRanked', data: { rank: serial, scoreHundredths: 9_000, candidate: true } },
  ]
  return [started(scene, id, name), submitted, ...later.slice(0, upTo)]
}

const personOf = (application: string): string => `person-of-${application}`

function started({ round, unit, district }: Scene, id: string, name: string): ApplicationEvent {
  const subject = personOf(id)
  return { type: 'ApplicationStarted', data: { round, unit, district, subject, at: openingInstant }, personal: { subject, fields: { name } } }
}

async function recorded(tx: Transaction, stream: StreamRef, expectedVersion: number, events: readonly DomainEvent[], at = openingInstant): Promise<void> {
  await tx.append({ stream, expectedVersion, events, at, actor: systemActor(tx.jurisdiction), policy: weihai2024, clauses: ['一'] })
}

const after = (seconds: number): string => new Date(Date.parse(openingInstant) + seconds * 1_000).toISOString()

const paragraph = '他把每道工序的温度、速度、间隙记成手册，反复比对，摸索出一套稳定可传的操作方法，先后解决异种材料焊接开裂、薄壁件变形等难题。'
const written = (chars: number): string => paragraph.repeat(Math.ceil(chars / paragraph.length)).slice(0, chars)

const places = ['演示技师学院', '演示船厂一车间', '演示船厂二车间', '演示海洋装备公司'] as const
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const hash = 'a'.repeat(64)

const BIRTHDAYS = 8_000
const DAY_MS = 24 * 60 * 60 * 1_000

/** More than forty boxes filled in, some ten kilobytes of words: what a diligent applicant hands in. No two serials have the same ID number. */
export function wholeAnswers(serial: number): Answers {
  const name = `${surnames[serial % surnames.length]}演${String.fromCodePoint(0x4e00 + serial % BIRTHDAYS)}`
  const bornOn = new Date(Date.UTC(1970, 0, 1) + serial % BIRTHDAYS * DAY_MS).toISOString().slice(0, 10)
  const honours = [{ name: '市级工匠', level: 'municipal' }, { name: '省技术能手', level: 'provincial' }] as const
  return {
    ...demoAnswers({ name, bornOn, occupation: '焊工', honours }, Math.floor(serial / BIRTHDAYS), hash),
    experience: places.map((where, index) => ({ from: `${2000 + 3 * index}-09`, to: `${2003 + 3 * index}-06`, where, witness: '李演' })),
    uniqueSkills: written(500), innovations: written(500), standardsAndApprentices: written(350), efficiencyGains: written(300),
    deeds: written(1_000), unitIntroduction: written(500), remarks: '演示。',
  }
}

function wholeDraft(serial: number): Draft {
  const answers = wholeAnswers(serial)
  return {
    version: 1, answers, changedAt: Object.fromEntries(Object.keys(answers).map((field) => [field, 1])),
    attachments: ['id-card', 'certificate', 'achievements', 'awards'].map((material) =>
      ({ id: `file-${material}`, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 48_000, sha256: hash })),
    savedAt: openingInstant, savedBy: 'employer',
  }
}
