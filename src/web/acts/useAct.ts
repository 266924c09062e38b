import { useState } from 'react'
import type { ActOf, Plural, WordsOf } from '../api/client.ts'
import { useCommand } from '../api/queries.ts'

/** Words as they stand in a form: some may still be missing. */
export type Unchecked<Words> = { readonly [Name in keyof Words]?: Words[Name] | undefined }

/** An act under way: send its words, and learn what became of it. */
export type Doing<Words> = Readonly<{ send: (words: Unchecked<Words>) => void; error: Error | null; attempt: number; isBusy: boolean }>

type Target = Readonly<{ id: string; version: number }>

/**
 * One act on one subject, based on the version on the screen. The words go as they were typed: the server alone knows what is
 * missing or wrong, and names all of it at once.
 */
export function useAct<Noun extends Plural, Act extends ActOf<Noun>>(noun: Noun, act: Act, { id, version }: Target, onDone: () => void): Doing<WordsOf<Noun, Act>> {
  const command = useCommand<Noun, Act>(noun)
  const [attempt, setAttempt] = useState(0)
  return {
    error: command.error, isBusy: command.isPending, attempt,
    send(words) {
      setAttempt((count) => count + 1)
      command.mutate({ id, act, words: words as WordsOf<Noun, Act>, expectedVersion: version }, { onSuccess: onDone })
    },
  }
}
