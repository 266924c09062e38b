import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { RoundPlan } from '../../../domain/round/round.ts'
import { endOfDayInWords } from '../../../policy/day.ts'
import { ActPanel } from '../../acts/ActPanel.tsx'
import { Loaded } from '../../api/Loaded.tsx'
import { useRound } from '../../api/queries.ts'
import type { RoundView } from '../../api/views.ts'
import { History } from '../../measure/History.tsx'
import { RecordLink } from '../../measure/RecordLink.tsx'
import { Measure } from '../../measure/Measure.tsx'
import { Papers } from '../../measure/Papers.tsx'
import { Page, Section, WithSide } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Tabs, type TabPart } from '../../parts/Tabs.tsx'
import { DecisionPart } from '../decision/DecisionPart.tsx'
import { PublicityPart } from '../publicity/PublicityPart.tsx'
import { Overview } from './Overview.tsx'
import { ReviewPart } from './ReviewPart.tsx'
import { RoundActForm } from './RoundActs.tsx'
import { askedFor } from '../../words/asked.ts'
import { dayInWords } from '../../words/days.ts'
import { awaitedAct, awaitsDistricts, awaitsExperts, leftOf, postingEndInWords } from './remains.ts'
import { inParts, leadsOn, partToOpen, whereToAct } from './parts.ts'
import { endedInWords } from './ended.ts'
import { roundTone } from './roundTone.ts'
import { Stepper } from './Stepper.tsx'
import './rounds.css'

/** One round: where it stands among the stages of its measure, what remains, and who may do what. */
export default function RoundPage() {
  const { id = '' } = useParams()
  const read = useRound(id)
  return read.data === undefined
    ? <Page title="一轮选拔"><Loaded read={read} what="这一轮选拔" back={{ title: '各轮选拔', to: '/rounds' }}>{() => null}</Loaded></Page>
    : <RoundDesk key={id} round={read.data} />
}

function RoundDesk({ round }: Readonly<{ round: RoundView }>) {
  const { title, stage, stageName, steps, acts, timeline, papers, drafts, gaps } = round
  return (
    <Page title={title} crumbs={[{ title: '各轮选拔', to: '/rounds' }]} beside={<StatusTag tone={roundTone(stage, round.without)}>{stageName}</StatusTag>} expected={expectation(round)}
      until={whereToAct(round) !== undefined && <a className="to-acts no-print" href={whereToAct(round)}>去办理</a>}>
      <Measure policy={round.policy}>
        {() => (
          <>
            <Stepper steps={steps} />
            <WithSide side={(
              <>
                <div id="acts"><ActPanel acts={inOrder(round, acts)} title="办理本轮" isUrged={acts.some(leadsOn) && !awaitsExperts(round) && !awaitsDistricts(round)} idle={<Idle round={round} />}
                  form={(opened) => <RoundActForm round={round} {...opened} />} /></div>
                <Papers papers={drafts} title="待发布的文稿" before={<p className="soft small">按今天发布拟出，每一页都标明“草稿”。{gaps.length > 0 && '方案还没有补齐的，文稿里还没有。'}发布以后，正式的在“文书”里。</p>} />
                <Papers papers={papers} />
                {timeline.length > 0 && <Section title="办理过程"><History entries={timeline} /><RecordLink stream={`round/${round.id}`} /></Section>}
              </>
            )}>
              <Parts round={round} />
            </WithSide>
          </>
        )}
      </Measure>
    </Page>
  )
}

type Act = RoundView['acts'][number]

/** Whether the round goes on at all is decided before anything else. */
const isEnding = ({ act }: Act): boolean => act === 'ConfirmTermination'
const isClosing = ({ act }: Act): boolean => /^(Close|Finish)/.test(act)

/** The act that is waited for stands first, the one that closes a stage only when nothing remains before it. What came back is revised first. */
function inOrder(round: RoundView, acts: RoundView['acts']): RoundView['acts'] {
  const awaited = round.returned === null ? awaitedAct(round) : undefined
  const place = (each: Act): number => (isEnding(each) || each.act === awaited ? 0 : isClosing(each) ? 2 : 1)
  return [...acts].sort((one, other) => place(one) - place(other))
}

/** Where nothing is to be done with the round as a whole, what is to be done within it is named, and led to. */
function Idle({ round }: Readonly<{ round: RoundView }>) {
  const asked = new Map(inParts(round).map((each) => [each.act, each]))
  if (asked.size === 0) return <p>现在没有要您办的事。</p>
  return <>{[...asked.values()].map((each) => <p key={each.act}>请您<Link to={`?part=${each.part}`}>{askedFor(each)}</Link>。</p>)}</>
}

/** What remains is said first: the act that closes a stage is no use before. */
function expectation(round: RoundView): string {
  const { acts, returned, stage, stageName, reportBy } = round
  const ended = endedInWords(round)
  const [within] = inParts(round)
  if (within !== undefined) return `现在是“${stageName}”，请您${askedFor(within)}。`
  if (round.gaps.length > 0 && returned === null) return `现在是“${stageName}”，方案还没有补齐。`
  const [mine] = acts.filter(leadsOn)
  const [remaining] = leftOf(round)
  if (returned !== null) return `退回：${returned}`
  if (round.amendments.returned !== null && acts.some(({ act }) => act === 'ProposeAmendment')) return `更正通知被退回：${round.amendments.returned}`
  if (ended !== undefined) return ended
  const awaited = acts.find(isEnding) ?? acts.find(({ act }) => act === awaitedAct(round))
  if (stage === 'nominate' && awaited === undefined) return `单位申报、区市推荐正在进行，报送到${endOfDayInWords(dayInWords(reportBy))}截止。`
  if (mine === undefined) return `现在是“${stageName}”，没有要您办的事。${stage === 'publicity' ? sentence(postingEndInWords(round)) : ''}`
  if (awaited !== undefined) return `现在是“${stageName}”，请您${askedFor(awaited)}。`
  return remaining === undefined ? `现在是“${stageName}”，请您${askedFor(mine)}。` : `现在是“${stageName}”：${remaining.text}。`
}

const sentence = (words: string): string => (words === '' ? '' : `${words}。`)

/** What the stages produced, each in its own part. */
function Parts({ round }: Readonly<{ round: RoundView }>) {
  const [params, setParams] = useSearchParams()
  const { panel, ranking, notice, decisions, stage, plan } = round
  // Settled as the page was opened: what was just done must not take its part away from under the hand.
  const [first] = useState(partToOpen(round))
  const parts: readonly TabPart[] = [
    { id: 'overview', title: '概况', content: <Overview round={round} plan={plan as RoundPlan} /> },
    ...(panel !== null || ranking.length > 0 ? [{ id: 'review', title: '评审', content: <ReviewPart round={round} /> }] : []),
    ...(notice !== null ? [{ id: 'publicity', title: '公示', content: <PublicityPart round={round} notice={notice} /> }] : []),
    ...(decisions.length > 0 || stage === 'decide' ? [{ id: 'decision', title: '审定', content: <DecisionPart round={round} /> }] : []),
  ]
  const wanted = params.get('part') ?? first
  const chosen = parts.some(({ id }) => id === wanted) ? wanted : 'overview'
  if (parts.length === 1) return <>{parts[0]?.content}</>
  return <div id="parts"><Tabs label="本轮内容" parts={parts} chosen={chosen} onChoose={(part) => setParams({ part }, { replace: true })} /></div>
}
