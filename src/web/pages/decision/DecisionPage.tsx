import { Link, useParams } from 'react-router'
import { Loaded } from '../../api/Loaded.tsx'
import { useRound } from '../../api/queries.ts'
import type { NoticeView, RoundView } from '../../api/views.ts'
import { Measure } from '../../measure/Measure.tsx'
import { Papers } from '../../measure/Papers.tsx'
import { Facts, Page, Section } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { askedFor } from '../../words/asked.ts'
import { dateInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { outcomeInWords } from '../publicity/objections.ts'
import { endedInWords } from '../rounds/ended.ts'
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
  const { id, title, stage, stageName, decisions, ranking, notice, papers } = round
  const [mine] = decisions.flatMap(({ acts }) => acts)
  return (
    <Page title={title} crumbs={[{ title: '各轮选拔', to: '/rounds' }]} beside={<StatusTag tone={roundTone(stage)}>{stageName}</StatusTag>}
      expected={endedInWords(round) ?? (mine === undefined ? '现在没有要您办的事。' : `请审阅名单后${askedFor(mine)}。`)}>
      <Measure policy={round.policy}>
        {() => (
          <>
            <DecisionPart round={round} />
            {notice !== null && <Objections notice={notice} />}
            {ranking.length > 1 && <WhyCards ranking={ranking.filter(({ candidate }) => candidate)} />}
            <Papers papers={papers} />
            <p><Link to={`/rounds/${id}/all`}>看本轮全部情况</Link></p>
          </>
        )}
      </Measure>
    </Page>
  )
}

/** Whoever decides on a name knows whether anybody objected to it, and what came of it. */
function Objections({ notice: { objections } }: Readonly<{ notice: NoticeView }>) {
  return (
    <Section title="公示期间的异议">
      {objections.length === 0
        ? <p className="soft">没有人提出异议。</p>
        : objections.map((objection) => <Facts key={objection.id} rows={[[personName(objection.name), `${dateInWords(objection.at)}提出，${outcomeInWords(objection)}${objection.settled === null ? '' : `：${objection.settled.finding}`}`]]} />)}
    </Section>
  )
}
