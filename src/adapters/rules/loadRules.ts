import { loadCalendars, WrongCalendar } from '../calendar/loadCalendars.ts'
import { loadCompetitions } from '../competitions/loadCompetitions.ts'
import { exampleMistakes } from '../policies/checkVersion.ts'
import { loadPolicies, WrongPolicy, type Policies } from '../policies/loadPolicies.ts'
import { textOf, versionsIn } from '../policies/readVersion.ts'
import type { Calendars } from '../../policy/calendar.ts'
import type { Competitions } from '../../policy/competition.ts'
import type { RuleFolders } from './ruleFolders.ts'

/** 规则 — the measures, the competitions they go by, and the days they count. */
export type Rules = Readonly<{ policies: Policies; competitions: Competitions; calendars: Calendars }>

/** Files of several kinds are wrong. Whoever edits them reads of all of them at once. */
export class WrongRules extends Error {
  readonly code = 'wrong-rules'
}

/** Reads all of it, or tells every mistake in all the files at once. */
export function loadRules(folders: RuleFolders): Rules {
  const policies = attempt(() => loadPolicies(...folders.policies))
  const competitions = attempt(() => loadCompetitions(...folders.competitions))
  const calendars = attempt(() => loadCalendars(...folders.calendars))
  if (policies.kind === 'read' && competitions.kind === 'read' && calendars.kind === 'read') {
    assertNoStrangers(calendars.value, policies.value)
    assertExamplesHold(folders, policies.value, calendars.value)
    return { policies: policies.value, competitions: competitions.value, calendars: calendars.value }
  }
  const wrong = [policies, competitions, calendars].flatMap((each) => each.kind === 'wrong' ? [each.error] : [])
  throw wrong.length === 1 ? wrong[0] : new WrongRules(wrong.map(({ message }) => message).join('\n'))
}

/** Days off of a place that no measure speaks of would never count: its name is misspelt. Throws `WrongCalendar`. */
function assertNoStrangers({ jurisdictions }: Calendars, policies: Policies): void {
  const known = new Set([...policies.values()].map(({ jurisdiction }) => jurisdiction))
  const mistakes = jurisdictions.filter((jurisdiction) => !known.has(jurisdiction)).map((jurisdiction) => ({
    file: `calendars/${jurisdiction}.yaml` as const, line: 1, key: '',
    text: `没有地区“${jurisdiction}”的办法，这些放假安排不会用到。文件名应是 ${[...known].join('、')} 之一加 .yaml；全国的写在 national.yaml。`,
  }))
  if (mistakes.length > 0) throw new WrongCalendar(mistakes)
}

/** A bureau's own measure is tried on its worked examples; those that come with the program were tried before it was given out. Throws `WrongPolicy`. */
function assertExamplesHold({ policies: [, ...own] }: RuleFolders, policies: Policies, calendars: Calendars): void {
  const mistakes = own.flatMap((folder) => versionsIn(folder).flatMap((id) =>
    exampleMistakes({ id, policy: policies.get(id) }, textOf(folder, id, 'cases.yaml'), calendars).map((mistake) => ({ ...mistake, policy: id }))))
  if (mistakes.length > 0) throw new WrongPolicy(mistakes)
}

type Attempt<Value> = Readonly<{ kind: 'read'; value: Value }> | Readonly<{ kind: 'wrong'; error: Error }>

/** What is no mistake in a file is none here either. */
function attempt<Value>(read: () => Value): Attempt<Value> {
  try {
    return { kind: 'read', value: read() }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { kind: 'wrong', error }
    throw error
  }
}
