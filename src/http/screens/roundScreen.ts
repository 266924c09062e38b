import { applicationStageName, caseStages, type Application } from '../../domain/application/application.ts'
import { batchStageName, type Batch } from '../../domain/decision/decision.ts'
import { mayTouch } from '../../domain/application/reach.ts'
import { lastDayOf, noticeStageName, objectionPending, type Notice } from '../../domain/notice/notice.ts'
import { scoresheetId, type Scoresheet } from '../../domain/review/scoresheet.ts'
import { roundStageName, type Ranked, type Round, type RoundPlan } from '../../domain/round/round.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Policy, StageKind } from '../../policy/policy.ts'
import type { candidateView, decisionView, noticeView, roundView, View } from '../api.ts'
import { NotFound } from '../../usecases/refused.ts'
import { applicationsOf, foldListed, policyOf } from '../../usecases/subjects/shared.ts'
import { standingOf } from '../../usecases/subjects/standing.ts'
import type { Services } from '../services.ts'
import { actsFor, actsOnNotice, actsOnObjection, actsOnRound } from './acts.ts'
import { daysLeft, papersOf, scoreText } from './caseScreen.ts'
import { maySeeRound } from './listScreen.ts'
import { loadFolded, type Started } from './loading.ts'
import { namesOf, type Names } from './names.ts'
import { timelineView } from './timeline.ts'

type RoundView = View<typeof roundView>

/** Everything a round's page is made of, read in one transaction. */
export type RoundFile = Readonly<{
  id: string
  version: number
  round: Exclude<Round, { stage: 'none' }>
  policy: Policy
  applications: ReadonlyMap<string, Application>
  scoresheets: ReadonlyMap<string, Scoresheet>
  notices: ReadonlyMap<string, Notice>
  noticeVersion: number
  batches: ReadonlyMap<string, Readonly<{ state: Batch; version: number }>>
}>

export function loadRound({ ports }: Services, jurisdiction: string, id: string): Promise<RoundFile> {
  return ports.store.transaction(jurisdiction, async (tx) => {
    const { state: round, version } = await loadFolded<Round>(tx, 'round', id)
    if (round.stage === 'none') throw new NotFound(`round ${id}`)
    const listed = await tx.rows<{ stream_id: string }>('decisions', { round: id })
    const batches = await Promise.all(listed.map(async ({ stream_id }) => [stream_id, await loadFolded<Batch>(tx, 'decision', stream_id)] as const))
    return {
      id, version, round, policy: policyOf(ports.policies, round),
      applications: await applicationsOf(tx, id),
      scoresheets: await foldListed<Scoresheet>(tx, 'scoresheet', 'scoresheets', { round: id }),
      notices: await foldListed<Notice>(tx, 'notice', 'notices', { round: id }),
      noticeVersion: (await tx.load({ kind: 'notice', id })).length,
      batches: new Map(batches),
    }
  })
}

const officials = new Set(['office-maker', 'office-checker', 'auditor', 'leading-group', 'government'])

/** The round page: where it stands, what remains, who may do what; outsiders see what has been announced and no more. */
export async function roundScreen(services: Services, actor: Actor, id: string): Promise<RoundView> {
  const query = services.query(actor.jurisdiction)
  const [file, entries, names] = await Promise.all([
    loadRound(services, actor.jurisdiction, id), query.timeline([{ kind: 'round', id }, { kind: 'notice', id }]), namesOf(query, actor.jurisdiction, services),
  ])
  const { round, policy, version } = file
  const insider = officials.has(actor.role)
  if (!maySeeRound(actor, round.stage)) throw new NotFound(`round ${id}`)
  const { plan } = round
  return {
    id, version, title: plan.title, year: plan.year, policy: policy.id, policyName: policy.document.name, documentNumber: plan.documentNumber,
    stage: round.stage, stageName: roundStageName[round.stage], seats: plan.seats, applyBy: plan.applyBy, reportBy: plan.reportBy,
    plan, returned: 'returned' in round ? round.returned ?? null : null,
    supplied: suppliedOf(plan), steps: stepsOf(policy, round.stage),
    counts: insider ? countsOf(file) : [],
    panel: insider ? panelOf(file, names) : null,
    ranking: insider && 'ranking' in round ? round.ranking.map((each) => candidateOf(each, file, names)) : [],
    notice: noticeOf(services, actor, file, names),
    noticeVersion: insider ? file.noticeVersion : 0,
    decisions: insider ? [...file.batches].filter(([, { state }]) => state.stage !== 'none').map(([batch, { state, version: at }]) => decisionOf(actor, batch, state, at, file, names)) : [],
    cleared: insider ? [...standingOf([...file.notices.values()], [...file.batches.values()].map(({ state }) => state), file.applications).cleared] : [],
    acts: actsOnRound(policy, round, actor.role).concat(openers(policy, file, actor)),
    timeline: insider ? timelineView(entries, actor.role) : [],
    papers: insider ? papersOf(services, 'round', id, round.stage) : [],
  }
}

