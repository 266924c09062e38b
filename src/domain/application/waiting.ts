import type { Day } from '../shared/time.ts'
import type { Waiting } from '../shared/waiting.ts'
import { localNoticeToRemove, localNoticeToReplace, type Application, type ApplicationStage, type Started } from './application.ts'
import { applicationActs } from './commands.ts'
import { inOfficeHands } from './reach.ts'

type Wait = (state: Started) => readonly Waiting[]

const byUnit = (act: keyof typeof applicationActs): Wait => (state) => [{ role: 'unit', body: state.unit, act, due: state.correction?.dueDay }]
/** What the office returned has days of its own to be reported again. */
const byDistrict = (act: keyof typeof applicationActs, due: (state: Started) => Day | undefined = ({ reportAgainBy }) => reportAgainBy): Wait =>
  (state) => [{ role: 'district', body: state.district, act, due: due(state) }]
const nobody: Wait = () => []
/** The notice of a case that ended while it hung. */
const toTakeDown: Wait = (state) =>
  (localNoticeToRemove(state) ? [{ role: 'district', body: state.district, act: 'ConfirmLocalRemoval', due: state.localNotice?.lastDay }] : [])

/** 补正逾期 — the form is closed then, and only whoever gave the days can give more or end it. */
const overdueCorrection: Wait = (state) => {
  const after = state.correction?.dueDay
  if (after === undefined) return []
  return inOfficeHands(state)
    ? [{ role: 'office-maker', act: 'ReturnForCorrection', after }]
    : [{ role: 'district', body: state.district, act: 'ReturnForCorrection', due: state.reportAgainBy, after }]
}

/** Who has the case now. Exhaustive, so that no stage is anybody's blind spot. */
const waits: Readonly<Record<Exclude<ApplicationStage, 'none'>, Wait>> = {
  draft: (state) => [
    ...byUnit('SubmitApplication')(state),
    { role: 'applicant', body: state.subject, act: 'SignCommitment' },
  ],
  returned: (state) => [
    ...byUnit('SubmitApplication')(state),
    { role: 'applicant', body: state.subject, act: 'SignCommitment', due: state.correction?.dueDay },
    ...overdueCorrection(state),
  ],
  submitted: byDistrict('VerifyOriginals'),
  verified: byDistrict('RecommendApplication'),
  recommended: byDistrict('PostLocalNotice'),
  // Objections are heard to the end of the last day: before it is over there is no outcome to register.
  'local-notice': (state) => [
    ...(localNoticeToReplace(state) ? [{ role: 'district' as const, body: state.district, act: 'ConfirmLocalReposting', due: state.localNotice?.lastDay }] : []),
    { role: 'district', body: state.district, act: 'EndLocalNotice', after: state.localNotice?.lastDay },
  ],
  cleared: byDistrict('ReportApplication'),
  reported: () => [{ role: 'office-maker', act: 'ProposeQualification' }],
  'qualification-proposed': () => [{ role: 'office-checker', act: 'ConfirmQualification' }],
  admitted: nobody,
  candidate: nobody,
  agreed: nobody,
  titled: nobody,
  'not-selected': nobody,
  withdrawn: toTakeDown,
  declined: nobody,
  refused: nobody,
  lapsed: toTakeDown,
  dropped: nobody,
  terminated: toTakeDown,
}

export function waitingOnApplication(state: Application): readonly Waiting[] {
  if (state.stage === 'none') return []
  const { from }: Readonly<{ from: readonly ApplicationStage[] }> = applicationActs.ConfirmException
  const exceptions = from.includes(state.stage) ? state.exceptions.filter(({ confirmed }) => !confirmed) : []
  return [
    ...waits[state.stage](state),
    ...exceptions.map(({ condition }) => ({ role: 'office-checker' as const, act: 'ConfirmException', about: condition })),
  ]
}

/** Who has it on this day, and what comes when a day has passed within which nobody else has it. */
export function waitingTold(waiting: readonly Waiting[], today: Day): readonly Waiting[] {
  const present = new Set(waitingToday(waiting, today))
  const isAnothers = ({ role, body, after }: Waiting): boolean => waiting.some((each) => each.due === after && (each.role !== role || each.body !== body))
  return waiting.filter((each) => present.has(each) || (each.after !== undefined && !isAnothers(each)))
}

/** Who has it on this day. What waits only once a day is over then takes the place of what could be done until that day. */
export function waitingToday(waiting: readonly Waiting[], today: Day): readonly Waiting[] {
  const over = new Set(waiting.flatMap(({ after }) => (after !== undefined && after < today ? [after] : [])))
  return waiting.filter(({ after, due }) => (after === undefined ? due === undefined || !over.has(due) : over.has(after)))
}
