import { Link } from 'react-router'
import { ActPanel } from '../../acts/ActPanel.tsx'
import type { NoticeView, RoundView } from '../../api/views.ts'
import { Deadline } from '../../parts/Deadline.tsx'
import { Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { useTableView } from '../../parts/tableView.ts'
import { dayInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { NoticeActForm } from './NoticeActs.tsx'
import { ObjectionCard } from './ObjectionCard.tsx'

type Candidate = NoticeView['candidates'][number]

/** 公示 — each name with its own days, and the objections to it. */
export function PublicityPart({ notice }: Readonly<{ round: RoundView; notice: NoticeView }>) {
  const open = notice.objections.filter(({ settled }) => settled === null).length
  return (
    <div className="stack">
      <ActPanel acts={notice.acts} title="办理公示" form={(opened) => <NoticeActForm notice={notice} {...opened} />} />
      <Section title="公示名单" beside={<StatusTag tone={notice.stage === 'posted' ? 'waiting' : notice.stage === 'ended' ? 'good' : 'quiet'}>{notice.stageName}</StatusTag>}>
        {notice.websiteOn !== null && <p>{dayInWords(notice.websiteOn)}起在网站公示，{notice.workingDays}个工作日。<a href={notice.publicPath}>{notice.stage === 'ended' ? '看公开的页面（已结束，不再显示姓名）' : '看公开的页面'}</a></p>}
        <Candidates candidates={notice.candidates} />
      </Section>
      {notice.websiteOn !== null && (
        <Section title={notice.objections.length === 0 ? '异议' : `异议${notice.objections.length}件${open === 0 ? '' : `，待核实${open}件`}`}>
          {notice.objections.length === 0
            ? <p className="soft">还没有人提出异议。</p>
            : <div className="stack">{notice.objections.map((objection) => <ObjectionCard key={objection.id} notice={notice} objection={objection} />)}</div>}
        </Section>
      )}
    </div>
  )
}

const columns: readonly TableColumn<Candidate>[] = [
  { id: 'name', title: '姓名', text: ({ name }) => personName(name), show: ({ application, name, secret }) => <><Link to={`/cases/${application}`}>{personName(name)}</Link>{secret && <span className="soft small"> 涉密，只在单位公示</span>}</> },
  { id: 'unit', title: '单位', text: ({ unitName }) => unitName },
  { id: 'posted', title: '单位张贴', text: ({ unitPostedOn, place }) => (unitPostedOn === null ? '还没有登记' : `${dayInWords(unitPostedOn)} ${place}`) },
  { id: 'lastDay', title: '公示到', text: ({ lastDay }) => (lastDay === null ? '' : dayInWords(lastDay)), show: (candidate) => <Last candidate={candidate} /> },
  { id: 'held', title: '异议', text: ({ held, isGone }) => (isGone ? '已撤下' : held ? '有，待核实' : ''), show: ({ held, isGone }) => isGone ? <StatusTag tone="quiet">已撤下</StatusTag> : (held ? <StatusTag tone="warn">有，待核实</StatusTag> : <span className="soft">没有</span>) },
]

function Last({ candidate: { lastDay, workingDaysLeft, provisional } }: Readonly<{ candidate: Candidate }>) {
  return lastDay === null
    ? <span className="soft">两处都张贴后起算</span>
    : <Deadline day={lastDay} workingDaysLeft={workingDaysLeft} isProvisional={provisional} />
}

function Candidates({ candidates }: Readonly<{ candidates: readonly Candidate[] }>) {
  const view = useTableView({ sort: 'name' })
  return <Table label="公示名单" fileName="公示名单" isWithheld={({ secret }) => secret} columns={columns} rows={candidates} keyOf={({ application }) => application} view={view} empty={<EmptyState title="名单是空的" />} />
}
