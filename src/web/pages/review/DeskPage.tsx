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
import { pageOf, useTableView } from '../../parts/tableView.ts'
import { personName } from '../../words/names.ts'

const sheetWord = { none: '待评分', submitted: '已提交', recused: '已回避' } as const
const sheetTone: Readonly<Record<DeskItem['sheet'], Tone>> = { none: 'waiting', submitted: 'good', recused: 'quiet' }
const stateOf = ({ sheet, mustRecuse }: DeskItem): string => (sheet === 'none' && mustRecuse ? '应当回避' : sheetWord[sheet])

const columns: readonly TableColumn<DeskItem>[] = [
  { id: 'name', title: '姓名', canSort: true, text: ({ name }) => name, show: ({ application, name, sheet }) => (sheet === 'recused' ? <>{name}（已回避，材料不再显示）</> : <Link to={`/desk/${application}`}>{personName(name)}</Link>) },
  { id: 'sheet', title: '评分', canSort: true, text: stateOf, show: (item) => <StatusTag tone={item.sheet === 'none' && item.mustRecuse ? 'warn' : sheetTone[item.sheet]}>{stateOf(item)}</StatusTag> },
  { id: 'occupation', title: '职业（工种）', text: ({ occupation }) => occupation },
  { id: 'unit', title: '单位', text: ({ unitName }) => unitName },
  { id: 'round', title: '轮次', text: ({ roundTitle }) => roundTitle },
]

/** 评审桌 — what this expert still has to score. */
export default function DeskPage() {
  const view = useTableView({ sort: 'sheet' })
  const read = useDesk({ state: view.filter('state'), ...pageOf(view) })
  const { left = 0, next = null } = read.data ?? {}
  return (
    <Page title="评审桌" expected={read.data === undefined ? undefined : left === 0 ? '没有要评的材料。' : `还有${left}份要评。每项0到100分，最多两位小数。`}
      main={next === null ? undefined : <LinkButton kind="main" to={`/desk/${next.application}`}>{`评下一份：${next.name}`}</LinkButton>}>
      <Loaded read={read} what="评审桌">
        {({ items, total, leads }) => (
          <>
            {leads.length > 0 && <p className="note">您是本轮评审组长。</p>}
            <Table label="要评的材料" columns={columns} keyOf={({ application }) => application} view={view} rows={items} total={total}
              filters={<ChoiceFilter view={view} name="state" label="评分" options={Object.entries(sheetWord).map(([value, label]) => ({ value, label }))} />}
              empty={<EmptyState title="没有要评的材料"><p>选拔办确认专家名单、进入专家评审后，材料显示在这里。</p></EmptyState>} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
