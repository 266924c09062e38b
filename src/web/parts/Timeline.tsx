import type { ReactNode } from 'react'
import { momentInWords } from '../words/days.ts'
import { ClauseChip } from './ClauseChip.tsx'
import { Icon } from './Icon.tsx'
import './verdicts.css'

/** What happened: in words, by whom, when, under which clause; point by point where several things were said at once. */
export type Happened = Readonly<{ at: string; title: string; by: string; detail?: string | undefined; points?: readonly Readonly<{ label: string; text: string }>[] | undefined; clause?: string | undefined; quote?: string | undefined }>
/** What has to be done now, and in whose hands it is. */
export type Now = Readonly<{ title: string; hands: string; deadline?: ReactNode }>

type TimelineProps = Readonly<{ happened: readonly Happened[]; now?: Now | undefined; later?: readonly string[] }>

/** 办理进度 — read like the tracking of a parcel: what was, where it is, what comes. */
export function Timeline({ happened, now, later = [] }: TimelineProps) {
  return (
    <ol className="timeline">
      {happened.map((step) => (
        <li key={`${step.at} ${step.title}`} className="timeline-step">
          <span className="timeline-mark"><Icon name="tick" /></span>
          <div>
            <p className="timeline-title">{step.title}{step.clause !== undefined && <ClauseChip clause={step.clause} quote={step.quote} />}</p>
            <p className="soft small numbers"><time dateTime={step.at}>{momentInWords(step.at)}</time> · {step.by}</p>
            {step.detail !== undefined && <p>{step.detail}</p>}
            {step.points !== undefined && <ol>{step.points.map(({ label, text }) => <li key={`${label} ${text}`}><strong>{label}</strong>：{text}</li>)}</ol>}
          </div>
        </li>
      ))}
      {now !== undefined && (
        <li className="timeline-step" data-now aria-current="step">
          <span className="timeline-mark"><Icon name="clock" /></span>
          <div><p className="timeline-title">{now.title}</p><p className="soft small">{now.hands}</p>{now.deadline}</div>
        </li>
      )}
      {later.map((title) => (
        <li key={title} className="timeline-step" data-later><span className="timeline-mark" /><p>{title}</p></li>
      ))}
    </ol>
  )
}
