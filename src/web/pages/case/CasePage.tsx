import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Policy } from '../../../policy/policy.ts'
import { ActPanel } from '../../acts/ActPanel.tsx'
import { Loaded } from '../../api/Loaded.tsx'
import { useCase } from '../../api/queries.ts'
import type { CaseView } from '../../api/views.ts'
import { Measure } from '../../measure/Measure.tsx'
import { Deadline } from '../../parts/Deadline.tsx'
import { focusField } from '../../parts/ErrorSummary.tsx'
import { Papers } from '../../measure/Papers.tsx'
import { History } from '../../measure/History.tsx'
import { RecordLink } from '../../measure/RecordLink.tsx'
import { Erased } from './Erased.tsx'
import { Page, Section, WithSide } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Verdicts } from '../../parts/Verdicts.tsx'
import { useMe } from '../../session/me.ts'
import { askedFor } from '../../words/asked.ts'
import { personName } from '../../words/names.ts'
import { useToday } from '../../words/today.ts'
import { isOver, whoHasIt } from '../../words/waits.ts'
import { CaseActForm } from './CaseActs.tsx'
import { Handling } from './Handling.tsx'
import { LastReturns, returnedBy } from './LastReturns.tsx'
import { Material } from './Material.tsx'
import type { Pointing } from './PointOut.tsx'
import { Proof } from './Proof.tsx'
import { QuotaFull } from './acts/Quota.tsx'
import type { Problem } from './acts/ReturnForCorrection.tsx'
import { stageTone } from './stageTone.ts'
import './case.css'

/** One case for those who decide on it: the material on the left, what may be done with it and how it came here on the right. */
export default function CasePage() {
  const { id = '' } = useParams()
  const read = useCase(id)
  return read.data === undefined
    ? <Page title="申报"><Loaded read={read} what="这份申报" back={{ title: '申报一览', to: '/cases' }}>{() => null}</Loaded></Page>
    : <Loaded key={id} read={read} what="这份申报" back={{ title: '申报一览', to: '/cases' }}>{(view) => <CaseDesk view={view} />}</Loaded>
}

function CaseDesk({ view }: Readonly<{ view: CaseView }>) {
  const { name, roundTitle, round, unitName, stage, stageName, secret, receipt } = view
  return (
    <div className="case">
      <Page
        title={personName(name)}
        crumbs={[{ title: roundTitle, to: `/rounds/${round}` }, { title: '申报一览', to: `/cases?round=${round}` }]}
        beside={<><StatusTag tone={stageTone(stage)}>{stageName}</StatusTag>{secret && <StatusTag tone="warn">涉密，不得公开</StatusTag>}</>}
        expected={`${unitName}${receipt === null ? '' : ` · 回执编号 ${receipt}`} · ${expectation(view)}`}
        until={<><NextDeadline view={view} />{view.acts.length > 0 && <a className="to-acts no-print" href="#acts">去办理</a>}</>}
      >
        <Measure policy={view.policy}>{(policy) => <CaseBody view={view} policy={policy} />}</Measure>
      </Page>
    </div>
  )
}

function expectation(view: CaseView): string {
  const { acts, quota } = view
  const [mine] = acts.filter(({ act }) => !/^(Return|Decline|Reject)/.test(act))
  if (mine?.act === 'RecommendApplication' && quota !== null && quota.full !== null) return '没有可用的推荐名额，这一名现在不能推荐。'
  if (mine === undefined) return whoHasIt(view)
  return isOfPaper(mine) ? `请您${askedFor(mine)}。` : `请看过材料后${askedFor(mine)}。`
}

/** A paper is hung, changed or taken down without another look at the material. */
const isOfPaper = ({ act }: CaseView['acts'][number]): boolean => /Local(Reposting|Removal)$/.test(act)

function NextDeadline({ view: { now } }: Readonly<{ view: CaseView }>) {
  const due = now.find((each) => each.due !== null)
  return due?.due == null ? null : <Deadline day={due.due} workingDaysLeft={due.workingDaysLeft} />
}

