import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Role } from '../../../domain/shared/actor.ts'
import { Loaded } from '../../api/Loaded.tsx'
import { useCases, useWorklist } from '../../api/queries.ts'
import type { WorkItem, Worklist } from '../../api/views.ts'
import { amendedInLine } from '../../measure/Amendments.tsx'
import { LinkButton } from '../../parts/Button.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { Deadline } from '../../parts/Deadline.tsx'
import { Page, Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { useMe } from '../../session/me.ts'
import { dateInWords, dayInWords } from '../../words/days.ts'
import { placesInWords } from '../../words/places.ts'
import { byAct } from './grouping.ts'
import { NewApplication } from './NewApplication.tsx'
import './worklist.css'

/** 待办 — what waits for me and until when. */
export default function WorklistPage() {
  const read = useWorklist()
  const { role } = useMe()
  return (
    <Page title="待办" expected={read.data && summary(read.data)} width="column">
      <Loaded read={read} what="待办">{(worklist) => <><GivenUp terminations={worklist.terminations} hangsPapers={role === 'unit' || role === 'district'} /><Amended amendments={worklist.amendments} /><Places places={worklist.places} /><Waiting {...worklist} /></>}</Loaded>
      {role === 'unit' && <NewApplication />}
    </Page>
  )
}

function summary({ total, late }: Worklist): string {
  if (total === 0) return '现在没有等您办的事。'
  return late === 0 ? `有${total}件事等您办，急的排在前面。` : `有${total}件事等您办，其中${late}件已过期限，请先办。`
}

/** 更正 — a day that moved is told before the day itself is looked for; the public page has the former words. */
function Amended({ amendments }: Pick<Worklist, 'amendments'>) {
  return amendments.map((each) => <p key={each.round} className="note">{`${each.roundTitle}：${amendedInLine(each)}`} <a href={`/rounds/${each.round}`}>看更正后的通知</a></p>)
}

/** 终止 — why what waited here is gone. A paper that was hung and not told of is known to nobody but those who hung it. */
function GivenUp({ terminations, hangsPapers }: Pick<Worklist, 'terminations'> & Readonly<{ hangsPapers: boolean }>) {
  const besides = hangsPapers ? '张贴过公示还没有登记的，也请撤下。' : ''
  return terminations.map(({ round, roundTitle, on, reason }) => <p key={round} className="note">{`${roundTitle}：本轮已于${dayInWords(on)}终止，通知撤回，在办的申报随之结束。${besides}理由：${reason}`} <a href={`/rounds/${round}`}>看撤回的通知</a></p>)
}

/** 推荐名额 — how many may still be put forward is known before a case is opened. */
function Places({ places }: Pick<Worklist, 'places'>) {
  if (places.length === 0) return null
  return (
    <ul className="plain-list soft numbers">
      {places.map((each) => <li key={each.round}>{`${each.roundTitle}：${placesInWords(each)}`} <ClauseChip clause={each.clause} quote={each.quote} /></li>)}
    </ul>
  )
}

/** Where a single one is found that is not among the most urgent. */
const whereElse: Readonly<Partial<Record<Role, string>>> = {
  unit: '要找某一份申报，请到“我的申报”一页。', expert: '要找某一份材料，请到“评审桌”一页。',
  district: '要找某一份申报，请到“申报”一页按姓名、阶段查找。', 'office-maker': '要找某一份申报，请到“申报”一页按姓名、阶段查找。', 'office-checker': '要找某一份申报，请到“申报”一页按姓名、阶段查找。',
}

/** What these do of their own accord, and what the others wait for: on the first day nothing waits for anybody. */
const comesNext: Readonly<Partial<Record<Role, ReactNode>>> = {
  applicant: <ForApplicant />,
  unit: <p>为技师开始申报以后，等您填写、提交、补正和登记张贴的事显示在这里。</p>,
  district: <p>单位提交申报以后，等您实地核验、推荐、公示和报送的申报显示在这里。</p>,
  'office-checker': <p>经办拟好、提请复核的事显示在这里，由您确认或者退回。</p>,
  expert: <p>选拔办确认专家名单、进入专家评审以后，等您评分的材料显示在这里，也在<Link to="/desk">评审桌</Link>。</p>,
  'leading-group': <p>公示结束、选拔办提交名单以后，等您登记领导小组意见的名单显示在这里。</p>,
  government: <p>领导小组研究通过以后，等您审批的名单显示在这里。</p>,
  admin: <p>要让人登录办理：先到<Link to="/organisations">单位管理</Link>登记选拔办、区市人社部门、领导小组、政府和用人单位，再到<Link to="/accounts">账号管理</Link>为各单位的人和评审专家开通账号。系统管理员也请开通两位：一位忘了密码，由另一位重新发激活码。</p>,
  'office-maker': <p>要部署新一轮选拔：请<Link to="/rounds/new">拟定新一轮</Link>。</p>,
  auditor: <p>要查看谁在什么时候办了什么：请到<Link to="/journal">全部记录</Link>。</p>,
}

function Waiting({ items, total }: Worklist) {
  const { role } = useMe()
  const isCut = total > items.length
  if (items.length === 0) return <EmptyState title="有新的事送来，会出现在这里"><p>不用守着，下次登录再看也可以。</p>{comesNext[role]}</EmptyState>
  return (
    <>
      {byAct(items).map(({ actTitle, items: group }) => (
        <Section key={actTitle} title={actTitle} beside={isCut ? undefined : <span className="soft numbers">{group.length}件</span>}>
          <ol className="plain-list work">{group.map((item) => <Item key={`${item.subject} ${item.id} ${item.about}`} item={item} />)}</ol>
        </Section>
      ))}
      {isCut && <p className="note">这里列出最急的{items.length}件，一共{total}件；办好一些，其余的会接着列出。{whereElse[role]}</p>}
    </>
  )
}

/** 申报人 — begins nothing alone: whoever has no case yet learns by whom it comes, and everybody else where theirs is. */
function ForApplicant() {
  const { data } = useCases({ limit: 1 })
  if (data === undefined) return null
  if (data.total > 0) return <p>您的申报办到哪一步，请到<Link to="/cases">我的申报</Link>查看。</p>
  return (
    <>
      <p>还没有单位为您申报。申报由所在单位在这里建立，本人不能自己开始。</p>
      <p>想参加选拔，请向所在单位提出。单位为您建立申报以后，它会出现在这里，由您填写、核对，并签署真实性承诺。<a href="/">查看已发布的通知</a></p>
    </>
  )
}

function Item({ item }: { readonly item: WorkItem }) {
  const { about, unitName, note, actTitle, stageName, roundTitle, path } = item
  const { role } = useMe()
  return (
    <li className="work-item">
      <div className="work-what">
        <p className="work-about"><strong>{about}</strong><StatusTag tone="waiting">{stageName}</StatusTag>{item.isOver && <StatusTag tone="bad">已过期限</StatusTag>}</p>
        {unitName !== '' && role !== 'unit' && <p className="small">{unitName}</p>}
        {roundTitle !== '' && about !== roundTitle && <p className="soft small">{roundTitle}</p>}
        {note !== '' && <p>{note}</p>}
        <Until item={item} />
      </div>
      <LinkButton to={path} small>{actTitle}<span className="unseen">：{about}</span></LinkButton>
    </li>
  )
}

function Until({ item: { due, workingDaysLeft, isProvisional, since } }: { readonly item: WorkItem }) {
  if (due !== null) return <Deadline day={due} workingDaysLeft={workingDaysLeft} isProvisional={isProvisional} />
  return since === '' ? null : <p className="soft small numbers">{dateInWords(since)}起</p>
}
