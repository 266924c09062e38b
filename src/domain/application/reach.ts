import { personsOf, type Actor } from '../shared/actor.ts'
import { unreportedStages, type ApplicationStage, type Started } from './application.ts'

/** Stages in which a case is, or ended, between the unit and its district. */
const beforeOffice: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>([...unreportedStages, 'withdrawn', 'declined', 'lapsed'])

/** Whether the case came before the office; one that ended with its round did where it had been reported. */
export function reachedOffice({ stage, reportedAt }: Pick<Started, 'stage' | 'reportedAt'>): boolean {
  return stage === 'terminated' ? reportedAt !== undefined : !beforeOffice.has(stage)
}

/** Whether the office has the case, or sent it back and waits for it; otherwise it is the district's to return. */
export function inOfficeHands({ stage, correction }: Pick<Started, 'stage' | 'correction'>): boolean {
  return stage === 'reported' || (stage === 'returned' && correction?.by === 'office')
}

/** 可见范围 — whose business a case is; to everybody else it does not exist. Experts reach it through their panel alone. */
export function mayTouch(actor: Actor, application: Pick<Started, 'unit' | 'district' | 'subject' | 'stage' | 'reportedAt'>): boolean {
  switch (actor.role) {
    case 'unit': return application.unit === actor.body
    case 'district': return application.district === actor.body
    case 'applicant': return personsOf(actor).includes(application.subject)
    case 'office-maker':
    case 'office-checker':
    case 'auditor':
    case 'system': return true
    case 'leading-group':
    case 'government': return reachedOffice(application)
    case 'expert':
    case 'admin':
    case 'public': return false
  }
}