/** The way to what the law gives the person, for the hand that may propose it. */
function EraseLink({ id }: { readonly id: string }) {
  return useMe().role === 'office-maker' ? <p className="no-print"><Link to={`/cases/${id}/erasure`}>依法删除个人信息</Link></p> : null
}

function CaseBody({ view, policy }: Readonly<{ view: CaseView; policy: Policy }>) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [isReturning, setReturning] = useState(false)
  // A case begins with a name; where none is left, it went with the person's key.
  const isErased = view.name === ''
  return (
    <WithSide side={(
      <>
        <QuotaFull quota={view.quota} />
        <div id="acts"><ActPanel acts={view.acts} onOpen={(act) => setReturning(act === 'ReturnForCorrection')} idle={<WaitsElsewhere view={view} />}
          form={(opened) => <CaseActForm view={view} policy={policy} problems={problems} onProblems={setProblems} {...opened} />} /></div>
        <Section title="条件核对"><Verdicts verdicts={view.verdicts} empty={isErased ? '申报内容已删除，不再逐条显示。' : '提交后，这里逐条显示是否符合条件。'} proof={proofIn(view, policy)} /></Section>
        <Section title="办理进度"><History entries={view.timeline} now={view.now} /><RecordLink stream={`application/${view.id}`} /></Section>
        <Papers papers={view.papers} />
        {!isErased && <EraseLink id={view.id} />}
      </>
    )}>
      <Correction view={view} />
      <LastReturns view={view} policy={policy} />
      {isErased && <Erased />}
      {!isErased && view.content === null && <EmptyState title="还没有提交申报材料"><p>单位提交后，申报表和佐证材料显示在这里。</p></EmptyState>}
      {!isErased && view.content !== null && <Material caseId={view.id} policy={policy} answers={view.content.answers} attachments={view.content.attachments} prizesRegistered={view.content.prizesRegistered} withheld={view.content.withheld} pointing={isReturning ? pointingAt(problems, setProblems) : undefined} />}
      <Handling view={view} policy={policy} />
    </WithSide>
  )
}

/** An empty row that was added by hand gives way to what is pointed at. */
function pointingAt(problems: readonly Problem[], onProblems: (problems: readonly Problem[]) => void): Pointing {
  return {
    placeOf: (id) => problems.findIndex(({ field }) => field === id) + 1 || undefined,
    point: (field) => onProblems([...problems.filter(({ field: named, text }) => named !== '' || text !== ''), { field, text: '' }]),
    goTo: (place) => focusField(`problems.${place - 1}.text`),
  }
}

/** Nothing to point at before there is material. */
function proofIn({ content }: CaseView, policy: Policy) {
  return (condition: string) => (content === null ? null : <Proof condition={condition} policy={policy} attachments={content.attachments} withheld={content.withheld} />)
}

function WaitsElsewhere({ view }: Readonly<{ view: CaseView }>) {
  return <p>{isOver(view) ? '已经办完，没有待办的事。' : `现在没有要您办的事。${whoHasIt(view)}`}</p>
}

/** What was returned, with every problem at once, for as long as it is out. */
function Correction({ view: { correction, stage } }: Readonly<{ view: CaseView }>) {
  const today = useToday()
  if (correction === null || stage !== 'returned') return null
  return (
    <section className="note note-warn stack-tight">
      <h2>已退回补正</h2>
      <p><Deadline day={correction.dueDay} workingDaysLeft={correction.workingDaysLeft} /></p>
      {today > correction.dueDay && <p>单位不能再提交。{returnedBy[correction.by]}可以再退回一次，给新的补正期限；区市人社部门也可以不予推荐。</p>}
      <ol>{correction.problems.map(({ field, label, text }) => <li key={`${field} ${text}`}><strong>{label}</strong>：{text}</li>)}</ol>
    </section>
  )
}
