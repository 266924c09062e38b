import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { YesNo } from '../../parts/Choice.tsx'
import { DayField } from '../../parts/DayField.tsx'
import { LongText, TextField } from '../../parts/TextField.tsx'
import type { DecisionActProps } from './DecisionActs.tsx'

type Vote = Readonly<{ agreed: boolean | undefined; reason: string }>
const unsaid: Vote = { agreed: undefined, reason: '' }

/** 登记领导小组意见 — one opinion for each name; whoever is not agreed to is told why. */
export function RecordVotes({ decision, act, onDone, onClose }: DecisionActProps) {
  const doing = useAct('decisions', 'RecordLeadingGroup', decision, onDone)
  const [votes, setVotes] = useState<Readonly<Record<string, Vote>>>({})
  const [heldOn, setHeldOn] = useState('')
  const [minutes, setMinutes] = useState('')
  const { candidates } = decision
  const voteOf = (application: string): Vote => votes[application] ?? unsaid
  const say = (application: string, part: Partial<Vote>) => setVotes((all) => ({ ...all, [application]: { ...(all[application] ?? unsaid), ...part } }))
  const send = () => doing.send({ heldOn, minutes, votes: candidates.map(({ application }) => ({ application, ...voteOf(application) })) as [] })
  return (
    <ActForm act={act} doing={doing} onClose={onClose} onSubmit={send} fields={{ heldOn: '会议日期', minutes: '会议纪要编号', votes: '意见', ...labelsOf(candidates) }}>
      {(errors) => (
        <>
          <DayField id="heldOn" label="会议日期" value={heldOn} onChange={setHeldOn} error={errors['heldOn']} />
          <TextField id="minutes" label="会议纪要编号" maxChars={120} value={minutes} onChange={setMinutes} error={errors['minutes']} />
          {candidates.map(({ application, name, unitName, rank }, at) => (
            <div key={application} className="stack-tight">
              <YesNo id={`votes.${at}.agreed`} label={`第${rank}名 ${name}`} hint={unitName} yes="通过" no="不通过" value={voteOf(application).agreed}
                onChange={(agreed) => say(application, { agreed })} error={errors[`votes.${at}.agreed`]} />
              {voteOf(application).agreed === false && (
                <LongText id={application} label={`${name}不通过的理由`} rows={2} maxChars={1000} value={voteOf(application).reason} onChange={(reason) => say(application, { reason })} error={errors[application]} />
              )}
            </div>
          ))}
        </>
      )}
    </ActForm>
  )
}

/** By the place in the list whoever has no opinion yet, by the application whoever has no reason. */
const labelsOf = (candidates: DecisionActProps['decision']['candidates']): Readonly<Record<string, string>> =>
  Object.fromEntries(candidates.flatMap(({ application, name }, at) => [[`votes.${at}.agreed`, name], [application, name]]))
