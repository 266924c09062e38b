import { Link } from 'react-router'
import { Loaded } from '../../api/Loaded.tsx'
import { useRounds } from '../../api/queries.ts'
import type { RoundRow } from '../../api/views.ts'
import { LinkButton } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { sortedRows, useTableView } from '../../parts/tableView.ts'
import { useMe } from '../../session/me.ts'
import { dayInWords } from '../../words/days.ts'
import { roundTone } from './roundTone.ts'

const columns: readonly TableColumn<RoundRow>[] = [
  { id: 'title', title: '选拔', canSort: true, text: ({ title }) => title, show: ({ id, title }) => <Link to={`/rounds/${id}`}>{title}</Link> },
  { id: 'year', title: '年度', isNumber: true, canSort: true, text: ({ year }) => String(year) },
  { id: 'stageName', title: '阶段', canSort: true, text: ({ stageName }) => stageName, show: ({ stage, stageName }) => <StatusTag tone={roundTone(stage)}>{stageName}</StatusTag> },
  { id: 'seats', title: '名额', isNumber: true, text: ({ seats }) => String(seats) },
  { id: 'applyBy', title: '单位申报截止', canSort: true, text: ({ applyBy }) => dayInWords(applyBy) },
  { id: 'reportBy', title: '区市报送截止', canSort: true, text: ({ reportBy }) => dayInWords(reportBy) },
  { id: 'documentNumber', title: '文号', text: ({ documentNumber }) => documentNumber },
]

/** 各轮选拔 — one line a round, the newest first. */
export default function RoundsPage() {
  const read = useRounds()
  const view = useTableView({ sort: 'year', descending: true })
  const { role } = useMe()
  return (
    <Page title="各轮选拔" expected="点开一轮，看它到了哪一步、还要办什么。" main={role === 'office-maker' ? <LinkButton kind="main" icon="plus" to="/rounds/new">拟定新一轮</LinkButton> : undefined}>
      <Loaded read={read} what="各轮选拔">
        {({ rows }) => (
          <Table label="各轮选拔" fileName="各轮选拔" columns={columns} keyOf={({ id }) => id} view={view}
            rows={sortedRows(rows, view, (row, column) => row[column as keyof RoundRow] ?? '')}
            empty={<EmptyState title="还没有选拔"><p>{role === 'office-maker' ? '请先拟定一轮，经复核后发布通知。' : '选拔办发布通知后，显示在这里。'}</p></EmptyState>} />
        )}
      </Loaded>
    </Page>
  )
}
