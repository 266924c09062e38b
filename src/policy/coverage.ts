import { clausesOf, withoutSpace, type Clause } from './clauses.ts'
import type { Citation, Policy } from './policy.ts'

/** A citation and the place in the policy where it stands: `conditions.age`. */
export type PlacedCitation = Citation & Readonly<{ at: readonly (string | number)[] }>

export type CitationProblem = Readonly<{ at: readonly (string | number)[]; code: 'no-such-clause' | 'quote-not-found'; text: string }>

/** 条款覆盖 — what carries each clause of the text, or why nothing has to. */
export type Coverage = Readonly<{
  clauses: readonly CoveredClause[]
  /** Neither carried nor declared non-operative. */
  uncovered: readonly Clause[]
  /** Declared non-operative although something carries it, or although the text has no such clause. */
  misdeclared: readonly string[]
  percent: number
}>
export type CoveredClause = Clause & (
  | Readonly<{ standing: 'carried'; by: readonly string[] }>
  | Readonly<{ standing: 'non-operative'; reason: string }>
  | Readonly<{ standing: 'uncovered' }>
)

/** Every citation anywhere in a policy: whatever bears a clause and a quote is one, so a new kind of rule is covered by being cited. */
export function citationsIn(value: unknown, at: readonly (string | number)[] = []): readonly PlacedCitation[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => citationsIn(each, [...at, index]))
  if (typeof value !== 'object' || value === null) return []
  const { clause, quote } = value as Partial<Citation>
  const own = typeof clause === 'string' && typeof quote === 'string' ? [{ clause, quote, at }] : []
  return [...own, ...Object.entries(value).flatMap(([key, each]) => citationsIn(each, [...at, key]))]
}

/** Quotes that do not stand, word for word, in the clause they name. White space is not compared. */
export function citationProblems(cited: unknown, source: string): readonly CitationProblem[] {
  const texts = new Map(clausesOf(source).map(({ name, text }) => [name, withoutSpace(text)]))
  return citationsIn(cited).flatMap(({ clause, quote, at }): CitationProblem[] => {
    const text = texts.get(clause)
    if (text === undefined) return [{ at: [...at, 'clause'], code: 'no-such-clause', text: `原文没有“${clause}”这一条款。` }]
    return text.includes(withoutSpace(quote))
      ? []
      : [{ at: [...at, 'quote'], code: 'quote-not-found', text: `“${clause}”中没有这句原文：${quote}` }]
  })
}

/** What a version's files cite and declare, be they right or not. */
export type Citing = Pick<Policy, 'nonOperative'> & object

export function coverage(policy: Citing, source: string): Coverage {
  const carriers = Map.groupBy(citationsIn(policy), ({ clause }) => clause)
  const declared = new Map(policy.nonOperative.map(({ clause, reason }) => [clause, reason]))
  const texts = clausesOf(source)
  const clauses = texts.map((clause): CoveredClause => {
    const by = carriersOf(clause, texts, carriers)
    const reason = declared.get(clause.name)
    if (by.length > 0) return { ...clause, standing: 'carried', by }
    return reason === undefined ? { ...clause, standing: 'uncovered' } : { ...clause, standing: 'non-operative', reason }
  })
  const uncovered = clauses.filter(({ standing }) => standing === 'uncovered')
  const free = new Set(clauses.filter(({ standing }) => standing === 'non-operative').map(({ name }) => name))
  return {
    clauses,
    uncovered,
    misdeclared: [...declared.keys()].filter((name) => !free.has(name)),
    percent: Math.floor(((clauses.length - uncovered.length) * 100) / Math.max(clauses.length, 1)),
  }
}

/** A lead such as “需报送以下材料：” says nothing but what its items say, so it is carried when one of them is. */
function carriersOf(clause: Clause, all: readonly Clause[], carriers: ReadonlyMap<string, readonly PlacedCitation[]>): string[] {
  const direct = (carriers.get(clause.name) ?? []).map(({ at }) => at.join('.'))
  if (direct.length > 0 || !isLead(clause)) return direct
  return all
    .filter(({ under }) => under === clause.name)
    .flatMap(({ name }) => (carriers.get(name) ?? []).map(({ at }) => at.join('.')))
}

/** It ends in a colon, or is nothing but the heading of a block in an annex. */
function isLead({ name, text }: Clause): boolean {
  return /[:：]$/u.test(text.trim()) || (name.startsWith('附件') && name.endsWith(withoutSpace(text)))
}
