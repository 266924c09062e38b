import { Link } from 'react-router'
import type { CandidateView, RoundView } from '../../api/views.ts'
import { Facts, Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { sortedRows, useTableView } from '../../parts/tableView.ts'
import { personName } from '../../words/names.ts'
import { WhyCards } from './WhyCards.tsx'

type Expert = NonNullable<RoundView['panel']>['experts'][number]

/** 评审 — the panel and how far it is, the ranking, and why each stands where. */
export function ReviewPart({ round }: Readonly<{ round: RoundView }>) {
  return (
    <div className="stack">
      {round.panel !== null && <PanelProgress panel={round.panel} />}
      {round.panel !== null && <Releases panel={round.panel} />}
      {round.ranking.length > 0 && <RankingList ranking={round.ranking} seats={round.seats} />}
      <EmptyPlaces ranking={round.ranking} />
      {round.ranking.length > 1 && <WhyCards ranking={round.ranking} />}
    </div>
  )
}

const left = ({ due, submitted, recused }: Expert): number => due - submitted - recused

/** 韩演（组长，账号已停用） — as it is read in the table and in its file. */
const nameOf = ({ account, name, isDisabled }: Expert, leader: string): string => {
  const remarks = [account === leader && '组长', isDisabled && '账号已停用'].filter(Boolean)
  return remarks.length === 0 ? name : `${name}（${remarks.join('，')}）`
}

function PanelProgress({ panel: { confirmed, leader, experts, criteria, closed } }: Readonly<{ panel: NonNullable<RoundView['panel']> }>) {
  const view = useTableView({ sort: 'name' })
  const columns: readonly TableColumn<Expert>[] = [
    { id: 'name', title: '专家', text: (expert) => nameOf(expert, leader) },
    { id: 'submitted', title: '已评', isNumber: true, text: ({ submitted }) => String(submitted) },
    { id: 'recused', title: '回避', isNumber: true, text: ({ recused }) => String(recused) },
    { id: 'left', title: '未评', isNumber: true, text: (expert) => String(left(expert)) },
  ]
  return (
    <>
      <Section title="评审专家" beside={<StatusTag tone={confirmed ? 'good' : 'waiting'}>{confirmed ? '已确认' : '待复核'}</StatusTag>}>
        {closed.map(({ account, text }) => <p key={account} className="note note-warn">{text}</p>)}
        <Table label="评审专家" fileName="评审进度" columns={columns} rows={experts} keyOf={({ account }) => account} view={view} empty={<EmptyState title="还没有评审专家" />} />
      </Section>
      <Section title="评分项目"><Facts rows={criteria.map(({ title, weightPercent, hint }) => [`${title}（${weightPercent}%）`, hint ?? '0—100分'])} /></Section>
    </>
  )
}

/** Who was released and why: the number of marks behind a score is nobody's secret. */
function Releases({ panel: { released, release } }: Readonly<{ panel: NonNullable<RoundView['panel']> }>) {
  if (released.length === 0 && release === null) return null
  const line = ({ name, reason, keepsScores }: (typeof released)[number], ending: string): string => `${name}：${reason}（已交的评分${keepsScores ? '有效' : '作废'}${ending}）`
  return (
    <Section title="解除评审的专家">
      <ul className="plain-list">
        {release !== null && <li>{line(release, '，待复核')}</li>}
        {released.map((each) => <li key={each.name}>{line(each, '')}</li>)}
      </ul>
    </Section>
  )
}

const columns: readonly TableColumn<CandidateView>[] = [
  { id: 'name', title: '姓名', text: ({ name }) => personName(name), show: ({ application, name }) => <Link to={`/cases/${application}`}>{personName(name)}</Link> },
  { id: 'rank', title: '名次', isNumber: true, canSort: true, text: ({ rank }) => String(rank) },
  { id: 'score', title: '得分', isNumber: true, canSort: true, text: ({ score }) => score },
  { id: 'candidate', title: '结果', text: ({ candidate }) => (candidate ? '候选人' : '未入选'), show: ({ candidate }) => <StatusTag tone={candidate ? 'good' : 'quiet'}>{candidate ? '候选人' : '未入选'}</StatusTag> },
  { id: 'unit', title: '单位', text: ({ unitName }) => unitName },
  { id: 'occupation', title: '职业（工种）', text: ({ occupation }) => occupation },
  { id: 'stage', title: '现在', text: ({ stageName, secret }) => (secret ? `${stageName}（涉密）` : stageName) },
]

/** A confirmed list stays as it was confirmed: whether somebody may follow is for the measure to say, and the program invents nothing. */
function EmptyPlaces({ ranking }: Readonly<{ ranking: readonly CandidateView[] }>) {
  const gone = ranking.filter(({ candidate, stage }) => candidate && (stage === 'withdrawn' || stage === 'dropped'))
  if (gone.length === 0) return null
  return <p className="note">名单确认后有{gone.length}人退出，名额空出{gone.length}个。系统不自动递补：所依据的文件没有规定递补的，空出的名额不补。</p>
}

function RankingList({ ranking, seats }: Readonly<{ ranking: readonly CandidateView[]; seats: number }>) {
  const view = useTableView({ sort: 'rank' })
  const rows = sortedRows(ranking, view, (row, column) => (column === 'score' ? Number(row.score) : row.rank))
  return (
    <Section title={`名次（名额${seats}名）`}>
      <Table label="评审名次" fileName="评审名次" isWithheld={({ secret }) => secret} columns={columns} rows={rows} keyOf={({ application }) => application} view={view} empty={<EmptyState title="还没有名次" />} />
    </Section>
  )
}
