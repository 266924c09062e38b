/** Whether a step to another place among those visited is held back. */
type Guard = () => boolean

const guards = new Set<Guard>()

/** Called once, ahead of the router: of two who listen to the window, the first to come is the first to hear. What is held back the router never hears of. */
export function watchWayBack(): void {
  window.addEventListener('popstate', (event) => {
    if ([...guards].some((isHeld) => isHeld())) event.stopImmediatePropagation()
  })
}

/**
 * 返回 — holds whoever goes back, or forward, to another page of ours, and asks first. Gives the way to stop.
 * A browser that lets a step be called off stays where it is, and its scrolling with it; everywhere else the step is undone.
 */
export function holdingBack(ask: (go: () => void) => void): () => void {
  const path = location.pathname
  const stop = new AbortController()
  const undone = undoing(path, ask)
  guards.add(undone)
  navigation()?.addEventListener('navigate', (event) => {
    const { navigationType, cancelable, defaultPrevented, destination } = event
    if (navigationType !== 'traverse' || !cancelable || defaultPrevented || !destination.sameDocument || new URL(destination.url).pathname === path) return
    event.preventDefault()
    const steps = stepsBetween(indexHere(), destination.index)
    ask(() => history.go(steps))
  }, { signal: stop.signal })
  return () => {
    stop.abort()
    guards.delete(undone)
  }
}

/** The step has been taken by the time that it is heard of: it is taken back, which is heard of as well. */
function undoing(path: string, ask: (go: () => void) => void): Guard {
  let index = indexHere()
  let isUndoing = false
  return () => {
    if (isUndoing) {
      isUndoing = false
      return true
    }
    const found = indexHere()
    if (location.pathname === path) {
      index = found
      return false
    }
    const steps = stepsBetween(index, found)
    isUndoing = true
    history.go(-steps)
    ask(() => history.go(steps))
    return true
  }
}

/** Where nobody counted the places it is one back, which is what nearly everybody does. */
const stepsBetween = (from: number | undefined, to: number | undefined): number => (from === undefined || to === undefined || from === to ? -1 : to - from)

/** The place among those visited: as the browser counts them, and otherwise as the router does. */
function indexHere(): number | undefined {
  const counted = navigation()?.currentEntry?.index
  const { idx } = (history.state ?? {}) as Readonly<{ idx?: unknown }>
  return counted ?? (typeof idx === 'number' ? idx : undefined)
}

/** Not every browser that we serve has it. */
const navigation = (): Navigation | undefined => (window as Readonly<{ navigation?: Navigation }>).navigation
