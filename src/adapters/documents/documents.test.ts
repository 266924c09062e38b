import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf, readWord, readZip } from '../../../test/golden/readers.ts'
import {
  applicantsSheet, applicationForm, call, certificate, emptyForm, longForm, people, photo, publicity, recommendation, scoreSheet, specimens,
} from '../../../test/golden/specimens.ts'
import { compose } from './compose/compose.ts'
import { createDocuments, formatsOf, type Documents } from './documents.ts'
import type { Format, Paper } from './papers.ts'

const golden = join(import.meta.dirname, '../../../test/golden')
const noFonts = { fontFolder: join(golden, 'no-such-folder') }
const everyFile = specimens.flatMap((paper) => formatsOf[paper.kind].map((format) => ({ paper, kind: paper.kind, format })))

let documents: Documents
beforeAll(() => { documents = createDocuments(noFonts) })
afterAll(() => documents.stop())

const bytesOf = async (paper: Paper, format: Format): Promise<Uint8Array> => (await documents.render(paper, format)).bytes

describe('papers of a round 公文与表格', () => {
  it.each(specimens)('gives the words that the golden file of a $kind holds', async (paper) => {
    const words = formatsOf[paper.kind].includes('docx')
      ? readWord(await bytesOf(paper, 'docx'))
      : [readPdf(await bytesOf(paper, 'pdf')).text]
    await expect(`${words.join('\n')}\n`).toMatchFileSnapshot(join(golden, `${paper.kind}.txt`))
  })

  it.each(specimens)('says every word of a $kind in its PDF', async (paper) => {
    const { text } = readPdf(await bytesOf(paper, 'pdf'))
    const running = withoutSpaces(text.replace(/(申报编号2024-0001-A7F3)?—\d+—/g, ''))
    expect(wordsOf(compose(paper).layout).filter((words) => !running.includes(withoutSpaces(words)))).toEqual([])
  })

  it.each([
    ['call', 3], ['publicity', 3], ['result', 3], ['recommendation', 3], ['certificate', 1],
    ['application-form', 8], ['applicants-sheet', 2], ['score-sheet', 1], ['candidate-list', 1],
  ] as const)('sets a %s on %i pages', async (kind, pages) => {
    expect(readPdf(await bytesOf(specimens.find((paper) => paper.kind === kind)!, 'pdf')).pages).toBe(pages)
  })

  it.each(specimens)('makes the PDF of a $kind archival and readable aloud', async (paper) => {
    const { metadata, tagged } = readPdf(await bytesOf(paper, 'pdf'))
    expect({ tagged, part: /pdfaid:part>(\d)/.exec(metadata)?.[1], conformance: /pdfaid:conformance>(\w)/.exec(metadata)?.[1] })
      .toEqual({ tagged: true, part: '2', conformance: 'A' })
  })

  it('gives the same bytes from a renderer that starts afresh', async () => {
    const other = createDocuments(noFonts)
    try {
      for (const { paper, format } of everyFile) {
        const again = (await other.render(paper, format)).bytes
        expect(Buffer.compare(again, await bytesOf(paper, format)), `${paper.kind}.${format}`).toBe(0)
      }
    } finally {
      await other.stop()
    }
  })

  it('names a file by its title', async () => {
    const { fileName, mediaType } = await documents.render(certificate, 'pdf')
    expect({ fileName, mediaType }).toEqual({ fileName: '演示市首席技师证书（丁演一）.pdf', mediaType: 'application/pdf' })
  })
})

