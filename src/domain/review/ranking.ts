import type { Policy } from '../../policy/policy.ts'
import { meanScore, rank, scoreHundredths, tieFacts, type Placed, type Ranked as RankedCase } from '../../policy/ranking.ts'
import { contested, groupOf, seat, type Seated } from '../../policy/seating.ts'
import { isErased, type Application } from '../application/application.ts'
import type { Panel, Ranked } from '../round/round.ts'
import type { Refusal } from '../shared/decision.ts'
import { erasedWords } from '../shared/personal.ts'
import { scoresheetId, type Marks, type Scoresheet } from './scoresheet.ts'

/** Every sheet of a round, by its id. */
export type Scoresheets = ReadonlyMap<string, Scoresheet>

/** Which of two equals goes first at the last place, decided by the office because the text does not say. */
export type TieRuling = Readonly<{ first: readonly string[]; reason: string }>

/** Sheets that are still to come: neither handed in nor given up by recusal. */
export function unscored(applications: readonly string[], experts: readonly string[], sheets: Scoresheets): readonly string[] {
  return applications
    .flatMap((application) => experts.map((expert) => scoresheetId(application, expert)))
    .filter((id) => (sheets.get(id)?.stage ?? 'none') === 'none')
}

/** Cases nobody could score because every expert had to stand aside. */
export function scoredByNobody(applications: readonly string[], panel: Panel, sheets: Scoresheets): readonly string[] {
  return applications.filter((application) => marksFor(application, panel, sheets).length === 0)
}

/** 评分有效的专家 — those on the panel, and those released whose finished sheets were left to count. */
export function scorers({ experts, released = [] }: Panel): readonly string[] {
  return [...experts, ...released.filter(({ keepsScores }) => keepsScores).map(({ expert }) => expert)]
}

function marksFor(application: string, panel: Panel, sheets: Scoresheets): readonly Marks[] {
  return scorers(panel).flatMap((expert) => {
    const sheet = sheets.get(scoresheetId(application, expert))
    return sheet?.stage === 'submitted' ? [sheet.marks] : []
  })
}

type Ranking = Readonly<{ seats: number; referenceDay: string; ruling?: TieRuling | undefined }>

/** 汇总排名 — score, then the tie-breaks of the measure, then the office's ruling where true equals meet at the last place. */
export function rankApplications(
  policy: Policy, panel: Panel, cases: readonly (readonly [string, Application])[], sheets: Scoresheets, { seats, referenceDay, ruling }: Ranking,
): Readonly<{ ranking: readonly Ranked[]; refusals: readonly Refusal[] }> {
  const placed = withRuling(rank(policy, cases.map(([id, application]) => {
    const answers = application.stage === 'none' ? {} : application.content?.answers ?? {}
    return { id, score: meanScore(panel.criteria, marksFor(id, panel, sheets)), facts: tieFacts(answers, referenceDay), group: groupOf(policy, answers) }
  })), ruling)
  const line = seat(policy, placed, seats)
  const ranking = line.map(({ id, place, score, why, seated, full = '' }) => ({
    application: id, rank: place, scoreHundredths: scoreHundredths(score), candidate: seated, reason: `${why}${full}`,
  }))
  return { ranking, refusals: tieAtTheLine(line, ruling) }
}

type Grouped = RankedCase & Readonly<{ group: string }>

/** Moves those the office put first to the front of their group of equals, and writes down why. */
function withRuling(placed: readonly Placed<Grouped>[], ruling: TieRuling | undefined): readonly Placed<Grouped>[] {
  if (!ruling) return placed
  const order = (id: string) => (ruling.first.includes(id) ? ruling.first.indexOf(id) : ruling.first.length)
  return [...placed]
    .sort((a, b) => a.place - b.place || order(a.id) - order(b.id))
    .map((each) => (each.tied && ruling.first.includes(each.id) ? { ...each, why: `与同名次者得分和优先条件相同，经选拔办研究列前：${ruling.reason}` } : each))
}

/** A reason compares a line with the one above and with its equals: it goes as soon as one of them has been erased. */
export function withoutErased(ranking: readonly Ranked[], applications: ReadonlyMap<string, Application>): readonly Ranked[] {
  const gone = ({ application }: Ranked): boolean => {
    const found = applications.get(application)
    return found !== undefined && found.stage !== 'none' && isErased(found)
  }
  return ranking.map((line, index) => {
    const compared = [...ranking.slice(Math.max(0, index - 1), index), ...ranking.filter(({ rank: place }) => place === line.rank)]
    return compared.some(gone) ? { ...line, reason: erasedWords } : line
  })
}

function tieAtTheLine(line: readonly Seated<Placed<Grouped>>[], ruling: TieRuling | undefined): readonly Refusal[] {
  const open = contested(line).filter(({ id }) => !ruling?.first.includes(id))
  return [...new Set(open.map(({ place }) => place))].map((place) => ({
    code: 'tie-at-the-line', about: line.filter((each) => each.place === place).map(({ id }) => id).join(','),
    detail: '最后一个名额上有人得分和各项优先条件都相同，原文没有规定先后，请研究决定谁列前，并写明理由。',
  }))
}
