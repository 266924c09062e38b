import { bestRow, UNCLEAR_TIME, window, windowInWords, type RowFinding } from './awards.ts'
import { nameKey, namesOf, noRegistry, yearIn, type Competition, type Registry } from './competition.ts'
import { classNames, gradeWords, groupNames, levelNames, tierNames, type Graded } from './competitionWords.ts'
import { competitionLevels, type Outcome, type Test } from './condition.ts'
import { monthInWords } from './day.ts'
import { prizeIn, prizesIn, rowsIn, type Listing, type Prize, type Row } from './facts.ts'
import type { TestClosure } from './finding.ts'
import { worst } from './logic.ts'
import type { Answers, AnswerValue } from './policy.ts'

/*
 * Rules on prizes of competitions. Level and class are published by an authority and can't be inferred from a name: the registry says them,
 * and what an applicant says of a competition that is not in it is for people to check.
 */

type Rule = Extract<Test, { kind: 'competition' }>

/**
 * 列入名录与否 — how a prize stands to the registry. `differing` is everything in which it is otherwise than the registry has it: then neither
 * of the two is believed unseen.
 */
export type Standing =
  | Readonly<{ kind: 'registered'; competition: Competition; differing: readonly string[] }>
  | Readonly<{ kind: 'unregistered' | 'several' }>

const unregistered: Standing = { kind: 'unregistered' }
const several: Standing = { kind: 'several' }
const nothing: readonly string[] = []

/** Finds a prize in the registry: by the entry that was chosen, or by name and year. */
export function standingOf(prize: Prize, registry: Registry): Standing {
  const found = (prize.registered === '' ? undefined : registry.ofId(prize.registered)) ?? registry.named(prize.competition, awardYear(prize))
  if (found === undefined) return unregistered
  return found === 'several' ? several : { kind: 'registered', competition: found, differing: differing(prize, found) }
}

const awardYear = ({ awardedIn }: Prize): number => Number(awardedIn.slice(0, 4))

function differing(prize: Prize, entry: Competition): readonly string[] {
  const found = [
    ...isCalled(prize.competition, entry) ? nothing : [`填报的名称与名录的“${entry.name}”不同`],
    ...gradeDiffers(prize, entry) ? [`填报的是${gradeWords(prize)}，名录是${gradeWords(entry)}`] : nothing,
    ...isOfYear(awardYear(prize), entry.year) ? nothing : [`名录是${entry.year}年的竞赛，填报的是${monthInWords(prize.awardedIn)}获奖`],
    ...entry.occupations === undefined ? nothing : outside('竞赛职业（工种）', prize.occupation, entry.occupations),
    ...entry.groups === undefined ? nothing : outside('组别', prize.group === undefined ? '' : groupNames[prize.group], entry.groups.map((group) => groupNames[group])),
  ]
  return found.length === 0 ? nothing : found
}

/** Who chose an entry need not type its name as well. */
function isCalled(typed: string, entry: Competition): boolean {
  if (typed === entry.name || typed === '') return true
  const year = yearIn(typed)
  return (year === undefined || year === entry.year) && namesOf(entry).some((name) => nameKey(name) === nameKey(typed))
}

/** What the applicant says of a grade; who leaves it open, or doesn't know, contradicts nobody. */
function gradeDiffers({ level, class: ofClass, tier }: Prize, entry: Competition): boolean {
  return (level !== undefined && level !== entry.level) || (ofClass !== 'unknown' && ofClass !== entry.class)
    || (tier !== undefined && entry.tier !== undefined && tier !== entry.tier)
}

/** Held at the end of a year, a competition hands out its certificates at the beginning of the next. */
const isOfYear = (award: number, held: number): boolean => award === held || award === held + 1

function outside(what: string, held: string, listed: readonly string[]): readonly string[] {
  if (listed.some((each) => each === held || nameKey(each) === nameKey(held))) return nothing
  return [`${held === '' ? `没有填报${what}` : `填报的${what}是${held}`}，名录只列${listed.join('、')}`]
}

