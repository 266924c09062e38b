import { applicationStageName } from '../../domain/application/application.ts'
import { scoresheetId } from '../../domain/review/scoresheet.ts'
import { withoutErased } from '../../domain/review/ranking.ts'
import type { Ranked } from '../../domain/round/round.ts'
import type { candidateView, roundView, View } from '../api.ts'
import { scoreText } from './caseScreen.ts'
import type { Names } from './names.ts'
import { startedIn, type RoundFile } from './roundFile.ts'

/** 评审组 — who scores, and how far each has come. */
export function panelOf({ round, applications, scoresheets }: RoundFile, names: Names): View<typeof roundView>['panel'] {
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
