import { acts, commandSchemas, type CommandSubject } from '../domain/lifecycle.ts'
import { insiderRoles, officeRoles as office, roles, type Role } from '../domain/shared/actor.ts'
import type { Act } from '../domain/shared/act.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** Anybody, or the roles named. */
export type Access = 'public' | readonly Role[]

const accountRoles = roles.filter((role) => role !== 'public' && role !== 'system')
const caseReaders: readonly Role[] = ['applicant', 'unit', 'district', ...insiderRoles]
const roundReaders: readonly Role[] = [...caseReaders, 'expert']
const formFillers: readonly Role[] = ['applicant', 'unit']

/** Plural nouns of the paths. */
export const pathOf: Readonly<Record<CommandSubject, string>> = {
  round: 'rounds', application: 'cases', scoresheet: 'sheets', notice: 'notices', decision: 'decisions',
}

/** Commands that have a route of their own because something must be made or told first. */
const ownRoute: ReadonlySet<string> = new Set(['DraftRound', 'StartApplication', 'SaveDraft', 'PrepareDecision', 'ExportSealedPaper', 'ExportSealedCase'])

/** 权限表 — every route and who may call it; a route that is missing here does not start. Whose business a case is, is decided inside. */
export const access: Readonly<Record<string, Access>> = {
  'GET /api/session': 'public',
  'POST /api/session': 'public',
  'DELETE /api/session': 'public',
  'POST /api/first-administrator': 'public',
  'POST /api/first-administrator/link': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/demo/accounts': 'public',
  'POST /api/activation': 'public',
  'POST /api/password': accountRoles,
  'GET /api/account': accountRoles,
  'DELETE /api/account/sessions/:id': accountRoles,
  'POST /api/account/second-factor': accountRoles,
  'POST /api/account/second-factor/confirm': accountRoles,
  'POST /api/account/recovery-codes': accountRoles,
  'GET /api/worklist': accountRoles,
  'GET /api/rounds': roundReaders,
  'GET /api/rounds/:id': roundReaders,
  'POST /api/rounds': ['office-maker'],
  'GET /api/policies': roundReaders,
  'GET /api/policy': roundReaders,
  'GET /api/competitions': formFillers,
  // Whoever gives somebody a last day.
  'GET /api/days/:day': acts.application.ReturnForCorrection.roles,
  'GET /api/cases': caseReaders,
  'POST /api/cases': ['unit'],
  'GET /api/cases/:id': caseReaders,
  'GET /api/cases/:id/draft': formFillers,
  'PATCH /api/cases/:id/draft': formFillers,
  'POST /api/cases/:id/files': formFillers,
  'PUT /api/cases/:id/files': formFillers,
  'DELETE /api/cases/:id/files': formFillers,
  'DELETE /api/cases/:id/files/:file': formFillers,
  'POST /api/cases/:id/photo': formFillers,
  'POST /api/cases/:id/screenshot': ['district'],
  'GET /api/cases/:id/invitation': ['unit'],
  'POST /api/cases/:id/invitation': ['unit'],
  'POST /api/cases/:id/invitation/repeat': ['unit'],
  'GET /api/cases/:id/files/:sha256': [...caseReaders, 'expert'],
  'GET /api/cases/:id/papers/:paper': caseReaders,
  'POST /api/cases/:id/papers/:paper/sealed': acts.application.ExportSealedCase.roles,
  'GET /api/rounds/:id/papers/:paper': ['unit', ...insiderRoles],
  'POST /api/rounds/:id/papers/:paper/sealed': office,
  'GET /api/rounds/:id/drafts/:paper': office,
  'GET /api/rounds/:id/districts/:district/papers/:paper': ['district', ...insiderRoles],
  'POST /api/rounds/:id/districts/:district/papers/:paper/sealed': acts.round.ExportSealedPaper.roles,
  'GET /api/experts': office,
  'GET /api/desk': ['expert'],
  'GET /api/desk/:application': ['expert'],
  'POST /api/decisions': ['office-maker'],
  'GET /api/organisations': ['admin', ...office],
  'POST /api/organisations': ['admin'],
  'GET /api/organisations/:id': ['admin', ...office],
  'POST /api/organisations/:id/close': office,
  'POST /api/organisations/:id/reopen': office,
  'POST /api/organisations/:id/rename': office,
  'GET /api/accounts': ['admin'],
  'POST /api/accounts': ['admin'],
  'GET /api/accounts/:id': ['admin'],
  'POST /api/accounts/:id/activation': ['admin'],
  'POST /api/accounts/:id/password': ['admin'],
  'POST /api/accounts/:id/disable': ['admin'],
  'POST /api/accounts/:id/enable': ['admin'],
  'POST /api/accounts/:id/end-sessions': ['admin'],
  'POST /api/accounts/:id/remove-second-factor': ['admin'],
  'GET /api/cases/:id/erasure': ['office-maker'],
  'GET /api/erasures': [...office, 'auditor'],
  'POST /api/erasures': ['office-maker'],
  'POST /api/erasures/:id/approve': ['office-checker'],
  'POST /api/erasures/:id/reject': ['office-checker'],
  'GET /api/effects': ['admin'],
  'POST /api/effects/:id/retry': ['admin'],
  'GET /api/journal': ['auditor'],
  'GET /api/journal/verify': ['auditor'],
  'POST /api/journal/verify': ['auditor'],
  'GET /api/clock': accountRoles,
  'POST /api/clock': accountRoles,
  ...commandAccess(),
}

export function routedCommands(): readonly Readonly<{ subject: CommandSubject; act: string; row: Act<string> }>[] {
  return (Object.keys(commandSchemas) as CommandSubject[]).flatMap((subject) =>
    Object.entries(acts[subject] as Readonly<Record<string, Act<string>>>)
      .filter(([act, { roles: hands }]) => !ownRoute.has(act) && hands.some((role) => role !== 'system'))
      .map(([act, row]) => ({ subject, act, row })))
}

function commandAccess(): Record<string, Access> {
  return Object.fromEntries(routedCommands().map(({ subject, act, row }) =>
    [`POST /api/${pathOf[subject]}/:id/${act}`, row.roles.filter((role) => role !== 'system' && role !== 'public')]))
}

export function allows(allowed: Access, role: Role): boolean {
  return allowed === 'public' || allowed.includes(role)
}
