import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { request } from '../../../api/client.ts'
import { draftKey } from '../../../api/queries.ts'
import type { DraftView } from '../../../api/views.ts'
import { useMe } from '../../../session/me.ts'
import { forgetSent, keepUnsent, unsentWords } from '../../../unsent/unsent.ts'
import { DraftDesk, type DeskState, type Save, type Waiting } from './DraftDesk.ts'

/** The desk of the case whose form is open. */
export const FormDesk = createContext<DraftDesk | undefined>(undefined)

export function useDesk(): DraftDesk {
  const desk = useContext(FormDesk)
  if (desk === undefined) throw new Error('a page of the form stands outside the form')
  return desk
}

export function useDeskState(): DeskState {
  const desk = useDesk()
  return useSyncExternalStore(desk.subscribe, desk.state)
}

/** Opens the desk once for a case; what is read again later joins what is typed. */
export function useDraftDesk(application: string, draft: DraftView): DraftDesk {
  const me = useMe()
  const queries = useQueryClient()
  const [desk] = useState(() => new DraftDesk(draft, saveTo(application, queries), waitingFor(me.account, application)))
  useEffect(() => desk.adopt(draft), [desk, draft])
  useEffect(() => flushingByItself(desk), [desk])
  // Signed in again: what could not be saved meanwhile goes at once.
  useEffect(() => void desk.flush(), [desk, me])
  return desk
}

/** What the server answered is also what is shown when the form is opened again. */
function saveTo(application: string, queries: QueryClient): Save {
  return async (saving) => {
    const draft = await request<DraftView>('PATCH', `/cases/${application}/draft`, { body: saving })
    queries.setQueryData(draftKey(application), draft)
    return draft
  }
}

function waitingFor(account: string, application: string): Waiting {
  return {
    read: () => unsentWords(account, application),
    keep(words) {
      try {
        keepUnsent(account, application, words)
      } catch {
        // A browser that keeps nothing, or has no room left: the words are still on the screen and on their way.
      }
    },
    forget: (words) => forgetSent(account, application, words),
  }
}

/** The moments at which nobody leaves a field: the line is back, the page is put away. */
function flushingByItself(desk: DraftDesk): () => void {
  const stop = new AbortController()
  const flush = (): void => void desk.flush()
  window.addEventListener('online', flush, { signal: stop.signal })
  window.addEventListener('pagehide', flush, { signal: stop.signal })
  document.addEventListener('visibilitychange', flush, { signal: stop.signal })
  flush()
  return () => {
    stop.abort()
    desk.close()
    flush()
  }
}
