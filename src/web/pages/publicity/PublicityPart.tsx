import { useState } from 'react'
import { Link } from 'react-router'
import { isInsider } from '../../../domain/shared/actor.ts'
import { ActPanel, type Opened } from '../../acts/ActPanel.tsx'
import type { NoticeView, RoundView } from '../../api/views.ts'
import { Deadline } from '../../parts/Deadline.tsx'
import { Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { useTableView } from '../../parts/tableView.ts'
import { useMe } from '../../session/me.ts'
import { dayInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { repostedInWords } from '../../words/reposting.ts'
import { NoticeActForm } from './NoticeActs.tsx'
import { ObjectionCard } from './ObjectionCard.tsx'
import { postedInWords } from './postings.ts'
import { againstInWords, inSettledOrder, objectionsTo, openInWords, waitingFirst } from './objections.ts'

type Candidate = NoticeView['candidates'][number]

/** 公示 — each name with its own days, and the objections to it; those that wait for this person come first. */
export function PublicityPart({ round, notice }: Readonly<{ round: RoundView; notice: NoticeView }>) {
  // Settled as the page was opened: what was just done must not jump away from under the hand, and its answer with it.
  const [isAsked] = useState(notice.objections.some(({ acts }) => acts.length > 0))
  const seesObjections = isInsider(useMe().role)
  const form = (opened: Opened) => <NoticeActForm notice={notice} {...opened} />
  return (
    <div className="stack">
      <ActPanel acts={notice.acts.filter((act) => !isRaising(act))} title="办理公示" form={form} />
      {isAsked && <Objections round={round} notice={notice} />}
      <Section title="公示名单" beside={<StatusTag tone={notice.stage === 'posted' ? 'waiting' : notice.stage === 'ended' ? 'good' : 'quiet'}>{notice.stageName}</StatusTag>}>
        {notice.websiteOn !== null && <p>{dayInWords(notice.websiteOn)}起在网站公示，{courseOf(notice, round)}。<a href={notice.publicPath}>{notice.stage === 'posted' ? '看公开的页面' : '看公开的页面（不再显示姓名）'}</a></p>}
        <Candidates notice={notice} seesObjections={seesObjections} />
      </Section>
      {seesObjections && !isAsked && notice.websiteOn !== null && <Objections round={round} notice={notice} />}
      <ActPanel acts={notice.acts.filter(isRaising)} title="收到来信、来访" isUrged={false} form={form} />
    </div>
  )
}

/** How long it hangs, or that it came down before: its days were not served out. */
const courseOf = ({ stage, workingDays }: NoticeView, { termination }: Pick<RoundView, 'termination'>): string =>
  stage === 'taken-down' && termination !== null ? `${dayInWords(termination.on)}随本轮终止撤下` : `${workingDays}个工作日`

/** Nothing asks for it: it is there for whoever comes or writes. */
const isRaising = ({ act }: NoticeView['acts'][number]): boolean => act === 'RaiseObjection'

function Objections({ round, notice }: Readonly<{ round: RoundView; notice: NoticeView }>) {
  const { objections } = notice
  // As settled as whether they stand on top: a card that was just worked on stays under the hand.
  const [order] = useState(() => waitingFirst(objections).map(({ id }) => id))
  return (
    <Section title={objections.length === 0 ? '异议' : [`异议${objections.length}件`, ...openInWords(objections)].join('，')}>
      {objections.length === 0
        ? <p className="soft">还没有人提出异议。</p>
        : <div className="stack">{inSettledOrder(objections, order).map((objection) => <ObjectionCard key={objection.id} notice={notice} objection={objection} isGivenUp={round.termination !== null} />)}</div>}
    </Section>
  )
}

const columnsOf = (notice: NoticeView, seesObjections: boolean): readonly TableColumn<Candidate>[] => [
  { id: 'name', title: '姓名', text: ({ name }) => personName(name), show: ({ application, name, secret }) => <><Link to={`/cases/${application}`}>{personName(name)}</Link>{secret && <span className="soft small"> 涉密，只在单位公示</span>}</> },
  { id: 'unit', title: '单位', text: ({ unitName }) => unitName },
  { id: 'posted', title: '单位张贴', text: postingInWords, show: (candidate) => <Posting candidate={candidate} /> },
  { id: 'lastDay', title: '公示到', text: ({ lastDay, isGone }) => (isGone ? hasLeft : lastDay === null ? '' : dayInWords(lastDay)), show: (candidate) => <Last candidate={candidate} /> },
  { id: 'held', title: '异议', text: (candidate) => againstInWords(notice, candidate, seesObjections), show: (candidate) => <Against candidate={candidate} words={againstInWords(notice, candidate, seesObjections)} isObjected={candidate.held || objectionsTo(notice, candidate.application) !== ''} /> },
]

const postingInWords = (candidate: Candidate): string => [postedInWords(candidate), repostedInWords(candidate.reposting)].filter(Boolean).join('；')

function Posting({ candidate }: Readonly<{ candidate: Candidate }>) {
  const { reposting, isGone } = candidate
  if (reposting === null || (isGone && !reposting.isRemoval)) return <>{postedInWords(candidate)}</>
  const words = repostedInWords(reposting)
  return <>{postedInWords(candidate)}<br />{reposting.doneOn === null ? <StatusTag tone="warn">{words}</StatusTag> : <span className="soft">{words}</span>}</>
}

function Against({ candidate: { isGone, held }, words, isObjected }: Readonly<{ candidate: Candidate; words: string; isObjected: boolean }>) {
  if (!isObjected && !isGone) return <span className="soft">{words}</span>
  return <StatusTag tone={isGone ? 'quiet' : held ? 'warn' : 'good'}>{words}</StatusTag>
}

const hasLeft = '已撤下，不再公示'

function Last({ candidate: { lastDay, workingDaysLeft, provisional, isGone } }: Readonly<{ candidate: Candidate }>) {
  if (isGone) return <span className="soft">{hasLeft}</span>
  return lastDay === null
    ? <span className="soft">两处都张贴后起算</span>
    : <Deadline day={lastDay} workingDaysLeft={workingDaysLeft} isProvisional={provisional} />
}

function Candidates({ notice, seesObjections }: Readonly<{ notice: NoticeView; seesObjections: boolean }>) {
  const view = useTableView({ sort: 'name' })
  return <Table label="公示名单" fileName="公示名单" isWithheld={({ secret }) => secret} columns={columnsOf(notice, seesObjections)} rows={notice.candidates} keyOf={({ application }) => application} view={view} empty={<EmptyState title="名单是空的" />} />
}
