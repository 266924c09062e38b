import { useState } from 'react'
import { ActForm } from '../../../acts/ActForm.tsx'
import { useAct } from '../../../acts/useAct.ts'
import { Tick } from '../../../parts/Choice.tsx'
import { ClauseChip } from '../../../parts/ClauseChip.tsx'
import { DayField } from '../../../parts/DayField.tsx'
import { ErrorWords } from '../../../parts/field.tsx'
import { TextField } from '../../../parts/TextField.tsx'
import { useMe } from '../../../session/me.ts'
import type { CaseActProps } from './caseAct.ts'
import { ScreenshotField, type Screenshot } from './ScreenshotField.tsx'

type Original = Readonly<{ material: string; seen: boolean; note: string }>

/** 登记实地核验 — each original that was seen, on which day, by whom; and that the certificate was looked up. */
export function VerifyOriginals({ view, policy, act, onDone, onClose }: CaseActProps) {
  const { name } = useMe()
  const doing = useAct('cases', 'VerifyOriginals', view, onDone)
  const attached = new Set(view.content?.attachments.map(({ material }) => material))
  const materials = policy.materials.filter(({ id }) => attached.has(id))
  const [originals, setOriginals] = useState<readonly Original[]>(materials.map(({ id }) => ({ material: id, seen: false, note: '' })))
  const [visitedOn, setVisitedOn] = useState('')
  const [by, setBy] = useState(name)
  const [certificateChecked, setChecked] = useState(false)
  const [screenshot, setScreenshot] = useState<Screenshot>()
  const change = (material: string, part: Partial<Original>) => setOriginals((all) => all.map((one) => (one.material === material ? { ...one, ...part } : one)))

  return (
    <ActForm act={act} doing={doing} onClose={onClose} submitLabel="登记核验" fields={{ visitedOn: '核验日期', by: '核验人', certificateChecked: '', certificateScreenshot: '', ...Object.fromEntries(materials.map(({ id }) => [id, ''])) }}
      onSubmit={() => doing.send({ visitedOn, by, originals: [...originals], certificateChecked, certificateScreenshot: screenshot?.id })}>
      {(errors) => (
        <>
          <DayField id="visitedOn" label="到单位核验的日期" value={visitedOn} onChange={setVisitedOn} error={errors['visitedOn']} />
          <TextField id="by" label="核验人" value={by} onChange={setBy} maxChars={50} error={errors['by']} />
          <fieldset className="stack-tight">
            <legend className="field-label">看过的原件</legend>
            <p className="field-hint">逐件对照原件。原件有问题的，请改办“退回补正”。</p>
            {materials.map(({ id, title, clause, quote }) => {
              const original = originals.find(({ material }) => material === id)
              return (
                <div key={id} className="affirm">
                  <Tick id={id} isChosen={original?.seen === true} onChange={(seen) => change(id, { seen })}>{title}</Tick>
                  <span><ClauseChip clause={clause} quote={quote} /></span>
                  {errors[id] !== undefined && <span className="field-error"><ErrorWords>{errors[id]}</ErrorWords></span>}
                  {original?.seen === true && <TextField id={`note-${id}`} label={`${title}的备注`} isOptional maxChars={200} value={original.note} onChange={(note) => change(id, { note })} />}
                </div>
              )
            })}
          </fieldset>
          <Tick id="certificateChecked" isChosen={certificateChecked} onChange={setChecked}>{`已登录证书查询网站核对证书${certificateOf(view.content?.answers['certificateNumber'])}，信息一致`}</Tick>
          {errors['certificateChecked'] !== undefined && <span className="field-error"><ErrorWords>{errors['certificateChecked']}</ErrorWords></span>}
          <ScreenshotField caseId={view.id} policy={policy} screenshot={screenshot} onChange={setScreenshot} error={errors['certificateScreenshot']} />
        </>
      )}
    </ActForm>
  )
}

const certificateOf = (number: unknown): string => (typeof number === 'string' && number !== '' ? `（编号${number}）` : '')
