/** Words as an office writes them, with places for facts: 本次拟选拔{seats}名. */

const PLACE = /\{([^{}]*)\}/g

export function placesIn(words: string): readonly string[] {
  return [...words.matchAll(PLACE)].map(([, place = '']) => place)
}

/** Puts the facts in their places. Facts are not words: braces that a person typed stay as they are. */
export function filled(words: string, facts: Readonly<Record<string, string>>): string {
  return words.replaceAll(PLACE, (_, place: string) => {
    const fact = facts[place]
    // The schema of the wording lets no place through that its paper has no fact for.
    if (fact === undefined) throw new RangeError(`no fact for {${place}} in: ${words}`)
    return fact
  })
}
