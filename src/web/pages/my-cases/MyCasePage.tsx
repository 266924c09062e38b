import type { ReactNode } from 'react'
import { useLocation, useParams } from 'react-router'
import { endOfDayInWords } from '../../../policy/day.ts'
import type { Policy } from '../../../policy/policy.ts'
import { Loaded } from '../../api/Loaded.tsx'
import { useCase } from '../../api/queries.ts'
import type { CaseView } from '../../api/views.ts'
import { Measure } from '../../measure/Measure.tsx'
import { Papers } from '../../measure/Papers.tsx'
import { DownloadLink, LinkButton } from '../../parts/Button.tsx'
import { Deadline } from '../../parts/Deadline.tsx'
import { Facts, Page, Section, WithSide } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Verdicts } from '../../parts/Verdicts.tsx'
import { useMe } from '../../session/me.ts'
import { dayInWords, dayWithWeekday } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { repostedInWords } from '../../words/reposting.ts'
import { useToday } from '../../words/today.ts'
import { whoHasIt } from '../../words/waits.ts'
import { Material } from '../case/Material.tsx'
import { stageTone } from '../case/stageTone.ts'
import { Progress } from './Progress.tsx'
import { Receipt } from './Receipt.tsx'
import { UnitPosting } from './UnitPosting.tsx'
import { Withdrawal } from './Withdrawal.tsx'
import './my-cases.css'

/** One case as its unit and its technician see it: where it is, who has it, until when, and what was handed in. */
export default function MyCasePage() {
  const { id = '' } = useParams()
  const read = useCase(id)
  if (read.data === undefined) return <Page title="申报" width="column"><Loaded read={read} what="这份申报" back={{ title: '我的申报', to: '/cases' }}>{() => null}</Loaded></Page>
  return <MyCase view={read.data} />
}

const isOpen = (stage: string): boolean => stage === 'draft' || stage === 'returned'

function MyCase({ view }: { readonly view: CaseView }) {
  const { justSubmitted = false } = (useLocation().state ?? {}) as Readonly<{ justSubmitted?: boolean }>
  const { name, roundTitle, unitName, stage, stageName, secret, receipt } = view
  return (
    <Page
      title={name === '' ? personName(name) : `${name}的申报`}
      crumbs={[{ title: '我的申报', to: '/cases' }]}
      beside={<><StatusTag tone={stageTone(stage)}>{stageName}</StatusTag>{secret && <StatusTag tone="warn">涉密，不公开</StatusTag>}</>}
      expected={`${roundTitle} · ${unitName}${receipt === null ? '' : ` · 回执编号 ${receipt}`}。${whoHasIt(view)}`}
      until={<Until view={view} />}
    >
      <Measure policy={view.policy}>{(policy) => (
        <WithSide side={<Beside view={view} />}>
          <Granted view={view} policy={policy} />
          {justSubmitted && stage === 'submitted' && <Receipt view={view} policy={policy} />}
          <UnitPosting view={view} />
          {isOpen(stage) && <ToForm view={view} />}
          {inOrder(view, <Section key="progress" title="办理进度"><Progress view={view} policy={policy} /></Section>, <Outcome key="outcome" view={view} />)}
          <Submitted view={view} policy={policy} />
        </WithSide>
      )}</Measure>
    </Page>
  )
}

function Until({ view: { now } }: { readonly view: CaseView }) {
  const due = now.find((each) => each.due !== null)
  return due?.due == null ? null : <Deadline day={due.due} workingDaysLeft={due.workingDaysLeft} />
}

/** Once the case has ended, why it did comes before the way it went. */
const inOrder = ({ ended }: CaseView, progress: ReactNode, outcome: ReactNode): readonly ReactNode[] => (ended === null ? [progress, outcome] : [outcome, progress])

type CaseProps = Readonly<{ view: CaseView; policy: Policy }>

function Beside({ view }: { readonly view: CaseView }) {
  return (
    <>
      <Papers papers={otherPapers(view)} />
      <Section title="条件核对"><Verdicts verdicts={view.verdicts} empty="提交后，这里逐条显示是否符合条件。" /></Section>
      <Withdrawal view={view} />
    </>
  )
}

