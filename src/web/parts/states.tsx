import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { ClauseChip } from './ClauseChip.tsx'
import { Icon } from './Icon.tsx'
import './page.css'

const lineWidths = ['38%', '92%', '84%', '64%', '88%', '46%', '76%', '58%'] as const

/** Structure before data: lines where words will stand. */
export function Loading({ lines = 4, words = '正在读取…' }: { readonly lines?: number; readonly words?: string }) {
  return (
    <div className="loading" role="status">
      <p className="unseen">{words}</p>
      {Array.from({ length: lines }, (_, at) => <span key={at} style={{ width: lineWidths[at % lineWidths.length] }} />)}
    </div>
  )
}

/** Nothing here, said calmly, with what to do. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return <div className="state"><h2>{title}</h2>{children}</div>
}

type ErrorStateProps = Readonly<{ what: string; why: string; onRetry?: (() => void) | undefined }>

/** Something failed that the reader did not cause: what, why, and a way on. */
export function ErrorState({ what, why, onRetry }: ErrorStateProps) {
  return (
    <div className="state state-bad" role="alert">
      <h2><Icon name="warning" />{what}</h2>
      <p>{why}</p>
      {onRetry !== undefined && <Button icon="retry" onPress={onRetry}>再试一次</Button>}
    </div>
  )
}

export type RefusalRow = Readonly<{ code: string; clause?: string | undefined; about?: string | undefined; detail?: string | undefined }>

type RefusedStateProps = Readonly<{ title?: string; refusals: readonly RefusalRow[]; children?: ReactNode }>

/** 未予办理 — every reason at once, each with its clause; below them what can be done now. */
export function RefusedState({ refusals, title = refusals.some(({ code }) => code === 'overtaken') ? '情况已经变化' : '这一步现在不能办理', children }: RefusedStateProps) {
  return (
    <div className="state state-bad" role="alert">
      <h2><Icon name="stop" />{title}</h2>
      <ul className="plain-list">
        {refusals.map(({ code, clause, about, detail }) => (
          <li key={`${code} ${about ?? ''}`} className="refusal-head">
            <span>{detail ?? '条件尚未满足，请与选拔办联系，说明您要办的事。'}</span>
            {clause !== undefined && <ClauseChip clause={clause} />}
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}
