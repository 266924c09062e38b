import type { Answers as AnswersGiven, Form, FormField, FormPage } from '../../policy/policy.ts'
import type { ReactNode } from 'react'
import { ClauseChip } from '../parts/ClauseChip.tsx'
import { Facts, Section } from '../parts/Page.tsx'
import { answerText } from './answerText.ts'
import '../parts/table.css'
import './answers.css'

type AnswersProps = Readonly<{
  form: Form
  answers: AnswersGiven
  /** Where the stored photo is, by the hash that stands in the answer. */
  fileHref: (sha256: string) => string
  /** What stands beside the title of a page: a link to change it. */
  beside?: (page: FormPage) => ReactNode
  level?: 2 | 3
}>

/** 申报表 — everything that was filled in, in the order of the printed form, to be read and not to be changed. */
export function Answers({ form, answers, fileHref, beside, level = 2 }: AnswersProps) {
  return (
    <>
      {form.pages.map((page) => (
        <Section key={page.id} title={page.title} level={level} beside={beside?.(page)}>
          <PageAnswers page={page} answers={answers} fileHref={fileHref} />
        </Section>
      ))}
    </>
  )
}

type PageAnswersProps = Readonly<{ page: FormPage; answers: AnswersGiven; fileHref: (sha256: string) => string }>

function PageAnswers({ page, answers, fileHref }: PageAnswersProps) {
  const asked = page.fields.filter(({ id }) => id in answers || page.fields.length > 1)
  const isLong = (field: FormField): boolean => field.kind === 'long-text' || field.kind === 'rows'
  const short = asked.filter((field) => !isLong(field))
  return (
    <>
      {short.length > 0 && <Facts rows={short.map((field) => [field.label, shortAnswer(field, answers, fileHref)] as const)} />}
      {page.fields.filter(isLong).map((field) => <LongAnswer key={field.id} field={field} answers={answers} isAlone={page.fields.length === 1} />)}
    </>
  )
}

function shortAnswer(field: FormField, answers: AnswersGiven, fileHref: (sha256: string) => string): ReactNode {
  const value = answers[field.id]
  if (field.kind === 'photo') return typeof value === 'string' && value !== '' ? <img className="answer-photo" src={fileHref(value)} alt="申报人照片" /> : ''
  return answerText(field, value)
}

function LongAnswer({ field, answers, isAlone }: Readonly<{ field: FormField; answers: AnswersGiven; isAlone: boolean }>) {
  const value = answers[field.id]
  return (
    <div className="answer-long">
      {!isAlone && <h4>{field.label}{field.clause !== undefined && <ClauseChip clause={field.clause} quote={field.quote} />}</h4>}
      {field.kind === 'rows'
        ? <RowAnswers field={field} rows={Array.isArray(value) ? value : []} />
        : <p className="answer-text">{typeof value === 'string' && value.trim() !== '' ? value : <span className="soft">未填写</span>}</p>}
    </div>
  )
}

type RowAnswersProps = Readonly<{ field: Extract<FormField, { kind: 'rows' }>; rows: readonly Readonly<Record<string, string>>[] }>

function RowAnswers({ field, rows }: RowAnswersProps) {
  if (rows.length === 0) return <p className="soft">未填写</p>
  return (
    <div className="table-frame" role="region" aria-label={field.label} tabIndex={0}>
      <table className="table" data-density="tight">
        <caption className="unseen">{field.label}</caption>
        <thead><tr>{field.columns.map(({ id, label }) => <th key={id} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>{field.columns.map((column, place) => (
              place === 0 ? <th key={column.id} scope="row">{cellText(column, row)}</th> : <td key={column.id}>{cellText(column, row)}</td>
            ))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A span of time without an end is still going on. */
function cellText(column: Extract<FormField, { kind: 'rows' }>['columns'][number], row: Readonly<Record<string, string>>): string {
  const text = answerText(column, row[column.id])
  return text === '' && column.id === 'to' ? '至今' : text
}