/** For whoever checks a prize: whether its competition is registered, by which document, and what is said otherwise of it. */
export function registeredInWords(row: Row, registry: Registry): string {
  const prize = prizeIn(row)
  const standing = prize ? standingOf(prize, registry) : unregistered
  if (standing.kind !== 'registered') return standing.kind === 'several' ? SEVERAL : UNREGISTERED
  const { competition: { year, number, ...grade }, differing: otherwise } = standing
  return [`已列入${year}年名录（${number}）：${gradeWords(grade)}`, ...otherwise].join('；')
}

/** The same of every prize, in the order of the form. */
export const prizesRegistered = (answers: Answers, registry: Registry): readonly string[] => rowsIn(answers, 'prizes').map((row) => registeredInWords(row, registry))

/** 竞赛奖项 — one prize that fits is enough. */
export function competition(test: Rule, { isSaid }: Listing): TestClosure {
  const levels = competitionLevels.filter((level) => test.levels.includes(level)).map((level) => levelNames[level]).join('或')
  const grades = [test.classes?.map((each) => classNames[each]), test.tiers?.map((each) => tierNames[each])].map((each) => each?.join('、') ?? '').join('')
  const groups = test.groups?.map((each) => groupNames[each]).join('、') ?? ''
  const asked = `${windowInWords(test)}${levels}${grades}竞赛${groups}${test.rankAtMost ? `${test.rankBy ? '有效名次' : ''}前${test.rankAtMost}名` : '奖项'}`
  return (answers, { referenceDay, registry = noRegistry }) => {
    const rows = lookedUp(answers, registry).map((each) => judged(test, each, referenceDay))
    return bestRow(rows, isSaid(answers, 'prizes'), asked, '竞赛奖项')
  }
}

/** A prize beside what is registered of it, and how it reads. */
type LookedUp = Readonly<{ prize: Prize; standing: Standing; words: string }>

const known = new WeakMap<AnswerValue & object, Readonly<{ registry: Registry; prizes: readonly LookedUp[] }>>()

/** A measure asks for the same prizes in many rules, of each level and class one: they are looked up once. */
function lookedUp(answers: Answers, registry: Registry): readonly LookedUp[] {
  const rows = answers['prizes']
  if (typeof rows !== 'object') return []
  const before = known.get(rows)
  if (before?.registry === registry) return before.prizes
  const prizes = prizesIn(answers).map((prize) => {
    const standing = standingOf(prize, registry)
    return { prize, standing, words: standing.kind === 'registered' ? prizeWords(prize, standing.competition, standing.competition) : prizeWords(prize, prize) }
  })
  known.set(rows, { registry, prizes })
  return prizes
}

/** 未列入名录的 — not registered: the organiser's document shows what it is, and no name does. */
export const UNREGISTERED = '竞赛未列入名录，需核对主办单位文件'
const UNGRADED = '名录没有分档，需核对主办单位文件'
const SEVERAL = '名录中有几项同名的竞赛，须由审核人认定是哪一项'

const [unregisteredDoubts, severalDoubts, ungradedDoubts] = [[UNREGISTERED], [SEVERAL], [UNGRADED]]

const nobodyAsks = (): string => ''

function judged(test: Rule, { prize, standing, words }: LookedUp, referenceDay: string): RowFinding {
  const inTime = window(test, prize.awardedIn, referenceDay)
  const ranked = rankOutcome(rankAsked(test, prize), rankHeld(test, prize))
  const grouped = groupOutcome(test, prize, standing)
  // Most prizes end here: a measure asks for each level and class by itself.
  if (inTime === 'not-met' || ranked === 'not-met' || grouped === 'not-met') return { outcome: 'not-met', words, doubt: nobodyAsks }
  const placed = worst([ranked, grouped, inTime])
  const doubting = (doubts: readonly string[]) => (): string => placed === 'evidence-missing' ? lacking(ranked, grouped) : [...doubts, ...inTime === 'needs-judgement' ? [UNCLEAR_TIME] : nothing].join('，')
  if (standing.kind !== 'registered') {
    return { outcome: worst([placed, gradeOutcome(test, prize), 'needs-judgement']), words, doubt: doubting(standing.kind === 'several' ? severalDoubts : unregisteredDoubts) }
  }
  const { competition: entry, differing: otherwise } = standing
  if (otherwise.length === 0) {
    return { outcome: worst([placed, gradeOutcome(test, entry)]), words, doubt: doubting(test.tiers !== undefined && entry.tier === undefined ? ungradedDoubts : nothing) }
  }
  return { outcome: worst([placed, eitherWay(test, prize, entry)]), words, doubt: doubting([`${otherwise.join('，')}，须由审核人认定`]) }
}

