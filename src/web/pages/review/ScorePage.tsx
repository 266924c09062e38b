import { useState } from 'react'
import { useParams } from 'react-router'
import { ActPanel, type Opened } from '../../acts/ActPanel.tsx'
import { ReasonForm } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { isSignedOut, RefusedError } from '../../api/client.ts'
import { Failure, Loaded } from '../../api/Loaded.tsx'
import { useDesk, useDeskCase } from '../../api/queries.ts'
import type { DeskCase } from '../../api/views.ts'
import { Measure } from '../../measure/Measure.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LinkButton } from '../../parts/Button.tsx'
import { Facts, Page, Section, WithSide } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { Material } from '../case/Material.tsx'
import { markText, totalText } from './marks.ts'
import { ScoreSheet, useSheet, type Sheet } from './ScoreSheet.tsx'
import './review.css'

/** 评分 — the material on the left, the sheet on the right, nothing to jump to. */
export default function ScorePage() {
  const { application = '' } = useParams()
  const read = useDeskCase(application)
  // Whoever has just stood aside no longer sees what was read before.
  return read.data === undefined || (read.error instanceof RefusedError && !isSignedOut(read.error))
    ? <Page title="评分">{read.error === null ? <Loaded read={read} what="这份材料" back={{ title: '评审桌', to: '/desk' }}>{() => null}</Loaded> : <Failure error={read.error} what="这份材料" back={{ title: '评审桌', to: '/desk' }} onRetry={() => void read.refetch()} />}</Page>
    : <Desk key={application} view={read.data} />
}

function Desk({ view }: Readonly<{ view: DeskCase }>) {
  const { name, unitName, policy, sheet } = view
  return (
    <div className="desk">
      <Page title={name} crumbs={[{ title: '评审桌', to: '/desk' }]} expected={`${unitName} · ${expectation(view)}`}
        beside={sheet.stage === 'none' ? <StatusTag tone="waiting">待评分</StatusTag> : <StatusTag tone="good">已提交</StatusTag>}>
        <Measure policy={policy}>
          {(measure) => (
            <WithSide side={<Side view={view} />}>
              {view.mustRecuse
                ? <p className="note note-warn">您与申报人同在一个单位，应当回避，材料不向您显示。请在旁边提交回避。</p>
                : <Material caseId={view.application} policy={measure} answers={view.answers} attachments={view.attachments} prizesRegistered={view.prizesRegistered} answeredOnly />}
            </WithSide>
          )}
        </Measure>
      </Page>
    </div>
  )
}

function expectation({ sheet, mustRecuse }: DeskCase): string {
  if (sheet.stage === 'submitted') return '评分已提交，不能再改。'
  return mustRecuse ? '您与申报人同在一个单位，应当回避。' : '请看材料，逐项打分。'
}

function Side({ view }: Readonly<{ view: DeskCase }>) {
  const { sheet, mustRecuse, acts } = view
  const mine = useSheet(view)
  const recusing = acts.filter(({ act }) => act === 'RecuseExpert')
  return (
    <>
      {sheet.stage === 'none' && !mustRecuse && <ScoreSheet view={view} sheet={mine} />}
      <div role="status">{sheet.stage === 'submitted' && <Outcome sheet={mine} />}</div>
      {sheet.stage === 'submitted' && <Submitted view={view} />}
      {sheet.stage !== 'none' && <NextOne application={view.application} />}
      <ActPanel acts={recusing} isUrged={mustRecuse} title={mustRecuse ? '应当回避' : '需要回避时'} form={(opened) => <Recuse view={view} {...opened} />} />
    </>
  )
}

/** What became of what was typed here: the form itself is gone by now. */
function Outcome({ sheet: { isSent, sending } }: Readonly<{ sheet: Sheet }>) {
  if (isSent) return <p className="acts-done"><Icon name="tick" />评分已提交。</p>
  return sending.error instanceof RefusedError && !isSignedOut(sending.error)
    ? <p className="note note-warn">这一次没有提交：这份材料的评分已经在另一个窗口提交，以下面的分数为准。</p>
    : null
}

function Submitted({ view: { criteria, sheet } }: Readonly<{ view: DeskCase }>) {
  return (
    <Section title={`得分 ${totalText(criteria, sheet.marks)}`}>
      <Facts rows={[
        ...criteria.map(({ id, title, weightPercent }) => [`${title}（${weightPercent}%）`, markText(sheet.marks[id] ?? 0)] as const),
        ...(sheet.comment === '' ? [] : [['评语', sheet.comment] as const]),
      ]} />
    </Section>
  )
}

function NextOne({ application }: Readonly<{ application: string }>) {
  const next = useDesk().data?.items.find((item) => item.sheet === 'none' && item.application !== application)
  return next === undefined ? <p><LinkButton to="/desk">都评完了，回到评审桌</LinkButton></p> : <p><LinkButton kind="main" to={`/desk/${next.application}`}>{`评下一份：${next.name}`}</LinkButton></p>
}

function Recuse({ view, onDone, ...form }: Opened & Readonly<{ view: DeskCase }>) {
  const doing = useAct('sheets', 'RecuseExpert', { id: view.sheetId, version: 0 }, onDone)
  const [reason, setReason] = useState(view.mustRecuse ? '与申报人同在一个单位' : '')
  return <ReasonForm {...form} doing={doing} consequence="回避后不能再给这份材料打分。" reason={reason} onReason={setReason} onSubmit={() => doing.send({ application: view.application, reason })} />
}
