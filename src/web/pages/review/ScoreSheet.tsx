import { useCallback, useEffect, useState, type KeyboardEvent } from 'react'
import { Problems } from '../../acts/ActForm.tsx'
import { sortSaid } from '../../acts/said.ts'
import { useAct, type Doing } from '../../acts/useAct.ts'
import { RefusedError, type WordsOf } from '../../api/client.ts'
import type { DeskCase } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { Facts } from '../../parts/Page.tsx'
import { TextField, LongText } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import { forgetSent, keepUnsent, unsentWords } from '../../unsent/unsent.ts'
import { personName } from '../../words/names.ts'
import { markText, readMark, totalText } from './marks.ts'

type Typed = Readonly<{ marks: Readonly<Record<string, string>>; comment: string }>

const notAMark = '请填0到100之间的分数，最多两位小数。'

/** The sheet of one case under way. It outlives the form, which goes as soon as the sheet is submitted, here or in another window. */
export type Sheet = Readonly<{ typed: Typed; type: (typed: Typed) => void; sending: Doing<WordsOf<'sheets', 'SubmitScores'>>; isSent: boolean }>

export function useSheet({ application, sheetId, sheet }: DeskCase): Sheet {
  const [typed, type, forget] = useKeptSheet(application)
  const [isSent, setSent] = useState(false)
  const sending = useAct('sheets', 'SubmitScores', { id: sheetId, version: 0 }, () => setSent(true))
  const isOver = sheet.stage === 'submitted'
  useEffect(() => { if (isOver) forget() }, [isOver, forget])
  return { typed, type, sending, isSent }
}

/** 评分表 — marks, their weights and the total as it grows. Enter and the arrows lead from mark to mark. */
export function ScoreSheet({ view, sheet: { typed, type, sending } }: Readonly<{ view: DeskCase; sheet: Sheet }>) {
  const { application, criteria } = view
  const fields = { comment: '评语', marks: '', ...Object.fromEntries(criteria.map(({ id }) => [id, ''])) }
  const marks = Object.fromEntries(criteria.map(({ id }) => [id, readMark(typed.marks[id] ?? '')]))
  const unread = new Map(criteria.filter(({ id }) => (typed.marks[id] ?? '').trim() !== '' && marks[id] === undefined).map(({ id, title }) => [id, `“${title}”${notAMark}`]))
  const doing = { ...sending, error: asTyped(sending.error, unread) }
  const { byField } = sortSaid(doing.error, fields)
  const [isReadBack, setReadBack] = useState(false)
  const given = criteria.filter(({ id }) => marks[id] !== undefined).length
  const errorOf = (id: string): string | undefined => byField[id] ?? byField[`marks.${id}`] ?? unread.get(id)
  // Unread marks are left out, so that the server names every one that is missing.
  const send = () => doing.send({ application, comment: typed.comment, marks: Object.fromEntries(Object.entries(marks).filter((entry): entry is [string, number] => entry[1] !== undefined)) })
  // What is not complete is refused whole, with every reason: there is nothing yet to read back.
  const submit = () => { if (given === criteria.length) setReadBack(true); else send() }
  return (
    <form className="panel sheet" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <h2>评分表</h2>
      <Problems doing={doing} fields={fields} />
      <div className="stack" role="group" aria-label="逐项打分" onKeyDown={walkMarks}>
        {criteria.map(({ id, title, weightPercent, hint }) => (
          <TextField key={id} id={id} label={`${title}（${weightPercent}%）`} hint={[hint, '0至100分'].filter(Boolean).join('；')} unit="分" width="short" inputMode="decimal" value={typed.marks[id] ?? ''} error={errorOf(id)}
            onChange={(mark) => type({ ...typed, marks: { ...typed.marks, [id]: mark } })} />
        ))}
      </div>
      <p className="sheet-total" role="status"><span>加权得分</span><strong className="numbers">{totalText(criteria, marks)}</strong><span className="soft small">已评{given}项，共{criteria.length}项</span></p>
      <LongText id="comment" label="评语" isOptional rows={3} maxChars={2000} value={typed.comment} onChange={(comment) => type({ ...typed, comment })} error={byField['comment']} />
      <p className="soft small">没有提交的分数只留在这台设备的浏览器里。提交后不能再改。</p>
      <div className="row"><Button kind="main" type="submit" isBusy={doing.isBusy}>提交评分</Button></div>
      {isReadBack && <ReadBack view={view} marks={marks} comment={typed.comment.trim()} onBack={() => setReadBack(false)} onConfirm={() => { setReadBack(false); send() }} />}
    </form>
  )
}

type ReadBackProps = Readonly<{ view: DeskCase; marks: Readonly<Record<string, number | undefined>>; comment: string; onBack: () => void; onConfirm: () => void }>

/** 核对 — for whom and with what marks the sheet is about to be handed in, as it will be counted: nobody takes it back afterwards. */
function ReadBack({ view: { name, unitName, criteria }, marks, comment, onBack, onConfirm }: ReadBackProps) {
  return (
    <FormDialog isOpen beginsAtTitle onClose={onBack} title={`请核对给${personName(name)}的评分`}>
      <p className="note note-warn">提交后不能再改。</p>
      <Facts rows={[
        ['申报人', `${personName(name)}（${unitName}）`],
        ...criteria.map(({ id, title, weightPercent }) => [`${title}（${weightPercent}%）`, `${markText(marks[id] ?? 0)}分`] as const),
        ['加权得分', <strong key="total">{totalText(criteria, marks)}分</strong>],
        ['评语', comment],
      ]} />
      <div className="row"><Button kind="main" onPress={onConfirm}>确认提交</Button><Button kind="quiet" onPress={onBack}>回去改</Button></div>
    </FormDialog>
  )
}

/** What is no mark was left out, so that the server calls it missing; whoever typed it is told what is wrong with it. */
function asTyped(error: Error | null, unread: ReadonlyMap<string, string>): Error | null {
  if (!(error instanceof RefusedError)) return error
  return new RefusedError(error.status, error.refusals.map((refusal) => ({ ...refusal, detail: unread.get(refusal.about ?? '') ?? refusal.detail })))
}

/** What was typed survives a closed window, under the name of who typed it; signing out clears it. */
function useKeptSheet(application: string): readonly [Typed, (typed: Typed) => void, () => void] {
  const { account } = useMe()
  const place = `sheet-${application}`
  const [typed, setTyped] = useState<Typed>(() => ({ marks: {}, comment: '', ...unsentWords(account, place) }))
  const type = (next: Typed) => {
    keepUnsent(account, place, next)
    setTyped(next)
  }
  const forget = useCallback(() => forgetSent(account, place, unsentWords(account, place)), [account, place])
  return [typed, type, forget]
}

/** Enter and ↓ go to the next mark, ↑ to the one before; from the last mark Enter leads to the comment, and no key sends by accident. */
function walkMarks(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const inputs = [...event.currentTarget.querySelectorAll('input')]
  const at = inputs.indexOf(event.target as HTMLInputElement)
  const next = event.key === 'ArrowUp' ? inputs[at - 1] : inputs[at + 1]
  const target = next ?? (event.key === 'ArrowUp' ? undefined : event.currentTarget.closest('form')?.querySelector('textarea'))
  target?.focus()
  if (target instanceof HTMLInputElement) target.select()
}
