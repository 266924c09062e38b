import { candidatesLeft, lastDayOf, type Notice, type Posted } from '../../domain/notice/notice.ts'
import { dayInChinese, type Day } from '../../domain/shared/time.ts'
import type { Calendars, KnownCalendar } from '../../policy/calendar.ts'
import { noticePeriod } from '../../policy/workdays.ts'
import type { Publicity } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import { said } from './facts.ts'
import { inOrder, publicPeople, type PublicCase } from './public.ts'
import { startedIn, type Applications, type Grounds, type NameOf } from './record.ts'

type Hanging = Exclude<Notice, { stage: 'none' | 'proposed' }>
type Shown = PublicCase & Readonly<{ posted: Posted }>

/** 公示 — the candidates as the public may see them; `undefined` until the notice hangs, or where every name is secret. */
export function publicityPaper(grounds: Grounds, notice: Notice, applications: Applications, organisation: NameOf, calendars: Calendars): Publicity | undefined {
  const { policy, wording: { publicity: wording }, facts } = grounds
  if (notice.stage === 'none' || notice.stage === 'proposed') return undefined
  const shown = publicCandidates(grounds, notice, applications)
  if (shown.length === 0) return undefined
  // As known when it was posted or last counted again: the same record gives the same paper on any later day.
  const calendar = calendars.knownOn(notice.recountedOn ?? notice.websiteOn, policy.jurisdiction)
  const { firstDay, lastDay, provisional } = noticePeriod(calendar, notice.websiteOn, notice.period)
  const { phone, address, email, manner } = wording.objections
  return {
    kind: 'publicity',
    ...(wording.letterhead && { letterhead: wording.letterhead }),
    title: filled(wording.title, facts),
    basis: filled(wording.basis, facts),
    procedure: filled(wording.procedure, facts),
    subject: filled(wording.subject, facts),
    people: publicPeople(shown, organisation),
    order: wording.order.text,
    period: { firstDay, lastDay, workingDays: notice.period.workingDays },
    objections: {
      body: policy.bodies.office, phone, address: said(address, facts), ...(email && { email }),
      manner: [
        said(manner, facts), ...postedLater(grounds, notice, shown, lastDay, calendar), ...(provisional ? [filled(wording.provisional, {})] : []),
      ].join(''),
    },
    issuers: wording.issuers,
    issuedOn: notice.websiteOn,
    remarks: wording.remarks ?? [],
  }
}

/** 公示草稿 — the same notice while it waits for the second hand, as if it went on the website on this day. */
export function publicityDraft(grounds: Grounds, notice: Notice, applications: Applications, organisation: NameOf, calendars: Calendars, asOf: Day): Publicity | undefined {
  const stated = grounds.policy.stages.find(({ kind }) => kind === 'publicity')?.notice
  if (notice.stage !== 'proposed' || !stated?.stated) return undefined
  const paper = publicityPaper(grounds, { ...notice, stage: 'posted', websiteOn: asOf, period: stated.value }, applications, organisation, calendars)
  return paper && { ...paper, isDraft: true }
}

/** Secret-related then or since: either mark keeps a name out, as does having left. */
function publicCandidates({ wording, round }: Grounds, notice: Hanging, applications: Applications): readonly Shown[] {
  const known = candidatesLeft(notice).filter(({ secret }) => !secret).flatMap((posted) => {
    const application = startedIn(applications, posted.application)
    return application ? [{ id: posted.application, application, posted }] : []
  })
  return inOrder(wording.publicity.order.by, round, known)
}

/** “同时公示” counts from the later of the two postings, so a unit that was late has a last day of its own. */
function postedLater({ wording: { publicity: wording } }: Grounds, { websiteOn, period }: Hanging, shown: readonly Shown[], lastDay: string, calendar: KnownCalendar): readonly string[] {
  return shown.flatMap(({ application, posted }) => {
    const own = lastDayOf(posted, websiteOn, period, calendar)
    return own && posted.unitPostedOn && own.lastDay > lastDay
      ? [filled(wording.postedLater, { name: application.name, postedOn: dayInChinese(posted.unitPostedOn), lastDay: dayInChinese(own.lastDay) })]
      : []
  })
}
