import { useState, type FormEvent, type ReactNode } from 'react'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useCommand, useRound } from '../../api/queries.ts'
import type { CaseView, NoticeView } from '../../api/views.ts'
import { sortSaid } from '../../acts/said.ts'
import { Button, DownloadLink } from '../../parts/Button.tsx'
import { Tick } from '../../parts/Choice.tsx'
import { DayField } from '../../parts/DayField.tsx'
import { Deadline } from '../../parts/Deadline.tsx'
import { Section } from '../../parts/Page.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import { dayInWords, readDay } from '../../words/days.ts'
import { repostedInWords, type Reposting } from '../../words/reposting.ts'
import '../../parts/form.css'

type Posted = NoticeView['candidates'][number]

/** 单位公示 — a candidate hangs at the unit at the same time as on the website; the unit says since when and where, and takes down what proposes a candidate no more. */
export function UnitPosting({ view }: { readonly view: CaseView }) {
  return view.stage === 'candidate' || hasLeft(view) ? <OnNotice view={view} /> : null
}

/** Something was asked of the unit when the list changed. */
const hasLeft = ({ ended, timeline }: CaseView): boolean => ended !== null && timeline.some(({ event }) => event === 'NoticeListChanged')

function OnNotice({ view: { id, round } }: { readonly view: CaseView }) {
  const read = useRound(round)
  return (
    <Loaded read={read} what="公示" lines={3}>
      {({ notice }) => {
        const candidate = notice?.candidates.find(({ application }) => application === id)
        if (notice === null || candidate === undefined || notice.websiteOn === null) return null
        const { reposting, isGone } = candidate
        if (isGone) return reposting?.isRemoval ? <Left notice={notice} candidate={candidate} reposting={reposting} /> : null
        if (candidate.unitPostedOn === null) return <ToPost notice={notice} websiteOn={notice.websiteOn} candidate={candidate} />
        return <>{reposting?.isOwed && <ToReplace notice={notice} candidate={candidate} reposting={reposting} />}<IsPosted candidate={candidate} /></>
      }}
    </Loaded>
  )
}

function IsPosted({ candidate: { unitPostedOn, place, lastDay, workingDaysLeft, provisional, reposting } }: { readonly candidate: Posted }) {
  return (
    <Section title="公示">
      <p>{unitPostedOn === null ? '' : dayInWords(unitPostedOn)}已在单位张贴：{place}</p>
      {lastDay !== null && <p>公示到 <Deadline day={lastDay} workingDaysLeft={workingDaysLeft} isProvisional={provisional} /></p>}
      {reposting !== null && <p>{reposting.why}，单位{repostedInWords(reposting)}。</p>}
    </Section>
  )
}

type ToReplaceProps = Readonly<{ notice: NoticeView; candidate: Posted; reposting: Reposting }>

/** 更换张贴 — the paper at the unit shows an end or a name that holds no more. */
function ToReplace({ notice, candidate: { application, secret }, reposting: { note, hangs } }: ToReplaceProps) {
  return (
    <OnTheWall notice={notice} application={application} change={replacing}>
      <p>{note}。单位张贴的公示{hangs}，请换上新的公示，再登记换好的日期。截止日不因更换早晚而变。</p>
      {secret ? <p>涉密人员不在网上公示，请按现在的截止日重新制作张贴的公示。</p> : <ToPrint notice={notice} label="下载新的公示（PDF），打印后张贴" />}
    </OnTheWall>
  )
}

const replacing = { field: 'postedOn', title: '登记更换张贴', label: '更换日期', telling: (application: string, postedOn: string) => ({ act: 'ConfirmUnitReposting' as const, words: { application, postedOn } }) } as const
const removing = { field: 'removedOn', title: '登记撤下张贴', label: '撤下日期', telling: (application: string, removedOn: string) => ({ act: 'ConfirmUnitRemoval' as const, words: { application, removedOn } }) } as const

type OnTheWallProps = Readonly<{ notice: NoticeView; application: string; change: typeof replacing | typeof removing; children: ReactNode }>

