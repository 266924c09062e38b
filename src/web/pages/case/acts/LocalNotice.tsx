import { useState } from 'react'
import { endOfDayInWords } from '../../../../policy/day.ts'
import { ActForm } from '../../../acts/ActForm.tsx'
import { useAct } from '../../../acts/useAct.ts'
import { DownloadLink } from '../../../parts/Button.tsx'
import { Choice } from '../../../parts/Choice.tsx'
import { DayField } from '../../../parts/DayField.tsx'
import { LongText, TextField } from '../../../parts/TextField.tsx'
import { dayInWords } from '../../../words/days.ts'
import { noticeOutcome } from '../../../words/noticeOutcome.ts'
import type { CaseActProps } from './caseAct.ts'
import { whatToReplace, whereToPost } from './localNoticeWords.ts'

/** 张贴区市公示 — the last day follows from the working days of the round. */
export function PostLocalNotice({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'PostLocalNotice', view, onDone)
  const [postedOn, setPostedOn] = useState('')
  const [place, setPlace] = useState('')
  const { hint } = whereToPost(view.secret)
  return (
    <ActForm act={act} doing={doing} onClose={onClose} submitLabel="登记张贴" fields={{ postedOn: '张贴日期', place: '张贴地点' }} consequence={<ToHang view={view} />} onSubmit={() => doing.send({ postedOn, place })}>
      {(errors) => (
        <>
          <DayField id="postedOn" label="张贴日期" value={postedOn} onChange={setPostedOn} error={errors['postedOn']} />
          <TextField id="place" label="张贴地点" hint={hint} maxChars={200} value={place} onChange={setPlace} error={errors['place']} />
        </>
      )}
    </ActForm>
  )
}

/** The paper first, then the wall, then the record: what is printed today ends when it would if it were hung today. */
function ToHang({ view: { papers, secret } }: Pick<CaseActProps, 'view'>) {
  const paper = paperToHang(papers)
  return (
    <div className="stack-tight">
      {paper !== undefined && <p>请先下载公示，填上受理电话和地址，打印盖章后张贴，再登记张贴的日期和地点。公示上的日期按今天张贴算出；改天张贴的，到那一天再下载。</p>}
      {secret && <p>{whereToPost(secret).warning}</p>}
      <p>登记后，系统按张贴日期算出公示的最后一天。{paper !== undefined && '张贴的公示上印的不是这一天的，请到“文书”里重新下载，换上。'}</p>
      {paper !== undefined && <p className="row no-print"><DownloadLink href={paper.href}>下载区市公示（PDF）</DownloadLink></p>}
    </div>
  )
}

const paperToHang = (papers: CaseActProps['view']['papers']) => papers.find(({ href }) => href.endsWith('/papers/local-notice.pdf'))

/** 登记更换区市公示 — the end was counted anew, and the notice that hangs prints the old one. */
export function ConfirmLocalReposting({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'ConfirmLocalReposting', view, onDone)
  const [postedOn, setPostedOn] = useState('')
  return (
    <ActForm act={act} doing={doing} onClose={onClose} submitLabel="登记更换" fields={{ postedOn: '更换日期' }}
      consequence={<ToHangAnew view={view} />} onSubmit={() => doing.send({ postedOn })}>
      {(errors) => <DayField id="postedOn" label="更换日期" value={postedOn} onChange={setPostedOn} error={errors['postedOn']} />}
    </ActForm>
  )
}

function ToHangAnew({ view: { papers, localNotice, secret } }: Pick<CaseActProps, 'view'>) {
  const paper = paperToHang(papers)
  return (
    <div className="stack-tight">
      <p>{localNotice?.reposting?.note}。{whatToReplace(secret)}，再登记换好的日期。截止日不因更换早晚而变。</p>
      {paper !== undefined && <p className="row no-print"><DownloadLink href={paper.href}>下载新的区市公示（PDF）</DownloadLink></p>}
    </div>
  )
}

/** 登记撤下区市公示 — the case ended while its notice hangs. */
export function ConfirmLocalRemoval({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'ConfirmLocalRemoval', view, onDone)
  const [removedOn, setRemovedOn] = useState('')
  const { place = '', reposting = null } = view.localNotice ?? {}
  return (
    <ActForm act={act} doing={doing} onClose={onClose} submitLabel="登记撤下" fields={{ removedOn: '撤下日期' }}
      consequence={`${reposting?.note ?? ''}。请把区市公示撤下（登记的张贴地点：${place}），再登记撤下的日期。`} onSubmit={() => doing.send({ removedOn })}>
      {(errors) => <DayField id="removedOn" label="撤下日期" value={removedOn} onChange={setRemovedOn} error={errors['removedOn']} />}
    </ActForm>
  )
}

type Outcome = keyof typeof noticeOutcome
const outcomes = (['clear', 'upheld'] as const).map((value) => ({ value, label: noticeOutcome[value] }))

/** 登记区市公示结果 — only after its last day. */
export function EndLocalNotice({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'EndLocalNotice', view, onDone)
  const [outcome, setOutcome] = useState<Outcome>()
  const [finding, setFinding] = useState('')
  const lastDay = view.localNotice?.lastDay
  return (
    <ActForm act={act} doing={doing} onClose={onClose} submitLabel="登记结果" fields={{ outcome: '公示结果', finding: '核实结论' }}
      consequence={lastDay === undefined ? undefined : `公示到${endOfDayInWords(dayInWords(lastDay))}为止。`} onSubmit={() => doing.send({ outcome, finding })}>
      {(errors) => (
        <>
          <Choice id="outcome" label="公示结果" options={outcomes} value={outcome ?? ''} onChange={(chosen) => setOutcome(chosen as Outcome)} error={errors['outcome']} />
          <LongText id="finding" label="核实结论" hint="有异议的，写明核实经过和结论。" isOptional={outcome !== 'upheld'} rows={4} maxChars={2000} value={finding} onChange={setFinding} error={errors['finding']} />
        </>
      )}
    </ActForm>
  )
}
