const FIGURES = /^[1-9]\d{9}$/
const LEAST = 1_000_000_000n
const MANY = 9_000_000_000n
// FNV-1a of 64 bits: spreads ids evenly, whatever they look like, and is the same on every machine.
const START = 0xcbf29ce484222325n
const FACTOR = 0x100000001b3n

/**
 * 回执编号 — ten figures that stand for a case or an objection over the telephone. They follow from its id alone: nothing is counted, so
 * nobody waits for a number, and a number tells nothing of how many there are.
 */
export function receiptNumber(id: string): string {
  const spread = [...id].reduce((hash, letter) => BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0) ?? 0)) * FACTOR), START)
  return String(LEAST + spread % MANY)
}

/** 315 092 4471, as it is read aloud and written down; on a narrow screen it stays on one line. */
export function receiptInWords(id: string): string {
  const number = receiptNumber(id)
  return [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join('\u00a0')
}

/** The number somebody typed, with blanks or strokes in it or without; `undefined` for any other words. */
export function receiptIn(typed: string): string | undefined {
  const figures = typed.normalize('NFKC').replace(/[\s·-]/gu, '')
  return FIGURES.test(figures) ? figures : undefined
}
