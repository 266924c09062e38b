import type { Policy } from '../../../../policy/policy.ts'
import type { Opened } from '../../../acts/ActPanel.tsx'
import type { CaseView } from '../../../api/views.ts'

/** What the form of an act on a case is given. */
export type CaseActProps = Opened & Readonly<{ view: CaseView; policy: Policy }>
