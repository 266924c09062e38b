import { useState, type ReactNode } from 'react'
import { Button, DownloadLink, LinkButton } from '../parts/Button.tsx'
import { Choice, Tick, YesNo } from '../parts/Choice.tsx'
import { ClauseChip } from '../parts/ClauseChip.tsx'
import { DayField, MonthField } from '../parts/DayField.tsx'
import { Deadline } from '../parts/Deadline.tsx'
import { ErrorSummary } from '../parts/ErrorSummary.tsx'
import { FileField, type AttachedFile } from '../parts/FileField.tsx'
import { IdNumberField, PhoneField } from '../parts/GroupedField.tsx'
import { Facts, Page, Section, WithSide } from '../parts/Page.tsx'
import { PhotoField } from '../parts/PhotoField.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { RowsEditor, type RowValues } from '../parts/RowsEditor.tsx'
import { SavedState } from '../parts/SavedState.tsx'
import { EmptyState, ErrorState, Loading, RefusedState } from '../parts/states.tsx'
import { StatusTag } from '../parts/StatusTag.tsx'
import { Table } from '../parts/Table.tsx'
import { ChoiceFilter, SearchFilter } from '../parts/TableFilters.tsx'
import { sortedRows, useTableView } from '../parts/tableView.ts'
import { Tabs } from '../parts/Tabs.tsx'
import { LongText, TextField } from '../parts/TextField.tsx'
import { Timeline } from '../parts/Timeline.tsx'
import { Verdicts } from '../parts/Verdicts.tsx'
import { DemoClock } from '../shell/DemoClock.tsx'
import { Shell } from '../shell/Shell.tsx'
import { learnToday } from '../words/today.ts'
import * as sample from './samples.ts'

learnToday('2024-07-26')

/** Every part on one page, to look at and to check. It exists while developing only; all persons in it are invented. */
export default function Gallery() {
  return (
    <Shell
      desk={{ name: '演示·经办 王某', roleName: '选拔办（经办）', bodyName: '演示市选拔办' }}
      places={[{ title: '待办', to: '/gallery', count: 6 }, { title: '申报', to: '/cases' }, { title: '批次', to: '/rounds' }]}
      onSignOut={() => undefined}
      notice={<DemoClock now="2024-07-26T02:30:00.000Z" today="2024-07-26" onNextDeadline={() => undefined} onForward={() => undefined} />}
    >
      <Page
        title="申报材料核验"
        crumbs={[{ title: '待办', to: '/gallery' }, { title: '2024年度选拔', to: '/rounds' }]}
        beside={<StatusTag tone="waiting">待核验</StatusTag>}
        expected="请实地核验演示·赵某的申报材料，看过原件后签署初审意见。"
        until={<Deadline day="2024-07-31" workingDaysLeft={3} />}
        main={<><Button kind="main">推荐</Button><Button>退回补正</Button><LinkButton to="/gallery" kind="quiet">回到待办</LinkButton></>}
      >
        <WithSide side={<Beside />}>
          <Fields />
          <Lists />
          <States />
        </WithSide>
      </Page>
    </Shell>
  )
}

function Beside() {
  return (
    <>
      <Section title="进度"><Timeline happened={sample.happened} now={{ title: '实地核验', hands: '现在由演示区人社局办理', deadline: <Deadline day="2024-07-31" workingDaysLeft={3} /> }} later={['本地公示', '专家评审', '网上公示']} /></Section>
      <Section title="条件核对"><Verdicts verdicts={sample.verdicts} /></Section>
      <Section title="文书"><DownloadLink href="data:," kind="plain">下载申报表（PDF）</DownloadLink></Section>
    </>
  )
}