/** 授予 — what the whole procedure was about comes before everything else: the title, its number, the certificate, and where anybody may check it. */
function Granted({ view: { certificate, papers, publicPages }, policy }: CaseProps) {
  if (certificate === null) return null
  return (
    <section className="note note-good stack-tight" aria-labelledby="granted-title">
      <h2 id="granted-title">已授予{policy.titleName}称号</h2>
      <Facts rows={[['证书编号', certificate]]} />
      <p className="row no-print">{papers.filter(isCertificate).map(({ href, title, format }) => <DownloadLink key={href} kind="main" href={href} fileName={`${title}.${format}`}>下载证书（PDF）</DownloadLink>)}</p>
      {papers.some((paper) => paper.isSealed && isCertificateFile(paper)) && <p>因涉密，不在网上公布和查验。证书在本页“文书”一栏里，加密导出。</p>}
      {publicPages.length > 0 && <p className="row no-print">{publicPages.map(({ title, path }) => <a key={path} href={path}>{title}</a>)}</p>}
    </section>
  )
}

const isCertificateFile = ({ href }: CaseView['papers'][number]): boolean => href.includes('/papers/certificate.pdf')
const isCertificate = (paper: CaseView['papers'][number]): boolean => !paper.isSealed && isCertificateFile(paper)

/** The certificate stands on top once it is granted. */
const otherPapers = ({ papers, certificate }: CaseView): CaseView['papers'] => (certificate === null ? papers : papers.filter((paper) => !isCertificate(paper)))

/** What has been found and decided so far, as far as it concerns those who applied. */
function Outcome({ view: { ended, localNotice, recommendation, verification } }: { readonly view: CaseView }) {
  const rows = [
    ...(ended === null ? [] : [['结果说明', ended.reason] as const]),
    ...(verification === null ? [] : [['实地核验', `${dayInWords(verification.visitedOn)}，${verification.by}`] as const]),
    ...(recommendation === null ? [] : [['推荐意见', `${recommendation.opinion}（${dayInWords(recommendation.on)}）`] as const]),
    ...(localNotice === null ? [] : [['区市公示', `${dayInWords(localNotice.postedOn)}起，到${endOfDayInWords(dayWithWeekday(localNotice.lastDay))}，${[localNotice.place, repostedInWords(localNotice.reposting)].filter(Boolean).join('，')}`] as const]),
  ]
  return rows.length === 0 ? null : <Section title="办理情况"><Facts rows={rows} /></Section>
}

function Submitted({ view: { id, content, stage }, policy }: CaseProps) {
  if (content === null) return isOpen(stage) ? null : <Section title="申报材料"><p className="soft">没有提交过申报材料，或者个人信息已经清除。</p></Section>
  return (
    <>
      <Section title="单位推荐意见"><p>{content.unitOpinion}</p><p className="soft">申报人签名：{content.signature}</p></Section>
      <details className="whole"><summary>查看提交的全部材料</summary><div className="stack with-side-main"><Material caseId={id} policy={policy} answers={content.answers} attachments={content.attachments} /></div></details>
    </>
  )
}

/** The days are over: the form takes nothing more, unless whoever gave them gives more. */
function Overdue({ id, correction: { by, dueDay, problems } }: Readonly<{ id: string; correction: NonNullable<CaseView['correction']> }>) {
  return (
    <section className="note note-warn stack-tight" aria-labelledby="to-form-title">
      <h2 id="to-form-title">{`补正期限已过：有${problems.length}处没有改好`}</h2>
      <p>{`补正期限是${endOfDayInWords(dayWithWeekday(dueDay))}，现在不能再提交。还需要补正的，请尽快联系${by === 'office' ? '选拔办' : '区市人社部门'}，由他们重新给期限。`}</p>
      <p className="no-print"><LinkButton to={`/cases/${id}/form`}>看要改的内容</LinkButton></p>
    </section>
  )
}

/** While the form is open, the way to it is the one thing to do here. */
function ToForm({ view: { id, stage, correction } }: { readonly view: CaseView }) {
  const { role } = useMe()
  const isReturned = stage === 'returned'
  const today = useToday()
  if (isReturned && correction !== null && today > correction.dueDay) return <Overdue id={id} correction={correction} />
  return (
    <section className={isReturned ? 'note note-warn stack-tight' : 'note stack-tight'} aria-labelledby="to-form-title">
      <h2 id="to-form-title">{isReturned ? `退回补正：有${correction?.problems.length ?? 0}处要改` : '申报表还没有提交'}</h2>
      <p>{isReturned ? '改好后由申报人重新签署，单位再次提交。' : '边填边存，单位和申报人可以各用自己的账号填写；申报人签署后由单位提交。'}</p>
      <p className="no-print"><LinkButton to={`/cases/${id}/form`} kind="main">{isReturned ? '去补正' : role === 'unit' ? '继续填写' : '去填写和签署'}</LinkButton></p>
    </section>
  )
}
