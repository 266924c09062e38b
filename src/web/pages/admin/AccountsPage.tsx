import { useState } from 'react'
import { Loaded } from '../../api/Loaded.tsx'
import { useAccounts } from '../../api/queries.ts'
import type { AccountView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { ChoiceFilter, SearchFilter } from '../../parts/TableFilters.tsx'
import { sortedRows, useTableView, type TableView } from '../../parts/tableView.ts'
import { CloseAccount, ResetPassword } from './accountDialogs.tsx'
import { OpenAccount } from './OpenAccount.tsx'
import { accountRoleOptions } from './roleOptions.ts'

type Doing = Readonly<{ kind: 'open' }> | Readonly<{ kind: 'close' | 'reset'; account: AccountView }>

/** 账号管理 — who may sign in, as what, for which body. No case is seen from here. */
export default function AccountsPage() {
  const read = useAccounts()
  const view = useTableView({ sort: 'roleName' })
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  return (
    <Page title="账号管理" expected="开通、停用账号，重置密码。一个账号只有一种身份。" main={<Button kind="main" icon="plus" onPress={() => setDoing({ kind: 'open' })}>开通账号</Button>}>
      <Loaded read={read} what="账号">
        {({ rows }) => (
          <Table label="账号" fileName="账号" columns={columnsFor(setDoing)} rows={shown(rows, view)} keyOf={({ id }) => id} view={view}
            filters={<><SearchFilter view={view} name="q" label="登录名或姓名" /><ChoiceFilter view={view} name="role" label="身份" options={accountRoleOptions} /></>}
            empty={<EmptyState title="没有这样的账号"><p>请换一个条件，或者开通账号。</p></EmptyState>} />
        )}
      </Loaded>
      <OpenAccount isOpen={doing?.kind === 'open'} onClose={close} />
      {doing?.kind === 'close' && <CloseAccount account={doing.account} onClose={close} />}
      {doing?.kind === 'reset' && <ResetPassword account={doing.account} onClose={close} />}
    </Page>
  )
}

function shown(rows: readonly AccountView[], view: TableView): readonly AccountView[] {
  const [q, role] = [view.filter('q'), view.filter('role')]
  const found = rows.filter((row) => `${row.signInName} ${row.displayName}`.includes(q) && (role === '' || row.role === role))
  return sortedRows(found, view, (row, column) => String(row[column as keyof AccountView] ?? ''))
}

const columnsFor = (onDo: (doing: Doing) => void): readonly TableColumn<AccountView>[] => [
  { id: 'signInName', title: '登录名', canSort: true, text: ({ signInName }) => signInName },
  { id: 'displayName', title: '姓名', canSort: true, text: ({ displayName }) => displayName },
  { id: 'roleName', title: '身份', canSort: true, text: ({ roleName }) => roleName },
  { id: 'bodyName', title: '单位', canSort: true, text: ({ body, bodyName }) => (bodyName === body ? '' : bodyName) },
  { id: 'open', title: '状态', text: ({ open }) => (open ? '已启用' : '已停用'), show: ({ open }) => <StatusTag tone={open ? 'good' : 'quiet'}>{open ? '已启用' : '已停用'}</StatusTag> },
  {
    id: 'change', title: '办理', text: () => '', show: (account) => account.open && (
      <span className="row">
        <Button kind="quiet" small label={`重置密码：${account.signInName}`} onPress={() => onDo({ kind: 'reset', account })}>重置密码</Button>
        <Button kind="quiet" small label={`停用：${account.signInName}`} onPress={() => onDo({ kind: 'close', account })}>停用</Button>
      </span>
    ),
  },
]
