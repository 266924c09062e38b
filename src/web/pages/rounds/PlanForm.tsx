import type { ReactNode } from 'react'
import type { Cadence, Policy } from '../../../policy/policy.ts'
import type { PolicyView } from '../../api/views.ts'
import { LastDay } from '../../measure/LastDay.tsx'
import { YesNo } from '../../parts/Choice.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { Section } from '../../parts/Page.tsx'
import { RowsEditor, type Column } from '../../parts/RowsEditor.tsx'
import { LongText, TextField } from '../../parts/TextField.tsx'
import { exampleDay } from '../../words/today.ts'
import { planFields, weightsTogether, type PlanWords } from './planWords.ts'

type Errors = Readonly<Record<string, string>>
type PlanFormProps = Readonly<{ policy: Policy; asks: PolicyView['asks']; words: PlanWords; onChange: (words: PlanWords) => void; errors: Errors }>

/** 选拔方案 — what the call will say, and what the text leaves open, each with its source. */
export function PlanForm({ policy, asks, words, onChange, errors }: PlanFormProps) {
  const bind = (name: { [Name in keyof PlanWords]: PlanWords[Name] extends string ? Name : never }[keyof PlanWords], about: string) =>
    ({ id: `plan.${about}`, value: words[name], onChange: (value: string) => onChange({ ...words, [name]: value }), error: errors[`plan.${about}`] })
  const asked = (parameter: string): string | undefined => asks.find((each) => each.parameter === parameter)?.ask
  const { seats, reportDeadline, cadence } = policy
  return (
    <>
      <Section title="通知内容">
        <TextField label="本轮名称" maxChars={80} {...bind('title', 'title')} />
        <TextField label="发文字号" maxChars={60} width="medium" {...bind('documentNumber', 'documentNumber')} />
        <TextField label="年度" unit="年" width="short" inputMode="numeric" {...bind('year', 'year')} />
        <LastDay label="单位申报截止日" example={exampleDay('07-24')} {...bind('applyBy', 'applyBy')} />
        <LastDay label="区市报送截止日" example={exampleDay('07-31')} {...bind('reportBy', 'reportBy')} />
        {reportDeadline.stated && <p><ClauseChip clause={reportDeadline.clause} quote={reportDeadline.quote} /></p>}
        <TextField label="名额" unit="名" width="short" inputMode="numeric" {...bind('seats', 'seats')} />
        <p><ClauseChip clause={seats.clause} quote={seats.quote} /></p>
        {cadence.stated && (
          <>
            <LongText label={planFields['plan.offSeason'] ?? ''} hint={offSeasonHint(cadence.value)} rows={2} maxChars={2000} {...bind('offSeason', 'offSeason')} />
            <p><ClauseChip clause={cadence.clause} quote={cadence.quote} /></p>
          </>
        )}
      </Section>
      {asks.length > 0 && <p className="note">以下几项原文没有写明，请按上位办法填写，并注明出处。拟稿时可以先空着，发布前必须补齐。</p>}
      {asked('localNotice') !== undefined && (
        <Section title="区市公示期限">
          <p>{asked('localNotice')}</p>
          <TextField label="工作日" unit="个工作日" width="short" inputMode="numeric" {...bind('noticeDays', 'supplied.localNotice.value.workingDays')} />
          <YesNo id="plan.supplied.localNotice.value.countFirstDay" label="张贴当日是否计入" yes="计入" no="不计入" value={words.countFirstDay}
            onChange={(countFirstDay) => onChange({ ...words, countFirstDay })} error={errors['plan.supplied.localNotice.value.countFirstDay']} />
          <Source of="区市公示期限" {...bind('noticeCitation', 'supplied.localNotice.citation')} />
        </Section>
      )}
      {asked('criteria') !== undefined && <CriteriaFields ask={asked('criteria') ?? ''} words={words} onChange={onChange} errors={errors} source={<Source of="评分项目" {...bind('criteriaCitation', 'supplied.criteria.citation')} />} />}
      {asked('termYears') !== undefined && (
        <Section title="管理期">
          <p>{asked('termYears')}</p>
          <TextField label="管理期" unit="年" width="short" inputMode="numeric" {...bind('termYears', 'supplied.termYears.value')} />
          <Source of="管理期" {...bind('termCitation', 'supplied.termYears.citation')} />
        </Section>
      )}
    </>
  )
}

/** What the text orders of the time of a round, and when it has to be answered for. */
function offSeasonHint(cadence: Cadence): string {
  return cadence.kind === 'single-round'
    ? `原文只用于${cadence.label}：第一次部署不用填写，已经据此部署过、要再部署一轮的，写明理由`
    : '按原文规定的周期和季度部署的，不用填写'
}

const criterionColumns: readonly Column[] = [
  { id: 'title', label: '评分项目', required: true, kind: 'text', maxChars: 40 },
  { id: 'weightPercent', label: '权重（%）', required: true, kind: 'number', min: 1, max: 100 },
  { id: 'hint', label: '评分说明', required: false, kind: 'text', maxChars: 200 },
]
const MOST_CRITERIA = 12

function CriteriaFields({ ask, words, onChange, errors, source }: Omit<PlanFormProps, 'policy' | 'asks'> & Readonly<{ ask: string; source: ReactNode }>) {
  const together = weightsTogether(words)
  return (
    <Section title="评分项目和权重">
      <p>{ask}</p>
      <RowsEditor id="plan.supplied.criteria.value" label="评分项目" rowName="项" columns={criterionColumns} rows={words.criteria} maxRows={MOST_CRITERIA} isRequired errors={errors}
        onChange={(criteria) => onChange({ ...words, criteria })} />
      {words.criteria.length > 0 && <p className="weights" data-off={together !== 100} role="status">权重合计{together}%{together !== 100 && '，应为100%'}</p>}
      {source}
    </Section>
  )
}

/** Three of them stand on the page: each says whose source it asks for. */
const Source = ({ of, ...field }: Readonly<{ of: string; id: string; value: string; onChange: (value: string) => void; error: string | undefined }>) =>
  <LongText label={`${of}的出处`} hint="文件名称、文号、条款" rows={2} maxChars={300} {...field} />
