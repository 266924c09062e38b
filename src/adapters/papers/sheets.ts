import { applicationStageName, unreportedStages, type Application, type ApplicationStage, type Started } from '../../domain/application/application.ts'
import { scorers, withoutErased, type Scoresheets } from '../../domain/review/ranking.ts'
import { scoresheetId } from '../../domain/review/scoresheet.ts'
import { referenceDay, type Panel, type Ranked } from '../../domain/round/round.ts'
import { dayOf, type Instant } from '../../domain/shared/time.ts'
import { fullYears, isRealMonth } from '../../policy/day.ts'
import { textIn } from '../../policy/facts.ts'
import { meanScore, scoreText } from '../../policy/ranking.ts'
import type { ApplicantsSheet, CandidateList, ScoreSheet } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import { answersOf, criteriaInWords, honoursInShort, linesOf, nameOf, occupationOf, prizesInShort, skillLevelOf } from './facts.ts'
import { personOf } from './form.ts'
import { lastReported, latest, namedAt, startedIn, type Applications, type Grounds, type NameOf } from './record.ts'
import { disclosed, type Disclosure } from './secrecy.ts'

/** 汇总表（附件1） — those a district reported and still stands behind; without a district, all of them as the office sums them up. */
export function summarySheet(
  grounds: Grounds, applications: Applications, names: NameOf, disclosure: Disclosure, district?: string,
): ApplicantsSheet | undefined {
  const { policy, wording: { summarySheet: wording }, facts } = grounds
  const reported = [...applications.values()].filter(isReported).filter((each) => district === undefined || each.district === district)
  const last = lastReported(reported)
  if (last === undefined) return undefined
  const organisation = namedAt(names, last)
  const { shown, ...apart } = disclosed(reported, ({ secret }) => secret, disclosure)
  const listed = shown.toSorted(byDistrictAndName(organisation))
  return {
    kind: 'applicants-sheet',
    ...(wording.annex && { annex: wording.annex }),
    title: filled(wording.title, facts),
    reportedBy: district === undefined ? policy.bodies.office : organisation(district),
    reportedOn: dayOf(last),
    ...printedColumns(grounds, listed, organisation),
    people: listed.map((application) => summaryRow(grounds, application, organisation)),
    ...apart,
  }
}

const byDistrictAndName = (organisation: NameOf) => (a: Reported, b: Reported): number =>
  byWords.compare(organisation(a.district), organisation(b.district)) || byWords.compare(nameOf(a), nameOf(b))

/** The columns that the text prints, where it prints the sheet. */
function printedColumns(grounds: Grounds, reported: readonly Reported[], organisation: NameOf): Pick<ApplicantsSheet, 'printed'> {
  const { columns } = grounds.wording.summarySheet
  if (!columns) return {}
  const rows = reported.map((application, index) => columns.map(({ from }) =>
    [from].flat().flatMap((source) => valueOf(source, grounds, application, { index, organisation })).join('；')))
  return { printed: { columns: columns.map(({ title }) => title), rows } }
}

/** What one source gives for one person; the remarks of a secret-related person say so. */
function valueOf(source: string, { policy: { form }, wording }: Grounds, application: Reported, { index, organisation }: Readonly<{ index: number; organisation: NameOf }>): readonly string[] {
  switch (source) {
    case 'no': return [String(index + 1)]
    case 'name': return [nameOf(application)]
    case 'unit': return [organisation(application.unit)]
    case 'district': return [organisation(application.district)]
    case 'unitOpinion': return [application.content?.unitOpinion ?? '']
    default: {
      const classified = source === wording.applicationForm.remarks && application.secret ? ['涉密人员'] : []
      return [...classified, ...linesOf(form, answersOf(application), source)]
    }
  }
}

const byWords = new Intl.Collator('zh-u-co-pinyin')

/** On the way back through the district it may be recommended anew; until then nobody stands behind it. */
const fallenBack: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>([...unreportedStages, 'withdrawn', 'declined', 'lapsed'])

/** The round was given up while the office waited for it. */
const endedOnItsWayBack = ({ stage, reportAgainBy }: Started): boolean => stage === 'terminated' && reportAgainBy !== undefined

type Reported = Started & Readonly<{ reportedAt: string }>

export function isReported(application: Application): application is Reported {
  return application.stage !== 'none' && application.reportedAt !== undefined && !fallenBack.has(application.stage) && !endedOnItsWayBack(application)
}

function summaryRow(grounds: Grounds, application: Reported, organisation: NameOf): ApplicantsSheet['people'][number] {
  const { policy: { form }, wording } = grounds
  const answers = answersOf(application)
  const { sex = '', born = '', education = '' } = personOf(form, wording.applicationForm, answers)
  return {
    district: organisation(application.district), name: nameOf(application), sex, born, education,
    unit: organisation(application.unit), occupation: occupationOf(application), skillLevel: skillLevelOf(form, application),
    workYears: workYears(grounds, application), honours: honoursInShort(answers), prizes: prizesInShort(answers), classified: application.secret,
  }
}

