import { isErased, stageNameOn, type ApplicationEvent, type Started } from '../../domain/application/application.ts'
import { standing } from '../../domain/application/standing.ts'
import { waitingOnApplication, waitingTold } from '../../domain/application/waiting.ts'
import { candidatesLeft, lastDayOf as lastDayOfNotice, objectionPending } from '../../domain/notice/notice.ts'
import { waitingOnNotice } from '../../domain/notice/waiting.ts'
import { isInsider, isOverseer, roleName, type Actor, type Role } from '../../domain/shared/actor.ts'
import type { Waiting } from '../../domain/shared/waiting.ts'
import { receiptInWords } from '../../domain/shared/receipt.ts'
import { announcedPlan } from '../../domain/round/round.ts'
import { dayOf, type Day } from '../../domain/shared/time.ts'
import type { Registry } from '../../policy/competition.ts'
import { attestedIn } from '../../policy/condition.ts'
import { seenByOverseers, verdictsForOverseers, withheldFromOverseers } from '../../policy/overseerView.ts'
import type { Policy } from '../../policy/policy.ts'
import { prizesRegistered } from '../../policy/prizes.ts'
import { workingDaysBetween } from '../../policy/workdays.ts'
import { siteLinks } from '../../site/links.ts'
import type { caseView, View } from '../api.ts'
import { calendarToday, type Services } from '../services.ts'
import { actsOnApplication } from './acts.ts'
import { lastReturns, problemsFor } from './corrections.ts'
import { lastDayOf } from './lastDay.ts'
import { loadCase, type LoadedCase } from './loading.ts'
import { namesOf, type Names } from './names.ts'
import { waitTitle } from './overdue.ts'
import { papersOfCase } from './papers.ts'
import { quotaFor } from './quota.ts'
import { localReposting, repostingAtUnit } from './reposting.ts'
import { endingFor, timelineView, type AboutWhom } from './timeline.ts'

type CaseView = View<typeof caseView>

/** The case page: the material, the verdicts, the history, and what this person may do now. */
export async function caseScreen(services: Services, actor: Actor, id: string): Promise<CaseView> {
  const query = services.query(actor.jurisdiction)
  const [loaded, names] = await Promise.all([loadCase(services, actor, id), namesOf(query, actor.jurisdiction, services)])
  const { application, policy, version, round } = loaded
  const today = dayOf(services.ports.clock.now())
  return {
    id, version, stage: application.stage, stageName: stageNameOn(today, application),
    round: application.round, roundTitle: 'plan' in round ? round.plan.title : '', policy: policy.id, name: application.name,
    unitName: names.organisation(application.unit), districtName: names.organisation(application.district), secret: application.secret,
    receipt: application.submissions > 0 ? receiptInWords(id) : null,
    ...material(loaded, actor.role, services.ports.competitions.registryOf(policy.jurisdiction)),
    ...handling(services, loaded, actor.role),
    publicity: publicityOf(services, loaded),
    verdicts: verdictsFor(loaded, actor.role),
    lastReturns: lastReturns(loaded, actor.role),
    timeline: timelineView(loaded.history, actor.role, policy, offWebsite(application)),
    now: waits(services, loaded, { names, reader: actor, today }),
    acts: actsOnApplication(policy, application, actor.role, today),
    quota: await quotaFor(query, actor, loaded),
    attestable: attestable(policy, application, actor.role),
    papers: [...papersOfCase(services, actor, id, loaded)], publicPages: publicPagesOf(application),
  }
}

/** What this role reads of the submission; the one place, beside the files themselves, where anything is kept back. */
export function contentFor({ application: { content }, policy }: Pick<LoadedCase, 'application' | 'policy'>, viewer: Role): Started['content'] {
  return content && isOverseer(viewer) ? seenByOverseers(policy, content) : content
}

function verdictsFor({ application, policy }: LoadedCase, viewer: Role): CaseView['verdicts'] {
  const verdicts = standing(application, policy)
  return (isOverseer(viewer) ? verdictsForOverseers(verdicts) : verdicts).map((verdict) => ({ ...verdict, facts: { ...verdict.facts } }))
}

function material(loaded: LoadedCase, viewer: Role, registry: Registry): Pick<CaseView, 'content'> {
  const content = contentFor(loaded, viewer)
  return {
    content: content ? {
      answers: content.answers as NonNullable<CaseView['content']>['answers'],
      attachments: [...content.attachments], unitOpinion: content.unitOpinion, signature: content.signature,
      prizesRegistered: [...prizesRegistered(content.answers, registry)],
      withheld: isOverseer(viewer) ? [...withheldFromOverseers(loaded.policy)] : [],
    } : null,
  }
}

function handling(services: Services, { application, policy, history }: LoadedCase, viewer: Role) {
  const insider = isInsider(viewer)
  const { correction, verification, recommendation, localNotice, qualification, ranking, ended, certificate } = application
  return {
    correction: correction ? { by: correction.by, dueDay: correction.dueDay, problems: problemsFor(policy, viewer, correction.problems), workingDaysLeft: daysLeft(services, policy, correction.dueDay) } : null,
    verification: verification ? { visitedOn: verification.visitedOn, by: verification.by, originals: [...verification.originals], screenshot: isOverseer(viewer) ? null : verification.files[0] ?? null } : null,
    recommendation: recommendation ? { opinion: recommendation.opinion, on: recommendation.on } : null,
    localNotice: localNotice ? { postedOn: localNotice.postedOn, lastDay: localNotice.lastDay, place: localNotice.place, outcome: outcomeIn(history), reposting: localReposting(application, dayOf(services.ports.clock.now())) } : null,
    qualification: qualification && insider ? { admit: qualification.admit, reason: qualification.reason, ...signedIn(history) } : null,
    exceptions: insider ? application.exceptions.map(({ condition, reason, confirmed }) => ({ condition, reason, confirmed })) : [],
    ranking: ranking && insider ? { rank: ranking.rank, score: scoreText(ranking.scoreHundredths), candidate: ranking.candidate } : null,
    ended: ended ? { reason: endingFor(viewer, ended) } : null,
    certificate: certificate ?? null,
  }
}

