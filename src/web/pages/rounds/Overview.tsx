import { Link } from 'react-router'
import type { RoundPlan } from '../../../domain/round/round.ts'
import { endOfDayInWords } from '../../../policy/day.ts'
import type { RoundView } from '../../api/views.ts'
import { Changes } from '../../measure/Amendments.tsx'
import { LinkButton } from '../../parts/Button.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Facts, Section } from '../../parts/Page.tsx'
import { dayInWords, dayWithWeekday } from '../../words/days.ts'
import { placesInWords } from '../../words/places.ts'
import { planFields } from './planWords.ts'
import { remainsOf } from './remains.ts'
import { NowQuoted } from './Stepper.tsx'

/** 概况 — what was announced, what was filled in from elsewhere, how many cases stand where, and what remains. */
export function Overview({ round, plan }: Readonly<{ round: RoundView; plan: RoundPlan }>) {
  const { documentNumber, policyName, applyBy, reportBy, seats } = round
  return (
    <div className="stack">
      <Ending round={round} />
      <NowQuoted steps={round.steps} />
      {round.places !== null && <p className="numbers">{placesInWords(round.places)} <ClauseChip clause={round.places.clause} quote={round.places.quote} /></p>}
      <Gaps round={round} />
      <Remains round={round} />
      <Counts round={round} />
      <Section title="通知内容">
        <Facts rows={[
          ['依据', policyName], ['发文字号', documentNumber], ['年度', String(plan.year)], ['名额', `${seats}名`],
          ...(plan.offSeason ? [[planFields['plan.offSeason'] ?? '', plan.offSeason] as const] : []),
          ['单位申报截止', endOfDayInWords(dayWithWeekday(applyBy))], ['区市报送截止', endOfDayInWords(dayWithWeekday(reportBy))],
        ]} />
      </Section>
      <Amendments amendments={round.amendments} />
      <ExtraPlaces extraPlaces={round.extraPlaces} />
      {round.publicPages.length > 0 && (
        <Section title="公开的网页">
          <ul className="plain-list">{round.publicPages.map(({ title, path }) => <li key={path}><a href={path}>{title}</a></li>)}</ul>
        </Section>
      )}
      {round.supplied.length > 0 && (
        <Section title="通知没有写明、由选拔办补充的">
          <Facts rows={round.supplied.map(({ label, value, citation }) => [label, <>{value}<br /><span className="soft small">出处：{citation}</span></>])} />
        </Section>
      )}
    </div>
  )
}

/** 终止 — said above everything else: whoever works on in the round should know. */
function Ending({ round: { askedTermination, termination } }: Readonly<{ round: RoundView }>) {
  const told = termination ?? askedTermination
  if (told === null) return null
  return (
    <section className="note note-warn stack-tight">
      <h2>{termination === null ? '已提出终止本轮，等另一位复核人员复核' : `本轮已于${dayInWords(termination.on)}终止，通知撤回`}</h2>
      <p>理由：{told.reason}{told.issuedAs !== '' && `（${told.issuedAs}）`}</p>
    </section>
  )
}

/** 更正 — what waits for the second hand, then what holds, the newest first. */
function Amendments({ amendments: { published, asked, counting } }: Pick<RoundView, 'amendments'>) {
  if (published.length === 0 && asked === null) return null
  return (
    <Section title="通知的更正">
      {asked !== null && <><h3>待复核，还没有发布</h3><Changes amendment={asked} /></>}
      {published.map((each) => <div key={`${each.on} ${each.reason}`} className="stack-tight"><h3>{dayInWords(each.on)}更正</h3><Changes amendment={each} /></div>)}
      {counting !== '' && <p>{counting}</p>}
    </Section>
  )
}

/** More than the table has: who was given how many, and why. */
function ExtraPlaces({ extraPlaces }: Pick<RoundView, 'extraPlaces'>) {
  if (extraPlaces === null || (extraPlaces.agreed.length === 0 && extraPlaces.asked === null)) return null
  const { agreed, asked, clause, quote } = extraPlaces
  return (
    <Section title="增加的推荐名额">
      <Facts rows={[
        ...agreed.map(({ name, places, reason }): readonly [string, string] => [name, `增加${places}名：${reason}`]),
        ...(asked === null ? [] : [[asked.name, `增加${asked.places}名：${asked.reason}（待复核）`] as const]),
      ]} />
      <p><ClauseChip clause={clause} quote={quote} /></p>
    </Section>
  )
}

/** What the plan lacks is said before somebody asks for it to be announced, with the way to mend it. */
function Gaps({ round: { id, gaps, acts } }: Readonly<{ round: RoundView }>) {
  if (gaps.length === 0) return null
  return (
    <section className="note note-warn stack-tight">
      <h2>{`发布以前还有${gaps.length}处要补齐`}</h2>
      <ul>{gaps.map((gap) => <li key={gap}>{gap}</li>)}</ul>
      {acts.some(({ act }) => act === 'ReviseRound') && <p><LinkButton to={`/rounds/${id}/plan`}>修改方案</LinkButton></p>}
    </section>
  )
}

function Remains({ round }: Readonly<{ round: RoundView }>) {
  const rows = round.counts.length === 0 && round.timeline.length === 0 ? [] : remainsOf(round)
  if (rows.length === 0) return null
  return (
    <Section title="这一阶段还要办完">
      <ul className="remains">
        {rows.map(({ text, isDone, to, mayWait = false }) => (
          <li key={text} {...(isDone && { 'data-done': true })}><Icon name={isDone ? 'tick' : 'clock'} /><span className="unseen">{isDone ? '已办：' : mayWait ? '可以先办：' : '未办：'}</span><span>{to === undefined ? text : <Link to={to}>{text}</Link>}{mayWait && !isDone && <span className="soft">（可以先办，也可以到下一阶段再办）</span>}</span></li>
        ))}
      </ul>
    </Section>
  )
}

function Counts({ round: { id, counts } }: Readonly<{ round: RoundView }>) {
  if (counts.length === 0) return null
  return (
    <Section title={`申报${counts.reduce((sum, { count }) => sum + count, 0)}份`}>
      <div className="counts">
        {counts.map(({ stage, stageName, count }) => <Link key={stage} className="count" to={`/cases?round=${id}&stage=${stage}`}><strong>{count}</strong>{stageName}</Link>)}
      </div>
    </Section>
  )
}
