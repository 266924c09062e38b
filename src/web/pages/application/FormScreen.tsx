import { Fragment } from 'react'
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import type { FormPage } from '../../../policy/policy.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { ErrorSummary } from '../../parts/ErrorSummary.tsx'
import { WithSide } from '../../parts/Page.tsx'
import type { VerdictRow } from '../../parts/Verdicts.tsx'
import type { ScreenProps } from './ApplicationPage.tsx'
import { CorrectionAt, CorrectionBanner } from './CorrectionBanner.tsx'
import { useDesk, useDeskState } from './draft/useDraftDesk.ts'
import { FieldInput } from './FieldInput.tsx'
import { FormPageFrame } from './FormPageFrame.tsx'
import { LiveVerdicts, useVerdicts, VerdictLine } from './LiveVerdicts.tsx'
import { formPath, materialsPath, pagePath } from './places.ts'
import { shownErrors } from './progress.ts'
import { useFocusFromAddress } from './useFocusFromAddress.ts'
import '../../parts/form.css'

/** One page of the form on one screen. */
export default function FormScreen(screen: ScreenProps) {
  const { page: id } = useParams()
  const page = screen.policy.form.pages.find((each) => each.id === id)
  return page === undefined ? <Navigate to={formPath(screen.application)} replace /> : <OpenPage key={page.id} {...screen} page={page} />
}

function OpenPage({ page, ...screen }: ScreenProps & Readonly<{ page: FormPage }>) {
  const { draft, answers, unsaved } = useDeskState()
  const isChecked = useSearchParams()[0].has('check')
  const errors = shownErrors(page, answers, draft.problems, isChecked, unsaved)
  const verdicts = useVerdicts(screen.policy)
  useFocusFromAddress()
  return (
    <FormPageFrame {...screen} width="wide" title={page.title} expected={page.lead ?? '填好后转到下一页；没想好的可以先空着。'} inView={<VerdictLine verdicts={verdicts} />}>
      <WithSide side={<Beside page={page} verdicts={verdicts} />}>
        {isChecked && <ErrorSummary errors={errors} />}
        <CorrectionBanner {...screen} page={page} />
        {page.clause !== undefined && page.quote !== undefined && <p className="soft">依据 <ClauseChip clause={page.clause} quote={page.quote} /></p>}
        <div className="form">{page.fields.map((field) => <Fragment key={field.id}><CorrectionAt field={field.id} /><FieldInput application={screen.application} field={field} errors={errors} /></Fragment>)}</div>
        <Onward {...screen} page={page} />
      </WithSide>
    </FormPageFrame>
  )
}

function Onward({ application, policy, page }: ScreenProps & Readonly<{ page: FormPage }>) {
  const desk = useDesk()
  const navigate = useNavigate()
  const { pages } = policy.form
  const next = pages[pages.findIndex(({ id }) => id === page.id) + 1]
  function goOn(): void {
    void desk.flush()
    void navigate(next === undefined ? materialsPath(application) : pagePath(application, next.id))
  }
  return (
    <div className="row no-print">
      <Button kind="main" onPress={goOn}>{next === undefined ? '下一步：佐证材料' : `下一步：${next.title}`}</Button>
      <LinkButton to={formPath(application)} kind="quiet">回到填写清单</LinkButton>
    </div>
  )
}

function Beside({ page, verdicts }: Readonly<{ page: FormPage; verdicts: readonly VerdictRow[] }>) {
  return (
    <>
      <LiveVerdicts verdicts={verdicts} />
      <details className="folded">
        <summary>这一页的信息用来做什么</summary>
        <dl className="facts">{page.fields.map(({ id, label, purpose }) => <div key={id}><dt>{label}</dt><dd>{purpose}</dd></div>)}</dl>
      </details>
    </>
  )
}
