import { lazy, Suspense, useState } from 'react'
import { Navigate, Route, Routes, useParams } from 'react-router'
import type { Policy } from '../../../policy/policy.ts'
import { Loaded } from '../../api/Loaded.tsx'
import { useDraft } from '../../api/queries.ts'
import type { DraftView } from '../../api/views.ts'
import { Measure } from '../../measure/Measure.tsx'
import { Page } from '../../parts/Page.tsx'
import { Loading } from '../../parts/states.tsx'
import { FormDesk, useDraftDesk } from './draft/useDraftDesk.ts'

const TaskList = lazy(() => import('./TaskList.tsx'))
const FormScreen = lazy(() => import('./FormScreen.tsx'))
const MaterialsScreen = lazy(() => import('./MaterialsScreen.tsx'))
const SignScreen = lazy(() => import('./SignScreen.tsx'))
const SubmitScreen = lazy(() => import('./SubmitScreen.tsx'))
const InvitationScreen = lazy(() => import('./InvitationScreen.tsx'))

/** 申报表 — filled in by the unit and its technician, page by page, until it is submitted. */
export default function ApplicationPage() {
  const { id = '' } = useParams()
  const read = useDraft(id)
  if (read.data === undefined) return <Page title="申报表" width="column"><Loaded read={read} what="申报表" back={{ title: '我的申报', to: '/cases' }}>{() => null}</Loaded></Page>
  return <OpenForm key={id} application={id} draft={read.data} />
}

const openStages: ReadonlySet<string> = new Set(['draft', 'returned'])

/** Once it is submitted there is nothing to fill in: the case itself says how it goes on. */
function OpenForm({ application, draft }: Readonly<{ application: string; draft: DraftView }>) {
  const desk = useDraftDesk(application, draft)
  const [wasOpen] = useState(openStages.has(draft.stage))
  if (!openStages.has(draft.stage)) return <Navigate to={`/cases/${application}`} replace state={{ justSubmitted: wasOpen }} />
  return (
    <FormDesk value={desk}>
      <Measure policy={draft.policy}>{(policy) => <Screens application={application} policy={policy} />}</Measure>
    </FormDesk>
  )
}

/** What every screen of the form is given. */
export type ScreenProps = Readonly<{ application: string; policy: Policy }>

function Screens(screen: ScreenProps) {
  return (
    <Suspense fallback={<main id="content" className="page page-wide" tabIndex={-1}><Loading /></main>}>
      <Routes>
        <Route index element={<TaskList {...screen} />} />
        <Route path="page/:page" element={<FormScreen {...screen} />} />
        <Route path="materials" element={<MaterialsScreen {...screen} />} />
        <Route path="sign" element={<SignScreen {...screen} />} />
        <Route path="submit" element={<SubmitScreen {...screen} />} />
        <Route path="invitation" element={<InvitationScreen {...screen} />} />
        <Route path="*" element={<Navigate to={`/cases/${screen.application}/form`} replace />} />
      </Routes>
    </Suspense>
  )
}
