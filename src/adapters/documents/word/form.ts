import { AlignmentType, Footer, ImageRun, PageNumber, Paragraph, Tab, TableCell, TabStopType, TextRun, type Table, type TableRow } from 'docx'
import { chineseNumber } from '../compose/layout.ts'
import type { FormLayout } from '../compose/form.ts'
import type { FormAchievement } from '../papers.ts'
import { imageInfo, type ImageInfo } from '../image-info.ts'
import { cell, centred, even, face, grid, mm, paragraph, row, run, size, textCell, title, type Section } from './parts.ts'

const width = mm(164)
const textHeight = mm(247)
const page = { size: { width: mm(210), height: mm(297) }, margin: { top: mm(24), bottom: mm(24), left: mm(24), right: mm(22), footer: mm(12) } }
const small = { size: size.smallFour }
const strong = { face: 'heading', size: size.four } as const

/** 申报表 in Word: cover without page number, then the pages of the form. */
export function formSections(form: FormLayout, photo: Uint8Array | undefined): Section[] {
  const pages = [
    instructions(form),
    [personalFacts(form, photo), cv(form)],
    [achievements(form)],
    ...(form.awards ? [[prizesAndHonours(form.awards)]] : []),
    ...form.texts.map((each) => [fullPage(each)]),
    [approvals(form)],
  ]
  const footers = { default: foot(form.code), even: foot(form.code) }
  return [
    { properties: { page }, children: cover(form) },
    ...pages.map((children): Section => ({ properties: { page }, footers, children })),
  ]
}

function foot(code = ''): Footer {
  return new Footer({
    children: [new Paragraph({
      tabStops: [{ type: TabStopType.CENTER, position: width / 2 }],
      children: [run(code, { size: size.five }), new TextRun({
        font: { ascii: face.folio, eastAsia: face.folio, hAnsi: face.folio }, size: size.smallFour * 2,
        children: [new Tab(), '— ', PageNumber.CURRENT, ' —'],
      })],
    })],
  })
}

function cover({ annex, title: heading, person, office, filledOn }: FormLayout): Paragraph[] {
  return [
    paragraph(annex ?? '', { face: 'heading' }, { spacing: { after: mm(40) } }),
    centred(heading, { face: 'title', size: 32 }, { spacing: { after: mm(50) } }),
    coverLine('姓　名', person['name'] ?? ''),
    coverLine('单　位', person['unit'] ?? ''),
    centred(office, { face: 'subheading' }, { spacing: { before: mm(50), after: 200 } }),
    centred(filledOn ? `${filledOn}填` : '　　　年　　月　　日填'),
  ]
}

const coverRoom = 18

function coverLine(label: string, value: string): Paragraph {
  const spare = Math.max(0, coverRoom - [...value].length)
  const before = '　'.repeat(Math.floor(spare / 2))
  const after = '　'.repeat(Math.ceil(spare / 2))
  return new Paragraph({
    ...even,
    indent: { left: mm(22) },
    spacing: { after: 360 },
    children: [run(`${label}　`), run(before + value + after, { underline: true })],
  })
}

function instructions({ instructions: lines }: FormLayout): Paragraph[] {
  return [
    ...title('填　表　说　明'),
    ...lines.map((text, index) => paragraph(`${chineseNumber(index + 1)}、${text}`, {}, {
      indent: { firstLineChars: 200, firstLine: 640 }, spacing: { before: 200 },
    })),
  ]
}

function personalFacts({ person, further = [] }: FormLayout, photo: Uint8Array | undefined): Table {
  const value = (key: string): TableCell => textCell(person[key] ?? '')
  const wide = (key: string, span: number): TableCell => textCell(person[key] ?? '', {}, { span })
  const label = (text: string, span = 1): TableCell => textCell(text, {}, { span })
  return grid([19, 23, 19, 20, 19, 27, 37].map(mm), [
    row([label('姓　名'), value('name'), label('性　别'), value('sex'), label('出生年月'), value('born'), photoCell(photo)], { height: mm(15) }),
    row([label('参加工作\n时　　间'), value('startedWork'), label('政治面貌'), value('politicalStatus'), label('文化程度'), value('education')], { height: mm(17) }),
    row([label('职　　业\n（工种）'), value('occupation'), label('职业资格\n或职业技\n能等级'), value('skillLevel'), label('联系电话'), value('phone')], { height: mm(19) }),
    row([label('工作岗位'), wide('post', 2), label('身份证\n号　码'), wide('idNumber', 3)], { height: mm(14) }),
    row([label('所在单位详细地址', 2), wide('address', 5)], { height: mm(13) }),
    ...pairs(further).map(([first, second]) => row(second
      ? [label(first.label), textCell(first.text, {}, { span: 2 }), label(second.label), textCell(second.text, {}, { span: 3 })]
      : [label(first.label), textCell(first.text, {}, { span: 6 })], { height: mm(13) })),
  ])
}

