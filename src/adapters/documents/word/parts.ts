import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Footer, HeightRule, LineRuleType, PageNumber, Paragraph, Table, TableCell,
  TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType, type IParagraphOptions, type ISectionOptions,
} from 'docx'
import type { Table as PlainTable } from '../compose/layout.ts'

/** Typefaces by the names Word knows them under on an office's machine; GB/T 9704-2012 names them. */
export const face = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', subheading: '楷体_GB2312', folio: '宋体' } as const
export type Face = keyof typeof face

/** Sizes in points by their Chinese numbers. */
export const size = { two: 22, three: 16, four: 14, smallFour: 12, five: 10.5, small: 9 } as const

/** 22 lines to 225 mm, in twips. */
export const linePitch = 579
export const mm = convertMillimetersToTwip

/** A section as `docx` takes it. */
export type Section = ISectionOptions

export type Look = Readonly<{ face?: Face; size?: number; colour?: string; underline?: boolean; tight?: boolean }>

export function run(text: string, look: Look = {}): TextRun {
  return new TextRun({
    text,
    font: { ascii: face[look.face ?? 'body'], eastAsia: face[look.face ?? 'body'], hAnsi: face[look.face ?? 'body'] },
    size: (look.size ?? size.three) * 2,
    ...(look.colour && { color: look.colour }),
    ...(look.underline && { underline: {} }),
    // 28 characters of 16 pt are a little wider than 156 mm; each gives up a quarter of a point.
    ...(look.tight && { characterSpacing: -5 }),
  })
}

/** Runs of a text with its line breaks kept. */
export function runs(text: string, look: Look = {}): TextRun[] {
  return text.split('\n').flatMap((line, index) => index === 0 ? [run(line, look)] : [new TextRun({ break: 1 }), run(line, look)])
}

/** Digits stand as close to Chinese as Chinese does. */
export const even = { autoSpaceEastAsianText: false } as const

type Setting = Omit<IParagraphOptions, 'children' | 'text'>

export function paragraph(text: string, look: Look = {}, setting: Setting = {}): Paragraph {
  return new Paragraph({ ...even, ...setting, children: runs(text, look) })
}

export const exactLines = { line: linePitch, lineRule: LineRuleType.EXACT } as const
/** Two characters in, whatever the size. */
export const indented = { firstLineChars: 200, firstLine: 640 } as const

export function blankLine(keepNext = false): Paragraph {
  return new Paragraph({ spacing: exactLines, keepNext, children: [] })
}

export function centred(text: string, look: Look = {}, setting: Setting = {}): Paragraph {
  return paragraph(text, look, { alignment: AlignmentType.CENTER, ...setting })
}

export function title(text: string): Paragraph[] {
  return text.split('\n').map((line) => centred(line, { face: 'title', size: size.two }, { spacing: { line: 640, lineRule: LineRuleType.EXACT } }))
}

/** — 1 —, outside on both sides of the sheet. */
export function folio(alignment: 'left' | 'right' | 'center', points: number = size.four): Footer {
  const font = { ascii: face.folio, eastAsia: face.folio, hAnsi: face.folio }
  return new Footer({
    children: [new Paragraph({
      alignment,
      indent: alignment === 'center' ? {} : { left: points * 20, right: points * 20 },
      children: [new TextRun({ font, size: points * 2, children: ['— ', PageNumber.CURRENT, ' —'] })],
    })],
  })
}

export type CellSetting = Readonly<{ span?: number; down?: number; align?: 'left' | 'center'; upright?: boolean; width?: number; top?: boolean; narrow?: boolean }>

export function cell(children: readonly (Paragraph | Table)[], setting: CellSetting = {}): TableCell {
  return new TableCell({
    children: [...children],
    verticalAlign: setting.top ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { left: setting.narrow ? 40 : 110, right: setting.narrow ? 40 : 110, top: 40, bottom: 40 },
    ...(setting.span && { columnSpan: setting.span }),
    ...(setting.down && { rowSpan: setting.down }),
    ...(setting.upright && { textDirection: 'tbRl' as const }),
    ...(setting.width && { width: { size: setting.width, type: WidthType.DXA } }),
  })
}

export function textCell(text: string, look: Look = {}, setting: CellSetting = {}): TableCell {
  return cell([paragraph(text, { size: size.smallFour, ...look }, { alignment: setting.align ?? 'center' })], { narrow: true, ...setting })
}

export type RowSetting = Readonly<{ head?: boolean; height?: number; whole?: boolean }>

export function row(cells: readonly TableCell[], { head = false, height, whole = false }: RowSetting = {}): TableRow {
  return new TableRow({
    children: cells,
    tableHeader: head,
    cantSplit: whole || head,
    ...(height && { height: { value: height, rule: HeightRule.ATLEAST } }),
  })
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

/** A table of fixed columns, given in twips. */
export function grid(columnWidths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  })
}

/** The table of a list: its head comes again on every page, its rows stay whole. */
export function plainTable({ columns, rows }: PlainTable, width: number, points: number): Table {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  return grid(columns.map((column) => Math.floor(width * column.share / shares)), [
    row(columns.map((column) => textCell(column.title, { face: 'heading', size: points })), { head: true }),
    ...rows.map((values) => row(
      values.map((value, index) => textCell(value, { size: points }, { align: columns[index]!.align })), { whole: true, height: 420 },
    )),
  ])
}
