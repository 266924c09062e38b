/** What a reader takes for one place, from the inside out. */
const places = '[role=group], fieldset, form, section, aside, main'

/**
 * What was worked with may vanish by the work: a form that was sent, a file that was the last one allowed. The browser then leaves the
 * keyboard at the top of everything, and a screen reader with nothing to say; it stays in the nearest place that is still there.
 */
export function keepFocus(root: HTMLElement): void {
  let around: readonly HTMLElement[] = []
  let last: Element | undefined
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    last = target
    around = placesOf(target)
  })
  new MutationObserver(() => {
    if (last === undefined || last.isConnected) return
    last = undefined
    // Whoever puts the focus somewhere on purpose goes first.
    setTimeout(() => { if (document.activeElement === document.body) stayIn(around.find((place) => place.isConnected)) })
  }).observe(root, { childList: true, subtree: true })
}

function placesOf(target: HTMLElement): readonly HTMLElement[] {
  const place = target.parentElement?.closest<HTMLElement>(places)
  return place === null || place === undefined ? [] : [place, ...placesOf(place)]
}

function stayIn(place: HTMLElement | undefined): void {
  if (place === undefined) return
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  place.focus({ preventScroll: true })
}
