import { clauseInWords } from '../../../policy/clauseWords.ts'
import { Failure } from '../../api/Loaded.tsx'
import { useJournal } from '../../api/queries.ts'
import type { JournalRow } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState, Loading } from '../../parts/states.tsx'
import { Table, type TableColumn } from '../../parts/Table.tsx'
import { SearchFilter } from '../../parts/TableFilters.tsx'
import { useTableView, type TableView } from '../../parts/tableView.ts'
import { momentInWords } from '../../words/days.ts'
import { byWhom } from '../../words/hands.ts'
import { VerifyRecord } from './VerifyRecord.tsx'
import './audit.css'

const PAGE_SIZE = 50
const HASH_SHOWN = 12

/** 全部记录 — every entry of the journal as it was written, and the means to prove that nobody touched it. */
export default function JournalPage() {
  const view = useTableView({ sort: 'position' })
  const stream = view.filter('stream')
  const read = useJournal((view.page - 1) * PAGE_SIZE, stream)
  const { rows = [], total = 0 } = read.data ?? {}
  return (
    <Page title="全部记录" expected="逐条查看谁在什么时候办了什么；核对记录有没有被改动。">
      <VerifyRecord />
      {read.error !== null && <Failure error={read.error} what="全部记录" onRetry={() => void read.refetch()} />}
      <Table<JournalRow>
        label="全部记录" fileName="全部记录" columns={columnsFor(view)} rows={rows} keyOf={({ position }) => position} view={view} total={total} pageSize={PAGE_SIZE}
        filters={<SearchFilter view={view} name="stream" label="只看一件事：编号，或者“哪件事”一栏显示的后几位" />}
        empty={<Empty isLoading={read.isPending} hasFailed={read.error !== null} view={view} />}
      />
    </Page>
  )
}

function Empty({ isLoading, hasFailed, view }: Readonly<{ isLoading: boolean; hasFailed: boolean; view: TableView }>) {
  if (isLoading) return <Loading lines={8} words="正在读取全部记录…" />
  if (hasFailed) return null
  return view.filter('stream') === ''
    ? <EmptyState title="还没有记录"><p>有人办事之后，每一步都会记在这里。</p></EmptyState>
    : <EmptyState title="这件事没有记录"><p>请核对编号。也可以在“哪件事”一栏点那件事。</p><Button onPress={() => view.setFilter('stream', '')}>显示全部</Button></EmptyState>
}

const short = (hash: string): string => `${hash.slice(0, HASH_SHOWN)}…`

/** A hash is shown by its beginning and exported whole. */
const columnsFor = (view: TableView): readonly TableColumn<JournalRow>[] => [
  { id: 'position', title: '序号', text: ({ position }) => position },
  { id: 'at', title: '时间', text: ({ at }) => momentInWords(at), show: ({ at }) => <time className="numbers" dateTime={at}>{momentInWords(at)}</time> },
  { id: 'title', title: '事项', text: ({ title }) => title },
  { id: 'actor', title: '谁', text: ({ actorName, roleName }) => byWhom(actorName, roleName) },
  { id: 'clauses', title: '条款', text: ({ clauses }) => clauses.map(clauseInWords).join('、') },
  { id: 'stream', title: '哪件事', text: ({ stream, version }) => `${stream}，第${version}条`, show: ({ stream, version }) => <><button type="button" className="stream" title={stream} onClick={() => view.setFilter('stream', stream)}>{streamText(stream)}</button><span className="soft small"> 第{version}条</span></> },
  { id: 'hash', title: '校验值', text: ({ hash }) => hash, show: ({ hash }) => <code className="hash" title={hash}>{short(hash)}</code> },
  { id: 'prevHash', title: '前一条', text: ({ prevHash }) => prevHash, show: ({ prevHash }) => (prevHash === '' ? <span className="soft">无</span> : <code className="hash" title={prevHash}>{short(prevHash)}</code>) },
]

const kindWord: Readonly<Record<string, string>> = {
  round: '轮次', application: '申报', notice: '公示', decision: '审定', scoresheet: '评分表', title: '称号', account: '账号', erasure: '删除个人信息', organisation: '单位', paper: '文书',
}

function streamText(stream: string): string {
  const [kind = '', ...id] = stream.split('/')
  return `${kindWord[kind] ?? kind} ${id.join('/').slice(-8)}`
}
