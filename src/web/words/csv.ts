/** Spreadsheets run what starts like a formula; a leading apostrophe keeps a typed "=…" a text. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** 导出 — what a list shows, for a file that anybody may copy: who is withheld is counted in its last line, so that it does not look complete. */
export function exportedRows<Row>(columns: readonly Readonly<{ title: string; text: (row: Row) => string }>[], rows: readonly Row[], isWithheld: (row: Row) => boolean): readonly (readonly string[])[] {
  const shown = rows.filter((row) => !isWithheld(row))
  const withheld = rows.length - shown.length
  return [
    columns.map(({ title }) => title),
    ...shown.map((row) => columns.map(({ text }) => text(row))),
    ...(withheld > 0 ? [[`另有${withheld}名涉密人员，不在未加密的导出里。`]] : []),
  ]
}

/** RFC 4180 with a byte order mark, without which Excel reads Chinese as noise. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return '\uFEFF' + rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(',')).join('\r\n') + '\r\n'
}

/** Hands a text or what came from the server to the browser as a file to keep. */
export function saveAs(fileName: string, content: string | Blob, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