function pairs<Cell>(cells: readonly Cell[]): readonly (readonly [Cell, Cell | undefined])[] {
  return cells.flatMap((cell, index) => index % 2 === 0 ? [[cell, cells[index + 1]] as const] : [])
}

function photoCell(photo: Uint8Array | undefined): TableCell {
  if (!photo) return textCell('照　片', {}, { down: 3 })
  const image = imageInfo(photo)
  return cell([new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new ImageRun({
      type: image.type, data: photo, transformation: fitted(image),
      altText: { name: '照片', title: '照片', description: '申报人照片' },
    })],
  })], { down: 3 })
}

/** Two inches, 35 × 49 mm, in pixels of 1/96 inch; a face is never stretched. */
function fitted({ width: w, height: h }: ImageInfo): { width: number; height: number } {
  const scale = Math.min(132 / w, 185 / h)
  return { width: Math.round(w * scale), height: Math.round(h * scale) }
}

function cv({ cv: lines, further = [] }: FormLayout): Table {
  // Every row of further cells takes the room of one row of experience.
  const empty = Array.from({ length: Math.max(0, 12 - lines.length - pairs(further).length) }, () => ({ period: '', where: '', witness: '' }))
  return grid([50, 89, 25].map(mm), [
    row([cell([centred('主要学习和工作经历', strong), centred('（包括技术培训和进修）', small)], { span: 3 })], { head: true }),
    row(['起止年月', '何校、何单位学习、工作', '证明人'].map((text) => textCell(text)), { head: true }),
    ...[...lines, ...empty].map(({ period, where, witness }) =>
      row([textCell(period), textCell(where, {}, { align: 'left' }), textCell(witness)], { height: mm(8.8), whole: true })),
  ])
}

function achievements({ achievements: rows }: FormLayout): Table {
  return grid([mm(24), width - mm(24)], [
    row([cell([centred('主要技术简况、贡献成果登记', strong)], { span: 2 })], { head: true }),
    row([textCell('项　目'), textCell('内　容')], { head: true }),
    ...rows.map((entry) => uprightRow(entry.item, achievementText(entry), Math.floor((textHeight - mm(30)) / rows.length))),
  ])
}

function achievementText({ parts }: FormAchievement): Paragraph[] {
  return parts.flatMap(({ label, text }) => text.split('\n').map((line, index) => new Paragraph({
    ...even,
    indent: { firstLineChars: 200, firstLine: 480 },
    spacing: { line: 340 },
    children: [...(index === 0 && label ? [run(`${label}：`, { face: 'heading', size: size.smallFour })] : []), run(line, small)],
  })))
}

/** The label stands upright on the left, as the printed form has it. */
function uprightRow(label: string, content: readonly Paragraph[], height: number): TableRow {
  return row([
    cell([centred(label, small)], { upright: true }),
    cell(content.length > 0 ? content : [new Paragraph({ children: [] })], { top: true }),
  ], { height })
}

function prizesAndHonours({ prizes, honours }: NonNullable<FormLayout['awards']>): Table {
  const listing = (lines: readonly string[]): Paragraph[] => lines.map((line) => paragraph(line, small, { spacing: { line: 340 } }))
  const half = Math.floor((textHeight - mm(8)) / 2)
  return grid([mm(24), width - mm(24)], [
    uprightRow('获得技术技能奖项情况', listing(prizes), half),
    uprightRow('获得荣誉称号情况', listing(honours), half),
  ])
}

function fullPage({ title: heading, hint, text }: FormLayout['texts'][number]): Table {
  return grid([width], [
    row([cell([centred(heading, strong), ...(hint === '' ? [] : [centred(hint, small)])])], { head: true }),
    row([cell(longText(text), { top: true })], { height: textHeight - mm(26) }),
  ])
}

function longText(text: string): Paragraph[] {
  return text.split('\n').map((line) => paragraph(line, small, { indent: { firstLineChars: 200, firstLine: 480 }, spacing: { line: 340 } }))
}

function approvals({ commitment, opinions, remarks }: FormLayout): Table {
  const height = Math.floor((textHeight - mm(26)) / (opinions.length + 1))
  return grid([mm(24), width - mm(24)], [
    row([textCell('真实性\n承　诺'), cell([
      ...longText(commitment.text), ...signedLines(['申报人签名：　　　　　　', commitment.signedOn ?? blankDay]),
    ])], { height, whole: true }),
    ...opinions.map(({ label, bySignature, text, body, on }) => row([textCell(label), cell([
      ...longText(text ?? ''), ...signedLines([...(body ? [body] : []), bySignature ? '签　字' : '盖　章', on ?? blankDay]),
    ])], { height, whole: true })),
    row([textCell('备　注'), textCell(remarks ?? '', {}, { align: 'left' })], { height: mm(18) }),
  ])
}

const blankDay = '　　　年　　月　　日'

function signedLines(lines: readonly string[]): Paragraph[] {
  return lines.map((line, index) => paragraph(line, small, {
    alignment: AlignmentType.CENTER, indent: { left: mm(60) }, spacing: { before: index === 0 ? mm(12) : 120 },
  }))
}
