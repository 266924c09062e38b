/** One line of the table, filled in. `aim` says in words what `isMet` judges. */
export type Line = Readonly<{ what: string; measured: string; aim: string; isMet?: boolean; peers: string }>

export type Spread = Readonly<{ median: number; least: number; most: number }>

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}

/** Median of the runs, and what lay around it. */
export function inWords({ median, least, most }: Spread, digits: number, unit: string): string {
  const figure = (value: number): string => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${figure(median)}${unit} (${figure(least)}–${figure(most)})`
}

/** As Markdown, so that it can be pasted. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map(({ what, measured, aim, isMet, peers }) => [what, measured, aim, isMet === undefined ? '' : isMet ? 'met' : 'MISSED', peers])
  return [['what', 'measured: median of 3 (min–max)', 'aim', '', 'peers'], ['---', '---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
