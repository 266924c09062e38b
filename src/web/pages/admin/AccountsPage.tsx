import { useState } from 'react'
import { Link } from 'react-router'
import { Loaded } from '../../api/Loaded.tsx'
import { useAccounts } from '../../api/queries.ts'
import type { AccountView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { ChoiceFilter, SearchFilter } from '../../parts/TableFilters.tsx'
import { pageOf, useTableView } from '../../parts/tableView.ts'
import { accountState, accountStates } from './accountState.ts'
import { OpenAccount } from './OpenAccount.tsx'
import { accountRoleOptions } from './roleOptions.ts'

/** 账号管理 — who may sign in, as what, for which body. No case is seen from here. */
export default function AccountsPage() {
  const view = useTableView({ sort: 'role' })
  const read = useAccounts({ q: view.filter('q'), body: view.filter('body'), role: view.filter('role'), state: view.filter('state'), ...pageOf(view) })
  const [isOpening, setOpening] = useState(false)
  return (
    <Page title="账号管理" expected="点登录名，可以停用、恢复账号，结束登录，重新发激活码，解除动态口令。" main={<Button kind="main" icon="plus" onPress={() => setOpening(true)}>开通账号</Button>}>
      <Loaded read={read} what="账号">
        {({ rows, total }) => (
          <Table label="账号" fileName="账号" columns={columns} rows={rows} total={total} keyOf={({ id }) => id} view={view}
            filters={<>
              <SearchFilter view={view} name="q" label="登录名或姓名" /><SearchFilter view={view} name="body" label="单位" /><ChoiceFilter view={view} name="role" label="身份" options={accountRoleOptions} />
              <ChoiceFilter view={view} name="state" label="状态" options={accountStates} />
            </>}
            empty={<EmptyState title="没有这样的账号"><p>请换一个条件，或者开通账号。</p></EmptyState>} />
        )}
      </Loaded>
      <OpenAccount isOpen={isOpening} onClose={() => setOpening(false)} />
    </Page>
  )
}

/** An applicant acts for nobody; the id of their person is nobody's business here. */
const bodyOf = ({ body, bodyName }: AccountView): string => (bodyName === body ? '' : bodyName)

const columns: readonly TableColumn<AccountView>[] = [
  { id: 'signInName', title: '登录名', canSort: true, text: ({ signInName }) => signInName, show: ({ id, signInName }) => <Link to={`/accounts/${id}`}>{signInName === '' ? '已删除个人信息' : signInName}</Link> },
  { id: 'displayName', title: '姓名', canSort: true, text: ({ displayName }) => displayName },
  { id: 'role', title: '身份', canSort: true, text: ({ roleName }) => roleName },
  { id: 'bodyName', title: '单位', text: bodyOf },
  { id: 'state', title: '状态', text: (row) => accountState(row).word, show: (row) => <StatusTag tone={accountState(row).tone}>{accountState(row).word}</StatusTag> },
  { id: 'secondFactor', title: '动态口令', text: ({ secondFactor }) => (secondFactor ? '已启用' : '') },
]
