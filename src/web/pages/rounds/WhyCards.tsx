import { useState } from 'react'
import type { CandidateView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Section } from '../../parts/Page.tsx'
import { personName } from '../../words/names.ts'

const SHOWN_AT_FIRST = 3

/** 为什么排在前一名之后 — for every two neighbours: both names, both scores, and the sentence that decided. */
export function WhyCards({ ranking }: Readonly<{ ranking: readonly CandidateView[] }>) {
  const [isWhole, setWhole] = useState(false)
  const pairs = ranking.slice(1).map((behind, at) => ({ ahead: ranking[at] ?? behind, behind }))
  const shown = isWhole ? pairs : pairs.slice(0, SHOWN_AT_FIRST)
  return (
    <Section title="为什么这样排">
      <ul className="why">
        {shown.map(({ ahead, behind }) => (
          <li key={behind.application} className="why-card">
            <div className="why-pair">
              <Person candidate={ahead} />
              <span className="soft" aria-label="排在前面，后面是">先于</span>
              <Person candidate={behind} />
            </div>
            <p>{whyBefore(ahead, behind)}</p>
          </li>
        ))}
      </ul>
      {pairs.length > shown.length && <span><Button kind="quiet" onPress={() => setWhole(true)}>{`显示全部${pairs.length}对`}</Button></span>}
    </Section>
  )
}

/** Equals are told apart only where the last place lies between them: there the office has ruled, and said why. */
function whyBefore(ahead: CandidateView, behind: CandidateView): string {
  if (ahead.rank !== behind.rank) return behind.reason
  return ahead.candidate && !behind.candidate ? ahead.reason : '两人得分和各项优先条件都相同，名次并列。'
}

const Person = ({ candidate: { rank, name, score, unitName } }: Readonly<{ candidate: CandidateView }>) => (
  <span><strong>{personName(name)}</strong><span className="numbers">第{rank}名 · {score}分</span><br /><span className="soft small">{unitName}</span></span>
)