/** Acts that open a new subject of this round: its notice, a decision batch. */
function openers(policy: Policy, { round, notices }: RoundFile, { role }: Actor): RoundView['acts'] {
  const proposing = round.stage === 'publicity' && [...notices.values()].every(({ stage }) => stage === 'none')
  return [
    ...(proposing ? actsFor(policy, 'notice', 'none', role) : []),
    ...(round.stage === 'decide' ? actsFor(policy, 'decision', 'none', role) : []),
  ]
}

/** Values the office filled in where the text leaves them open, in words. */
export function suppliedOf({ supplied: { localNotice, criteria, termYears } }: RoundPlan): RoundView['supplied'] {
  return [
    ...(localNotice ? [{ label: '区市公示期限', value: `${localNotice.value.workingDays}个工作日`, citation: localNotice.citation }] : []),
    ...(criteria ? [{ label: '评分项目', value: criteria.value.map(({ title, weightPercent }) => `${title}${weightPercent}%`).join('、'), citation: criteria.citation }] : []),
    ...(termYears ? [{ label: '管理期', value: `${termYears.value}年`, citation: termYears.citation }] : []),
  ]
}

/** Which stages of the measure belong to a round that stands here. */
const reached: Readonly<Record<Exclude<Round['stage'], 'none'>, StageKind | 'end'>> = {
  drafted: 'announce', proposed: 'announce', nominate: 'nominate', qualify: 'qualify', review: 'review', ranked: 'review',
  publicity: 'publicity', decide: 'leading-group', finished: 'end',
}

function stepsOf(policy: Policy, stage: Exclude<Round['stage'], 'none'>): RoundView['steps'] {
  const now = reached[stage]
  const at = now === 'end' ? policy.stages.length : policy.stages.findIndex(({ kind }) => kind === now)
  const deciding = new Set<StageKind>(stage === 'decide' ? ['leading-group', 'government', 'publish'] : [])
  return policy.stages.map(({ kind, title, clause, quote }, index) => ({
    kind, title, clause, quote, state: index < at ? 'done' : index === at || deciding.has(kind) ? 'now' : 'later',
  }))
}

function countsOf({ applications }: RoundFile): RoundView['counts'] {
  const cases = [...applications.values()]
  return caseStages
    .map((stage) => ({ stage, stageName: applicationStageName[stage], count: cases.filter((each) => each.stage === stage).length }))
    .filter(({ count }) => count > 0)
}

function panelOf({ round, applications, scoresheets }: RoundFile, names: Names): RoundView['panel'] {
  const panel = 'panel' in round ? round.panel : undefined
  if (!panel) return null
  const admitted = [...applications].filter(([, { stage }]) => stage === 'admitted' || stage === 'candidate' || stage === 'not-selected').map(([id]) => id)
  const count = (expert: string, stage: string): number => admitted.filter((id) => scoresheets.get(scoresheetId(id, expert))?.stage === stage).length
  return {
    confirmed: panel.confirmed, leader: panel.leader,
    criteria: panel.criteria.map(({ id, title, weightPercent, hint }) => ({ id, title, weightPercent, ...(hint ? { hint } : {}) })),
    experts: panel.experts.map((account) => ({
      account, name: names.account(account), submitted: count(account, 'submitted'), recused: count(account, 'recused'), due: admitted.length,
    })),
  }
}

export const startedIn = (applications: ReadonlyMap<string, Application>, id: string): Started | undefined => {
  const found = applications.get(id)
  return found && found.stage !== 'none' ? found : undefined
}

