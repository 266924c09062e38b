/** Rows under a heading, in columns that line up on a console, where a Chinese character is as wide as two letters. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map((row) => width(row[column] ?? ''))))
  const line = (row: readonly string[]): string => widths.map((wanted, column) => pad(row[column] ?? '', wanted)).join('  ').trimEnd()
  return [line(heading), widths.map((wanted) => '─'.repeat(wanted)).join('  '), ...rows.map(line)]
}

/** Columns a text takes on a console. */
export function width(text: string): number {
  let columns = 0
  for (const character of text) columns += wide.test(character) ? 2 : marks.test(character) ? 0 : 1
  return columns
}

const pad = (text: string, wanted: number): string => text + ' '.repeat(wanted - width(text))

/** Han, kana, hangul, full-width forms and the punctuation between them (UAX #11, W and F). */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303E\uFE30-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6]/u
const marks = /\p{Mn}/u
