/**
 * Words that the server could not take yet. They wait in this browser, under the account that typed them, and go as soon as
 * the server answers again. `localStorage`, because it writes at once: a closed lid or an empty battery loses nothing.
 * What has arrived is removed, and signing out removes the rest: office machines are shared.
 */
export type UnsentWords = Readonly<Record<string, unknown>>
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'shouxi:unsent:'
const keyOf = (account: string, application: string): string => `${PREFIX}${account}:${application}`

export function unsentWords(account: string, application: string, shelf: Shelf = localStorage): UnsentWords {
  const kept = shelf.getItem(keyOf(account, application))
  return kept === null ? {} : (JSON.parse(kept) as UnsentWords)
}

export function keepUnsent(account: string, application: string, words: UnsentWords, shelf: Shelf = localStorage): void {
  const all = { ...unsentWords(account, application, shelf), ...words }
  if (Object.keys(all).length > 0) shelf.setItem(keyOf(account, application), JSON.stringify(all))
}

/** Forgets the fields that arrived, unless they were typed over in the meantime. */
export function forgetSent(account: string, application: string, sent: UnsentWords, shelf: Shelf = localStorage): void {
  const left = Object.entries(unsentWords(account, application, shelf)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(sent[field]))
  if (left.length === 0) shelf.removeItem(keyOf(account, application))
  else shelf.setItem(keyOf(account, application), JSON.stringify(Object.fromEntries(left)))
}

export function forgetAllUnsent(shelf: Shelf = localStorage): void {
  const keys = Array.from({ length: shelf.length }, (_, at) => shelf.key(at)).filter((key) => key?.startsWith(PREFIX) === true)
  for (const key of keys) if (key !== null) shelf.removeItem(key)
}

/** True while words of this account wait here for the server. */
export function hasUnsent(account: string, shelf: Shelf = localStorage): boolean {
  return Array.from({ length: shelf.length }, (_, at) => shelf.key(at)).some((key) => key?.startsWith(keyOf(account, '')) === true)
}
