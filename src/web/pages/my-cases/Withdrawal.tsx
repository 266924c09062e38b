import { useState } from 'react'
import { ActProblem } from '../../api/Loaded.tsx'
import { useCommand } from '../../api/queries.ts'
import type { CaseView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { ReasonDialog } from '../../parts/ReasonDialog.tsx'

/** 撤回申报 — the unit's to do, with a reason, until the leading group has spoken. */
export function Withdrawal({ view: { id, version, name, stage, acts } }: { readonly view: CaseView }) {
  const [isAsked, setAsked] = useState(false)
  const withdraw = useCommand<'cases', 'WithdrawApplication'>('cases')
  const isOffered = acts.some(({ act }) => act === 'WithdrawApplication')
  // What was typed, and why it was refused, outlives the act: it may have been done in another window.
  if (!isOffered && !isAsked) return null
  return (
    <div className="no-print stack-tight">
      <p hidden={!isOffered}><Button kind="danger" small onPress={() => setAsked(true)}>撤回申报</Button></p>
      <ReasonDialog isOpen={isAsked} onClose={() => setAsked(false)} title="撤回申报" confirmLabel="撤回申报" isBusy={withdraw.isPending}
        consequence={<><p>撤回后，{name}不再参加这一轮选拔，这份申报不能再恢复。{stage === 'candidate' && '公示名单和待审定的名单里会撤下这个名字，别人不受影响，也不自动递补。'}</p><ActProblem error={withdraw.error} /></>}
        onConfirm={(reason) => withdraw.mutate({ id, act: 'WithdrawApplication', words: { reason }, expectedVersion: version }, { onSuccess: () => setAsked(false) })} />
    </div>
  )
}
