import { levelNames } from './competitionWords.ts'
import { honourLevels, type Outcome, type Test } from './condition.ts'
import { monthInWords } from './day.ts'
import { honoursIn, withinYears, type Honour, type Listing } from './facts.ts'
import { finding, Unworded, type Finding, type TestClosure } from './finding.ts'
import { best } from './logic.ts'
import type { Answers, AnswerValue } from './policy.ts'

/* Rules on awards: one row that fits is enough. Here those on honours; those on prizes of competitions stand in `prizes.ts`. */

type Of<Kind extends Test['kind']> = Extract<Test, { kind: Kind }>

/** How one row stands to a rule, and how it reads; `doubt` is what somebody has to look into where the row is left to judgement, or what it lacks. */
export type RowFinding = Readonly<{ outcome: Outcome; words: string; doubt(): string }>

/** The best row decides. Where nobody has said anything of the list yet, the list is what is missing. */
export function bestRow(rows: readonly RowFinding[], isSaid: boolean, asked: string, fact: string): Finding {
  if (!isSaid) return finding('evidence-missing', `还没有填报${asked}`)
  const outcome = best(rows.map((row) => row.outcome))
  return new Unworded(outcome, () => told(outcome, rows.filter((row) => row.outcome === outcome), asked), () => rows.length > 0 ? { [fact]: wordsOf(rows) } : {})
}

function told(outcome: Outcome, deciding: readonly RowFinding[], asked: string): string {
  switch (outcome) {
    case 'met': return `获得${wordsOf(deciding)}`
    case 'needs-judgement': return `填报了${doubtful(deciding)}`
    case 'evidence-missing': return `${byDoubt(deciding).map(([lacking, same]) => `${wordsOf(same)}${lacking}`).join('；')}，不能判断`
    case 'not-met': return `没有填报${asked}`
  }
}

const wordsOf = (rows: readonly RowFinding[]): string => rows.map(({ words }) => words).join('、')

/** Rows with the same doubt are told together. */
function doubtful(rows: readonly RowFinding[]): string {
  return byDoubt(rows).map(([doubt, same]) => `${wordsOf(same)}，${doubt}`).join('；')
}

const byDoubt = (rows: readonly RowFinding[]): readonly (readonly [string, readonly RowFinding[]])[] => [...Map.groupBy(rows, (row) => row.doubt())]

/** In which window an award counts; nobody can say of the month in which it opens. */
export const UNCLEAR_TIME = '获得的时间须由审核人对照证书认定'

export type Windowed = Readonly<{ withinYears?: number; calendarYears?: boolean }>

export function window({ withinYears: years, calendarYears }: Windowed, month: string, referenceDay: string): Outcome {
  if (years === undefined) return 'met'
  const within = withinYears(month, years, referenceDay, calendarYears)
  if (within === 'unclear') return 'needs-judgement'
  return within === 'yes' ? 'met' : 'not-met'
}

/** 近三年内、近三个年度内 — how far back a rule looks. */
export function windowInWords({ withinYears: years, calendarYears }: Windowed): string {
  return years === undefined ? '' : `近${years}${calendarYears ? '个年度' : '年'}内`
}

export function honour(test: Of<'honour'>, { isSaid }: Listing): TestClosure {
  const asked = [windowInWords(test), test.levelAtLeast ? `${levelNames[test.levelAtLeast]}以上` : '', test.names?.map((name) => `“${name}”`).join('、') ?? '荣誉称号']
  return (answers, { referenceDay }) => {
    const rows = worded(answers).map(({ row, words }) => ({ outcome: honourOutcome(test, row, referenceDay), words, doubt: timeIsUnclear }))
    return bestRow(rows, isSaid(answers, 'honours'), asked.join(''), '荣誉称号')
  }
}

const timeIsUnclear = (): string => UNCLEAR_TIME

type Worded = Readonly<{ row: Honour; words: string }>
const known = new WeakMap<AnswerValue & object, readonly Worded[]>()

/** A measure asks for the same honours in many rules: they are put into words once. */
function worded(answers: Answers): readonly Worded[] {
  const rows = answers['honours']
  if (typeof rows !== 'object') return []
  const made = known.get(rows) ?? honoursIn(answers).map((row) => ({ row, words: honourWords(row) }))
  known.set(rows, made)
  return made
}

function honourOutcome({ names, levelAtLeast, ...windowed }: Of<'honour'>, row: Honour, referenceDay: string): Outcome {
  const named = names === undefined || names.some((name) => row.name.includes(name))
  const high = levelAtLeast === undefined || honourLevels.indexOf(row.level) <= honourLevels.indexOf(levelAtLeast)
  return named && high ? window(windowed, row.awardedIn, referenceDay) : 'not-met'
}

function honourWords({ name, level, awardedIn }: Honour): string {
  return `“${name}”（${levelNames[level]}，${monthInWords(awardedIn)}）`
}
