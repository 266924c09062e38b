/**
 * One thing that a person means, and the key it travels under. The same words sent again after the line broke keep their key, so that the
 * server does the thing once; other words, or the same words after they arrived, are another intention. Pressed twice before the answer is
 * there, on a machine too slow to show that it is busy, the words are sent once and both presses get the one answer.
 */
export type Intention = Readonly<{ once<Answer>(words: unknown, send: (key: string) => Promise<Answer>): Promise<Answer> }>

type Kept = { readonly fingerprint: string; readonly key: string; underWay: Promise<unknown> | undefined }

export function newIntention(makeKey: () => string = randomKey): Intention {
  let kept: Kept | undefined
  return {
    once<Answer>(words: unknown, send: (key: string) => Promise<Answer>): Promise<Answer> {
      const fingerprint = JSON.stringify(words) ?? ''
      if (kept?.fingerprint !== fingerprint) kept = { fingerprint, key: makeKey(), underWay: undefined }
      const meant = kept
      meant.underWay ??= send(meant.key)
        .then((answer) => {
          if (kept === meant) kept = undefined
          return answer
        })
        .finally(() => { meant.underWay = undefined })
      return meant.underWay as Promise<Answer>
    },
  }
}

/** `randomUUID` exists on encrypted pages only; offices run this on their inner network as well. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
