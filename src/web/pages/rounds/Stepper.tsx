import { clauseInWords } from '../../../policy/clauseWords.ts'
import type { RoundView } from '../../api/views.ts'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { Icon } from '../../parts/Icon.tsx'
import './rounds.css'

const stateWord = { done: '已办', now: '正在办', later: '未到', 'broken-off': '没有办完', 'left-out': '没有进行' } as const

/** 办理环节 — the stages of the measure in its order, each under its clause; the one at hand with its words. */
export function Stepper({ steps }: Readonly<{ steps: RoundView['steps'] }>) {
  return (
    <ol className="stepper" aria-label="办理环节">
      {steps.map(({ kind, title, clause, quote, state }, at) => (
        <li key={kind} className="step" data-state={state} {...(state === 'now' && { 'aria-current': 'step' as const })}>
          <span className="step-mark numbers" aria-hidden="true">{state === 'done' ? <Icon name="tick" /> : at + 1}</span>
          <span className="step-words"><span>{title}<span className="unseen">（{stateWord[state]}）</span></span><ClauseChip clause={clause} quote={quote} /></span>
        </li>
      ))}
    </ol>
  )
}

/** What the text orders for the stage at hand. */
export function NowQuoted({ steps }: Readonly<{ steps: RoundView['steps'] }>) {
  const now = steps.filter(({ state }) => state === 'now')
  return <>{now.map(({ kind, title, clause, quote }) => <blockquote key={kind} className="now-quoted"><p>{quote}</p><footer className="soft small">{title} · {clauseInWords(clause)}</footer></blockquote>)}</>
}
