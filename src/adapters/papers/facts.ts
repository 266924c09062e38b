import type { Started } from '../../domain/application/application.ts'
import type { RoundPlan } from '../../domain/round/round.ts'
import { dayInChinese, type Day } from '../../domain/shared/time.ts'
import { dayInWords, isRealDay, isRealMonth, monthInWords } from '../../policy/day.ts'
import { honoursIn, prizesIn, rowsIn, textIn, type Row } from '../../policy/facts.ts'
import type { Answers, Criterion, Form, FormField, Policy, RowColumn } from '../../policy/policy.ts'
import { filled } from '../../policy/places.ts'
import type { roundFacts } from '../../policy/wordingSchema.ts'
import type { Passage } from '../policies/wording.ts'

export type RoundFacts = Readonly<Record<(typeof roundFacts)[number], string>>

/** What any paper of a round may name. */
export function factsOf(policy: Policy, { year, seats, applyBy, reportBy, documentNumber }: RoundPlan): RoundFacts {
  return {
    year: String(year), seats: String(seats), applyBy: dayWithin(year, applyBy), reportBy: dayWithin(year, reportBy),
    documentName: policy.document.name, documentNumber, parent: policy.document.parent ?? `《${policy.document.name}》（${policy.document.number}）`,
    titleName: policy.titleName,
  }
}

/** 7月31日 within the year of the round; any other year is said. */
function dayWithin(year: number, day: Day): string {
  const whole = dayInChinese(day)
  return whole.startsWith(`${year}年`) ? whole.slice(`${year}年`.length) : whole
}

/** A passage with its facts; one that only quotes says its quote. */
export function said({ text, quote = '' }: Passage, facts: Readonly<Record<string, string>>): string {
  return text === undefined ? quote : filled(text, facts)
}

/** 理论考试40%、实地技能考查60% */
export function criteriaInWords(criteria: readonly Criterion[]): string {
  return criteria.map(({ title, weightPercent }) => `${title}${weightPercent}%`).join('、')
}

/** 姓名 — a person who has been erased keeps the place in internal sheets, without the name. */
export const nameOf = ({ name }: Started): string => name || '（个人信息已删除）'

export const answersOf = ({ content }: Started): Answers => content?.answers ?? {}

/** What a person filled in, in the words the form shows; '' where nothing was. */
export function answerInWords(form: Form, answers: Answers, field: string | undefined): string {
  const asked = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)
  const value = asked && answers[asked.id]
  if (typeof value === 'boolean') return value ? '是' : '否'
  return asked && typeof value === 'string' ? valueInWords(asked, value) : ''
}

function columnInWords(form: Form, field: string, column: string, row: Row): string {
  const asked = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)
  const found = asked?.kind === 'rows' ? asked.columns.find(({ id }) => id === column) : undefined
  return found ? valueInWords(found, row[column] ?? '') : ''
}

function valueInWords(asked: FormField | RowColumn, value: string): string {
  if (value === '') return 'whenBlank' in asked ? asked.whenBlank ?? '' : ''
  if (asked.kind === 'choice') return asked.options.find((option) => option.value === value)?.label ?? value
  if (asked.kind === 'month' && isRealMonth(value)) return monthInWords(value)
  return asked.kind === 'day' && isRealDay(value) ? dayInWords(value) : value
}

/** 证明人或证明材料 — where the form of a measure asks for it row by row. */
const proofIn = (row: Row): string => row['proof'] ? `，证明：${row['proof']}` : ''

/** 2020年5月 演示省技术能手（省级，演示省人力资源和社会保障厅） */
export function honourLines(form: Form, answers: Answers): readonly string[] {
  return rowsIn(answers, 'honours').map((row) => {
    const [when, level] = [columnInWords(form, 'honours', 'awardedIn', row), columnInWords(form, 'honours', 'level', row)]
    return `${when} ${row['name'] ?? ''}（${[level, row['issuer'] ?? ''].filter(Boolean).join('，')}）${proofIn(row)}`
  })
}

/** 2021年9月 演示省职业技能大赛（省级，一类，焊工，职工组）第3名 */
export function prizeLines(form: Form, answers: Answers): readonly string[] {
  return rowsIn(answers, 'prizes').map((row) => {
    const [when, ...about] = ['awardedIn', 'level', 'class', 'occupation', 'group'].map((column) => columnInWords(form, 'prizes', column, row))
    const rank = row['rank'] ? `第${row['rank']}名` : ''
    return `${when} ${row['competition'] ?? ''}（${about.filter(Boolean).join('，')}）${rank}${proofIn(row)}`
  })
}

/** What was filled in under a field, a line each: the text itself, or one line a row. */
export function linesOf(form: Form, answers: Answers, field: string): readonly string[] {
  if (field === 'prizes') return prizeLines(form, answers)
  if (field === 'honours') return honourLines(form, answers)
  const asked = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)
  if (asked?.kind === 'rows') {
    return rowsIn(answers, field).map((row) => asked.columns.map((column) => withoutStop(valueInWords(column, row[column.id] ?? ''))).filter(Boolean).join('，'))
  }
  return [answerInWords(form, answers, field)].filter(Boolean)
}

const withoutStop = (words: string): string => words.replace(/[。；，]+$/u, '')

/** For a narrow cell: what and when. */
export const honoursInShort = (answers: Answers): string =>
  honoursIn(answers).map(({ name, awardedIn }) => `${name}（${awardedIn.slice(0, 4)}年）`).join('、')

export const prizesInShort = (answers: Answers): string =>
  prizesIn(answers).map(({ competition, rank, awardedIn }) => `${competition}${rank === undefined ? '' : `第${rank}名`}（${awardedIn.slice(0, 4)}年）`).join('、')

export const occupationOf = (application: Started): string => textIn(answersOf(application), 'occupation')

export const skillLevelOf = (form: Form, application: Started): string => answerInWords(form, answersOf(application), 'skillLevel')
