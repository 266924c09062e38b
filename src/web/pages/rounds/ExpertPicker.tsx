import { useState } from 'react'
import { Tick } from '../../parts/Choice.tsx'
import { ErrorWords, fieldId } from '../../parts/field.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { matching, type Choosable } from './experts.ts'

type ExpertPickerProps = Readonly<{ experts: readonly Choosable[]; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void; error: string | undefined }>

/** Up to this many are read through; among more one looks for a name. */
const READ_THROUGH = 12

/** 评审专家 — ticked in a list that keeps its order; who is chosen stands above it by name, whatever is being looked for. */
export function ExpertPicker({ experts, chosen, onChange, error }: ExpertPickerProps) {
  const [part, setPart] = useState('')
  const found = matching(experts, part)
  const names = experts.filter(({ account }) => chosen.includes(account)).map(({ name }) => name)
  return (
    <fieldset className="stack-tight" id={fieldId('experts')} tabIndex={-1}>
      <legend className="field-label">评审专家（已选{chosen.length}名）</legend>
      {error !== undefined && <span className="field-error"><ErrorWords>{error}</ErrorWords></span>}
      {experts.length > READ_THROUGH && (
        <>
          <p className="small" role="status">{names.length === 0 ? `共${experts.length}名专家，还没有选。` : `已选：${names.join('、')}`}</p>
          <label className="table-filter"><span>找专家</span><input className="input" type="search" placeholder="姓名或单位里的几个字" value={part} onChange={(event) => setPart(event.target.value)} /></label>
        </>
      )}
      <div className="experts">
        {found.map(({ account, name, unitName, isDisabled }) => (
          <Tick key={account} isChosen={chosen.includes(account)} onChange={(isChosen) => onChange(isChosen ? [...chosen, account] : chosen.filter((one) => one !== account))}>
            {name}{unitName !== '' && unitName !== account && <span className="soft small"> {unitName}</span>}{isDisabled && <> <StatusTag tone="bad">账号已停用</StatusTag></>}
          </Tick>
        ))}
        {found.length === 0 && experts.length > 0 && <p className="soft">没有姓名或单位里有“{part.trim()}”的专家，请换几个字。</p>}
      </div>
    </fieldset>
  )
}