/** What was asked about the paper that hangs, and the day on which the unit did it. */
function OnTheWall({ notice, application, change: { field, title, label, telling }, children }: OnTheWallProps) {
  const { role } = useMe()
  const [day, setDay] = useState('')
  const confirm = useCommand<'notices', 'ConfirmUnitReposting' | 'ConfirmUnitRemoval'>('notices')
  const { byField, beside } = sortSaid(confirm.error, { [field]: label })
  if (role !== 'unit') return null

  function submit(event: FormEvent): void {
    event.preventDefault()
    confirm.mutate({ id: notice.id, ...telling(application, readDay(day) ?? day), expectedVersion: notice.version })
  }
  return (
    <section className="panel" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>{title}</h2>
      {children}
      <form className="form no-print" onSubmit={submit} noValidate>
        {beside.length > 0 || (confirm.error !== null && Object.keys(byField).length === 0) ? <ActProblem error={confirm.error} /> : null}
        <DayField id={field} label={label} value={day} onChange={setDay} error={byField[field]} />
        <div className="row"><Button kind="main" type="submit" isBusy={confirm.isPending}>{title}</Button></div>
      </form>
    </section>
  )
}

/** The official paper goes to the wall; the page on the web is there to compare. */
function ToPrint({ notice: { paper, publicPath }, label }: Readonly<{ notice: NoticeView; label: string }>) {
  return (
    <p className="row no-print">
      {paper !== null && <DownloadLink href={paper}>{label}</DownloadLink>}
      <a href={publicPath}>查看网上的公示</a>
    </p>
  )
}

/** 撤下张贴 — the paper proposes somebody who is a candidate no more, and nobody else of this unit. */
function Left(props: ToReplaceProps) {
  const { reposting } = props
  return reposting.isOwed ? <ToRemove {...props} /> : <Section title="公示"><p>{reposting.why}，单位{repostedInWords(reposting)}。</p></Section>
}

function ToRemove({ notice, candidate: { application, place }, reposting: { note } }: ToReplaceProps) {
  return <OnTheWall notice={notice} application={application} change={removing}><p>{note}。请把张贴在{place}的公示撤下，再登记撤下的日期。</p></OnTheWall>
}

type ToPostProps = Readonly<{ notice: NoticeView; websiteOn: string; candidate: Posted }>

function ToPost({ notice, websiteOn, candidate: { application, secret, issuedAnewOn } }: ToPostProps) {
  const { role } = useMe()
  const [postedOn, setPostedOn] = useState('')
  const [place, setPlace] = useState('')
  const [isNew, setNew] = useState(false)
  const confirm = useCommand<'notices', 'ConfirmUnitPosting'>('notices')
  const { byField, beside } = sortSaid(confirm.error, { postedOn: '张贴日期', place: '张贴地点' })
  if (role !== 'unit') return <Section title="公示"><p>{dayInWords(websiteOn)}起在网站公示，单位正在安排张贴。</p></Section>

  function submit(event: FormEvent): void {
    event.preventDefault()
    confirm.mutate({ id: notice.id, act: 'ConfirmUnitPosting', words: { application, postedOn: readDay(postedOn) ?? postedOn, place, ...(issuedAnewOn !== null && { isNew }) }, expectedVersion: notice.version })
  }
  return (
    <section className="panel" aria-labelledby="posting-title">
      <h2 id="posting-title">登记单位张贴</h2>
      <p>{dayInWords(websiteOn)}起已在网站公示。请把公示张贴在单位，再登记张贴的日期和地点；两处都张贴后，公示期才开始计算。</p>
      {secret ? <p>涉密人员不在网上公示，网上和下载的公示里都没有这个名字，请按规定的范围另行制作。</p> : <ToPrint notice={notice} label="下载公示（PDF），打印后张贴" />}
      <form className="form" onSubmit={submit} noValidate>
        {beside.length > 0 || (confirm.error !== null && Object.keys(byField).length === 0) ? <ActProblem error={confirm.error} /> : null}
        <DayField id="postedOn" label="张贴日期" value={postedOn} onChange={setPostedOn} error={byField['postedOn']} />
        <TextField id="place" label="张贴地点" hint="例如：厂区南门公告栏" maxChars={200} value={place} onChange={setPlace} error={byField['place']} />
        {issuedAnewOn !== null && (
          <div>
            <Tick isChosen={isNew} onChange={setNew}>张贴的是{dayInWords(issuedAnewOn)}变动以后的新公示</Tick>
            <p className="soft small">{dayInWords(issuedAnewOn)}公示有变动。张贴的还是旧公示的，不用勾选，登记以后再换上新的。</p>
          </div>
        )}
        <div className="row"><Button kind="main" type="submit" isBusy={confirm.isPending}>登记单位张贴</Button></div>
      </form>
    </section>
  )
}
