import { clauseInWords } from './clauseWords.ts'
import { honourLevels, type HonourLevel } from './condition.ts'
import { fullYears } from './day.ts'
import { honoursIn, personIn, textIn } from './facts.ts'
import type { Answers, Criterion, Policy, TieBreak } from './policy.ts'

/**
 * 得分 — a mean kept as an exact fraction: `tenThousandths` of a mark summed over `sheets` score sheets.
 * Nothing is rounded before two scores are compared, and no division takes place.
 */
export type Score = Readonly<{ tenThousandths: number; sheets: number }>

/** Marks by criterion id in hundredths, 0 to 10,000. */
export type MarksInHundredths = Readonly<Record<string, number>>

const WHOLE_PERCENT = 100
const FULL_MARK_HUNDREDTHS = 10_000

/** 加权得分 — one sheet's weighted mark in ten-thousandths: hundredths of a mark times whole percent. */
export function weightedMark(criteria: readonly Criterion[], marks: MarksInHundredths): number {
  const weights = criteria.reduce((sum, { weightPercent }) => sum + weightPercent, 0)
  if (weights !== WHOLE_PERCENT) throw new RangeError(`weights sum to ${weights} percent, not 100`)
  return criteria.reduce((sum, { id, weightPercent }) => sum + weightPercent * markOf(marks, id), 0)
}

function markOf(marks: MarksInHundredths, criterion: string): number {
  const mark = marks[criterion]
  if (mark === undefined || !Number.isInteger(mark) || mark < 0 || mark > FULL_MARK_HUNDREDTHS) {
    throw new RangeError(`mark for ${criterion} is ${mark}, not a whole number of hundredths from 0 to ${FULL_MARK_HUNDREDTHS}`)
  }
  return mark
}

/** 平均分 — over the sheets that were handed in; recused experts have none. */
export function meanScore(criteria: readonly Criterion[], sheets: readonly MarksInHundredths[]): Score {
  return { tenThousandths: sheets.reduce((sum, marks) => sum + weightedMark(criteria, marks), 0), sheets: sheets.length }
}

/** Positive where `a` is the higher. Cross-multiplied, so that means over different numbers of sheets compare exactly. */
export function compareScores(a: Score, b: Score): number {
  if (a.sheets === 0 || b.sheets === 0) return Math.sign(a.sheets) - Math.sign(b.sheets)
  return Math.sign(a.tenThousandths * b.sheets - b.tenThousandths * a.sheets)
}

/** In hundredths of a mark, a half rounded up (四舍五入): for showing, never for comparing. */
export function scoreHundredths(score: Score): number {
  return roundedTo(score, 100)
}

/** 87.35 */
export function scoreText(score: Score): string {
  return decimal(scoreHundredths(score), 2)
}

/** The mean in units of `tenThousandthsPerUnit`, a half rounded up, by whole-number arithmetic alone. */
function roundedTo({ tenThousandths, sheets }: Score, tenThousandthsPerUnit: number): number {
  if (sheets === 0) return 0
  const divisor = sheets * tenThousandthsPerUnit
  const doubled = 2 * tenThousandths + divisor
  return (doubled - (doubled % (2 * divisor))) / (2 * divisor)
}

