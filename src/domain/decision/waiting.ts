import type { Waiting } from '../shared/waiting.ts'
import type { Batch } from './decision.ts'

/** Who has the batch now. */
export function waitingOnBatch(batch: Batch): readonly Waiting[] {
  switch (batch.stage) {
    case 'prepared': return [{ role: 'office-checker', act: 'SubmitDecision' }]
    case 'submitted': return [{ role: 'leading-group', act: 'RecordLeadingGroup' }]
    case 'agreed': return [{ role: 'government', act: 'ApproveDecision' }]
    case 'approved': return [{ role: 'office-checker', act: 'PublishResults' }]
    case 'none':
    case 'published':
    case 'declined':
    case 'called-off': return []
  }
}
