import { writeXlsx } from 'hucre/xlsx'
import type { Cell, CellStyle, CellValue } from 'hucre'
import type { Manuscript } from './compose/compose.ts'
import type { SheetLayout, TableColumn } from './compose/layout.ts'
import { DocumentError } from './document-error.ts'
import { withoutClock } from './zip-clock.ts'

const HEAD_ROWS = 3
const thin = { style: 'thin' } as const
const border = { top: thin, right: thin, bottom: thin, left: thin }

/** A sheet to print and to compute with: A4 across, head repeated, numbers as numbers. */
export async function writeExcel({ shape, layout, title, author, day }: Manuscript): Promise<Uint8Array> {
  if (shape !== 'sheet') throw new DocumentError('format-not-offered', '只有汇总表和名单提供 Excel 格式。')
  const midnight = new Date(`${day}T00:00:00.000Z`)
  const archive = await writeXlsx({
    properties: { title, creator: author, created: midnight, modified: midnight },
    sheets: [{
      name: '汇总表',
      rows: rowsOf(layout),
      cells: stylesOf(layout),
      columns: layout.table.columns.map(({ share }) => ({ width: share * 2.6 })),
      merges: mergesOf(layout),
      freezePane: { rows: HEAD_ROWS },
      pageSetup: {
        paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0,
        printTitlesRow: `$${HEAD_ROWS}:$${HEAD_ROWS}`, horizontalCentered: true,
      },
      headerFooter: { oddFooter: '&R— &P —' },
      a11y: { headerRow: HEAD_ROWS - 1, summary: title },
    }],
  })
  return withoutClock(archive)
}

/** Title, line above the table, column heads, one row a person, notes. */
function rowsOf({ title, head, table, notes }: SheetLayout): CellValue[][] {
  const rest = Array<CellValue>(table.columns.length - 1).fill(null)
  return [
    [title.replaceAll('\n', ''), ...rest],
    [head.join('　　　　'), ...rest],
    table.columns.map((column) => column.title),
    ...table.rows.map((row) => row.map((value, index) => valueOf(value, table.columns[index]!))),
    ...notes.map((note) => [note, ...rest]),
  ]
}

function valueOf(text: string, column: TableColumn): CellValue {
  return column.numeric && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

function stylesOf({ table, notes }: SheetLayout): Map<string, Partial<Cell>> {
  const styles = new Map<string, Partial<Cell>>([
    ['0,0', { style: { font: { name: '方正小标宋简体', size: 18 }, alignment: { horizontal: 'center', vertical: 'center' } } }],
    ['1,0', { style: { font: { name: '仿宋_GB2312', size: 12 } } }],
  ])
  table.columns.forEach((_, index) => styles.set(`${HEAD_ROWS - 1},${index}`, { style: headStyle }))
  table.rows.forEach((row, rowIndex) => row.forEach((text, index) =>
    styles.set(`${HEAD_ROWS + rowIndex},${index}`, { style: bodyStyle(text, table.columns[index]!) })))
  notes.forEach((_, index) => styles.set(`${HEAD_ROWS + table.rows.length + index},0`, { style: noteStyle }))
  return styles
}

const headStyle: CellStyle = { font: { name: '黑体', size: 11 }, border, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }
const noteStyle: CellStyle = { font: { name: '仿宋_GB2312', size: 12 }, alignment: { vertical: 'center', wrapText: true } }

function bodyStyle(text: string, column: TableColumn): CellStyle {
  const decimals = column.numeric ? (/^\d+\.(\d+)$/.exec(text)?.[1]?.length ?? 0) : 0
  return {
    font: { name: '仿宋_GB2312', size: 11 },
    border,
    alignment: { horizontal: column.align, vertical: 'center', wrapText: true },
    // A mark of 92.50 keeps its last nought.
    ...(decimals > 0 && { numFmt: `0.${'0'.repeat(decimals)}` }),
  }
}

function mergesOf({ table, notes }: SheetLayout): { startRow: number; startCol: number; endRow: number; endCol: number }[] {
  const rows = [0, 1, ...notes.map((_, index) => HEAD_ROWS + table.rows.length + index)]
  return rows.map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: table.columns.length - 1 }))
}