describe('what people type 填报内容', () => {
  it('prints twenty CV rows, long names and 1,500 characters of deeds without losing any', async () => {
    const { text } = readPdf(await bytesOf(longForm, 'pdf'))
    const missing = [...longForm.cv.map((row) => row.where), longForm.person.name, longForm.person.unit]
      .filter((words) => !text.includes(withoutSpaces(words)))
    expect(missing).toEqual([])
    expect(text.replace(/申报编号2024-0001-A7F3—\d+—|申报人事迹材料（篇幅控制在1000字左右）/g, '')).toContain(withoutSpaces(longForm.texts[0]?.text ?? 'absent'))
  })

  it('prints an empty form of eight pages to fill in by hand', async () => {
    expect(readPdf(await bytesOf(emptyForm, 'pdf')).pages).toBe(8)
  })

  it('prints the cells and texts that one measure alone has, and boxes that are signed', async () => {
    const own: typeof emptyForm = {
      ...emptyForm, further: [{ label: '民族', text: '演示族' }, { label: '出生地', text: '演示县' }, { label: '邮编', text: '325000' }],
      texts: [{ title: '个人总结', hint: '（篇幅不够可另加附页）', text: '演示总结。' }, { title: '事迹材料', hint: '', text: '演示事迹。' }],
      opinions: [{ label: '专家评审小组意见', bySignature: true }],
    }
    const { awards: _, ...withoutAwards } = own
    for (const words of [readPdf(await bytesOf(withoutAwards, 'pdf')).text, withoutSpaces(readWord(await bytesOf(withoutAwards, 'docx')).join(''))]) {
      const missing = ['民族', '演示族', '出生地', '邮编', '325000', '个人总结', '（篇幅不够可另加附页）', '演示总结。', '事迹材料', '签字'].filter((each) => !words.includes(each))
      expect(missing).toEqual([])
      expect(['盖章', '获得荣誉称号情况'].filter((each) => words.includes(each))).toEqual([])
    }
  })

  it('shows text that looks like markup as text', async () => {
    const name = '#eval("1+1") *粗* $x$ @a <b> \\u{41}'
    const paper = { ...certificate, name }
    expect(readPdf(await bytesOf(paper, 'pdf')).text).toContain(withoutSpaces(name))
    expect(readWord(await bytesOf({ ...applicationForm, person: { ...applicationForm.person, name } }, 'docx')).join('\n')).toContain(name)
  })

  it('sets a character beyond the basic plane', async () => {
    expect(readPdf(await bytesOf({ ...certificate, name: '𠮷演五' }, 'pdf')).text).toContain('𠮷演五')
  })

  it('refuses a character that no font has, and names it', async () => {
    await expect(documents.render({ ...certificate, name: '演\u{2B7E0}示\u{2B7E0}\uE000' }, 'pdf')).rejects.toMatchObject({
      code: 'glyph-missing', message: expect.stringContaining('“\u{2B7E0}”（U+2B7E0）、“\uE000”（U+E000）'),
    })
  })

  it('drops what copied text brings along unseen', async () => {
    expect(readPdf(await bytesOf({ ...certificate, name: '丁\u200B演\uFEFF一' }, 'pdf')).text).toContain('丁演一')
  })

  it.each(['pdf', 'docx'] as const)('refuses a photo that is none, in %s', async (format) => {
    const paper = { ...applicationForm, person: { ...applicationForm.person, photo: Buffer.from('%PDF-1.7') } }
    await expect(documents.render(paper, format)).rejects.toMatchObject({ code: 'photo-unreadable' })
  })

  it('refuses a photo that breaks off', async () => {
    const paper = { ...applicationForm, person: { ...applicationForm.person, photo: photo.slice(0, 60) } }
    await expect(documents.render(paper, 'pdf')).rejects.toMatchObject({ code: 'photo-unreadable' })
  })

  it('prints the photo in the form', async () => {
    expect(Buffer.from(await bytesOf(applicationForm, 'pdf')).includes('/Subtype /Image')).toBe(true)
    expect([...readZip(await bytesOf(applicationForm, 'docx')).keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
  })
})

describe('sheets to compute with 电子表格', () => {
  const sheetOf = async (paper: Paper): Promise<unknown[][]> => {
    const book = read(await bytesOf(paper, 'xlsx'), { type: 'buffer' })
    return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1, blankrows: false })
  }

  it('holds one row a person under the columns of the summary sheet', async () => {
    const [, , head, first, , third] = await sheetOf(applicantsSheet)
    expect(head).toEqual([
      '序号', '区市', '姓名', '性别', '出生年月', '文化程度', '工作单位', '职业（工种）', '职业资格或技能等级', '工作年限', '荣誉称号', '获奖情况', '备注',
    ])
    expect(first?.slice(0, 4)).toEqual([1, '演示区', '丁演一', '女'])
    expect(third?.at(-1)).toBe('涉密人员')
  })

  it('holds marks as numbers and shows who stood aside', async () => {
    const rows = await sheetOf(scoreSheet)
    expect(rows[2]?.slice(4, 10)).toEqual(['专家1', '专家2', '专家3', '专家4', '专家5', '最终得分'])
    expect(rows[6]?.slice(0, 10)).toEqual([4, people[3]!.name, people[3]!.unit, people[3]!.occupation, 93, 92.75, '回避', 92.25, 92, 92.5])
  })
})

