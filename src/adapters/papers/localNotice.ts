import type { LocalNotice } from '../../domain/application/application.ts'
import { localPeriod } from '../../domain/application/localNotice.ts'
import type { Day } from '../../domain/shared/time.ts'
import { noticePeriod } from '../../policy/workdays.ts'
import { filled } from '../../policy/places.ts'
import type { Calendars } from '../../policy/calendar.ts'
import type { Publicity } from '../documents/papers.ts'
import { said } from './facts.ts'
import { publicPeople } from './public.ts'
import type { CaseRecord, Grounds } from './record.ts'

/** Filled in by hand: the body that hangs it takes objections where it sits, and the record doesn't know where that is. */
const BLANK = '________________'

/**
 * 区市公示 — what the recommending body prints, stamps and hangs of the one person: as if it hung on `asOf` until it has said since when it
 * does. `undefined` for whom the public is not told about, and where the measure does not word it.
 */
export function localNoticePaper(grounds: Grounds, { id, application, unit, district }: CaseRecord, calendars: Calendars, asOf: Day | undefined): Publicity | undefined {
  const { policy, round, wording: { recommendationReport: { basis, localNotice: wording }, publicity }, facts } = grounds
  const period = localPeriod(policy, round)
  const hung = application.localNotice ?? (asOf === undefined ? undefined : { postedOn: asOf })
  if (!wording || !period || !hung || application.secret || application.name === '') return undefined
  const calendar = calendars.knownOn(hung.postedOn, policy.jurisdiction)
  const counted = { ...noticePeriod(calendar, hung.postedOn, period), ...endOf(application.localNotice) }
  return {
    kind: 'publicity',
    title: filled(wording.title, facts),
    basis: filled(basis, facts),
    procedure: filled(wording.procedure, facts),
    subject: filled(wording.subject, facts),
    people: publicPeople([{ id, application }], () => unit),
    period: { firstDay: counted.firstDay, lastDay: counted.lastDay, workingDays: period.workingDays },
    objections: { body: district, phone: BLANK, address: BLANK, manner: [said(wording.manner, facts), ...(counted.provisional ? [filled(publicity.provisional, {})] : [])].join('') },
    issuers: [district],
    issuedOn: hung.postedOn,
    remarks: [],
  }
}

/** As it was counted when it was registered, or again since. */
function endOf(hung: LocalNotice | undefined): Partial<Pick<LocalNotice, 'lastDay' | 'provisional'>> {
  return hung ? { lastDay: hung.lastDay, provisional: hung.provisional ?? false } : {}
}
