import type { Actor } from '../shared/actor.ts'
import type { Application, ApplicationStage } from './application.ts'

type Started = Exclude<Application, { stage: 'none' }>

/** Stages in which a case is still between the unit and its district. */
const beforeOffice: ReadonlySet<ApplicationStage> = new Set([
  'draft', 'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared', 'withdrawn', 'declined',
])

/** 可见范围 — whose business a case is; to everybody else it does not exist. Experts reach it through their panel alone. */
export function mayTouch(actor: Actor, application: Pick<Started, 'unit' | 'district' | 'subject' | 'stage'>): boolean {
  switch (actor.role) {
    case 'unit': return application.unit === actor.body
    case 'district': return application.district === actor.body
    case 'applicant': return application.subject === actor.body
    case 'office-maker':
    case 'office-checker':
    case 'auditor':
    case 'system': return true
    case 'leading-group':
    case 'government': return !beforeOffice.has(application.stage)
    case 'expert':
    case 'admin':
    case 'public': return false
  }
}
