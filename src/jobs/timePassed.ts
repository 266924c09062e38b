import type { CommandSubject } from '../domain/lifecycle.ts'
import type { Calendars } from '../policy/calendar.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { dayOf } from '../domain/shared/time.ts'
import { perform } from '../usecases/perform.ts'
import type { Ports } from '../usecases/ports.ts'
import { Refused } from '../usecases/refused.ts'

type Due = Readonly<{ subject: CommandSubject; id: string; act: string }>

/**
 * 到期办理 — what happens because time passed: nominations close after the last day, a notice ends after its last day; and running
 * notices are counted again once the calendar has learned of other holidays.
 * Each is decided by the same functions as a person's act, so a tick too early or on two machines at once changes nothing.
 * Gives how many acts were recorded.
 */
export async function actOnTimePassed(ports: Ports, jurisdiction: string): Promise<number> {
  const now = ports.clock.now()
  const today = dayOf(now)
  const recounts = await recountsDue(ports, jurisdiction, today)
  const due = await ports.store.transaction(jurisdiction, async (tx): Promise<Due[]> => {
    const nominating = await tx.rows<{ stream_id: string; reportBy: string }>('rounds', { stage: 'nominate' })
    const posted = await tx.rows<{ stream_id: string }>('notices', { stage: 'posted' })
    return [
      ...nominating.filter(({ reportBy }) => reportBy < today).map(({ stream_id }) => ({ subject: 'round' as const, id: stream_id, act: 'CloseNominations' })),
      // Before a notice could end: what was learned may have moved its last day.
      ...recounts.due,
      ...posted.map(({ stream_id }) => ({ subject: 'notice' as const, id: stream_id, act: 'EndNotice' })),
    ]
  })
  let recorded = 0
  const failures: unknown[] = []
  for (const each of due) {
    try {
      if (await actIfTime(ports, jurisdiction, each, now)) recorded += 1
    } catch (error) {
      // One round that can't go on must not hold up the deadlines of all the others.
      failures.push(error)
    }
  }
  if (failures.length === 0) recounts.areDone()
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} acts that were due failed`)
  return recorded
}

/** By which version of the calendar all running notices of a jurisdiction were last gone through in this process. */
const goneThrough = new WeakMap<Calendars, Map<string, string>>()

/** Every running notice once the calendar is another one, and none as long as it is the same: most minutes nothing is learned. */
async function recountsDue({ store, calendars }: Ports, jurisdiction: string, today: string): Promise<Readonly<{ due: readonly Due[]; areDone(): void }>> {
  const { version } = calendars.knownOn(today, jurisdiction)
  const known = goneThrough.get(calendars) ?? new Map<string, string>()
  goneThrough.set(calendars, known)
  if (known.get(jurisdiction) === version) return { due: [], areDone() {} }
  const due = await store.transaction(jurisdiction, async (tx): Promise<Due[]> => {
    const locally = await tx.rows<{ stream_id: string }>('cases', { stage: 'local-notice' })
    const posted = await tx.rows<{ stream_id: string }>('notices', { stage: 'posted' })
    return [
      ...locally.map(({ stream_id }) => ({ subject: 'application' as const, id: stream_id, act: 'RecountLocalNotice' })),
      ...posted.map(({ stream_id }) => ({ subject: 'notice' as const, id: stream_id, act: 'RecountNotice' })),
    ]
  })
  return { due, areDone: () => known.set(jurisdiction, version) }
}

async function actIfTime(ports: Ports, jurisdiction: string, { subject, id, act }: Due, now: string): Promise<boolean> {
  try {
    await perform(ports, {
      subject, id, command: { type: act }, actor: systemActor(jurisdiction),
      // A notice may be counted again more than once; whatever else is due is due once.
      ...keyOf(recounting.has(act) ? `${act}:${id}:${now}` : `${act}:${id}`),
    })
    return true
  } catch (error) {
    // Not yet: a unit has not posted the notice, or its last day is still running on this day.
    if (error instanceof Refused && error.refusals.every(({ code }) => notYet.has(code))) return false
    throw new Error(`${act} of ${subject} ${id} on ${dayOf(now)} failed`, { cause: error })
  }
}

const recounting: ReadonlySet<string> = new Set(['RecountNotice', 'RecountLocalNotice'])

const keyOf = (key: string) => ({ idempotencyKey: `time-passed:${key}`, requestHash: key })

const notYet: ReadonlySet<string> = new Set(['notice-running', 'unit-posting-missing', 'deadline-not-reached', 'act-not-open', 'nothing-recounted'])
