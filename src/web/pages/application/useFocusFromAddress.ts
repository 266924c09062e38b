import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { focusField } from '../../parts/ErrorSummary.tsx'

const TRY_AGAIN_MS = 50
const MOST_TRIES = 40

/** A link from a summary names the field behind the #. The field takes the focus as soon as its part of the page has been loaded. */
export function useFocusFromAddress(): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    if (!hash.startsWith('#f-')) return
    const field = decodeURIComponent(hash.slice('#f-'.length))
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      if (focusField(field) || tries >= MOST_TRIES) clearInterval(timer)
    }, TRY_AGAIN_MS)
    return () => clearInterval(timer)
  }, [hash, key])
}
