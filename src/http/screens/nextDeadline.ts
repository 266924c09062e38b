import { candidatesLeft, lastDayOf } from '../../domain/notice/notice.ts'
import { endedStages, type RoundStage } from '../../domain/round/round.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { dayOf, type Day } from '../../domain/shared/time.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import { Refused } from '../../usecases/refused.ts'
import { calendarToday, type Services } from '../services.ts'
import { everyRow } from './everyRow.ts'
import { loadRound } from './roundFile.ts'
import { worklist } from './worklist.ts'

/** 下一个期限 — of what waits for whoever asks; where nothing does, of any round; where there is none, who has something to do instead. */
export async function nextDeadline(services: Services, actor: Actor): Promise<Day> {
  const due = (await worklist(services, actor)).nextDue ?? firstFrom(dayOf(services.ports.clock.now()), await deadlinesOfRounds(services, actor))
  if (due === undefined) throw new Refused(noDeadline(await whoHasWork(services, actor)))
  return due
}

/** The first of the days that is not over yet. */
export const firstFrom = (today: Day, days: readonly Day[]): Day | undefined => days.filter((day) => day >= today).sort()[0]

type RoundRow = Readonly<{ stream_id: string; stage: RoundStage; applyBy: Day; reportBy: Day }>
type WaitingRow = Readonly<{ due: Day | null; after: Day | null }>

/** The days that end something in a round that goes on: its own two, those that were given to single cases, and the last ones of its notice. */
async function deadlinesOfRounds(services: Services, { jurisdiction }: Actor): Promise<readonly Day[]> {
  const query = services.query(jurisdiction)
  const open = (await everyRow<RoundRow>(query, 'rounds', { columns: ['stage', 'applyBy', 'reportBy'] })).filter(({ stage }) => !endedStages.has(stage))
  const given = await everyRow<WaitingRow>(query, 'waiting_cases', { columns: ['due', 'after'], filter: { round: { in: open.map(({ stream_id }) => stream_id) } } })
  const hanging = await Promise.all(open.filter(({ stage }) => stage === 'publicity').map(({ stream_id }) => lastDaysOfNotice(services, jurisdiction, stream_id)))
  return [
    ...open.flatMap(({ stage, applyBy, reportBy }) => stage === 'nominate' ? [applyBy, reportBy] : []),
    ...given.flatMap(({ due, after }) => [due ?? [], after ?? []].flat()),
    ...hanging.flat(),
  ]
}

async function lastDaysOfNotice(services: Services, jurisdiction: string, round: string): Promise<readonly Day[]> {
  const { notices } = await loadRound(services, jurisdiction, round)
  const calendar = calendarToday(services, jurisdiction)
  return [...notices.values()].flatMap((notice) => 'websiteOn' in notice
    ? candidatesLeft(notice).flatMap((candidate) => lastDayOf(candidate, notice.websiteOn, notice.period, calendar)?.lastDay ?? []) : [])
}

type AccountRow = Readonly<{ stream_id: string; role: Actor['role']; body: string; displayName: string; signInName: string; persons: readonly string[] }>

/** Of the demo's people those in whose hands something lies, as they are signed in. */
async function whoHasWork(services: Services, { jurisdiction }: Actor): Promise<readonly string[]> {
  const rows = await everyRow<AccountRow>(services.query(jurisdiction), 'accounts', { columns: ['role', 'body', 'displayName', 'signInName', 'persons'], filter: { open: true }, sort: [{ column: 'signInName' }] })
  const found = await Promise.all(rows.map(async ({ stream_id, role, body, displayName, signInName, persons }) => {
    const { total } = await worklist(services, { account: stream_id, role, jurisdiction, body, name: displayName, persons })
    return total > 0 ? [`${displayName}（${signInName}）`] : []
  }))
  return found.flat()
}

/** Time opens nothing: what is to come is somebody's to do. */
export const noDeadline = (busy: readonly string[]): Refusal => ({
  code: 'no-deadline-ahead', about: 'to',
  detail: busy.length === 0 ? '各轮都没有要等的期限，也没有人有待办。' : `各轮都没有要等的期限，不用往前拨。现在有待办的是：${busy.join('、')}。`,
})
