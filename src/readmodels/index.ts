import { accountPersons, accounts } from './accounts.ts'
import { cases } from './cases.ts'
import { erasures } from './erasures.ts'
import type { TableReadModel } from './readModel.ts'
import { panelMembers, rounds } from './rounds.ts'
import { decisions, noticeCandidates, notices, organisations, scoresheets, titles } from './stages.ts'
import { waitingCases, waitingDecisions, waitingNotices, waitingRounds } from './waiting.ts'

/** Every table that screens read; each is a function of one stream's state, and can be built again from the journal. */
export const readModels: readonly TableReadModel[] = [
  rounds, panelMembers, cases, scoresheets, notices, noticeCandidates, decisions, titles, organisations, accounts, accountPersons, erasures,
  waitingRounds, waitingCases, waitingNotices, waitingDecisions,
]
