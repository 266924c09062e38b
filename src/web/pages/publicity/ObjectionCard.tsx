import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { answerWayName, answerWays, type AnswerWay } from '../../../domain/notice/answering.ts'
import { ActForm, ReasonForm } from '../../acts/ActForm.tsx'
import { ActPanel, type Opened } from '../../acts/ActPanel.tsx'
import { useAct } from '../../acts/useAct.ts'
import type { NoticeView, ObjectionView } from '../../api/views.ts'
import { Choice, YesNo } from '../../parts/Choice.tsx'
import { Facts } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { LongText } from '../../parts/TextField.tsx'
import { momentInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { afterFinding, answerAlone, outcomeInWords, verdictWord } from './objections.ts'

type ObjectionProps = Readonly<{ notice: NoticeView; objection: ObjectionView; isGivenUp: boolean }>

/** 异议 — what was said, what was found, and who has to settle it; it holds back the one it is about, and nobody else. */
export function ObjectionCard({ notice, objection, isGivenUp }: ObjectionProps) {
  const { application, name, at, receipt, objector, proposed, settled, answered, acts } = objection
  return (
    <article className="panel">
      <h3 className="row"><Link to={`/cases/${application}`}>{personName(name)}</Link><Outcome objection={objection} /></h3>
      <Facts rows={[
        ['提出时间', momentInWords(at)],
        ['回执编号', receipt],
        ...(objector === null ? [] : [['异议人', `${objector.name}，${objector.contact}`], ['事实和理由', objector.facts], ['证据', objector.evidence]] as const),
        ...(proposed === null || settled !== null ? [] : [['拟定结论', `${verdictWord(proposed.upheld)}：${proposed.finding}`]] as const),
        ...(settled === null ? [] : [['核实结论', `${verdictWord(settled.upheld)}：${settled.finding}`], ['答复异议人', answered ?? '还没有登记']] as const),
      ]} />
      <ActPanel acts={acts} title="处理这件异议" form={(opened) => <FindingForm notice={notice} objection={objection} isGivenUp={isGivenUp} {...opened} />} />
    </article>
  )
}

function Outcome({ objection }: Readonly<{ objection: ObjectionView }>) {
  const { settled } = objection
  return <StatusTag tone={settled === null ? 'warn' : settled.upheld ? 'bad' : 'good'}>{outcomeInWords(objection)}</StatusTag>
}

function FindingForm(props: ObjectionProps & Opened): ReactNode {
  switch (props.act.act) {
    case 'ProposeFinding': return <ProposeFinding {...props} />
    case 'ReturnFinding': return <ReturnFinding {...props} />
    case 'AnswerObjector': return <AnswerObjector {...props} />
    default: return <ConfirmFinding {...props} />
  }
}

function ProposeFinding({ notice, objection, isGivenUp, act, onDone, onClose }: ObjectionProps & Opened) {
  const doing = useAct('notices', 'ProposeFinding', notice, onDone)
  const [upheld, setUpheld] = useState<boolean>()
  const [finding, setFinding] = useState('')
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ upheld: '异议是否成立', finding: '核实结论' }} consequence={`结论由另一位复核人员确认。${isGivenUp ? answerAlone : '异议成立的，取消候选人资格。'}`} onSubmit={() => doing.send({ objection: objection.id, upheld, finding })}>
      {(errors) => (
        <>
          <YesNo id="upheld" label="异议是否成立" yes="成立" no="不成立" value={upheld} onChange={setUpheld} error={errors['upheld']} />
          <LongText id="finding" label="核实经过和结论" rows={5} maxChars={2000} value={finding} onChange={setFinding} error={errors['finding']} />
        </>
      )}
    </ActForm>
  )
}

function ReturnFinding({ notice, objection, onDone, ...form }: ObjectionProps & Opened) {
  const doing = useAct('notices', 'ReturnFinding', notice, onDone)
  const [reason, setReason] = useState('')
  return <ReasonForm {...form} doing={doing} consequence="结论退回经办人重新核实。" reason={reason} onReason={setReason} onSubmit={() => doing.send({ objection: objection.id, reason })} />
}

function ConfirmFinding({ notice, objection, isGivenUp, onDone, ...form }: ObjectionProps & Opened) {
  const doing = useAct('notices', 'ConfirmFinding', notice, onDone)
  return <ActForm {...form} doing={doing} consequence={afterFinding(notice, objection, isGivenUp)} onSubmit={() => doing.send({ objection: objection.id })} />
}

const ways = answerWays.map((value) => ({ value, label: answerWayName[value] }))

/** 答复异议人 — the answer itself is given outside; here stands that it was, and how. */
function AnswerObjector({ notice, objection, act, onDone, onClose }: ObjectionProps & Opened) {
  const doing = useAct('notices', 'AnswerObjector', notice, onDone)
  const [way, setWay] = useState<AnswerWay>()
  return (
    <ActForm act={act} doing={doing} onClose={onClose} submitLabel="登记已答复" fields={{ way: '怎样答复的' }} consequence="先按异议人留的联系方式答复，再在这里登记。异议人打开回执就能看到已经答复。" onSubmit={() => doing.send({ objection: objection.id, way })}>
      {(errors) => <Choice id="way" label="怎样答复的" options={ways} value={way ?? ''} onChange={(value) => setWay(answerWays.find((each) => each === value))} error={errors['way']} />}
    </ActForm>
  )
}
