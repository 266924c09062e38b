import { useState } from 'react'
import { Link } from 'react-router'
import { Problems } from '../../acts/ActForm.tsx'
import { sortSaid } from '../../acts/said.ts'
import { Loaded } from '../../api/Loaded.tsx'
import { useDistricts, useOrganisations, useWrite } from '../../api/queries.ts'
import type { OrganisationList, Performed } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { kindName } from '../../../domain/account/bodies.ts'
import { Choice } from '../../parts/Choice.tsx'
import { CreditCodeField } from '../../parts/GroupedField.tsx'
import { Page } from '../../parts/Page.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { ChoiceFilter, SearchFilter } from '../../parts/TableFilters.tsx'
import { pageOf, useTableView } from '../../parts/tableView.ts'
import { TextField } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import { grouped } from '../../words/groups.ts'
import { kindWord as wordOf, organisationState, organisationStates } from './organisationState.ts'

const kinds = Object.entries(kindName).map(([value, label]) => ({ value, label }))

type Row = OrganisationList['rows'][number]
type Words = Readonly<{ id?: string; expectedVersion?: number; kind: string; name: string; creditCode: string; district: string }>

/** A bureau that starts is led from what it lacks first to the units; from then on it is mostly units. */
const blankAfter = (missing: readonly string[]): Words => ({ kind: missing[0] ?? 'unit', name: '', creditCode: '', district: '' })

/** 单位管理 — who takes part; typed once, reused everywhere. The administrator registers, the office closes and renames. */
export default function OrganisationsPage() {
  const isAdmin = useMe().role === 'admin'
  const view = useTableView({ sort: 'name' })
  const read = useOrganisations({ q: view.filter('q'), kind: view.filter('kind'), state: view.filter('state'), ...pageOf(view) })
  const missing = read.data?.missing ?? []
  const [editing, setEditing] = useState<Words>()
  return (
    <Page title="单位管理" {...(isAdmin
      ? { expected: '登记参加选拔的单位和部门。用人单位要指明所在区市。停用、恢复、更名由选拔办办理。', main: <Button kind="main" icon="plus" onPress={() => setEditing(blankAfter(missing))}>登记单位</Button> }
      : { expected: '点名称，可以停用、恢复、更名。登记新单位、改正登记错的，由系统管理员办理。' })}>
      <Loaded read={read} what="单位">
        {({ rows, total }) => (
          <Table label="单位" fileName="单位" columns={isAdmin ? [...columns, changing(setEditing)] : columns} rows={rows} total={total} keyOf={({ id }) => id} view={view}
            filters={<><SearchFilter view={view} name="q" label="名称" /><ChoiceFilter view={view} name="kind" label="类别" options={kinds} /><ChoiceFilter view={view} name="state" label="状态" options={organisationStates} /></>}
            empty={view.filter('q') === '' && view.filter('kind') === '' && view.filter('state') === ''
              ? <EmptyState title="还没有登记单位"><p>请先登记选拔办、区市人社部门、领导小组和政府，再登记用人单位：用人单位要指明所在区市。</p></EmptyState>
              : <EmptyState title="没有这样的单位"><p>请换一个条件。</p></EmptyState>} />
        )}
      </Loaded>
      <FormDialog isOpen={editing !== undefined} onClose={() => setEditing(undefined)} title={editing?.id === undefined ? '登记单位' : '修改单位'}>
        {editing !== undefined && <OrganisationForm start={editing} missing={missing} onDone={() => setEditing(undefined)} />}
      </FormDialog>
    </Page>
  )
}

const columns: readonly TableColumn<Row>[] = [
  { id: 'name', title: '名称', canSort: true, text: ({ name }) => name, show: ({ id, name }) => <Link to={`/organisations/${id}`}>{name}</Link> },
  { id: 'kind', title: '类别', canSort: true, text: ({ kind }) => wordOf(kind) },
  { id: 'creditCode', title: '统一社会信用代码', text: ({ creditCode }) => creditCode, show: ({ creditCode }) => creditCode && <span className="numbers">{grouped('credit-code', creditCode)}</span> },
  { id: 'district', title: '所在区市', text: ({ districtName }) => districtName },
  { id: 'state', title: '状态', text: (row) => organisationState(row).word, show: (row) => <StatusTag tone={organisationState(row).tone}>{organisationState(row).word}</StatusTag> },
]

const changing = (onEdit: (words: Words) => void): TableColumn<Row> => ({
  id: 'change', title: '办理', text: () => '',
  show: ({ id, version, kind, name, creditCode, district }) => <Button kind="quiet" small label={`修改${name}`} onPress={() => onEdit({ id, expectedVersion: version, kind, name, creditCode, district })}>修改</Button>,
})

const fields = { kind: '类别', name: '名称', creditCode: '统一社会信用代码', district: '所在区市' } as const

function OrganisationForm({ start, missing, onDone }: Readonly<{ start: Words; missing: readonly string[]; onDone: () => void }>) {
  const districts = useDistricts().data?.rows ?? []
  const [words, setWords] = useState(start)
  const [attempt, setAttempt] = useState(0)
  const { mutate, error, isPending } = useWrite<Performed, Words>('POST', '/organisations')
  const { byField } = sortSaid(error, fields)
  const bind = (id: keyof typeof fields) => ({ id, value: words[id], onChange: (value: string) => setWords({ ...words, [id]: value }), error: byField[id] })
  function send(): void {
    setAttempt(attempt + 1)
    mutate({ ...words, district: words.kind === 'unit' ? words.district : '' }, { onSuccess: onDone })
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); send() }}>
      <Problems doing={{ error, attempt, isBusy: isPending }} fields={fields} />
      <Choice label="类别" hint={`${start.id === undefined && missing.length > 0 ? `还没有登记的：${missing.map(wordOf).join('、')}。` : ''}“其他单位”不申报：评审专家、审计、系统管理员所在的高校、协会、机关等`} options={kinds} {...bind('kind')} />
      <TextField label="名称" {...(start.id !== undefined && { hint: '只改打错的字。单位改了名的，请选拔办办理“更名”：已经公布的仍用原名' })} maxChars={120} {...bind('name')} />
      <CreditCodeField label="统一社会信用代码" isOptional {...bind('creditCode')} />
      {words.kind === 'unit' && <Choice label="所在区市" hint={districts.length === 0 ? '请先登记区市人社部门。' : '由它核验和推荐'} options={districts.map(({ id, name }) => ({ value: id, label: name }))} {...bind('district')} />}
      <div className="row"><Button kind="main" type="submit" isBusy={isPending}>保存</Button><Button kind="quiet" onPress={onDone}>不办了</Button></div>
    </form>
  )
}
