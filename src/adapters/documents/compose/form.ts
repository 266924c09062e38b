import { dayInChinese } from '../../../domain/shared/time.ts'
import type { ApplicationForm, FormOpinion } from '../papers.ts'

/** 申报表 with its days in words and its photo apart; the writers set the rest as it stands. */
export type FormLayout = Omit<ApplicationForm, 'kind' | 'filledOn' | 'preparedOn' | 'person' | 'commitment' | 'opinions'> & Readonly<{
  filledOn: string | null
  photo: boolean
  person: Readonly<Record<string, string>>
  commitment: Readonly<{ text: string; signedOn?: string }>
  opinions: readonly (Omit<FormOpinion, 'on'> & Readonly<{ on?: string }>)[]
}>

export function composeForm(paper: ApplicationForm): FormLayout {
  const { kind, filledOn, preparedOn, person: { photo, ...person }, commitment, opinions, ...rest } = paper
  return {
    ...rest,
    filledOn: filledOn ? dayInChinese(filledOn) : null,
    achievements: paper.achievements.map((row) => ({ ...row, item: uprightColumns(row.item) })),
    photo: photo !== undefined,
    person,
    commitment: { text: commitment.text, ...(commitment.signedOn && { signedOn: dayInChinese(commitment.signedOn) }) },
    opinions: opinions.map(({ on, ...opinion }) => ({ ...opinion, ...(on && { on: dayInChinese(on) }) })),
  }
}

/** A long upright label stands in two columns and turns where its second half begins: 编制工艺标准 / 及带徒传技情况. */
export function uprightColumns(label: string): string {
  if (label.includes('\n') || label.length <= 10) return label
  const middle = label.length / 2
  const turns = [...label.matchAll(/[及或和]/g)].map(({ index }) => index)
  const turn = turns.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? Math.ceil(middle)
  return `${label.slice(0, turn)}\n${label.slice(turn)}`
}
