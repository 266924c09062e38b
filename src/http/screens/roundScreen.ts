import { applicationStageName, caseStages } from '../../domain/application/application.ts'
import type { Batch } from '../../domain/decision/decision.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { planGaps } from '../../domain/round/decide.ts'
import type { Round, RoundEvent, RoundPlan } from '../../domain/round/round.ts'
import { isInsider, type Actor } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { noticeInWords } from '../../policy/parameters.ts'
import type { StageKind } from '../../policy/policy.ts'
import type { roundView, View } from '../api.ts'
import { siteLinks } from '../../site/links.ts'
import { NotFound } from '../../usecases/refused.ts'
import { standingOf } from '../../usecases/subjects/standing.ts'
import { hangs, listOf, noticeIn } from '../public/notice.ts'
import type { Services } from '../services.ts'
import { aboutWhomIn } from './aboutWhom.ts'
import { amendmentsIn } from './amendments.ts'
import { extraPlacesOf } from './extraPlaces.ts'
import { maySeeRound } from './listScreen.ts'
import { namesOf } from './names.ts'
import { draftsOfRound, papersOfRound } from './papers.ts'
import { placesInRound } from './quota.ts'
import { actsOnRound } from './roundActs.ts'
import { decisionOf } from './roundDecisions.ts'
import { loadRound, phaseOf, type RoundFile } from './roundFile.ts'
import { noticeOf } from './roundNotice.ts'
import { panelOf, rankingOf } from './roundReview.ts'
import { terminationIn } from './termination.ts'
import { timelineView } from './timeline.ts'

type RoundView = View<typeof roundView>

/** The round page: where it stands, what remains, who may do what; outsiders see what has been announced and no more. */
export async function roundScreen(services: Services, actor: Actor, id: string): Promise<RoundView> {
  const query = services.query(actor.jurisdiction)
  const [file, names] = await Promise.all([loadRound(services, actor.jurisdiction, id), namesOf(query, actor.jurisdiction, services)])
  const { round, policy, version } = file
  const insider = isInsider(actor.role)
  if (!maySeeRound(actor, round.stage)) throw new NotFound(`round ${id}`)
  const { plan } = round
  return {
    id, version, title: plan.title, year: plan.year, policy: policy.id, policyName: policy.document.name, documentNumber: plan.documentNumber,
    stage: round.stage, stageName: phaseOf(file), seats: plan.seats, applyBy: plan.applyBy, reportBy: plan.reportBy,
    plan, returned: 'returned' in round ? round.returned ?? null : null,
    without: round.stage === 'finished' ? round.without ?? null : null,
    nobodyLeft: insider && actsOnRound(file, 'office-maker', dayOf(services.ports.clock.now())).some(({ act }) => act === 'CloseWithoutHolders'),
    supplied: suppliedOf(plan), gaps: round.stage === 'drafted' ? planGaps(plan, { policy, at: services.ports.clock.now() }).map(({ detail = '' }) => detail) : [], steps: stepsOf(file),
    counts: insider ? countsOf(file) : [],
    amendments: amendmentsIn(actor, policy, round), ...terminationIn(actor, round),
    extraPlaces: insider ? await extraPlacesOf(query, file, names) : null,
    places: await placesInRound(query, actor, file),
    panel: insider ? panelOf(file, names) : null,
    ranking: insider ? rankingOf(file, names) : [],
    notice: noticeOf(services, actor, file, names),
    noticeVersion: insider ? file.noticeVersion : 0,
    decisions: insider ? [...file.batches].filter(([, { state }]) => state.stage !== 'none').map(([batch, { state, version: at }]) => decisionOf(actor, batch, state, at, file, names)) : [],
    cleared: insider ? [...standingOf([...file.notices.values()], [...file.batches.values()].map(({ state }) => state), file.applications).cleared] : [],
    acts: actsOnRound(file, actor.role, dayOf(services.ports.clock.now())),
    timeline: insider ? timelineView(file.history, actor.role, undefined, aboutWhomIn(file, names)) : [],
    papers: [...papersOfRound(services, actor, file, names)],
    drafts: [...draftsOfRound(services, actor, file)],
    publicPages: publicPagesOf(file),
  }
}

/** What is public of the round today; after its period the notice says that it was held, and names nobody. */
export function publicPagesOf(file: RoundFile): RoundView['publicPages'] {
  const list = listOf(file)
  return [
    ...('announcedAt' in file.round ? [{ title: '通知', path: siteLinks.round(file.id) }] : []),
    ...(hangs(file) ? [{ title: noticePageTitle[noticeIn(file).stage] ?? '候选人公示', path: siteLinks.notice(file.id) }] : []),
    ...(list === undefined ? [] : [{ title: '公布的名单', path: siteLinks.list(list) }]),
  ]
}

