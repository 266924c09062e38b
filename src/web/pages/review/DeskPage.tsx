import { Link } from 'react-router'
import { Loaded } from '../../api/Loaded.tsx'
import { useDesk } from '../../api/queries.ts'
import type { DeskItem } from '../../api/views.ts'
import { LinkButton } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag, type Tone } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { ChoiceFilter } from '../../parts/TableFilters.tsx'
import { sortedRows, useTableView } from '../../parts/tableView.ts'
import { personName } from '../../words/names.ts'

const sheetWord = { none: '待评分', submitted: '已提交', recused: '已回避' } as const
const sheetTone: Readonly<Record<DeskItem['sheet'], Tone>> = { none: 'waiting', submitted: 'good', recused: 'quiet' }
const stateOf = ({ sheet, mustRecuse }: DeskItem): string => (sheet === 'none' && mustRecuse ? '应当回避' : sheetWord[sheet])

const columns: readonly TableColumn<DeskItem>[] = [
  { id: 'name', title: '姓名', canSort: true, text: ({ name }) => name, show: ({ application, name, sheet }) => (sheet === 'recused' ? <>{name}（已回避，材料不再显示）</> : <Link to={`/desk/${application}`}>{personName(name)}</Link>) },
  { id: 'sheet', title: '评分', canSort: true, text: stateOf, show: (item) => <StatusTag tone={item.sheet === 'none' && item.mustRecuse ? 'warn' : sheetTone[item.sheet]}>{stateOf(item)}</StatusTag> },
  { id: 'occupation', title: '职业（工种）', canSort: true, text: ({ occupation }) => occupation },
  { id: 'unit', title: '单位', text: ({ unitName }) => unitName },
  { id: 'round', title: '轮次', text: ({ roundTitle }) => roundTitle },
]

/** 评审桌 — what this expert still has to score. */
export default function DeskPage() {
  const read = useDesk()
  const view = useTableView({ sort: 'sheet' })
  const left = read.data?.items.filter(({ sheet }) => sheet === 'none') ?? []
  return (
    <Page title="评审桌" expected={read.data === undefined ? undefined : left.length === 0 ? '没有要评的材料。' : `还有${left.length}份要评。每项0到100分，最多两位小数。`}
      main={left[0] === undefined ? undefined : <LinkButton kind="main" to={`/desk/${left[0].application}`}>{`评下一份：${left[0].name}`}</LinkButton>}>
      <Loaded read={read} what="评审桌">
        {({ items, leads }) => (
          <>
            {leads.length > 0 && <p className="note">您是本轮评审组长。</p>}
            <Table label="要评的材料" columns={columns} keyOf={({ application }) => application} view={view} rows={shownRows(items, view)}
              filters={<ChoiceFilter view={view} name="state" label="评分" options={Object.entries(sheetWord).map(([value, label]) => ({ value, label }))} />}
              empty={<EmptyState title="没有要评的材料"><p>选拔办确认专家名单、进入专家评审后，材料显示在这里。</p></EmptyState>} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const order = { none: 0, submitted: 1, recused: 2 } as const

function shownRows(items: readonly DeskItem[], view: ReturnType<typeof useTableView>): readonly DeskItem[] {
  const wanted = view.filter('state')
  const rows = items.filter(({ sheet }) => wanted === '' || sheet === wanted)
  return sortedRows(rows, view, (row, column) => (column === 'name' ? row.name : column === 'occupation' ? row.occupation : order[row.sheet]))
}
