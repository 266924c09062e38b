import { dayInChinese } from '../../../domain/shared/time.ts'
import type { ApplicationForm } from '../papers.ts'

/** 申报表 with its days in words and its photo apart; the writers set the rest as it stands. */
export type FormLayout = Omit<ApplicationForm, 'kind' | 'filledOn' | 'preparedOn' | 'person' | 'commitment' | 'opinions'> & Readonly<{
  filledOn: string | null
  photo: boolean
  person: Readonly<Record<string, string>>
  commitment: Readonly<{ text: string; signedOn?: string }>
  opinions: readonly Readonly<{ label: string; text?: string; body?: string; on?: string }>[]
}>

export function composeForm(paper: ApplicationForm): FormLayout {
  const { kind, filledOn, preparedOn, person: { photo, ...person }, commitment, opinions, ...rest } = paper
  return {
    ...rest,
    filledOn: filledOn ? dayInChinese(filledOn) : null,
    photo: photo !== undefined,
    person,
    commitment: { text: commitment.text, ...(commitment.signedOn && { signedOn: dayInChinese(commitment.signedOn) }) },
    opinions: opinions.map(({ on, ...opinion }) => ({ ...opinion, ...(on && { on: dayInChinese(on) }) })),
  }
}
