import { useSyncExternalStore } from 'react'
import { isAtRisk, Outbox, type UnsentFile } from './outbox.ts'

export const outbox = new Outbox()

window.addEventListener('online', () => outbox.resume())
window.addEventListener('beforeunload', (event) => { if (hasFilesAtRisk()) event.preventDefault() })

export const hasFilesAtRisk = (): boolean => outbox.files().some(isAtRisk)

/** Whoever signs out, or signs in after somebody else, takes none of their files along. */
export function forgetUnsentFiles(): void {
  for (const file of outbox.files()) outbox.drop(file)
}

/** A file of one application belongs to a field of its form or an item of its list. */
export const placeIn = (application: string, field: string): string => `${application}/${field}`

/** Files whose place begins so: those of one field, or of a whole application. */
export function useUnsentFiles(place: string): readonly UnsentFile[] {
  return useSyncExternalStore(outbox.subscribe, outbox.files).filter((one) => `${one.place}/`.startsWith(`${place}/`))
}
