import type { ReactNode } from 'react'
import { ClauseChip } from './ClauseChip.tsx'
import { StatusTag, type Tone } from './StatusTag.tsx'
import type { IconName } from './Icon.tsx'
import './verdicts.css'

export type VerdictRow = Readonly<{
  condition: string
  title: string
  clause: string
  quote: string
  modality: 'required' | 'generally' | 'preferred'
  outcome: 'met' | 'not-met' | 'needs-judgement' | 'evidence-missing'
  facts?: Readonly<Record<string, string>>
  text: string
}>

export const outcomeWord = { met: '符合', 'not-met': '不符合', 'needs-judgement': '需人工判断', 'evidence-missing': '缺少材料' } as const
export const modalityWord = { required: '必须', generally: '一般', preferred: '优先' } as const

/** A preference not met costs nothing, so it must not look like a fault. */
function look({ outcome, modality }: VerdictRow): Readonly<{ tone: Tone; icon: IconName }> {
  switch (outcome) {
    case 'met': return { tone: 'good', icon: 'tick' }
    case 'not-met': return modality === 'preferred' ? { tone: 'quiet', icon: 'dot' } : { tone: 'bad', icon: 'cross' }
    case 'needs-judgement': return { tone: 'warn', icon: 'question' }
    case 'evidence-missing': return { tone: 'warn', icon: 'missing' }
  }
}

type VerdictsProps = Readonly<{
  verdicts: readonly VerdictRow[]
  empty?: string
  /** What stands below a verdict for those who check it: where its proof is. */
  proof?: (condition: string) => ReactNode
}>

/** 条件核对 — what the rules say about this person, with the clause and the facts each verdict rests on. */
export function Verdicts({ verdicts, empty = '填写之后，这里会逐条显示是否符合条件。', proof }: VerdictsProps) {
  if (verdicts.length === 0) return <p className="soft">{empty}</p>
  return (
    <ul className="plain-list verdicts">
      {verdicts.map((verdict) => (
        <li key={verdict.condition} className="verdict">
          <p className="verdict-head">
            <StatusTag {...look(verdict)}>{outcomeWord[verdict.outcome]}</StatusTag>
            <strong>{verdict.title}</strong>
            <span className="soft small">{modalityWord[verdict.modality]}</span>
            <ClauseChip clause={verdict.clause} quote={verdict.quote} />
          </p>
          <p>{verdict.text}</p>
          <Facts facts={verdict.facts ?? {}} />
          {proof?.(verdict.condition)}
        </li>
      ))}
    </ul>
  )
}

function Facts({ facts }: { readonly facts: Readonly<Record<string, string>> }) {
  const rows = Object.entries(facts)
  if (rows.length === 0) return null
  return <p className="soft small numbers">依据：{rows.map(([name, value]) => `${name} ${value}`).join('；')}</p>
}
