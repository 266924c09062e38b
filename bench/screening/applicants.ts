import { registryOf } from '../../src/policy/competition.ts'
import { competitionLevels } from '../../src/policy/condition.ts'
import { checkDigit } from '../../src/policy/idNumber.ts'
import type { Answers, Form, FormField, RowColumn } from '../../src/policy/policy.ts'

/*
 * Synthetic applicants for the forms of every version: the same on every machine, each different from the one before, nobody's real data.
 */

export type Synthetic = Readonly<{ answers: Answers; attested: Readonly<Record<string, boolean>> }>

/** Numbers that look like chance and are the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Dice = () => number
const upTo = (roll: Dice, most: number): number => Math.floor(roll() * (most + 1))
const one = <T>(roll: Dice, of: readonly T[]): T => of[Math.floor(roll() * of.length)] as T
const two = (number: number): string => String(number).padStart(2, '0')

/** One person as these forms ask for them; one in eight leaves a field out. */
export function applicant(index: number, forms: readonly Form[], conditions: readonly string[]): Synthetic {
  const roll = dice(index)
  const born = `${1955 + upTo(roll, 50)}-${two(1 + upTo(roll, 11))}-${two(1 + upTo(roll, 27))}`
  const sex = roll() < 0.7 ? 'male' : 'female'
  const fields = forms.flatMap(({ pages }) => pages).flatMap((page) => page.fields)
  const filled = fields.filter(() => roll() > 0.125).map((field) => [field.id, valueOf(field, roll)] as const)
  return {
    answers: { ...Object.fromEntries(filled), sex, idNumber: idNumber(born, sex), birthMonth: born.slice(0, 7) },
    attested: Object.fromEntries(conditions.filter(() => roll() > 0.3).map((condition) => [condition, roll() > 0.1])),
  }
}

/** The area 000000 is nowhere, so the number is nobody's. */
function idNumber(born: string, sex: string): string {
  const body = `000000${born.replaceAll('-', '')}00${sex === 'male' ? 1 : 2}`
  return body + checkDigit(body)
}

function valueOf(field: FormField, roll: Dice): Answers[string] {
  switch (field.kind) {
    case 'yes-no': return roll() < 0.8
    case 'rows': return Array.from({ length: upTo(roll, Math.min(4, field.maxRows)) }, () => Object.fromEntries(field.columns.map((column) => [column.id, cell(column, roll)])))
    default: return cell(field, roll)
  }
}

const honours = ['演示市技术能手', '全国技术能手', '演示市劳动模范', '省突出贡献技师', '中华技能大奖']

const years = Array.from({ length: 13 }, (_, index) => 2012 + index)
const competitionName = (number: number): string => `演示${number}号职业技能竞赛`

/** 1,950 competitions of thirteen years, as a bureau has them that keeps the lists of the nation, its province and its own. */
export const registry = registryOf(years.flatMap((year) => Array.from({ length: 150 }, (_, number) => ({
  id: `${year}/${number}`, year, name: competitionName(number), number: `演示发〔${year}〕1号`,
  level: competitionLevels[number % competitionLevels.length] ?? 'municipal', class: (['1', '2', 'none'] as const)[number % 3] ?? 'none',
}))))

/** One competition in four is in no list, and nobody has chosen from one: names are looked up. */
const inColumn: Readonly<Record<string, (roll: Dice) => string>> = {
  competition: (roll) => competitionName(upTo(roll, 199)), registered: () => '', occupation: () => '焊工',
}

function cell(column: RowColumn | FormField, roll: Dice): string {
  const own = inColumn[column.id]
  if (own) return own(roll)
  switch (column.kind) {
    case 'choice': return one(roll, column.options).value
    case 'month': return `${2012 + upTo(roll, 12)}-${two(1 + upTo(roll, 11))}`
    case 'day': return `${2012 + upTo(roll, 12)}-${two(1 + upTo(roll, 11))}-${two(1 + upTo(roll, 27))}`
    case 'number': return String(1 + upTo(roll, 11))
    default: return one(roll, honours)
  }
}