/** What was not filled in, and can be. */
const lacking = (ranked: Outcome, grouped: Outcome): string =>
  `没有填写${[...ranked === 'evidence-missing' ? ['名次'] : nothing, ...grouped === 'evidence-missing' ? ['组别'] : nothing].join('、')}`

/** Where what was said and what is registered differ, only what neither of the two would allow is excluded. */
function eitherWay(test: Rule, { level, class: ofClass, tier }: Prize, entry: Competition): Outcome {
  if (gradeOutcome(test, entry) !== 'not-met') return 'needs-judgement'
  const claimed: Graded = { ...entry, ...(level && { level }), ...(ofClass !== 'unknown' && { class: ofClass }), ...(tier && { tier }) }
  return gradeOutcome(test, claimed) === 'not-met' ? 'not-met' : 'needs-judgement'
}

function gradeOutcome({ levels, classes, tiers }: Rule, { level, class: ofClass, tier }: Graded): Outcome {
  if (level === undefined || !levels.includes(level)) return 'not-met'
  return worst([oneOf(classes, ofClass === 'unknown' ? undefined : ofClass), oneOf(tiers, tier)])
}

/** What nobody has published, or nobody knows, is left to the reviewer. */
function oneOf<T extends string>(asked: readonly T[] | undefined, held: T | undefined): Outcome {
  if (asked === undefined) return 'met'
  if (held === undefined) return 'needs-judgement'
  return asked.includes(held) ? 'met' : 'not-met'
}

/** 组别 — what the applicant competed in; where the registry lists only such groups nobody need say it. */
function groupOutcome({ groups: asked }: Rule, { group }: Prize, standing: Standing): Outcome {
  if (asked === undefined) return 'met'
  if (group !== undefined) return asked.includes(group) ? 'met' : 'not-met'
  const listed = standing.kind === 'registered' ? standing.competition.groups : undefined
  return listed?.every((each) => asked.includes(each)) ? 'met' : 'evidence-missing'
}

/** 有效名次 — where the organiser counted no other rank, the one on the certificate is it. */
const rankHeld = ({ rankBy }: Rule, { rank, effectiveRank = rank }: Prize): number | undefined => rankBy ? effectiveRank : rank

/** A place shared by many counts for less, or for more, as the text says: by the largest size that the team reaches. */
function rankAsked({ rankAtMost, teams }: Rule, { teamSize = 1 }: Prize): number | undefined {
  if (!teams) return rankAtMost
  const reached = teams.filter(({ members }) => teamSize >= members)
  return reached.toSorted((one, other) => other.members - one.members)[0]?.rankAtMost ?? rankAtMost
}

function rankOutcome(asked: number | undefined, held: number | undefined): Outcome {
  if (asked === undefined) return 'met'
  if (held === undefined) return 'evidence-missing'
  return held <= asked ? 'met' : 'not-met'
}

/** The prize by the grade that counts, and the document where there is one. */
function prizeWords({ competition: name, group, rank, effectiveRank, teamSize, awardedIn }: Prize, graded: Graded, entry?: Competition): string {
  const team = `${group === undefined ? '' : groupNames[group]}${teamSize === undefined ? '' : `${teamSize}人团体`}`
  const place = `${gradeWords(graded)}${team}${rank === undefined ? '' : `第${rank}名`}${effectiveRank === undefined ? '' : `，有效名次第${effectiveRank}名`}`
  return `“${name || entry?.name}”（${[place, monthInWords(awardedIn), ...(entry ? [`依据${entry.number}`] : [])].join('，')}）`
}
