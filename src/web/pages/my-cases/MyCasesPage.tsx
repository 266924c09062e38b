import { Link } from 'react-router'
import { endOfDayInWords } from '../../../policy/day.ts'
import { Loaded } from '../../api/Loaded.tsx'
import { useCases } from '../../api/queries.ts'
import type { CaseRow } from '../../api/views.ts'
import { LinkButton } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Pager } from '../../parts/Table.tsx'
import { pageOf, useTableView } from '../../parts/tableView.ts'
import { useMe } from '../../session/me.ts'
import { dayWithWeekday, momentInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { stageTone } from '../case/stageTone.ts'
import './my-cases.css'

/** So many that a unit of usual size turns no page. */
const AT_ONCE = 100

/** 我的申报 — the cases of this unit, or this technician's own. */
export default function MyCasesPage() {
  const { role } = useMe()
  const view = useTableView({ sort: 'updatedAt', descending: true })
  const read = useCases({ ...pageOf(view, AT_ONCE), limit: AT_ONCE })
  return (
    <Page title="我的申报" width="column" expected={role === 'unit' ? '本单位为技师申报的情况。点姓名看办到哪一步。' : '您的申报办到哪一步，点开可以看到。'}
      main={role === 'unit' ? <LinkButton to="/" kind="main" icon="plus">为技师申报</LinkButton> : undefined}>
      <Loaded read={read} what="申报">{({ rows, total }) => (
        <>
          <Cases rows={rows} total={total} isUnit={role === 'unit'} />
          {total > AT_ONCE && <Pager rows={rows} total={total} pageSize={AT_ONCE} view={view} />}
        </>
      )}</Loaded>
    </Page>
  )
}

function Cases({ rows, total, isUnit }: Readonly<{ rows: readonly CaseRow[]; total: number; isUnit: boolean }>) {
  if (total === 0) return <EmptyState title="还没有申报"><p>{isUnit ? '选拔通知发布后，可以在待办页为技师申报。' : '申报由所在单位建立，本人不能自己开始。单位为您建立申报后，会出现在这里，由您填写和签署；想参加选拔，请向所在单位提出。'}</p></EmptyState>
  return <ul className="plain-list my-cases">{rows.map((row) => <OneCase key={row.id} row={row} isUnit={isUnit} />)}</ul>
}

function OneCase({ row: { id, name, roundTitle, stage, stageName, dueDay, updatedAt }, isUnit }: Readonly<{ row: CaseRow; isUnit: boolean }>) {
  return (
    <li className="my-case">
      <p className="row"><Link className="my-case-name" to={`/cases/${id}`}>{isUnit ? personName(name) : roundTitle}</Link><StatusTag tone={stageTone(stage)}>{stageName}</StatusTag></p>
      <p className="soft small numbers">{isUnit ? `${roundTitle} · ` : ''}{momentInWords(updatedAt)}更新{dueDay !== null && stage === 'returned' && `，${endOfDayInWords(dayWithWeekday(dueDay))}前补正`}</p>
    </li>
  )
}
