import { useState, type FormEvent } from 'react'
import type { Policy } from '../../../policy/policy.ts'
import { RefusedError } from '../../api/client.ts'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useCase, useCommand } from '../../api/queries.ts'
import type { CaseView } from '../../api/views.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { Tick } from '../../parts/Choice.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { ErrorSummary } from '../../parts/ErrorSummary.tsx'
import { Section } from '../../parts/Page.tsx'
import { RefusedState } from '../../parts/states.tsx'
import { LongText } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import { Material } from '../case/Material.tsx'
import type { ScreenProps } from './ApplicationPage.tsx'
import { useDesk, useDeskState } from './draft/useDraftDesk.ts'
import { FormPageFrame } from './FormPageFrame.tsx'
import { formPath, linked, placeOf, signPath } from './places.ts'
import { opinionChars, problemsHere, reasonsFrom } from './reasons.ts'
import { useKeptWords } from './useKeptWords.ts'
import '../../parts/form.css'
import './application.css'

/** 提交申报 — the unit's opinion, what it stands for, and the last look. Whatever is still missing is named all at once. */
export default function SubmitScreen(screen: ScreenProps) {
  const { application, policy } = screen
  const { role } = useMe()
  const read = useCase(application, role === 'unit')
  const { draft, answers } = useDeskState()
  if (role !== 'unit') {
    return <FormPageFrame {...screen} title="提交申报" expected="由单位写推荐意见并提交。"><p>您签署真实性承诺后，单位就可以提交。<LinkButton to={signPath(application)} kind="quiet">去通读并签署</LinkButton></p></FormPageFrame>
  }
  return (
    <FormPageFrame {...screen} title="提交申报" expected={draft.signedVersion === draft.version ? '写好推荐意见，提交给区市人社部门。' : '申报人还没有签署现在这份内容，签署后才能提交。推荐意见可以先写。'}>
      <Loaded read={read} what="这份申报">{(view) => <Submitting {...screen} view={view} />}</Loaded>
      <details className="whole"><summary>通读申报表全文</summary><div className="stack with-side-main"><Material caseId={application} policy={policy} answers={answers} attachments={draft.attachments} /></div></details>
    </FormPageFrame>
  )
}

function Submitting({ application, policy, view }: ScreenProps & Readonly<{ view: CaseView }>) {
  const { opinion, setOpinion, attested, toggle, submit, errors, beside, attempt, command } = useSubmitting(application, policy, view.content?.unitOpinion)
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary attempt={attempt} title={`还有${errors.length}处没有办好，全部改好后再提交`} errors={errors} />
      {beside.length > 0 && <RefusedState refusals={beside} />}
      {!(command.error instanceof RefusedError) && <ActProblem error={command.error} />}
      <LongText id="unitOpinion" label="单位推荐意见" hint="例如：经集体研究并在本单位公示无异议，同意推荐。" rows={4} maxChars={opinionChars} value={opinion} onChange={setOpinion} error={errors.find(({ field }) => field === 'unitOpinion')?.text} />
      {view.attestable.length > 0 && (
        <Section title="单位核实的事项" level={3}>
          <p className="soft">确实核实过的才勾选；勾选后由单位负责。</p>
          {view.attestable.map(({ condition, statement, clause, quote }) => (
            <div key={condition} className="row"><Tick isChosen={attested.includes(condition)} onChange={() => toggle(condition)}>{statement}</Tick><ClauseChip clause={clause} quote={quote} /></div>
          ))}
        </Section>
      )}
      <div className="row">
        <Button kind="main" type="submit" isBusy={command.isPending}>提交申报</Button>
        <LinkButton to={formPath(application)} kind="quiet">回到填写清单</LinkButton>
      </div>
    </form>
  )
}

/** `formerly`: the opinion with which the case was handed in before it came back. */
function useSubmitting(application: string, policy: Policy, formerly: string | undefined) {
  const desk = useDesk()
  const state = useDeskState()
  const [opinion, setOpinion, forgetOpinion] = useKeptWords(`${application}:opinion`, formerly)
  const [attested, setAttested] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const command = useCommand<'cases', 'SubmitApplication'>('cases')
  const { problems, beside } = attempt === 0 ? { problems: [], beside: [] } : reasonsFrom(problemsHere(state, opinion), command.error, (field) => placeOf(policy, application, field) !== undefined)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    await desk.flush()
    setAttempt(attempt + 1)
    const now = desk.state()
    // Words that have not arrived would be handed in without them. Whatever else is known here goes all the same: the server may know more.
    if (now.unsaved.size > 0) return
    try {
      await command.mutateAsync({
        id: application, act: 'SubmitApplication', expectedVersion: now.draft.caseVersion,
        words: { draftVersion: now.draft.version, unitOpinion: opinion.trim(), attested: [...attested] },
      })
      // By now the page has moved on to the receipt.
      forgetOpinion()
    } catch {
      // Told on the page by the command's own error.
    }
  }
  return {
    opinion, setOpinion, attested, attempt, submit, command, beside,
    errors: linked(policy, application, problems).map((error) => (error.field === 'commitment' ? { ...error, to: signPath(application) } : error)),
    toggle: (condition: string) => setAttested((all) => (all.includes(condition) ? all.filter((one) => one !== condition) : [...all, condition])),
  }
}
