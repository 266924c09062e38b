import type { CaseView } from '../../../api/views.ts'
import { ClauseChip } from '../../../parts/ClauseChip.tsx'
import { quotaInWords } from './quota.ts'

/** 推荐名额 — how much of it is left, before the body makes up its mind. */
export function Quota({ quota }: Readonly<{ quota: NonNullable<CaseView['quota']> }>) {
  return <p className="numbers">{quotaInWords(quota)} <ClauseChip clause={quota.clause} quote={quota.quote} /></p>
}

/** None left: said before anybody travels to see the originals. */
export function QuotaFull({ quota }: Readonly<{ quota: CaseView['quota'] }>) {
  return quota === null || quota.full === null ? null : <div className="note note-warn" role="status"><Quota quota={quota} /><p>{quota.full}</p></div>
}
