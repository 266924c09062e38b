/** ID number, phone and credit code in the groups in which people read them aloud. */
export const groupings = {
  'id-number': [6, 8, 4],
  phone: [3, 4, 4],
  'credit-code': [8, 9, 1],
} as const
export type GroupedKind = keyof typeof groupings

const allowed: Readonly<Record<GroupedKind, RegExp>> = {
  'id-number': /[^0-9Xx]/g,
  phone: /[^0-9]/g,
  'credit-code': /[^0-9A-Za-z]/g,
}

/** What is stored: without spaces or hyphens, letters in upper case, never longer than the groups together. */
export function ungrouped(kind: GroupedKind, text: string): string {
  const longest = groupings[kind].reduce<number>((sum, size) => sum + size, 0)
  return text.normalize('NFKC').replace(allowed[kind], '').toUpperCase().slice(0, longest)
}

/** What is shown: `370602 19800101 001X`. */
export function grouped(kind: GroupedKind, text: string): string {
  const parts: string[] = []
  let rest = ungrouped(kind, text)
  for (const size of groupings[kind]) {
    if (rest !== '') parts.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return parts.join(' ')
}

/** Where the caret belongs after regrouping: behind as many significant characters as it stood behind before. */
export function caretAfter(kind: GroupedKind, shown: string, significantBefore: number): number {
  if (significantBefore === 0) return 0
  let seen = 0
  for (let at = 0; at < shown.length; at += 1) {
    if (ungrouped(kind, shown[at] ?? '') !== '') seen += 1
    if (seen === significantBefore) return at + 1
  }
  return shown.length
}
