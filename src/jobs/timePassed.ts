import type { CommandSubject } from '../domain/lifecycle.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { dayOf } from '../domain/shared/time.ts'
import { perform } from '../usecases/perform.ts'
import type { Ports } from '../usecases/ports.ts'
import { Refused } from '../usecases/refused.ts'

type Due = Readonly<{ subject: CommandSubject; id: string; act: string
  /** Tells apart what may be due more than once. */
  once?: string
}>

/**
 * 到期办理 — what happens because time passed: nominations close after the last day, a notice ends after its last day; and running
 * notices are counted again once the calendar has learned of other holidays.
 * Each is decided by the same functions as a person's act, so a tick too early or on two machines at once changes nothing.
 * Gives how many acts were recorded.
 */
export async function actOnTimePassed(ports: Ports, jurisdiction: string): Promise<number> {
  const today = dayOf(ports.clock.now())
  const { version } = ports.calendars.knownOn(today, jurisdiction)
  const due = await ports.store.transaction(jurisdiction, async (tx): Promise<Due[]> => {
    const nominating = await tx.rows<{ stream_id: string; reportBy: string }>('rounds', { stage: 'nominate' })
    const locally = await tx.rows<{ stream_id: string }>('cases', { stage: 'local-notice' })
    const posted = await tx.rows<{ stream_id: string }>('notices', { stage: 'posted' })
    return [
      ...nominating.filter(({ reportBy }) => reportBy < today).map(({ stream_id }) => ({ subject: 'round' as const, id: stream_id, act: 'CloseNominations' })),
      ...locally.map(({ stream_id }) => ({ subject: 'application' as const, id: stream_id, act: 'RecountLocalNotice', once: `:${version}:${today}` })),
      // Before it could end: what was learned may have moved its last day.
      ...posted.map(({ stream_id }) => ({ subject: 'notice' as const, id: stream_id, act: 'RecountNotice', once: `:${version}:${today}` })),
      ...posted.map(({ stream_id }) => ({ subject: 'notice' as const, id: stream_id, act: 'EndNotice' })),
    ]
  })
  let recorded = 0
  const failures: unknown[] = []
  for (const each of due) {
    try {
      if (await actIfTime(ports, jurisdiction, each, today)) recorded += 1
    } catch (error) {
      // One round that can't go on must not hold up the deadlines of all the others.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} acts that were due failed`)
  return recorded
}

async function actIfTime(ports: Ports, jurisdiction: string, { subject, id, act, once = '' }: Due, today: string): Promise<boolean> {
  try {
    await perform(ports, {
      subject, id, command: { type: act }, actor: systemActor(jurisdiction),
      idempotencyKey: `time-passed:${act}:${id}${once}`, requestHash: `${act}:${id}${once}`,
    })
    return true
  } catch (error) {
    // Not yet: a unit has not posted the notice, or its last day is still running on this `today`.
    if (error instanceof Refused && error.refusals.every(({ code }) => notYet.has(code))) return false
    throw new Error(`${act} of ${subject} ${id} on ${today} failed`, { cause: error })
  }
}

const notYet: ReadonlySet<string> = new Set(['notice-running', 'unit-posting-missing', 'deadline-not-reached', 'act-not-open', 'nothing-recounted'])
