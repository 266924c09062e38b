import { applicationStageName, isErased } from '../../domain/application/application.ts'
import { scoresheetId } from '../../domain/review/scoresheet.ts'
import { scoredByNobody, withoutErased } from '../../domain/review/ranking.ts'
import { unfinishedBy } from '../../domain/round/release.ts'
import type { Panel, Ranked, Released } from '../../domain/round/round.ts'
import type { candidateView, roundView, View } from '../api.ts'
import { scoreText } from './caseScreen.ts'
import { closedSeatsOf } from './closedSeats.ts'
import type { Names } from './names.ts'
import { startedIn, type RoundFile } from './roundFile.ts'

/** 评审组 — who scores, and how far each has come. */
export function panelOf(file: RoundFile, names: Names): View<typeof roundView>['panel'] {
  const { round, applications, scoresheets, disabledExperts } = file
  const panel = 'panel' in round ? round.panel : undefined
  if (!panel) return null
  const admitted = [...applications].filter(([, { stage }]) => stage === 'admitted' || stage === 'candidate' || stage === 'not-selected').map(([id]) => id)
  const count = (expert: string, stage: string): number => admitted.filter((id) => scoresheets.get(scoresheetId(id, expert))?.stage === stage).length
  return {
    confirmed: panel.confirmed, leader: panel.leader,
    criteria: panel.criteria.map(({ id, title, weightPercent, hint }) => ({ id, title, weightPercent, ...(hint ? { hint } : {}) })),
    experts: panel.experts.map((account) => ({
      account, name: names.account(account), submitted: count(account, 'submitted'), recused: count(account, 'recused'), due: admitted.length,
      isDisabled: disabledExperts.has(account),
    })),
    ...releasesOf(panel, names),
    unmarked: unmarkedIn(panel, file), closed: closedSeatsOf(file, names),
  }
}

function releasesOf({ released = [], release }: Panel, names: Names) {
  const named = ({ expert, reason, keepsScores }: Released) => ({ name: names.account(expert), reason, keepsScores })
  return { released: released.map(named), release: release ? { ...named(release), leader: release.leader === undefined ? null : names.account(release.leader) } : null }
}

/** Known once every sheet is in: before, somebody may still mark them. */
function unmarkedIn(panel: Panel, { round, applications, scoresheets }: RoundFile): number {
  if (round.stage !== 'review' || !panel.confirmed || unfinishedBy(panel.experts, { applications, scoresheets }).length > 0) return 0
  return scoredByNobody([...applications].filter(([, each]) => each.stage === 'admitted' && !isErased(each)).map(([id]) => id), panel, scoresheets).length
}

/** The ranking, line by line; nothing in it speaks of somebody who has been erased. */
export function rankingOf(file: RoundFile, names: Names): View<typeof candidateView>[] {
  if (!('ranking' in file.round)) return []
  return withoutErased(file.round.ranking, file.applications).map((line) => candidateOf(line, file, names))
}

function candidateOf({ application, rank, scoreHundredths, candidate, reason }: Ranked, { applications }: RoundFile, names: Names): View<typeof candidateView> {
  const found = startedIn(applications, application)
  return {
    application, rank, candidate, reason, score: scoreText(scoreHundredths),
    name: found?.name ?? '', unitName: names.organisation(found?.unit ?? ''), occupation: String(found?.content?.answers['occupation'] ?? ''),
    stage: found?.stage ?? 'none', stageName: applicationStageName[found?.stage ?? 'none'], secret: found?.secret ?? false,
  }
}