describe('papers that others must not see 涉密与公示', () => {
  it('notes secret-related persons in the report', async () => {
    expect(readWord(await bytesOf(recommendation, 'docx'))).toContain(
      '推荐人选中，王演三（演示海洋生物科技有限公司）为涉密人员，其有关材料请按保密规定管理，不在网站和媒体公开。')
  })

  it('says so where there is none', async () => {
    const paper = { ...recommendation, people: recommendation.people.map((person) => ({ ...person, classified: false })) }
    expect(readWord(await bytesOf(paper, 'docx'))).toContain('经核实，推荐人选中无涉密人员。')
  })

  it('prints the first and the last day of a publicity', async () => {
    expect(readWord(await bytesOf(publicity, 'docx')))
      .toContain('公示时间：2024年9月2日至2024年9月6日（5个工作日）。异议受理截至2024年9月6日24时。')
  })
})

describe('a paper that has not gone out 草稿', () => {
  const mark = '草稿，尚未发布，不得张贴和外传。日期按2024年7月11日发布推算。'
  const drafted: Paper = { ...call, issuedOn: '2024-07-11', isDraft: true }

  it('says so on every page of the PDF', async () => {
    const { text, pages } = readPdf(await bytesOf(drafted, 'pdf'))
    expect([pages, text.split(withoutSpaces(mark)).length - 1]).toEqual([3, 3])
  })

  it('says so at the head of every page in Word: the odd and the even', async () => {
    const files = readZip(await bytesOf(drafted, 'docx'))
    const heads = [...files].filter(([name]) => /^word\/header\d*\.xml$/.test(name)).map(([, words]) => words.includes(mark))
    expect([...new Set(heads)]).toEqual([true])
    expect(heads.length).toBeGreaterThanOrEqual(2)
  })

  it('says so in the name of its file, which is another than that of the paper', async () => {
    const name = async (paper: Paper): Promise<string> => (await documents.render(paper, 'docx')).fileName
    expect([await name(drafted), await name({ ...publicity, isDraft: true })]).toEqual([
      (await name(call)).replace('.docx', '（草稿）.docx'), (await name(publicity)).replace('.docx', '（草稿）.docx'),
    ])
  })

  it('says nothing of the kind on one that has', async () => {
    expect([readPdf(await bytesOf(call, 'pdf')).text.includes('草稿'), [...readZip(await bytesOf(call, 'docx')).keys()].some((name) => name.includes('header'))]).toEqual([false, false])
  })
})

describe('the renderer 文件生成进程', () => {
  it('refuses a format a paper does not come in, and says which it does', async () => {
    await expect(documents.render(certificate, 'xlsx')).rejects.toMatchObject({
      code: 'format-not-offered', message: '“演示市首席技师证书（丁演一）”不提供 Excel 格式，请改选PDF。',
    })
  })

  it('leaves nobody waiting for a paper that takes too long', async () => {
    const hasty = createDocuments({ ...noFonts, patienceMs: 1 })
    await expect(hasty.render(call, 'pdf')).rejects.toMatchObject({ code: 'renderer-stopped' })
    await hasty.stop()
  })

  it('makes papers again after it was sent home', async () => {
    const sleepy = createDocuments({ ...noFonts, idleMs: 0 })
    const first = await sleepy.render(certificate, 'pdf')
    const second = await sleepy.render({ ...certificate, orientation: 'portrait' }, 'pdf')
    expect([readPdf(first.bytes).pages, readPdf(second.bytes).pages]).toEqual([1, 1])
    await sleepy.stop()
  })
})

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '')
}

/** Every text of a layout that is meant to be read. */
function wordsOf(value: unknown, key = ''): string[] {
  const spoken = !['kind', 'style', 'align', 'orientation', 'verifyUrl', 'code'].includes(key)
  if (typeof value === 'string') return spoken && value !== '' ? value.split('\n') : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => wordsOf(part, Array.isArray(value) ? key : name))
}