const noticePageTitle: Partial<Readonly<Record<Notice['stage'], string>>> = { ended: '候选人公示（已结束，不再显示姓名）', 'taken-down': '候选人公示（已撤下，不再显示姓名）' }

/** Values the office filled in where the text leaves them open, in words. */
export function suppliedOf({ supplied: { localNotice, criteria, termYears } }: RoundPlan): RoundView['supplied'] {
  return [
    ...(localNotice ? [{ label: '区市公示期限', value: noticeInWords(localNotice.value), citation: localNotice.citation }] : []),
    ...(criteria ? [{ label: '评分项目', value: criteria.value.map(({ title, weightPercent }) => `${title}${weightPercent}%`).join('、'), citation: criteria.citation }] : []),
    ...(termYears ? [{ label: '管理期', value: `${termYears.value}年`, citation: termYears.citation }] : []),
  ]
}

/** Which stages of the measure belong to a round that stands here. */
const reached: Readonly<Record<Exclude<Round['stage'], 'none' | 'terminated'>, StageKind | 'end'>> = {
  drafted: 'announce', proposed: 'announce', nominate: 'nominate', qualify: 'qualify', review: 'review', ranked: 'review',
  publicity: 'publicity', decide: 'leading-group', finished: 'end',
}

/** Where a round had come to when it was ended without holders: what would have followed never happened. */
const endedBefore: readonly (readonly [event: RoundEvent['type'], StageKind])[] = [['PublicityEnded', 'leading-group'], ['CandidatesApproved', 'publicity'], ['QualificationClosed', 'review']]

function lastReached({ round, history }: Pick<RoundFile, 'round' | 'history'>): StageKind | 'end' {
  if (round.stage === 'terminated') return reached[round.before]
  if (round.stage !== 'finished' || round.without === undefined) return reached[round.stage]
  const [, kind = 'qualify'] = endedBefore.find(([event]) => history.some(({ type }) => type === event)) ?? []
  return kind
}

export function stepsOf(file: Pick<RoundFile, 'policy' | 'round' | 'history' | 'batches' | 'notices' | 'applications'>): RoundView['steps'] {
  const { policy: { stages }, round: { stage } } = file
  const placeOf = (wanted: StageKind | 'end'): number => (wanted === 'end' ? stages.length : stages.findIndex(({ kind }) => kind === wanted))
  const now = (stage === 'decide' ? decidingIn(file) : [lastReached(file)]).map(placeOf)
  const [first, last] = [Math.min(...now), Math.max(...now)]
  return stages.map(({ kind, title, clause, quote }, index) => ({
    kind, title, clause, quote, state: index < first ? 'done' : index <= last ? atHand[stage] ?? 'now' : stage === 'finished' || stage === 'terminated' ? 'left-out' : 'later',
  }))
}

/** Of a round that is over, what it had come to when it was given up, or would have come to with somebody left. */
const atHand: Partial<Readonly<Record<Round['stage'], RoundView['steps'][number]['state']>>> = { terminated: 'broken-off', finished: 'left-out' }

const decidedAt: Readonly<Record<Batch['stage'], StageKind | undefined>> = {
  none: undefined, prepared: 'leading-group', submitted: 'leading-group', agreed: 'government', approved: 'publish', published: undefined, declined: undefined, 'called-off': undefined,
}

/** Where the batches of a round are, each on its own way; who is in none yet has the leading group before them, and when all are through the round has only to be ended. */
function decidingIn({ batches, notices, applications }: Pick<RoundFile, 'batches' | 'notices' | 'applications'>): StageKind[] {
  const states = [...batches.values()].map(({ state }) => state)
  const open = states.flatMap(({ stage }) => decidedAt[stage] ?? [])
  const { cleared, undecidedCandidates } = standingOf([...notices.values()], states, applications)
  const isToCome = cleared.size > 0 || (open.length === 0 && undecidedCandidates > 0) || states.every(({ stage }) => stage === 'none')
  if (isToCome) return [...open, 'leading-group']
  return open.length > 0 ? open : ['publish']
}

function countsOf({ applications }: RoundFile): RoundView['counts'] {
  const cases = [...applications.values()]
  return caseStages
    .map((stage) => ({ stage, stageName: applicationStageName[stage], count: cases.filter((each) => each.stage === stage).length }))
    .filter(({ count }) => count > 0)
}
