/** Why a command was turned down, in a form that a page, a letter and a test can all use. */
export type Refusal = Readonly<{
  /** Stable code, kebab-case; the words for it stand in `refusalText`. */
  code: string
  /** Clause of the measure that forbids it, as the text names it: 第七条（五）. */
  clause?: string
  /** The field, condition or subject the refusal is about. */
  about?: string
  /** What a person reads, in Chinese; says what, why and what to do now. */
  detail?: string
  /** Where waiting alone helps: for how long. */
  retryAfterSeconds?: number
}>

/** What deciding yields: facts to record, or every reason there are none. */
export type Decision<Event> =
  | Readonly<{ kind: 'accepted'; events: readonly Event[] }>
  | Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>

export function accept<Event>(...events: readonly Event[]): Decision<Event> {
  return { kind: 'accepted', events }
}

export function refuse(...refusals: readonly Refusal[]): Decision<never> {
  return { kind: 'refused', refusals }
}

/** Facts to record unless something speaks against it: all the reasons are told at once. */
export function acceptUnless<Event>(refusals: readonly Refusal[], ...events: readonly Event[]): Decision<Event> {
  return refusals.length > 0 ? refuse(...refusals) : accept(...events)
}
