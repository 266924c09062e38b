import { holdsNomination, type Application } from '../domain/application/application.ts'
import { reachedOffice } from '../domain/application/reach.ts'
import { receiptNumber } from '../domain/shared/receipt.ts'
import { nameAsRegistered } from '../policy/normaliseAnswers.ts'
import { defineReadModel } from './readModel.ts'

/** 申报一览 — one row a case; what lists filter, sort and count by. */
export const cases = defineReadModel<{
  receipt: 'text'; round: 'text'; unit: 'text'; district: 'text'; subject: 'text'; personKey: 'text'; stage: 'text'; reachedOffice: 'bool'; secret: 'bool'; recommended: 'bool'
  name: 'name'; occupation: 'name'; idNumber: 'sealed'; rank: 'int'; scoreHundredths: 'int'
  dueDay: 'date'; noticeUntil: 'date'; submittedAt: 'timestamptz'; reportedAt: 'timestamptz'; updatedAt: 'timestamptz'; version: 'int'
}, Application>({
  table: 'cases',
  from: 'application',
  columns: {
    receipt: 'text', round: 'text', unit: 'text', district: 'text', subject: 'text', personKey: 'text', stage: 'text', reachedOffice: 'bool', secret: 'bool', recommended: 'bool',
    name: 'name', occupation: 'name', idNumber: 'sealed', rank: 'int', scoreHundredths: 'int',
    dueDay: 'date', noticeUntil: 'date', submittedAt: 'timestamptz', reportedAt: 'timestamptz', updatedAt: 'timestamptz', version: 'int',
  },
  indexes: [['round', 'stage', 'updatedAt'], ['round', 'updatedAt'], ['round', 'district', 'name'], ['unit'], ['subject'], ['round', 'personKey'], ['receipt']],
  rows(id, state, { version, updatedAt }) {
    if (state.stage === 'none') return []
    const answers = state.content?.answers ?? {}
    return [{
      receipt: receiptNumber(id), round: state.round, unit: state.unit, district: state.district, subject: state.subject, personKey: state.personKey, stage: state.stage,
      reachedOffice: reachedOffice(state), secret: state.secret, recommended: holdsNomination(state),
      // As names are kept since, so that the list finds and sorts one that was entered before as it does the others: the record stays as it was written.
      name: text(nameAsRegistered(state.name)), occupation: text(answers['occupation']), idNumber: text(answers['idNumber']),
      rank: state.ranking?.rank, scoreHundredths: state.ranking?.scoreHundredths,
      dueDay: state.stage === 'returned' ? state.correction?.dueDay : null, noticeUntil: state.localNotice?.lastDay,
      submittedAt: state.submittedAt, reportedAt: state.reportedAt, updatedAt, version,
    }]
  },
})

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
