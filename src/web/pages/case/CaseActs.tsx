import { useState, type ReactNode } from 'react'
import { ActForm, ReasonForm } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import type { ActOf } from '../../api/client.ts'
import { ConfirmLocalRemoval, ConfirmLocalReposting, EndLocalNotice, PostLocalNotice } from './acts/LocalNotice.tsx'
import { ConfirmException, ProposeException, RejectException } from './acts/Exceptions.tsx'
import { ProposeQualification } from './acts/ProposeQualification.tsx'
import { Recommend } from './acts/Recommend.tsx'
import { ReturnForCorrection, type Pointed } from './acts/ReturnForCorrection.tsx'
import { VerifyOriginals } from './acts/VerifyOriginals.tsx'
import type { CaseActProps } from './acts/caseAct.ts'

/** The form of an act by its name. */
export function CaseActForm({ problems, onProblems, ...props }: CaseActProps & Pointed): ReactNode {
  switch (props.act.act) {
    case 'VerifyOriginals': return <VerifyOriginals {...props} />
    case 'RecommendApplication': return <Recommend {...props} />
    case 'ReturnForCorrection': return <ReturnForCorrection {...props} problems={problems} onProblems={onProblems} />
    case 'PostLocalNotice': return <PostLocalNotice {...props} />
    case 'ConfirmLocalReposting': return <ConfirmLocalReposting {...props} />
    case 'ConfirmLocalRemoval': return <ConfirmLocalRemoval {...props} />
    case 'EndLocalNotice': return <EndLocalNotice {...props} />
    case 'ProposeException': return <ProposeException {...props} />
    case 'ConfirmException': return <ConfirmException {...props} />
    case 'RejectException': return <RejectException {...props} />
    case 'ProposeQualification': return <ProposeQualification {...props} />
    case 'DeclineApplication': return <WithReason {...props} name="DeclineApplication" consequence="这份申报到此为止，不再公示和报送。单位会看到您的理由。" />
    case 'ReturnQualification': return <WithReason {...props} name="ReturnQualification" consequence="审查意见退回经办人重新提出。" />
    case 'ConfirmQualification': return <Press {...props} name="ConfirmQualification" consequence={<ProposedOpinion {...props} />} />
    case 'ReportApplication': return <Press {...props} name="ReportApplication" consequence="报送后由选拔办进行资格审查。" />
    default: return <p>“{props.act.title}”不在这一页办理。</p>
  }
}

type Reasoned = 'DeclineApplication' | 'ReturnQualification'

function WithReason({ view, name, onDone, ...form }: CaseActProps & Readonly<{ name: Reasoned; consequence: ReactNode }>) {
  const doing = useAct<'cases', Reasoned>('cases', name, view, onDone)
  const [reason, setReason] = useState('')
  return <ReasonForm {...form} doing={doing} reason={reason} onReason={setReason} onSubmit={() => doing.send({ reason })} />
}

function Press({ view, name, onDone, ...form }: CaseActProps & Readonly<{ name: ActOf<'cases'>; consequence: ReactNode }>) {
  const doing = useAct('cases', name, view, onDone)
  return <ActForm {...form} doing={doing} onSubmit={() => doing.send({})} />
}

function ProposedOpinion({ view: { qualification } }: CaseActProps) {
  if (qualification === null) return null
  return <p>经办意见：<strong>{qualification.admit ? '通过审查' : '不予通过'}</strong>{qualification.reason !== '' && `，${qualification.reason}`}</p>
}
