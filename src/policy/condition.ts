import type { CompetitionTier, ContestantGroup } from './competition.ts'
import type { Cited } from './policy.ts'

/** 必须、一般、优先 — how binding the text is. Only `generally` can be set aside for one person, with a reason and a name. */
export type Modality = 'required' | 'generally' | 'preferred'

export type Condition = Cited & Readonly<{
  id: string
  title: string
  modality: Modality
  test: Test
  /** 佐证材料 — the items of the list of materials by which somebody checks it. */
  materials?: readonly string[]
}>

/** Levels of competitions and honours, the higher first. */
export const competitionLevels = ['world', 'national', 'provincial', 'municipal', 'district'] as const
export type CompetitionLevel = (typeof competitionLevels)[number]
export const honourLevels = ['national', 'provincial', 'municipal', 'district'] as const
export type HonourLevel = (typeof honourLevels)[number]

/** 一类、二类竞赛 — the class the authority published; it can't be inferred from a name. */
export type CompetitionClass = '1' | '2' | 'none' | 'unknown'

/** The closed vocabulary of rules. A new form is a reviewed code change; a new rule is not. */
export type Test =
  | Readonly<{ kind: 'all' | 'any'; of: readonly Test[] }>
  | Readonly<{ kind: 'not'; of: Test }>
  /** 具备下列条件中的几项 — as many of the parts. */
  | Readonly<{ kind: 'count-of'; count: number; of: readonly Test[] }>
  /** Level of skill, 1 (高级技师) being higher than 2 (技师). */
  | Readonly<{ kind: 'level-at-least'; level: number }>
  /**
   * Full years on the reference day, the bound included (民法典 第一千二百五十九条): until the next birthday, unless `until` says the
   * birthday itself.
   */
  | Readonly<{ kind: 'age-at-most'; years: number; until?: 'birthday' }>
  /** 法定退休年龄以内 — by sex, a woman's category and, from 2025 on, the month of birth. */
  | Readonly<{ kind: 'below-retirement-age'; categoryField: string }>
  | Readonly<{ kind: 'answer-is'; field: string; oneOf: readonly string[] }>
  /** A number that was filled in, the bound included: 从业满10年. `unit` is said after it. */
  | Readonly<{ kind: 'number-at-least'; field: string; least: number; unit?: string }>
  /** One honour that bears one of the names (or any name), at this level or above, within the window. */
  | Readonly<{ kind: 'honour'; names?: readonly string[]; levelAtLeast?: HonourLevel; withinYears?: number; calendarYears?: boolean }>
  /** One prize in a competition of exactly these levels and classes or tiers, as the registry has it, at this rank or better, within the window. */
  | Readonly<{
      kind: 'competition'
      levels: readonly CompetitionLevel[]
      classes?: readonly ('1' | '2' | 'none')[]
      /** 档 — where a city grades by tiers; the registry says which. */
      tiers?: readonly CompetitionTier[]
      /** 组别 — for which contestants it counts; absent where any will do. */
      groups?: readonly ContestantGroup[]
      rankAtMost?: number
      /** 有效名次 — by the rank that the organiser counted besides the one on the certificate; absent where that on the certificate counts. */
      rankBy?: 'effective'
      /** 团体项目 — the rank that counts for a team of at least so many; the largest such size decides. */
      teams?: readonly Readonly<{ members: number; rankAtMost: number }>[]
      withinYears?: number
      /** 年度 — the window is this calendar year and those before it, where the text is read so. */
      calendarYears?: boolean
    }>
  /** As many rows of a list, those alone that match `where`. */
  | Readonly<{ kind: 'rows-at-least'; field: string; count: number; where?: Readonly<Record<string, readonly string[]>> }>
  /** As many rows in EACH full year of the term, or in each calendar year of it. */
  | Readonly<{ kind: 'rows-each-term-year'; field: string; monthColumn: string; count: number; where?: Readonly<Record<string, readonly string[]>>; calendarYears?: boolean }>
  /** A former holder needs a new achievement within the window; `newsField` lists them with a month `achievedIn`. */
  | Readonly<{ kind: 'former-title-needs-news'; field: string; newsField: string; withinYears: number }>
  /** A named role affirms it, against what was filled in under at least one of the fields `evidence`. */
  | Readonly<{ kind: 'attested'; by: 'unit' | 'district' | 'office'; statement: string; evidence?: readonly string[] }>
  /** Words that can be read in more than one way: `of` as the interpretation takes them, and by id as each of its alternatives would. */
  | Readonly<{ kind: 'as-read'; interpretation: string; of: Test; alternatives: Readonly<Record<string, Test>> }>

/** The rules a rule is made of; none for one that looks at the answers itself. */
export function partsOf(test: Test): readonly Test[] {
  switch (test.kind) {
    case 'all':
    case 'any':
    case 'count-of': return test.of
    case 'not': return [test.of]
    case 'as-read': return [test.of, ...Object.values(test.alternatives)]
    default: return []
  }
}

export type Attested = Extract<Test, { kind: 'attested' }>

/** 确认事项 — everything in a rule that a named role has to affirm. A reading that was not taken asks nobody. */
export function attestedIn(test: Test): readonly Attested[] {
  if (test.kind === 'attested') return [test]
  return (test.kind === 'as-read' ? [test.of] : partsOf(test)).flatMap(attestedIn)
}

/** 符合、不符合、需人工判断、缺少材料. A verdict is never a bare yes or no. */
export type Outcome = 'met' | 'not-met' | 'needs-judgement' | 'evidence-missing'

export type Verdict = Readonly<{
  condition: string
  clause: string
  quote: string
  title: string
  modality: Modality
  outcome: Outcome
  /** The facts the outcome rests on, by name. */
  facts: Readonly<Record<string, string>>
  /** One sentence an applicant understands. */
  text: string
}>
