import type { Policy } from '../../../../policy/policy.ts'
import { useState } from 'react'
import { ActForm } from '../../../acts/ActForm.tsx'
import { useAct } from '../../../acts/useAct.ts'
import { LastDay } from '../../../measure/LastDay.tsx'
import { Button } from '../../../parts/Button.tsx'
import { Choice, type Option } from '../../../parts/Choice.tsx'
import { ErrorWords, fieldId } from '../../../parts/field.tsx'
import { LongText } from '../../../parts/TextField.tsx'
import { exampleDay } from '../../../words/today.ts'
import type { CaseActProps } from './caseAct.ts'

export type Problem = Readonly<{ field: string; text: string }>
/** The list lives with the page: pressing 指出问题 beside a field of the material adds to it. */
export type Pointed = Readonly<{ problems: readonly Problem[]; onProblems: (problems: readonly Problem[]) => void }>

const unnamed: Problem = { field: '', text: '' }

/** 退回补正 — every problem at once, each tied to its field, and the last day to answer. */
export function ReturnForCorrection({ view, policy, act, onDone, onClose, problems, onProblems }: CaseActProps & Pointed) {
  const doing = useAct('cases', 'ReturnForCorrection', view, () => { onProblems([]); onDone() })
  const [dueDay, setDueDay] = useState('')
  const options = pointable(policy)
  const change = (at: number, part: Partial<Problem>) => onProblems(problems.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <ActForm act={act} doing={doing} onClose={onClose} kind="danger" submitLabel="退回单位补正" fields={{ 'problems': '问题', 'problems.*.field': '第#处是哪一项', 'problems.*.text': '第#处怎样补正', 'dueDay': '补正期限' }}
      consequence="请把所有问题一次写全。也可以在申报材料里点“指出问题”。" onSubmit={() => doing.send({ problems: problems.map((one) => ({ ...one })), dueDay })}>
      {(errors) => (
        <>
          <fieldset className="stack" id={fieldId('problems')} tabIndex={-1}>
            <legend className="field-label">要补正的问题</legend>
            {errors['problems'] !== undefined && problems.length === 0 && <span className="field-error"><ErrorWords>{errors['problems']}</ErrorWords></span>}
            {problems.map(({ field, text }, at) => (
              <div key={at} className="problem">
                <Choice id={`problems.${at}.field`} label={`第${at + 1}处`} options={options} value={field} onChange={(chosen) => change(at, { field: chosen })} error={errors[`problems.${at}.field`]} />
                <LongText id={`problems.${at}.text`} label="怎样补正" rows={2} maxChars={500} value={text} onChange={(typed) => change(at, { text: typed })} error={errors[`problems.${at}.text`]} />
                <span><Button kind="quiet" small icon="bin" label={`删除第${at + 1}处`} onPress={() => onProblems(problems.filter((_, index) => index !== at))}>删除</Button></span>
              </div>
            ))}
            <span><Button icon="plus" onPress={() => onProblems([...problems, unnamed])}>添加一处</Button></span>
          </fieldset>
          <LastDay id="dueDay" label="补正期限" example={exampleDay('07-26')} value={dueDay} onChange={setDueDay} error={errors['dueDay']} />
        </>
      )}
    </ActForm>
  )
}

/** Everything an applicant can put right: the fields of the form, and the evidence. */
function pointable({ form, materials }: Policy): readonly Option[] {
  return [
    ...form.pages.flatMap((page) => page.fields.map(({ id, label }) => ({ value: id, label: page.title === label ? label : `${page.title}：${label}` }))),
    ...materials.filter(({ from }) => from === 'applicant').map(({ id, title }) => ({ value: id, label: `佐证材料：${title}` })),
  ]
}
