import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { RoundPlan } from '../../../domain/round/round.ts'
import { Problems } from '../../acts/ActForm.tsx'
import { sortSaid } from '../../acts/said.ts'
import { useAct } from '../../acts/useAct.ts'
import { useUnsent } from '../../acts/useUnsent.tsx'
import { Loaded } from '../../api/Loaded.tsx'
import { usePolicy, useRound } from '../../api/queries.ts'
import type { PolicyView, RoundView } from '../../api/views.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { RefusedState } from '../../parts/states.tsx'
import { PlanForm } from './PlanForm.tsx'
import { planFields, planOf, revisionClosed, wordsOf, type SentPlan } from './planWords.ts'
import './rounds.css'

/** 修改方案 — as long as the plan is a draft. */
export default function RevisePlanPage() {
  const { id = '' } = useParams()
  const round = useRound(id)
  const policy = usePolicy(round.data?.policy)
  return (
    <Page title="修改方案" width="column" crumbs={[{ title: '各轮选拔', to: '/rounds' }, { title: round.data?.title ?? '这一轮', to: `/rounds/${id}` }]}
      expected={round.data && expectation(round.data)}>
      <Loaded read={round} what="这一轮选拔" back={{ title: '各轮选拔', to: '/rounds' }}>{(view) => <Plan round={view} policy={policy} />}</Loaded>
    </Page>
  )
}

function expectation(round: RoundView): string | undefined {
  if (revisionClosed(round).length > 0) return undefined
  return round.returned === null ? '改好后保存，再提请复核发布。' : `复核退回：${round.returned}`
}

/** The form, or why there is none; once it is open it stays, and what was typed is not lost to a reload. */
function Plan({ round, policy }: Readonly<{ round: RoundView; policy: ReturnType<typeof usePolicy> }>) {
  const [closed] = useState(() => revisionClosed(round))
  if (closed.length > 0) {
    return <RefusedState title="方案现在不能修改" refusals={closed}><LinkButton to={`/rounds/${round.id}`}>查看这一轮选拔</LinkButton></RefusedState>
  }
  return <Loaded read={policy} what="这项办法">{(measure) => <Revising key={round.id} round={round} measure={measure} />}</Loaded>
}

function Revising({ round, measure: { policy, asks } }: Readonly<{ round: RoundView; measure: PolicyView }>) {
  const navigate = useNavigate()
  const [words, setWords] = useState(() => wordsOf(round.plan as RoundPlan))
  const doing = useAct('rounds', 'ReviseRound', round, () => void navigate(`/rounds/${round.id}`))
  const { byField } = sortSaid(doing.error, planFields)
  const unsent = useUnsent()
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); doing.send({ plan: planOf(words) as SentPlan }) }} onChange={unsent.typed}>
      <Problems doing={doing} fields={planFields} />
      <PlanForm policy={policy} asks={asks} words={words} onChange={setWords} errors={byField} />
      <div className="row"><Button kind="main" type="submit" isBusy={doing.isBusy}>保存方案</Button><LinkButton kind="quiet" to={`/rounds/${round.id}`}>不改了</LinkButton></div>
      {unsent.question}
    </form>
  )
}
