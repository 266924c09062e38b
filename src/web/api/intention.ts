/**
 * The key under which one intention of a person travels. The same words sent again after the line broke keep their key, so that the
 * server does the thing once; other words, or the same words after they arrived, are another intention.
 */
export type Intention = Readonly<{ keyFor(words: unknown): string; arrived(): void }>

export function newIntention(makeKey: () => string = randomKey): Intention {
  let kept: Readonly<{ fingerprint: string; key: string }> | undefined
  return {
    keyFor(words) {
      const fingerprint = JSON.stringify(words) ?? ''
      if (kept?.fingerprint !== fingerprint) kept = { fingerprint, key: makeKey() }
      return kept.key
    },
    arrived() { kept = undefined },
  }
}

/** `randomUUID` exists on encrypted pages only; offices run this on their inner network as well. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
