import { PageOrientation, TabStopType } from 'docx'
import type { SheetLayout } from '../compose/layout.ts'
import { folio, mm, paragraph, plainTable, size, title, type Section } from './parts.ts'

const width = mm(257)

/** 汇总表、名单 in Word: A4 across. */
export function sheetSections({ annex, title: heading, head, table, notes }: SheetLayout): Section[] {
  return [{
    properties: {
      page: {
        size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
        margin: { top: mm(22), bottom: mm(20), left: mm(20), right: mm(20), footer: mm(10) },
      },
    },
    footers: { default: folio('right', size.smallFour), even: folio('left', size.smallFour) },
    children: [
      ...(annex ? [paragraph(annex, { face: 'heading' })] : []),
      ...title(heading),
      paragraph(`${head[0]}\t${head[1]}`, { size: size.smallFour }, {
        tabStops: [{ type: TabStopType.RIGHT, position: width }], spacing: { before: 160, after: 100 },
      }),
      plainTable(table, width, table.columns.length > 12 ? size.small : table.columns.length > 9 ? size.five : size.smallFour),
      ...notes.map((note) => paragraph(note, { size: size.smallFour }, { spacing: { before: 160 } })),
    ],
  }]
}