/** 涉密 — the notice of a round opens on the website for the others: that line alone would tell this person that their name hangs there. */
const offWebsite = ({ secret }: Started): AboutWhom => ({ type }) => (secret && type === 'NoticePosted' ? '涉密，本人不在网上公示，只在单位张贴' : '')

function publicPagesOf(application: Started): CaseView['publicPages'] {
  const { certificate, secret, round } = application
  if (certificate === undefined || secret || isErased(application)) return []
  return [{ title: '公开的查验页面', path: siteLinks.certificate(certificate) }, { title: '公布的名单', path: siteLinks.list(round) }]
}

function publicityOf(services: Services, { id, notice, policy }: LoadedCase): CaseView['publicity'] {
  const posted = 'websiteOn' in notice ? candidatesLeft(notice).find(({ application }) => application === id) : undefined
  if (!('websiteOn' in notice) || posted === undefined) return null
  const period = lastDayOfNotice(posted, notice.websiteOn, notice.period, calendarToday(services, policy.jurisdiction))
  return {
    lastDay: period?.lastDay ?? null, isOver: period !== undefined && period.lastDay < dayOf(services.ports.clock.now()),
    held: objectionPending(notice.objections, id), reposting: repostingAtUnit(notice, posted, dayOf(services.ports.clock.now())),
  }
}

type History = LoadedCase['history']

const lastOf = (history: History, ...types: readonly ApplicationEvent['type'][]) => history.findLast(({ type }) => (types as readonly string[]).includes(type))

function outcomeIn(history: History): 'clear' | 'upheld' | null {
  const ended = lastOf(history, 'LocalNoticeEnded')
  return ended ? (ended.data as Extract<ApplicationEvent, { type: 'LocalNoticeEnded' }>['data']).outcome : null
}

/** Whose opinion it is, and who confirmed it. */
function signedIn(history: History) {
  const signed = (entry: History[number] | undefined) => (entry ? { by: entry.actor.name, at: entry.at } : null)
  return { proposed: signed(lastOf(history, 'QualificationProposed')), confirmed: signed(lastOf(history, 'ApplicationAdmitted', 'ApplicationRefused')) }
}

/** 87.35 from 8735. */
export const scoreText = (hundredths: number): string => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

export function daysLeft(services: Services, { jurisdiction }: Policy, lastDay: string): number {
  return workingDaysBetween(calendarToday(services, jurisdiction), dayOf(services.ports.clock.now()), lastDay).days
}

/** What can be done today, and what comes when a notice has ended, with the day that has to pass first; of a case that has ended, the paper that still proposes it. */
function waits(services: Services, { id, application, notice, policy, round }: LoadedCase, { names, reader, today }: Readonly<{ names: Names; reader: Actor; today: Day }>): CaseView['now'] {
  const down = waitingOnNotice(notice).filter(({ act, about, due = today }) => act === 'ConfirmUnitRemoval' && about === id && today <= due)
  const own = waitingTold(waitingOnApplication(application), today).filter(({ act, due = today }) => act !== 'ConfirmLocalRemoval' || today <= due)
  return [...own, ...down].map(({ role, body, act, due, after }) => {
    const isAhead = after !== undefined && after >= today
    const lastDay = isAhead ? null : lastDayOf({ act, role, due }, announcedPlan(round))
    return {
      actTitle: waitTitle({ act, after }),
      who: whose({ role, body }, reader, names),
      due: lastDay,
      workingDaysLeft: lastDay ? daysLeft(services, policy, lastDay) : null,
      afterNotice: isAhead ? after : null,
    }
  })
}

/** Nobody's own body is named to them as if it were another. */
function whose({ role, body }: Pick<Waiting, 'role' | 'body'>, reader: Actor, names: Names): string {
  if (!body || role === 'applicant') return roleName[role]
  return body === reader.body && role === reader.role ? '本单位' : names.organisation(body)
}

const speaksAs: Readonly<Partial<Record<Role, 'unit' | 'district' | 'office'>>> = {
  unit: 'unit', district: 'district', 'office-maker': 'office', 'office-checker': 'office',
}

/** What is left to people's judgement and this role may affirm: the office everything, unit and district what the measure leaves to them. */
export function attestable(policy: Policy, application: Started, role: Role): CaseView['attestable'] {
  const by = speaksAs[role]
  const open = new Set(standing(application, policy).filter(({ outcome }) => outcome === 'needs-judgement').map(({ condition }) => condition))
  return policy.conditions.flatMap(({ id, title, clause, quote, test }) => {
    const statement = attestedIn(test).find((each) => each.by === by)?.statement
    const mine = by === 'office' ? open.has(id) : statement !== undefined
    return by && mine ? [{ condition: id, title, clause, quote, statement: statement ?? `经核实，符合“${title}”。` }] : []
  })
}
