import { Link, useParams } from 'react-router'
import { Loaded } from '../../api/Loaded.tsx'
import { useRound } from '../../api/queries.ts'
import type { RoundView } from '../../api/views.ts'
import { Measure } from '../../measure/Measure.tsx'
import { Papers } from '../../measure/Papers.tsx'
import { Page } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { roundTone } from '../rounds/roundTone.ts'
import { WhyCards } from '../rounds/WhyCards.tsx'
import { DecisionPart } from './DecisionPart.tsx'
import '../rounds/rounds.css'

/** 审定 — for those who decide: the names before them, why they stand in this order, and one act. */
export default function DecisionPage() {
  const { id = '' } = useParams()
  const read = useRound(id)
  return read.data === undefined
    ? <Page title="审定" width="column"><Loaded read={read} what="这一轮选拔" back={{ title: '各轮选拔', to: '/rounds' }}>{() => null}</Loaded></Page>
    : <Deciding round={read.data} />
}

function Deciding({ round }: Readonly<{ round: RoundView }>) {
  const { id, title, stage, stageName, decisions, ranking, papers } = round
  const mine = decisions.find(({ acts }) => acts.length > 0)
  return (
    <Page title={title} crumbs={[{ title: '各轮选拔', to: '/rounds' }]} beside={<StatusTag tone={roundTone(stage)}>{stageName}</StatusTag>}
      expected={mine === undefined ? '现在没有要您办的事。' : `请看过名单后${mine.acts[0]?.title ?? ''}。`}>
      <Measure policy={round.policy}>
        {() => (
          <>
            <DecisionPart round={round} />
            {ranking.length > 1 && <WhyCards ranking={ranking.filter(({ candidate }) => candidate)} />}
            <Papers papers={papers} />
            <p><Link to={`/rounds/${id}/all`}>看本轮全部情况</Link></p>
          </>
        )}
      </Measure>
    </Page>
  )
}