/** 工作年限 — full years up to the day on which ages are counted. */
function workYears({ policy, round, wording }: Grounds, application: Started): string {
  const started = textIn(answersOf(application), wording.applicationForm.cells.startedWork ?? '')
  return isRealMonth(started) ? String(fullYears(`${started}-01`, referenceDay(policy, round))) : ''
}

type Ranking = Readonly<{ panel: Panel; ranking: readonly Ranked[] }>

/** The ranking as it stands and when it was drawn up; `undefined` before, and after it was sent back. */
function rankingOf({ round, history }: Grounds): (Ranking & Readonly<{ rankedAt: Instant }>) | undefined {
  const drawnUp = latest(history, 'CandidatesProposed')
  return 'ranking' in round && round.panel && drawnUp ? { panel: round.panel, ranking: round.ranking, rankedAt: drawnUp.at } : undefined
}

/** 评审成绩汇总表 — every expert's weighted mark under a number, never a name. */
export function scoreSheet(grounds: Grounds, applications: Applications, sheets: Scoresheets, names: NameOf, disclosure: Disclosure): ScoreSheet | undefined {
  const { wording: { scoreSheet: wording }, facts } = grounds
  const found = rankingOf(grounds)
  if (!found) return undefined
  const { panel, rankedAt } = found
  const organisation = namedAt(names, rankedAt)
  const ranking = withoutErased(found.ranking, applications)
  const { shown, ...apart } = disclosed(lines(ranking, applications), ({ application }) => application.secret, disclosure)
  return {
    kind: 'score-sheet',
    title: filled(wording.title, facts),
    reviewedOn: dayOf(rankedAt),
    method: filled(wording.method, { ...facts, criteria: criteriaInWords(panel.criteria) }),
    experts: scorers(panel).length,
    rows: shown.map(({ ranked, application, tieBreak }) => ({
      rank: String(ranked.rank), name: nameOf(application), unit: organisation(application.unit), occupation: occupationOf(application),
      marks: marksOf(ranked.application, panel, sheets), score: scoreInWords(ranked), ...(tieBreak && { tieBreak }),
    })),
    ...apart,
  }
}

type Line = Readonly<{ ranked: Ranked; application: Started; tieBreak: string | undefined }>

/** The ranking with the cases it is of; what decided between equals is told from the whole of it, also where a line is left out. */
function lines(ranking: readonly Ranked[], applications: Applications): readonly Line[] {
  return ranking.flatMap((ranked, index) => {
    const application = startedIn(applications, ranked.application)
    return application ? [{ ranked, application, tieBreak: tieBreakOf(ranking, index) }] : []
  })
}

function marksOf(application: string, panel: Panel, sheets: Scoresheets): readonly (string | null)[] {
  return scorers(panel).map((expert) => {
    const sheet = sheets.get(scoresheetId(application, expert))
    if (sheet?.stage === 'submitted') return scoreText(meanScore(panel.criteria, [sheet.marks]))
    return sheet?.stage === 'recused' ? null : UNMARKED
  })
}

/** Where an expert was released before this sheet was in. */
const UNMARKED = '—'

/** Told where the printed scores do not tell it: behind an equal score, and where the office put one of true equals first. */
function tieBreakOf(ranking: readonly Ranked[], index: number): string | undefined {
  const [above, here, below] = [ranking[index - 1], ranking[index], ranking[index + 1]]
  const equal = above?.scoreHundredths === here?.scoreHundredths || below?.rank === here?.rank
  return equal ? here?.reason : undefined
}

/** 候选人名单 — in rank order, as many as there are places. */
export function candidateList(grounds: Grounds, applications: Applications, names: NameOf, disclosure: Disclosure): CandidateList | undefined {
  const { policy, wording: { candidateList: wording }, facts } = grounds
  const found = rankingOf(grounds)
  if (!found) return undefined
  const organisation = namedAt(names, found.rankedAt)
  const candidates = lines(found.ranking, applications).filter(({ ranked }) => ranked.candidate)
  const { shown, ...apart } = disclosed(candidates, ({ application }) => application.secret, disclosure)
  return {
    kind: 'candidate-list',
    title: filled(wording.title, facts),
    preparedBy: policy.bodies.office,
    preparedOn: dayOf(found.rankedAt),
    seats: filled(wording.seats, facts),
    people: shown.map(({ ranked, application }) => ({
      rank: String(ranked.rank), district: organisation(application.district), name: nameOf(application), unit: organisation(application.unit),
      occupation: occupationOf(application), skillLevel: skillLevelOf(policy.form, application), score: scoreInWords(ranked),
      ...remarksOn(application),
    })),
    ...apart,
  }
}

/** A confirmed list stays what it was; who has left it since is noted. */
function remarksOn({ secret, stage }: Started): Readonly<{ remarks?: string }> {
  const remarks = [secret ? '涉密人员' : '', stage === 'withdrawn' || stage === 'dropped' ? applicationStageName[stage] : ''].filter(Boolean)
  return remarks.length > 0 ? { remarks: remarks.join('；') } : {}
}

/** 87.35 from 8735. */
function scoreInWords({ scoreHundredths }: Ranked): string {
  return `${Math.floor(scoreHundredths / 100)}.${String(scoreHundredths % 100).padStart(2, '0')}`
}
