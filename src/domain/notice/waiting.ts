import type { Waiting } from '../shared/waiting.ts'
import { candidatesLeft, owedStill, type Notice, type Objection } from './notice.ts'

/** Who has the notice now: units that have not posted it, or have a paper hanging that holds no more, the office for objections until the objector has been answered. Its end comes by itself when the last day is over. */
export function waitingOnNotice(notice: Notice): readonly Waiting[] {
  if (notice.stage === 'none') return []
  if (notice.stage === 'proposed') return [{ role: 'office-checker', act: 'PostNotice' }]
  const left = candidatesLeft(notice)
  const unposted = left.filter(({ unitPostedOn }) => unitPostedOn === undefined)
  return [
    ...unposted.map(({ unit, application }) => ({ role: 'unit' as const, body: unit, act: 'ConfirmUnitPosting', about: application })),
    ...notice.candidates.flatMap(({ unit, application, counted }) => {
      const owed = owedStill(notice, application)
      return owed ? [{ role: 'unit' as const, body: unit, act: owed.isRemoval ? 'ConfirmUnitRemoval' : 'ConfirmUnitReposting', about: application, due: counted?.lastDay }] : []
    }),
    ...notice.objections.filter(({ answered }) => !answered).map(waitingOnObjection),
  ]
}

function waitingOnObjection({ id, proposed, settled }: Objection): Waiting {
  if (settled) return { role: 'office-maker', act: 'AnswerObjector', about: id }
  return proposed
    ? { role: 'office-checker', act: 'ConfirmFinding', about: id }
    : { role: 'office-maker', act: 'ProposeFinding', about: id }
}
