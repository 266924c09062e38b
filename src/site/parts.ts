import type { Refusal } from '../domain/shared/decision.ts'
import { dayInChinese } from '../domain/shared/time.ts'
import { clauseInWords } from '../policy/clauseWords.ts'
import { endOfDayInWords } from '../policy/day.ts'
import type { Citation } from '../policy/policy.ts'
import { html, type Content, type Html } from './html.ts'
import type { Site } from './pages.ts'
import { leftInWords, NOT_STARTED, PROVISIONAL, type Deadline, type Period } from './words.ts'

/** 条款 — opens the words of the measure beside it, without script. */
export function clauseChip({ clause, quote }: Citation): Html {
  return html`<details class="clause"><summary><span class="unseen">依据：</span>${clauseInWords(clause)}</summary><blockquote>${quote}</blockquote></details>`
}

/** 2024年9月6日24时（剩余3个工作日） */
export function deadline(period: Deadline): Html {
  const isOver = period.kind === 'over'
  const isSoon = !isOver && (period.endsToday || period.workingDaysLeft <= 2)
  return html`<span class="deadline">${endOfDayInWords(dayInChinese(period.lastDay))}<strong${isSoon && html` class="soon"`}${isOver && html` class="over"`}>（${leftInWords(period)}）</strong>${!isOver && period.provisional && html`<small>（${PROVISIONAL}）</small>`}</span>`
}

/** The last day of one name, or why there is none yet. */
export function lastDay(period: Period): Html {
  if (period.kind === 'not-started') return html`<span class="pending">${NOT_STARTED}</span>`
  return html`${dayInChinese(period.lastDay)}${period.kind === 'running' && period.provisional && html`<br><small>（${PROVISIONAL}）</small>`}`
}

export type Fact = readonly [term: string, description: Content]

export function facts(rows: readonly Fact[]): Html {
  return html`<dl class="facts">${rows.map(([term, description]) => html`<div><dt>${term}</dt><dd>${description}</dd></div>`)}</dl>`
}

/** One column of a table; the first names its row. */
export type Column<Row> = Readonly<{ title: string; cell(row: Row): Content }>
/** `isHeaded`: the heading above says what the caption says, so that only those need the caption who jump from table to table. */
export type TableProps<Row> = Readonly<{ caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; className?: string; isHeaded?: boolean }>

/**
 * A table that becomes a list of cards on a phone. The roles repeat what the elements say, because a browser forgets that
 * an element is a cell once it is laid out as a block.
 */
export function table<Row>({ caption, columns, rows, className, isHeaded }: TableProps<Row>): Html {
  return html`<table role="table"${className && html` class="${className}"`}>
<caption${isHeaded && html` class="unseen"`}>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ title }) => html`<th scope="col" role="columnheader">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => html`<tr role="row">${columns.map((column, index) => cell(column, row, index === 0))}</tr>
`)}</tbody>
</table>`
}

function cell<Row>({ title, cell: content }: Column<Row>, row: Row, namesRow: boolean): Html {
  return namesRow
    ? html`<th scope="row" role="rowheader">${content(row)}</th>`
    : html`<td role="cell" data-label="${title}">${content(row)}</td>`
}

/** A name of two characters takes the room of three, as lists of honour print it; the text itself stays whole for search and copying. */
export function personName(name: string): Html {
  return [...name].length === 2 ? html`<span class="two">${name}</span>` : html`${name}`
}

/** 错误汇总 — every problem at once, each leading to its field. */
export function errorSummary(refusals: readonly Refusal[]): Content {
  return refusals.length > 0 && html`<div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus>
<h2 id="errors-title">还有${refusals.length}处需要改正</h2>
<ul>${refusals.map(({ about, detail, code }) => html`<li>${about === undefined ? detail ?? code : html`<a href="#${about}">${detail ?? code}</a>`}</li>`)}</ul>
</div>`
}

/** What is wrong with one field, in words. */
export function problemsWith(id: string, refusals: readonly Refusal[]): readonly string[] {
  return refusals.filter(({ about }) => about === id).map(({ detail, code }) => detail ?? code)
}

export type Field = Readonly<{
  id: string
  label: string
  hint?: string
  value: string
  /** More than one line. */
  rows?: number
  isOptional?: boolean
  autocomplete?: string
}>

/** Label above, hint under it, the error beside the field it is about; what was typed stays. */
export function field({ id, label, hint, value, rows, isOptional, autocomplete }: Field, refusals: readonly Refusal[]): Html {
  const wrong = problemsWith(id, refusals)
  const described = [hint && `${id}-hint`, wrong.length > 0 && `${id}-error`].filter(Boolean).join(' ')
  const common = html`id="${id}" name="${id}"${described && html` aria-describedby="${described}"`}${wrong.length > 0 && html` aria-invalid="true"`}${!isOptional && html` required`}`
  return html`<div class="field${wrong.length > 0 && ' wrong'}">
<label for="${id}">${label}${isOptional && html`<span class="soft">（选填）</span>`}</label>
${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${wrong.length > 0 && html`<p class="error" id="${id}-error">${wrong}</p>`}
${rows === undefined
    ? html`<input type="text" ${common} value="${value}"${autocomplete && html` autocomplete="${autocomplete}"`}>`
    // The parser drops a first line break of a textarea; one of ours in front keeps the visitor's.
    : html`<textarea ${common} rows="${rows}">
${value}</textarea>`}
</div>`
}

/** How the office is reached; only what it has made known. */
export function contactFacts({ office, contact }: Site): readonly Fact[] {
  const { phone, address, email, hours } = contact
  return [
    ['受理部门', office],
    ...(phone ? [['电话', phone] as const] : []),
    ...(hours ? [['时间', hours] as const] : []),
    ...(address ? [['地址', address] as const] : []),
    ...(email ? [['电子邮箱', html`<a href="mailto:${email}">${email}</a>`] as const] : []),
  ]
}
