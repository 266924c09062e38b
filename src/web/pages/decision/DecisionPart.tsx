import { Link } from 'react-router'
import { ActPanel } from '../../acts/ActPanel.tsx'
import type { DecisionView, RoundView } from '../../api/views.ts'
import { Facts, Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag, type Tone } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { useTableView } from '../../parts/tableView.ts'
import { dayInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { heldBack } from '../rounds/parts.ts'
import { DecisionActForm } from './DecisionActs.tsx'

/** 审定 — each batch on its way through leading group and government, and who may still be put forward. */
export function DecisionPart({ round }: Readonly<{ round: RoundView }>) {
  const { decisions, cleared, ranking, stage } = round
  const held = heldBack(round)
  const waiting = ranking.filter(({ application }) => cleared.includes(application))
  return (
    <div className="stack">
      {waiting.length > 0 && <p className="note">可以提交审定：{waiting.map(({ name }) => name).join('、')}。</p>}
      {held.length > 0 && !isOver(stage) && <p className="note">异议还在核实，暂不提交审定：{held.map(personName).join('、')}。</p>}
      {decisions.length === 0 && (isOver(stage) ? <EmptyState title="没有提交过审定的名单" /> : <EmptyState title="还没有提交审定的名单"><p>公示结束后，选拔办拟定名单，提交领导小组研究。</p></EmptyState>)}
      {decisions.map((decision, at) => <Batch key={decision.id} decision={decision} number={at + 1} isOnly={decisions.length === 1} />)}
    </div>
  )
}

const isOver = (stage: string): boolean => stage === 'finished' || stage === 'terminated'

const toneOf: Readonly<Record<string, Tone>> = { published: 'honour', declined: 'bad', 'called-off': 'quiet' }

type Candidate = DecisionView['candidates'][number]

function Batch({ decision, number, isOnly }: Readonly<{ decision: DecisionView; number: number; isOnly: boolean }>) {
  const { stage, stageName, candidates, acts } = decision
  return (
    <Section title={isOnly ? '审定名单' : `第${number}批`} beside={<StatusTag tone={toneOf[stage] ?? 'waiting'}>{stageName}</StatusTag>}>
      <Candidates candidates={candidates} />
      <Course decision={decision} />
      <ActPanel acts={acts} title="办理这一批" form={(opened) => <DecisionActForm decision={decision} {...opened} />} />
    </Section>
  )
}

const columns: readonly TableColumn<Candidate>[] = [
  { id: 'name', title: '姓名', text: ({ name }) => personName(name), show: ({ application, name, secret }) => <><Link to={`/cases/${application}`}>{personName(name)}</Link>{secret && <span className="soft small"> 涉密，不公开</span>}</> },
  { id: 'rank', title: '名次', isNumber: true, text: ({ rank }) => String(rank) },
  { id: 'score', title: '得分', isNumber: true, text: ({ score }) => score },
  { id: 'unit', title: '单位', text: ({ unitName }) => unitName },
  { id: 'occupation', title: '职业（工种）', text: ({ occupation }) => occupation },
  { id: 'agreed', title: '领导小组意见', text: ({ agreed, reason }) => opinionOf(agreed, reason) },
  { id: 'certificate', title: '证书编号', text: ({ certificate }) => certificate ?? '', show: ({ certificate }) => <span className="nowrap">{certificate ?? ''}</span> },
]

const opinionOf = (agreed: boolean | null, reason: string): string => (agreed === null ? '' : `${agreed ? '通过' : '不通过'}${reason === '' ? '' : `：${reason}`}`)

/** What no candidate has yet is left out: an empty column only asks questions. */
function Candidates({ candidates }: Readonly<{ candidates: readonly Candidate[] }>) {
  const view = useTableView({ sort: 'rank' })
  const shown = columns.filter(({ id, text }) => (id !== 'agreed' && id !== 'certificate') || candidates.some((candidate) => text(candidate) !== ''))
  return <Table label="审定名单" fileName="审定名单" isWithheld={({ secret }) => secret} columns={shown} rows={candidates} keyOf={({ application }) => application} view={view} empty={<EmptyState title="名单是空的" />} />
}

function Course({ decision: { stageName, heldOn, minutes, documentNumber, approvedOn, publishedOn, dropped } }: Readonly<{ decision: DecisionView }>) {
  const rows = [
    ...(heldOn === null ? [] : [['领导小组研究', `${dayInWords(heldOn)}，${minutes ?? ''}`]] as const),
    ...(approvedOn === null ? [] : [['政府批准', `${dayInWords(approvedOn)}，${documentNumber ?? ''}`]] as const),
    ...(publishedOn === null ? [] : [['公布', dayInWords(publishedOn)]] as const),
    ...(dropped === null ? [] : [[stageName, dropped]] as const),
  ]
  return rows.length === 0 ? null : <Facts rows={rows} />
}