function candidateOf({ application, rank, scoreHundredths, candidate, reason }: Ranked, { applications }: RoundFile, names: Names): View<typeof candidateView> {
  const found = startedIn(applications, application)
  return {
    application, rank, candidate, reason, score: scoreText(scoreHundredths),
    name: found?.name ?? '', unitName: names.organisation(found?.unit ?? ''), occupation: String(found?.content?.answers['occupation'] ?? ''),
    stage: found?.stage ?? 'none', stageName: applicationStageName[found?.stage ?? 'none'], secret: found?.secret ?? false,
  }
}

function isOwn(actor: Actor, applications: RoundFile['applications'], application: string): boolean {
  const found = startedIn(applications, application)
  return found !== undefined && mayTouch(actor, found)
}

/** The notice as a whole for officials; for a unit, a district or a technician what hangs of their own, since the unit has to post it too. */
function noticeOf(services: Services, actor: Actor, { id, notices, noticeVersion, applications, policy }: RoundFile, names: Names): View<typeof noticeView> | null {
  const notice = [...notices.values()][0]
  if (!notice || notice.stage === 'none') return null
  const posted = 'websiteOn' in notice ? notice : undefined
  const insider = officials.has(actor.role)
  const shown = notice.candidates.filter(({ application }) => insider || (posted && isOwn(actor, applications, application)))
  if (!insider && shown.length === 0) return null
  return {
    id, version: noticeVersion, stage: notice.stage, stageName: noticeStageName[notice.stage],
    websiteOn: posted?.websiteOn ?? null, workingDays: posted?.period.workingDays ?? null,
    candidates: shown.map((candidate) => {
      const period = posted && lastDayOf(candidate, posted.websiteOn, posted.period, services.ports.calendar)
      return {
        application: candidate.application, name: startedIn(applications, candidate.application)?.name ?? '', unit: candidate.unit, unitName: names.organisation(candidate.unit),
        secret: candidate.secret, unitPostedOn: candidate.unitPostedOn ?? null, place: candidate.place ?? '',
        lastDay: period?.lastDay ?? null, workingDaysLeft: period ? daysLeft(services, period.lastDay) : null, provisional: period?.provisional ?? false,
        held: objectionPending(notice.objections, candidate.application),
      }
    }),
    objections: (insider ? notice.objections : []).map((objection) => ({
      id: objection.id, application: objection.application, name: startedIn(applications, objection.application)?.name ?? '', at: objection.at,
      objector: actor.role.startsWith('office') ? objection.words ?? null : null,
      proposed: objection.proposed ? { upheld: objection.proposed.upheld, finding: objection.proposed.finding } : null,
      settled: objection.settled ? { upheld: objection.settled.upheld, finding: objection.settled.finding } : null,
      acts: actsOnObjection(policy, notice.stage, objection, actor.role),
    })),
    acts: actsOnNotice(policy, notice.stage, actor.role), publicPath: `/notices/${id}`,
  }
}

function decisionOf(actor: Actor, id: string, batch: Batch, version: number, { round, applications, policy }: RoundFile, names: Names): View<typeof decisionView> {
  const ranking = 'ranking' in round ? round.ranking : []
  const votes = new Map('votes' in batch ? batch.votes.map((vote) => [vote.application, vote]) : [])
  const certificates = new Map(batch.stage === 'published' ? batch.certificates.map(({ application, number }) => [application, number]) : [])
  return {
    id, version, stage: batch.stage, stageName: batchStageName[batch.stage],
    candidates: (batch.stage === 'none' ? [] : batch.applications).map((application) => {
      const found = startedIn(applications, application)
      const ranked = ranking.find((each) => each.application === application)
      return {
        application, name: found?.name ?? '', unitName: names.organisation(found?.unit ?? ''), occupation: String(found?.content?.answers['occupation'] ?? ''),
        rank: ranked?.rank ?? 0, score: scoreText(ranked?.scoreHundredths ?? 0),
        agreed: votes.get(application)?.agreed ?? null, reason: votes.get(application)?.reason ?? '', certificate: certificates.get(application) ?? null,
      }
    }),
    heldOn: 'heldOn' in batch ? batch.heldOn : null, minutes: 'minutes' in batch ? batch.minutes : null,
    documentNumber: 'documentNumber' in batch ? batch.documentNumber : null, approvedOn: 'approvedOn' in batch ? batch.approvedOn : null,
    publishedOn: batch.stage === 'published' ? batch.publishedOn : null, declined: batch.stage === 'declined' ? batch.reason : null,
    acts: actsFor(policy, 'decision', batch.stage, actor.role),
  }
}
