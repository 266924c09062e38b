import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Section, WithSide } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { useMe } from '../../session/me.ts'
import type { ScreenProps } from './ApplicationPage.tsx'
import { CorrectionBanner } from './CorrectionBanner.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { FormPageFrame } from './FormPageFrame.tsx'
import { InvitationLink } from './InvitationLink.tsx'
import { LiveVerdicts, useVerdicts, VerdictLine } from './LiveVerdicts.tsx'
import { materialsPath, pagePath, rootOf, signPath, submitPath } from './places.ts'
import { materialProgress, pageProgress, type Progress } from './progress.ts'
import './application.css'

/** The whole form at a glance: what is done, what is missing, and what comes last. */
export default function TaskList(screen: ScreenProps) {
  const { application, policy } = screen
  const { draft, answers } = useDeskState()
  const verdicts = useVerdicts(policy)
  const { role } = useMe()
  const name = String(answers['name'] ?? '')
  const left = draft.problems.length
  const uncorrected = new Set(draft.correction?.problems.filter(({ isChanged }) => !isChanged).map(({ field }) => rootOf(field)))
  const isSigned = draft.signedVersion === draft.version && draft.version > 0
  return (
    <FormPageFrame {...screen} isTop width="wide" title={name === '' ? policy.form.title : `${name}的申报表`} expected={expectation(role, left, isSigned, draft.correction !== null)} inView={<VerdictLine verdicts={verdicts} />}>
      <WithSide side={<LiveVerdicts verdicts={verdicts} />}>
        <CorrectionBanner {...screen} />
        <Section title={policy.form.title}>
          <ol className="plain-list tasks">
            {policy.form.pages.map((page) => (
              <Task key={page.id} to={pageTo(application, page.id, pageProgress(page, draft.version === 0 ? {} : answers, draft.problems))} title={page.title}
                tag={<ProgressTag progress={pageProgress(page, draft.version === 0 ? {} : answers, draft.problems)} toCorrect={page.fields.filter(({ id }) => uncorrected.has(id)).length} />} />
            ))}
            <Task to={materialsPath(application)} title="佐证材料" tag={<ProgressTag progress={materialProgress(policy.materials, draft.attachments, draft.problems)} toCorrect={policy.materials.filter(({ id }) => uncorrected.has(id)).length} />} />
          </ol>
        </Section>
        <Closing {...screen} isSigned={isSigned} wasSigned={draft.signedVersion !== null} />
      </WithSide>
    </FormPageFrame>
  )
}

/** A page that was begun opens with everything that is still missing named at its field. */
const pageTo = (application: string, page: string, progress: Progress): string => `${pagePath(application, page)}${progress.kind === 'missing' ? '?check=1' : ''}`

function expectation(role: string, left: number, isSigned: boolean, isReturned: boolean): string {
  if (left > 0) return `还有${left}处要填或要改。边填边存，可以分几次填，也可以换一台设备接着填。`
  if (isReturned) return '请按补正意见逐处改好，由申报人通读后重新签署，单位再次提交。'
  if (isSigned) return role === 'unit' ? '都填好了，申报人也签了承诺。请写推荐意见并提交。' : '都填好了，承诺也签了。接下来由单位提交。'
  return role === 'unit' ? '都填好了。请申报人本人登录，通读后签署真实性承诺。' : '都填好了。请通读一遍，签署真实性承诺。'
}

function Task({ to, title, tag }: Readonly<{ to: string; title: string; tag: ReactNode }>) {
  return <li className="task"><Link to={to}>{title}</Link>{tag}</li>
}

function ProgressTag({ progress, toCorrect }: Readonly<{ progress: Progress; toCorrect: number }>) {
  if (toCorrect > 0) return <StatusTag tone="warn">{`有${toCorrect}处要补正`}</StatusTag>
  switch (progress.kind) {
    case 'untouched': return <StatusTag tone="quiet">未开始</StatusTag>
    case 'done': return <StatusTag tone="good">已填完</StatusTag>
    case 'missing': return <StatusTag tone="warn">{`还缺${progress.count}项`}</StatusTag>
  }
}

type ClosingProps = ScreenProps & Readonly<{ isSigned: boolean; wasSigned: boolean }>

/** 签署和提交 — the technician signs in person, then the unit submits. */
function Closing({ application, isSigned, wasSigned }: ClosingProps) {
  const { role } = useMe()
  const signed = isSigned ? <StatusTag tone="good">已签署</StatusTag> : <StatusTag tone={wasSigned ? 'warn' : 'quiet'}>{wasSigned ? '内容改过，要重新签' : '未签署'}</StatusTag>
  return (
    <Section title="签署和提交">
      <ol className="plain-list tasks">
        <Task to={signPath(application)} title={role === 'applicant' ? '通读全文，签署真实性承诺' : '真实性承诺（申报人本人签署）'} tag={signed} />
        {role === 'unit' && <Task to={submitPath(application)} title="写推荐意见，提交申报" tag={<StatusTag tone="quiet">单位办理</StatusTag>} />}
      </ol>
      {role === 'unit' && <p className="row"><InvitationLink application={application} /><span className="soft">申报人用自己的账号填写和签署，手机也可以。</span></p>}
    </Section>
  )
}
