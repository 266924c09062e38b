import { useState } from 'react'
import type { Answers, FormField, FormPage, Policy, RowColumn } from '../../../policy/policy.ts'
import type { AttachmentView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { Section } from '../../parts/Page.tsx'
import { fieldAnchor } from './anchors.ts'
import { answerText, cellText } from './answerText.ts'
import { Covered } from './Covered.tsx'
import { Attachments } from './Attachments.tsx'
import { PointOut, type Pointing } from './PointOut.tsx'
import '../../parts/table.css'
import './case.css'

type MaterialProps = Readonly<{
  caseId: string
  policy: Policy
  answers: Answers
  attachments: readonly AttachmentView[]
  /** Of each prize how it stands to the registry of competitions, for whoever checks it. */
  prizesRegistered?: readonly string[]
  /** Fields and materials kept from this reader, who is told so. */
  withheld?: readonly string[]
  /** Only what was answered: for readers from whom part of the form is kept. */
  answeredOnly?: boolean
  /** Points at a field that is wrong; leave out where nobody is returning the case. */
  pointing?: Pointing | undefined
}>

/** 申报材料 — the form as it was submitted, page by page, and the evidence, to be read from top to bottom. */
export function Material({ caseId, policy, answers, attachments, prizesRegistered, withheld = [], answeredOnly = false, pointing }: MaterialProps) {
  const pages = policy.form.pages
    .map((page) => ({ ...page, fields: page.fields.filter(({ id }) => !withheld.includes(id) && (!answeredOnly || answers[id] !== undefined)) }))
    .filter(({ fields }) => fields.length > 0)
  return (
    <>
      {withheld.length > 0 && <p className="note">{`为保护个人信息，下列内容由经手的单位和部门核对，不向您显示：${labelsOf(policy, withheld).join('、')}。`}</p>}
      {pages.map((page) => <FormPageView key={page.id} page={page} caseId={caseId} answers={answers} prizesRegistered={prizesRegistered} pointing={pointing} />)}
      <Section title="佐证材料"><Attachments caseId={caseId} policy={policy} attachments={attachments} attachedOnly={answeredOnly} withheld={withheld} pointing={pointing} /></Section>
    </>
  )
}

function labelsOf({ form, materials }: Policy, withheld: readonly string[]): readonly string[] {
  const fields = form.pages.flatMap((page) => page.fields.map(({ id, label }) => ({ id, label })))
  return [...fields, ...materials.map(({ id, title }) => ({ id, label: title }))].filter(({ id }) => withheld.includes(id)).map(({ label }) => label)
}

type Shown = Readonly<{ caseId: string; answers: Answers; prizesRegistered: readonly string[] | undefined; pointing: Pointing | undefined }>

const isLong = ({ kind }: FormField): boolean => kind === 'long-text' || kind === 'rows'

function FormPageView({ page, caseId, answers, prizesRegistered, pointing }: Shown & Readonly<{ page: FormPage }>) {
  const photo = page.fields.find(({ kind }) => kind === 'photo')
  const short = page.fields.filter((field) => !isLong(field) && field.kind !== 'photo')
  return (
    <Section title={page.title}>
      <div className="material-page">
        {short.length > 0 && (
          <dl className="facts">
            {short.map((field) => <div key={field.id} id={fieldAnchor(field.id)}><dt>{field.label}</dt><dd><ShortAnswer text={answerText(field, answers[field.id])} field={field} pointing={pointing} /></dd></div>)}
          </dl>
        )}
        {photo !== undefined && <Photo caseId={caseId} sha256={answers[photo.id]} field={photo} pointing={pointing} />}
      </div>
      {page.fields.filter(isLong).map((field) => <LongAnswer key={field.id} field={field} answers={answers} prizesRegistered={prizesRegistered} hasOwnTitle={page.fields.length > 1} pointing={pointing} />)}
    </Section>
  )
}

type Pointed = Readonly<{ field: FormField; pointing: Pointing | undefined }>

const PointAt = ({ field: { id, label }, pointing }: Pointed) => <PointOut id={id} label={label} pointing={pointing} />

function ShortAnswer({ text, ...pointed }: Pointed & Readonly<{ text: string }>) {
  const { field } = pointed
  const shown = field.sensitive === true ? <Covered field={field} text={text} /> : text
  return <>{text === '' ? <span className="soft">未填写</span> : shown}<PointAt {...pointed} /></>
}

function Photo({ caseId, sha256, ...pointed }: Pointed & Readonly<{ caseId: string; sha256: unknown }>) {
  return (
    <figure className="material-photo" id={fieldAnchor(pointed.field.id)}>
      {typeof sha256 === 'string' && sha256 !== ''
        ? <img src={`/api/cases/${caseId}/files/${sha256}`} alt="申报人照片" width={105} height={147} />
        : <span className="soft">没有照片</span>}
      <PointAt {...pointed} />
    </figure>
  )
}

/** A page of one long field has its title already. */
function LongAnswer({ field, answers, prizesRegistered, hasOwnTitle, pointing }: Omit<Shown, 'caseId'> & Readonly<{ field: FormField; hasOwnTitle: boolean }>) {
  const value = answers[field.id]
  return (
    <div className="stack-tight" id={fieldAnchor(field.id)}>
      {hasOwnTitle && <h3 className="material-label">{field.label}{field.clause !== undefined && <ClauseChip clause={field.clause} quote={field.quote} />}</h3>}
      {field.kind === 'rows' && Array.isArray(value) && value.length > 0
        ? <RowsTable label={field.label} columns={field.columns} rows={value as readonly Readonly<Record<string, string>>[]} registered={field.id === 'prizes' ? prizesRegistered : undefined} />
        : <p className="material-words">{answerText(field, value) || <span className="soft">未填写</span>}</p>}
      <span><PointAt field={field} pointing={pointing} /></span>
    </div>
  )
}

type RowsTableProps = Readonly<{ label: string; columns: readonly RowColumn[]; rows: readonly Readonly<Record<string, string>>[]; registered: readonly string[] | undefined }>

const SHOWN_AT_FIRST = 8

function RowsTable({ label, columns: asked, rows, registered }: RowsTableProps) {
  // What the registry is called by is for programs; what it says stands beside the name, before what the applicant says of the same.
  const [first, ...others] = asked.filter(({ id }) => id !== 'registered')
  const [isWhole, setWhole] = useState(rows.length <= SHOWN_AT_FIRST)
  return (
    <>
      <div className="table-frame" role="region" aria-label={label} tabIndex={0}>
        <table className="table table-answer">
          <caption className="unseen">{label}</caption>
          <thead><tr>{first && <th scope="col">{first.label}</th>}{registered && <th scope="col">是否列入竞赛名录</th>}{others.map((column) => <th key={column.id} scope="col">{column.label}</th>)}</tr></thead>
          <tbody>
            {(isWhole ? rows : rows.slice(0, SHOWN_AT_FIRST)).map((row, at) => (
              <tr key={at}>
                {first && <th scope="row" data-label={first.label}>{cellText(first, row[first.id])}</th>}
                {registered && <td data-label="是否列入竞赛名录" className="table-words">{registered[at]}</td>}
                {others.map((column) => <td key={column.id} data-label={column.label} className={column.kind === 'number' ? 'table-number' : undefined}>{cellText(column, row[column.id])}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!isWhole && <Button kind="quiet" small onPress={() => setWhole(true)}>{`显示全部${rows.length}条`}</Button>}
    </>
  )
}