function decimal(whole: number, places: number): string {
  const digits = String(whole).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** 同等条件 — what the tie-breaks of a version look at. */
export type TieFacts = Readonly<{
  honours: Readonly<Record<HonourLevel, number>>
  /** Full years on the reference day; `undefined` where the ID number does not tell. */
  age: number | undefined
  industry: string
}>

export function tieFacts(answers: Answers, referenceDay: string): TieFacts {
  const honours = { national: 0, provincial: 0, municipal: 0, district: 0 }
  for (const { level } of honoursIn(answers)) honours[level] += 1
  const person = personIn(answers)
  return { honours, age: person && fullYears(person.birthDay, referenceDay), industry: textIn(answers, 'industry') }
}

/** 参评人选 — who is ranked. `id` settles nothing: it only keeps the order of true equals the same every time. */
export type Ranked = Readonly<{ id: string; score: Score; facts: TieFacts }>

/** Positive where `a` goes first. */
type Comparing = Readonly<{ compare(a: Ranked, b: Ranked): number; words(a: Ranked, b: Ranked): string }>

const byScore: Comparing = {
  compare: (a, b) => compareScores(a.score, b.score),
  words: (a, b) => `评审得分${scoreApart(a.score, b.score)}`,
}

/** Two places are enough unless they look equal; then as many as tell them apart. */
function scoreApart(a: Score, b: Score): string {
  const two = `${scoreText(a)}高于${scoreText(b)}`
  if (scoreText(a) !== scoreText(b)) return two
  const [fineA, fineB] = [a, b].map((score) => decimal(roundedTo(score, 1), 4))
  return fineA === fineB ? `${scoreText(a)}，两者相差不到万分之一分` : `${fineA}高于${fineB}`
}

/** District honours are none of the levels the text names. */
const rankedLevels = honourLevels.filter((level) => level !== 'district')
const levelName: Readonly<Record<HonourLevel, string>> = { national: '国家级', provincial: '省级', municipal: '市级', district: '区县级' }

/** The first level at which the two differ decides: that is the higher level first, and at an equal level the larger number. */
function decidingLevel(a: Ranked, b: Ranked): HonourLevel | undefined {
  return rankedLevels.find((level) => a.facts.honours[level] !== b.facts.honours[level])
}

const byHonours: Comparing = {
  compare(a, b) {
    const level = decidingLevel(a, b)
    return level === undefined ? 0 : Math.sign(a.facts.honours[level] - b.facts.honours[level])
  },
  words(a, b) {
    const level = decidingLevel(a, b) ?? 'municipal'
    const [more, fewer] = [a.facts.honours[level], b.facts.honours[level]]
    return fewer === 0
      ? `获得${levelName[level]}荣誉称号${more}个，另一人没有这一层次的荣誉称号`
      : `获得${levelName[level]}荣誉称号${more}个，多于${fewer}个`
  },
}

function byAge(years: number): Comparing {
  const young = ({ facts: { age } }: Ranked) => (age !== undefined && age <= years ? 1 : 0)
  return { compare: (a, b) => young(a) - young(b), words: (a) => `满${a.facts.age}周岁，在${years}周岁以下` }
}

function byIndustry(preferred: readonly string[]): Comparing {
  const first = ({ facts: { industry } }: Ranked) => (preferred.includes(industry) ? 1 : 0)
  return { compare: (a, b) => first(a) - first(b), words: () => '所在产业属于优先推荐的领域' }
}

function comparing({ by, years = 0, oneOf = [] }: TieBreak): Comparing {
  switch (by) {
    case 'honours-by-level-then-number': return byHonours
    case 'age-at-most': return byAge(years)
    case 'preferred-industry': return byIndustry(oneOf)
  }
}

/** The score, then the tie-breaks in the order of the policy: the first that differs decides. */
function deciding(policy: Policy, a: Ranked, b: Ranked): Readonly<{ comparing: Comparing; tieBreak?: TieBreak }> | undefined {
  if (byScore.compare(a, b) !== 0) return { comparing: byScore }
  const tieBreak = policy.tieBreaks.find((each) => comparing(each).compare(a, b) !== 0)
  return tieBreak && { comparing: comparing(tieBreak), tieBreak }
}

/** Positive where `a` goes before `b`, 0 where the text ranks neither first. */
export function compareRanked(policy: Policy, a: Ranked, b: Ranked): number {
  return deciding(policy, a, b)?.comparing.compare(a, b) ?? 0
}

/** Why one stands before the other, with the clause that says so; for equals, that the text leaves them equal. */
export function explainWhyBefore(policy: Policy, before: Ranked, after: Ranked): string {
  const found = deciding(policy, before, after)
  if (!found) return '评审得分和各项优先条件都相同，原文没有规定先后，须由选拔办研究决定。'
  const reason = found.comparing.words(before, after)
  return found.tieBreak ? `评审得分相同；${reason}（${clauseInWords(found.tieBreak.clause)}：“${found.tieBreak.quote}”）。` : `${reason}。`
}

/** 名次 — `place` is shared by equals; `why` says why this one stands behind the one above, '' for the first. */
export type Placed<Case extends Ranked> = Case & Readonly<{ place: number; tied: boolean; why: string }>

/** The list in rank order. The same cases in any order give the same list. */
export function rank<Case extends Ranked>(policy: Policy, cases: readonly Case[]): readonly Placed<Case>[] {
  const sorted = [...cases].sort((a, b) => compareRanked(policy, b, a) || (a.id < b.id ? -1 : 1))
  const equalToAbove = sorted.map((each, index) => {
    const above = sorted[index - 1]
    return above !== undefined && compareRanked(policy, above, each) === 0
  })
  let place = 0
  return sorted.map((each, index) => {
    const above = sorted[index - 1]
    if (!equalToAbove[index]) place = index + 1
    const tied = equalToAbove[index] === true || equalToAbove[index + 1] === true
    return { ...each, place, tied, why: above ? explainWhyBefore(policy, above, each) : '' }
  })
}
