import { AlignmentType, BorderStyle, Footer, Header, Paragraph, TabStopType, type Table } from 'docx'
import type { Block, OfficialLayout } from '../compose/layout.ts'
import {
  blankLine, centred, even, exactLines, folio, indented, mm, paragraph, plainTable, run, size, title, type Section,
} from './parts.ts'

const red = 'C8161D'
const typeWidth = mm(156)
const tight = true
const page = { size: { width: mm(210), height: mm(297) }, margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(22) } }

/** 公文 in Word, by the same layout as the PDF. */
export function officialSections(layout: OfficialLayout): Section[] {
  const { annexedList } = layout
  return [section([
    ...head(layout),
    ...title(layout.title),
    blankLine(),
    ...(layout.addressees ? [paragraph(`${layout.addressees}：`, {}, { spacing: exactLines })] : []),
    ...layout.body.slice(0, -1).flatMap((part) => block(part)),
    // The page with the seal must carry words of the document itself, so the last of them go with it.
    ...layout.body.slice(-1).flatMap((part) => block(part, { keepNext: true, keepLines: true })),
    ...annexNote(layout.annexes),
    ...signature(layout),
    ...layout.remarks.map((remark) => paragraph(remark, {}, { spacing: exactLines, indent: indented })),
    ...(annexedList ? annexed(annexedList) : []),
    ...(layout.imprint ? imprint(layout.imprint) : []),
  ], layout.letterhead?.style === 'letter', layout.draftMark)]
}

function section(children: Section['children'], letter: boolean, draftMark: string | undefined): Section {
  const first = letter ? { first: new Footer({ children: [ruled('thinThickSmallGap', 'top')] }) } : {}
  return {
    properties: { page, titlePage: letter },
    footers: { default: folio('right'), even: folio('left'), ...first },
    ...(draftMark && { headers: { default: marked(draftMark), even: marked(draftMark), ...(letter && { first: marked(draftMark) }) } }),
    children,
  }
}

/** Whoever holds one page alone must see that it is no paper of the house. */
const marked = (draftMark: string): Header => new Header({ children: [centred(draftMark, { face: 'heading', size: size.five })] })

/** 武文线 of a letter. */
function ruled(style: 'thickThinSmallGap' | 'thinThickSmallGap', side: 'top' | 'bottom'): Paragraph {
  return new Paragraph({ children: [], indent: { left: -mm(7), right: -mm(7) }, border: { [side]: { style, size: 18, color: red, space: 1 } } })
}

function head(layout: OfficialLayout): Paragraph[] {
  const { letterhead, number, signer } = layout
  if (!letterhead) return number ? [paragraph(number, {}, { alignment: AlignmentType.RIGHT, spacing: exactLines })] : []
  if (letterhead.style === 'letter') {
    return [
      redName(letterhead.name), ruled('thickThinSmallGap', 'bottom'),
      ...(number ? [paragraph(number, {}, { alignment: AlignmentType.RIGHT, spacing: exactLines })] : []), blankLine(),
    ]
  }
  return [
    blankLine(), blankLine(), redName(`${letterhead.name}文件`), blankLine(), blankLine(),
    numberLine(number ?? '', signer), blankLine(),
  ]
}

function redName(name: string): Paragraph {
  const points = Math.min(46, Math.floor(436 / [...name].length))
  return paragraph(name, { face: 'title', size: points, colour: red }, { alignment: AlignmentType.CENTER })
}

/** 发文字号 in the middle, or on the left where a report names its signer on the right. */
function numberLine(number: string, signer: string | undefined): Paragraph {
  const border = { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } }
  if (!signer) return paragraph(number, {}, { alignment: AlignmentType.CENTER, border })
  return new Paragraph({
    border,
    indent: { left: 320, right: 320 },
    tabStops: [{ type: TabStopType.RIGHT, position: typeWidth - 320 }],
    children: [run(number), run('\t签发人：'), run(signer, { face: 'subheading' })],
  })
}

function block(part: Block, keep: Readonly<{ keepNext?: boolean; keepLines?: boolean }> = {}): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [paragraph(part.text, { face: 'heading', tight }, { spacing: exactLines, indent: indented, keepNext: true, outlineLevel: 0 })]
    case 'paragraph':
      return [paragraph(part.text, { tight }, { spacing: exactLines, indent: indented, ...keep })]
    case 'item':
      return [new Paragraph({
        ...even, ...keep, spacing: exactLines, indent: indented,
        children: [run(part.number, { tight }), run(part.lead, { face: 'subheading', tight }), run(part.text, { tight })],
      })]
    case 'table':
      return [plainTable(part.table, typeWidth, size.smallFour)]
  }
}

function annexNote(annexes: readonly string[]): Paragraph[] {
  if (annexes.length === 0) return []
  return [blankLine(true), ...annexes.map((name, index) => paragraph(index === 0 ? `附件：${name}` : name, {}, {
    spacing: exactLines,
    keepNext: true,
    indent: index === 0 ? { left: 640 + 960, hanging: 960 } : { left: 640 + 960 },
  }))]
}

function signature({ issuers, date }: OfficialLayout): Paragraph[] {
  const lines = [...issuers, date]
  const widest = Math.max(...lines.map((line) => [...line].length)) * 320
  // A centred column whose right edge stands four characters in: names and date share one axis, as under a seal.
  const indent = { left: Math.max(0, typeWidth - 4 * 320 - widest), right: 4 * 320 }
  return [blankLine(true), blankLine(true), ...lines.map((line, index) => paragraph(line, {}, {
    spacing: exactLines, alignment: AlignmentType.CENTER, indent, keepNext: index < lines.length - 1,
  }))]
}

function annexed({ label, title: heading, table }: NonNullable<OfficialLayout['annexedList']>): (Paragraph | Table)[] {
  return [
    paragraph(label, { face: 'heading' }, { spacing: exactLines, pageBreakBefore: true }),
    blankLine(), ...title(heading), blankLine(), plainTable(table, typeWidth, size.four),
  ]
}

/** 版记 at the foot of the last page. */
function imprint({ copies, printedBy, printedOn }: NonNullable<OfficialLayout['imprint']>): Paragraph[] {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 2 }
  const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 2 }
  const tabStops = [{ type: TabStopType.RIGHT, position: typeWidth - 280 }]
  const indent = { left: 280, right: 280 }
  return [
    blankLine(),
    ...(copies ? [paragraph(`抄送：${copies}`, { size: size.four }, { border: { top: thick }, indent })] : []),
    paragraph(`${printedBy}\t${printedOn}`, { size: size.four }, {
      border: { top: copies ? thin : thick, bottom: thick }, indent, tabStops,
    }),
  ]
}
