import { useState } from 'react'
import { useMe } from '../../session/me.ts'
import { forgetSent, keepUnsent, unsentWords } from '../../unsent/unsent.ts'

/** Words of a form that has no draft on the server: kept on this machine until they are sent. It begins with `formerly` where nothing is kept. */
export function useKeptWords(drawer: string, formerly = ''): readonly [words: string, change: (words: string) => void, forget: () => void] {
  const { account } = useMe()
  const [words, setWords] = useState(() => {
    const kept = unsentWords(account, drawer)['words']
    return typeof kept === 'string' ? kept : formerly
  })
  function change(next: string): void {
    setWords(next)
    keepUnsent(account, drawer, { words: next })
  }
  return [words, change, () => forgetSent(account, drawer, { words })]
}