function Fields() {
  const [text, setText] = useState<Readonly<Record<string, string>>>({ name: '演示·赵某', id: '37060219800101001', phone: '13800001234', deeds: '长期在生产一线。'.repeat(120), born: '1980-01-01' })
  const [rows, setRows] = useState<readonly RowValues[]>([{ from: '1998-07', where: '演示机械厂', kind: 'work' }])
  const [front, setFront] = useState<boolean>()
  const [isTrue, setTrue] = useState(false)
  const [files, setFiles] = useState<readonly AttachedFile[]>(sample.files)
  const bind = (id: string) => ({ id, value: text[id] ?? '', onChange: (value: string) => setText((all) => ({ ...all, [id]: value })) })
  return (
    <div className="stack">
      <p className="row"><SavedState saved={{ kind: 'saved', at: '2024-07-26T06:32:00.000Z' }} /><SavedState saved={{ kind: 'saving' }} /><SavedState saved={{ kind: 'kept-here' }} /><SavedState saved={{ kind: 'conflict' }} /></p>
      <ErrorSummary errors={[{ field: 'id', text: '身份证号码少一位，请对照证件补全。' }, { field: 'rows', text: '学习和工作经历至少填写一段。' }]} />
      <TextField label="姓名" {...bind('name')} maxChars={50} width="medium" />
      <IdNumberField label="身份证号码" {...bind('id')} error="身份证号码少一位，请对照证件补全。" />
      <PhoneField label="联系电话" hint="选拔办会打这个电话通知您。" {...bind('phone')} />
      <DayField label="出生日期" {...bind('born')} prefilledFrom="来自身份证号码" />
      <MonthField label="参加工作时间" {...bind('since')} />
      <TextField label="从事本工种年限" unit="年" width="short" inputMode="numeric" {...bind('years')} isOptional />
      <Choice label="文化程度" {...bind('school')} options={sample.schools} />
      <Choice label="技能等级" {...bind('level')} options={sample.levels} />
      <YesNo id="front" label="是否在生产一线岗位" value={front} onChange={setFront} />
      <LongText label="申报人事迹材料" hint="写明技术专长、贡献和带徒情况。" maxChars={1000} aboutChars={1000} {...bind('deeds')} />
      <RowsEditor id="rows" label="主要学习和工作经历" rowName="段经历" columns={sample.columns} rows={rows} onChange={setRows} maxRows={10} errors={{ rows: '学习和工作经历至少填写一段。' }} />
      <PhotoField id="photo" place="gallery/photo" label="照片" photo={undefined} upload={() => Promise.resolve()} />
      <FileField id="proof" place="gallery/proof" label="获奖证书" hint="按时间先后排列。" formats={['pdf', 'jpg', 'png']} maxFiles={5} maxBytes={10_485_760} files={files} clause={<ClauseChip clause="四（四）" quote="按序排列并注明推荐呈报部门已审验" />}
        upload={(file, onProgress) => { onProgress(1); setFiles((all) => [...all, { id: file.name, fileName: file.name, bytes: file.size }]); return Promise.resolve() }}
        onRemove={(id) => setFiles((all) => all.filter((one) => one.id !== id))} onMove={() => undefined} />
      <Tick isChosen={isTrue} onChange={setTrue}>内容信息真实、准确，无谎报、虚报、错报等情况。</Tick>
    </div>
  )
}

function Lists() {
  const view = useTableView({ sort: 'score', descending: true })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['2']))
  const rows = sortedRows(sample.people, view, (row, column) => (column === 'score' ? row.score : row.name))
  return (
    <Section title="候选人">
      <Table label="候选人名单" columns={sample.peopleColumns} rows={rows} keyOf={(row) => row.id} view={view} fileName="候选人名单" total={43} empty={<EmptyState title="还没有候选人" />}
        selection={{ chosen, onChange: setChosen }} bulk={<Button small>分配专家</Button>}
        filters={<><SearchFilter view={view} name="q" label="姓名或单位" /><ChoiceFilter view={view} name="state" label="状态" options={[{ value: 'a', label: '待核验' }]} /></>} />
      <Tabs label="材料" parts={[{ id: 'a', title: '申报表', content: <Facts rows={sample.facts} /> }, { id: 'b', title: '附件', content: <p>两件</p> }, { id: 'c', title: '意见', content: <p>尚无</p> }]} />
    </Section>
  )
}

function States() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="各种情形">
      <Row><StatusTag tone="quiet">草稿</StatusTag><StatusTag tone="waiting">待审核</StatusTag><StatusTag tone="good">已推荐</StatusTag><StatusTag tone="warn">补正中</StatusTag><StatusTag tone="bad">已截止</StatusTag><StatusTag tone="honour">首席技师</StatusTag></Row>
      <Row><Button kind="main">主要</Button><Button>普通</Button><Button kind="quiet">次要</Button><Button kind="danger" onPress={() => setOpen(true)}>取消推荐</Button><Button isDisabled>不可用</Button><Button kind="main" isBusy>提交</Button></Row>
      <Deadline day="2024-07-26" workingDaysLeft={0} />
      <Deadline day="2024-07-29" workingDaysLeft={1} />
      <Deadline day="2027-05-06" workingDaysLeft={12} isProvisional />
      <EmptyState title="没有等您办的事"><p>有新的申报送来时会出现在这里。</p></EmptyState>
      <RefusedState refusals={sample.refusals}><LinkButton to="/gallery">去补齐材料</LinkButton></RefusedState>
      <ErrorState what="这一页没有读到" why="连不上服务器，请检查网络。您填的内容已留在本机。" onRetry={() => undefined} />
      <Loading lines={3} />
      <ReasonDialog isOpen={isOpen} onClose={() => setOpen(false)} title="取消推荐" consequence="取消后，演示·赵某不再进入本年度评审。" confirmLabel="取消推荐" onConfirm={() => setOpen(false)} />
    </Section>
  )
}

const Row = ({ children }: { readonly children: ReactNode }) => <div className="row">{children}</div>
