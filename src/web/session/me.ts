import { createContext, useContext } from 'react'
import type { Session } from '../api/views.ts'

/** The name of whom this person acts for; nothing for those who act for themselves. */
export const bodyOf = ({ body, bodyName }: Session): string => (bodyName === body ? '' : bodyName)

export const Me = createContext<Session | undefined>(undefined)

/** Who is at the desk. Every page stands behind the sign-in, so there is somebody. */
export function useMe(): Session {
  const me = useContext(Me)
  if (me === undefined) throw new Error('a page outside the session gate asks who is at the desk')
  return me
}
