import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { Failure } from '../../api/Loaded.tsx'
import { useExperts } from '../../api/queries.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Loading } from '../../parts/states.tsx'
import { ExpertPicker } from './ExpertPicker.tsx'
import { choosable } from './experts.ts'
import type { RoundActProps } from './RoundActs.tsx'

/** 拟定评审专家 — who sits on the panel, and who leads it. */
export function ProposePanel({ round, act, onDone, onClose }: RoundActProps) {
  const read = useExperts()
  const doing = useAct('rounds', 'ProposePanel', round, onDone)
  const [experts, setExperts] = useState<readonly string[]>(round.panel?.experts.map(({ account }) => account) ?? [])
  const [leader, setLeader] = useState(round.panel?.leader ?? '')
  if (read.error !== null) return <Failure error={read.error} what="专家名单" onRetry={() => void read.refetch()} />
  if (read.data === undefined) return <Loading lines={4} words="正在读取专家名单…" />
  const rows = choosable(read.data.rows, round.panel?.experts ?? [])
  const chosen = rows.filter(({ account }) => experts.includes(account))
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ experts: '评审专家', leader: '组长' }} submitLabel="提请复核"
      consequence={rows.length === 0 ? '还没有专家账号，请先由系统管理员开通。' : '名单由另一位复核人员确认后，专家才能看到材料。'} onSubmit={() => doing.send({ experts: [...experts], leader })}>
      {(errors) => (
        <>
          <ExpertPicker experts={rows} chosen={experts} onChange={setExperts} error={errors['experts']} />
          <Choice id="leader" label="组长" hint="从选中的专家里指定。" options={chosen.map(({ account, name }) => ({ value: account, label: name }))} value={leader} onChange={setLeader} error={errors['leader']} />
        </>
      )}
    </ActForm>
  )
}
