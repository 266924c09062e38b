import { useState } from 'react'
import { Link } from 'react-router'
import { applicationStageName, caseStages } from '../../../domain/application/application.ts'
import { isOffice } from '../../../domain/shared/actor.ts'
import { Failure } from '../../api/Loaded.tsx'
import { useCases, useDistricts, useRounds } from '../../api/queries.ts'
import type { CaseRow, Session } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState, Loading } from '../../parts/states.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { ChoiceFilter, SearchFilter } from '../../parts/TableFilters.tsx'
import { pageOf, useTableView, type TableView } from '../../parts/tableView.ts'
import { useMe } from '../../session/me.ts'
import { dateInWords, dayInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { stageTone } from '../case/stageTone.ts'
import { BulkReport } from './BulkReport.tsx'

/** 申报一览 — every case this person may see; how it is looked at stands in the address. */
export default function CasesPage() {
  const view = useTableView({ sort: 'updatedAt', descending: true })
  const me = useMe()
  const read = useCases({
    round: view.filter('round'), stage: view.filter('stage'), district: view.filter('district'), q: view.filter('q'),
    ...pageOf(view),
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { rows = [], total = 0 } = read.data ?? {}
  const mayReport = me.role === 'district'
  return (
    <Page title="申报一览" expected="按姓名、回执编号、证书编号、轮次、阶段查找申报；点姓名看全部材料。">
      {read.error !== null && <Failure error={read.error} what="申报一览" onRetry={() => void read.refetch()} />}
      <Table<CaseRow>
        label="申报一览" fileName="申报一览" isWithheld={({ secret }) => secret} columns={columnsFor(me, view, rows)} rows={rows} keyOf={({ id }) => id} view={view} total={total}
        filters={<Filters view={view} me={me} />} empty={<Empty isLoading={read.isPending} hasFailed={read.error !== null} view={view} />}
        {...(mayReport && { selection: { chosen, onChange: setChosen }, bulk: <BulkReport rows={rows.filter(({ id }) => chosen.has(id))} onDone={() => setChosen(new Set())} /> })}
      />
    </Page>
  )
}

function Filters({ view, me }: Readonly<{ view: TableView; me: Session }>) {
  const rounds = useRounds().data?.rows ?? []
  const mayChooseDistrict = isOffice(me.role)
  const districts = useDistricts({ enabled: mayChooseDistrict, withClosed: true }).data?.rows ?? []
  return (
    <>
      <SearchFilter view={view} name="q" label="姓名、回执或证书编号" />
      <ChoiceFilter view={view} name="round" label="轮次" options={rounds.map(({ id, title }) => ({ value: id, label: title }))} />
      <ChoiceFilter view={view} name="stage" label="阶段" options={caseStages.map((stage) => ({ value: stage, label: applicationStageName[stage] }))} />
      {mayChooseDistrict && <ChoiceFilter view={view} name="district" label="区市" options={districts.map(({ id, name }) => ({ value: id, label: name }))} />}
    </>
  )
}

function Empty({ isLoading, hasFailed, view }: Readonly<{ isLoading: boolean; hasFailed: boolean; view: TableView }>) {
  if (isLoading) return <Loading lines={8} words="正在读取申报一览…" />
  if (hasFailed) return null
  const filtered = ['q', 'round', 'stage', 'district'].filter((name) => view.filter(name) !== '')
  return filtered.length === 0
    ? <EmptyState title="还没有申报"><p>通知发布后，单位为技师开始申报，就会出现在这里。</p></EmptyState>
    : <EmptyState title="没有符合条件的申报"><p>请换一个条件。</p><Button onPress={() => view.clearFilters(filtered)}>显示全部</Button></EmptyState>
}

/** What every line would say alike, or none says yet, is left out. */
function columnsFor({ role }: Session, view: TableView, rows: readonly CaseRow[]): readonly TableColumn<CaseRow>[] {
  const isLeftOut: Readonly<Record<string, boolean>> = {
    district: role === 'district' || view.filter('district') !== '', round: view.filter('round') !== '',
    rank: rows.every(({ rank }) => rank === null), score: rows.every(({ score }) => score === null), dueDay: rows.every(({ dueDay }) => dueDay === null),
  }
  return columns.filter(({ id }) => isLeftOut[id] !== true)
}

const day = (text: string) => <span className="numbers nowrap">{text}</span>

const columns: readonly TableColumn<CaseRow>[] = [
  { id: 'name', title: '姓名', canSort: true, text: ({ name }) => name, show: ({ id, name, secret }) => <><Link to={`/cases/${id}`}>{personName(name)}</Link>{secret && <span className="soft small"> 涉密</span>}</> },
  { id: 'stage', title: '阶段', canSort: true, text: ({ stageName }) => stageName, show: ({ stage, stageName }) => <StatusTag tone={stageTone(stage)}>{stageName}</StatusTag> },
  { id: 'occupation', title: '职业（工种）', text: ({ occupation }) => occupation },
  { id: 'unit', title: '单位', text: ({ unitName }) => unitName },
  { id: 'district', title: '区市', text: ({ districtName }) => districtName },
  { id: 'round', title: '轮次', text: ({ roundTitle }) => roundTitle },
  { id: 'rank', title: '名次', isNumber: true, canSort: true, text: ({ rank }) => (rank === null ? '' : String(rank)) },
  { id: 'score', title: '得分', isNumber: true, text: ({ score }) => score ?? '' },
  { id: 'dueDay', title: '期限', canSort: true, text: ({ dueDay }) => (dueDay === null ? '' : dayInWords(dueDay)), show: ({ dueDay }) => day(dueDay === null ? '' : dayInWords(dueDay)) },
  { id: 'updatedAt', title: '最近变化', canSort: true, text: ({ updatedAt }) => dateInWords(updatedAt), show: ({ updatedAt }) => day(dateInWords(updatedAt)) },
]
