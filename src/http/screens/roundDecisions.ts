import { isErased } from '../../domain/application/application.ts'
import { batchStageName, type Batch } from '../../domain/decision/decision.ts'
import { erasedWords } from '../../domain/shared/personal.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { decisionView, View } from '../api.ts'
import { actsFor } from './acts.ts'
import { scoreText } from './caseScreen.ts'
import type { Names } from './names.ts'
import { startedIn, type RoundFile } from './roundFile.ts'

/** 审定批次 — who is in it, and what leading group and government made of each. */
export function decisionOf(actor: Actor, id: string, batch: Batch, version: number, { round, applications, policy }: RoundFile, names: Names): View<typeof decisionView> {
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
        agreed: votes.get(application)?.agreed ?? null, reason: found && isErased(found) ? erasedWords : votes.get(application)?.reason ?? '', certificate: certificates.get(application) ?? null, secret: found?.secret ?? false,
      }
    }),
    heldOn: 'heldOn' in batch ? batch.heldOn : null, minutes: 'minutes' in batch ? batch.minutes : null,
    documentNumber: 'documentNumber' in batch ? batch.documentNumber : null, approvedOn: 'approvedOn' in batch ? batch.approvedOn : null,
    publishedOn: batch.stage === 'published' ? batch.publishedOn : null, dropped: 'reason' in batch ? batch.reason : null,
    acts: actsFor(policy, 'decision', batch.stage, actor.role),
  }
}
