import { useState } from 'react'
import { ActForm, ReasonField } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { Choice, YesNo } from '../../parts/Choice.tsx'
import type { RoundActProps } from './RoundActs.tsx'

/** 解除一名评审专家 — who can't go on, why, and whether the sheets that are in still count. */
export function ProposeRelease({ round: { panel, ...round }, act, onDone, onClose }: RoundActProps) {
  const doing = useAct('rounds', 'ProposeRelease', round, onDone)
  const [expert, setExpert] = useState('')
  const [leader, setLeader] = useState('')
  const [keepsScores, setKeepsScores] = useState<boolean>()
  const [reason, setReason] = useState('')
  const experts = panel?.experts ?? []
  const unfinished = experts.filter(({ due, submitted, recused }) => due > submitted + recused)
  const isLeader = expert !== '' && expert === panel?.leader
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ expert: '解除哪一位', leader: '改由谁任组长', keepsScores: '已交的评分', reason: '理由' }} submitLabel="提请复核" kind="danger"
      consequence="由另一位复核人员同意后生效。没有评完的不再等待；需要补充专家的，随后用“拟定评审专家”补充。"
      onSubmit={() => doing.send({ expert, reason, keepsScores: keepsScores as boolean, ...(isLeader && leader !== '' && { leader }) })}>
      {(errors) => (
        <>
          <Choice id="expert" label="解除哪一位" hint="只列出还没有评完的专家。" options={unfinished.map(({ account, name, submitted, due }) => ({ value: account, label: `${name}（已评${submitted}份，应评${due}份）` }))}
            value={expert} onChange={setExpert} error={errors['expert']} />
          {isLeader && <Choice id="leader" label="改由谁任组长" options={experts.filter(({ account }) => account !== expert).map(({ account, name }) => ({ value: account, label: name }))} value={leader} onChange={setLeader} error={errors['leader']} />}
          <YesNo id="keepsScores" label="已经交的评分" yes="仍然有效，计入平均分" no="全部作废，不计入" value={keepsScores} onChange={setKeepsScores} error={errors['keepsScores']} />
          <ReasonField rows={3} reason={reason} onReason={setReason} error={errors['reason']} />
        </>
      )}
    </ActForm>
  )
}
