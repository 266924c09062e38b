import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocuments } from '../../src/adapters/documents/documents.ts'
import { casePapers, districtPapers, roundPapers } from '../../src/adapters/papers/catalogue.ts'
import { readPdf, readWord } from '../golden/readers.ts'
import { openInstance, type Instance } from './instance.ts'
import { holder, people, roundId, secretHolder, story, until } from './story.ts'

const whole = 'weihai'
const inReview = 'in-review'
const baseUrl = 'https://yanshi.example.invalid'

let instance: Instance
beforeAll(async () => {
  instance = await openInstance()
  await instance.tell(whole, story)
  await instance.tell(inReview, until('2024-08-20'))
})
afterAll(() => instance.close())

type Subject = 'case' | 'round' | 'title' | 'district'
const district = 'district-1'
const render = (subject: Subject, id: string, kind: string, format = 'pdf', jurisdiction = whole) =>
  instance.papers.render({ jurisdiction, subject, id, kind, format, baseUrl, district })

/** What a paper says, without any spaces. */
async function saidBy(subject: Subject, id: string, kind: string, format = 'pdf'): Promise<string> {
  const paper = await render(subject, id, kind, format)
  if (!paper) throw new Error(`no ${kind} of ${subject} ${id}`)
  return format === 'docx' ? readWord(paper.bytes).join('').replace(/\s/g, '') : readPdf(paper.bytes).text
}

describe('the papers of a finished round', () => {
  it.each([
    ['round', roundId, 'call', ['演人社函〔2024〕36号', '本次拟选拔威海市首席技师10名', '各区市请于7月31日前', '演示办法第六条']],
    ['round', roundId, 'summary-sheet', ['附件1', '王演甲', '演示省技术能手（2020年）', '另有1名涉密人员，按保密规定加密后单独报送，不列入本表']],
    ['district', roundId, 'summary-sheet', ['附件1', '填报单位（盖章）：演示区人力资源和社会保障局', '王演甲']],
    ['district', roundId, 'recommendation-report', ['本次共收到2家单位申报人选4名', '择优形成推荐人选4名', '演核验员甲、演核验员乙', '查验原件2件', '另有1名涉密人员']],
    ['round', roundId, 'score-sheet', ['专家2', '回避', '90.00', '另有1名涉密人员']],
    ['round', roundId, 'candidate-list', ['丁演丙', '86.00', '本次拟选拔10名']],
    ['round', roundId, 'publicity', ['丁演丙等2名同志', '2024年8月28日至2024年9月3日（5个工作日）', '公示和异议受理至2024年9月4日']],
    ['round', roundId, 'result', ['演政字〔2024〕58号', '授予丁演丙等2名同志“威海市首席技师”称号', '2024年9月25日']],
    ['case', holder.id, 'form', ['大专（含高级技工）', '经职工代表大会推荐', '业绩突出，同意推荐。', '2000年9月至今']],
    ['case', holder.id, 'certificate', ['2024-001', '王演甲', 'yanshi.example.invalid/verify/2024-001']],
    ['title', holder.id, 'certificate', ['2024-001', '王演甲']],
  ] as const)('of the %s %s: the %s says what the record says', async (subject, id, kind, words) => {
    const said = await saidBy(subject, id, kind)
    expect(words.filter((each) => !said.includes(each))).toEqual([])
  })

  it.each([['round', 'finished', roundId], ['case', 'titled', holder.id]] as const)('are there in every format that a %s lists', async (subject, stage, id) => {
    const wanted = instance.papers.listed(subject, stage).flatMap(({ kind, formats }) => formats.map((format) => ({ kind, format })))
    const files = await Promise.all(wanted.map(({ kind, format }) => render(subject, id, kind, format)))
    expect(files.map((file) => file?.fileName.split('.').at(-1))).toEqual(wanted.map(({ format }) => format))
    expect(files.filter((file) => (file?.bytes.length ?? 0) < 1_000)).toEqual([])
  })

  it('go on calling a unit as it was called when they were made, whatever it is called since', async () => {
    const renamed = (id: string, name: string) => ({ stream: { kind: 'organisation', id }, at: '2024-12-01T01:00:00.000Z', event: { type: 'OrganisationRenamed', data: { name, at: '2024-12-01T01:00:00.000Z' } } }) as const
    await instance.tell('renamed', [...story, renamed('unit-1', '演示海洋集团'), renamed('district-1', '演示新区人社局')])
    const papers = [['round', roundId, 'summary-sheet'], ['round', roundId, 'score-sheet'], ['round', roundId, 'candidate-list'], ['round', roundId, 'publicity'], ['round', roundId, 'result'],
      ['district', roundId, 'recommendation-report'], ['district', roundId, 'summary-sheet'], ['case', holder.id, 'form'], ['case', holder.id, 'certificate']] as const
    for (const [subject, id, kind] of papers) {
      const [before, after] = await Promise.all([render(subject, id, kind), render(subject, id, kind, 'pdf', 'renamed')])
      // The number of a form is made of a hash, which is another in another record.
      const said = (paper: typeof before) => readPdf(paper!.bytes).text.replace(/编号[:：]?[0-9a-z-]+/g, '')
      expect({ kind, said: said(after) }).toEqual({ kind, said: said(before) })
    }
  })

  it('carry the stored photo', async () => {
    const form = await render('case', holder.id, 'form')
    expect(Buffer.from(form!.bytes).toString('latin1')).toContain('/Subtype /Image')
  })

  it('are the same bytes from a typesetter that starts afresh', async () => {
    const documents = createDocuments({ fontFolder: join(import.meta.dirname, 'no-such-folder') })
    try {
      const again = await instance.papersOver(documents).render({ jurisdiction: whole, subject: 'case', id: holder.id, kind: 'form', format: 'pdf', baseUrl })
      expect(Buffer.compare(again!.bytes, (await render('case', holder.id, 'form'))!.bytes)).toBe(0)
    } finally {
      await documents.stop()
    }
  })
})

describe('the notice that a district hangs of one person 区市公示', () => {
  const [recommendedOnly, hanging] = ['recommended-only', 'hanging-locally']
  const asked = (jurisdiction: string, id: string, asOf?: string) =>
    instance.papers.render({ jurisdiction, subject: 'case', id, kind: 'local-notice', format: 'pdf', baseUrl, ...(asOf && { asOf }) })
  beforeAll(async () => {
    const before = story.filter(({ at }) => at <= '2024-07-22T23:00:00.000Z')
    await instance.tell(recommendedOnly, before.filter(({ event }) => event.type !== 'LocalNoticePosted'))
    await instance.tell(hanging, before)
  })

  it('is there from the recommendation on, as if it were hung that day, and then as it was registered', async () => {
    const [early, late, hung] = [await asked(recommendedOnly, holder.id, '2024-07-22'), await asked(recommendedOnly, holder.id, '2024-07-26'), await asked(hanging, holder.id)]
    expect(readPdf(early!.bytes).text).toContain('2024年7月23日至2024年7月25日（3个工作日）')
    expect(readPdf(late!.bytes).text).toContain('2024年7月29日至2024年7月31日（3个工作日）')
    const { text } = readPdf(hung!.bytes)
    for (const words of ['2024年度威海市首席技师推荐人选公示', '王演甲同志', '2024年7月23日至2024年7月25日（3个工作日）', '受理部门：演示区人力资源和社会保障局', '演示船舶重工有限公司', '2024年7月22日']) expect(text).toContain(words)
    expect(text).not.toContain('以姓氏笔画为序')
  })

  it('is there of nobody secret-related, before nobody is known to hang it, and once it hangs no more', async () =>
    expect(await Promise.all([asked(hanging, secretHolder.id), asked(recommendedOnly, holder.id), asked(whole, holder.id)])).toEqual([undefined, undefined, undefined]))
})

describe('the list of new holders', () => {
  const resultOf = (batch?: string) =>
    instance.papers.render({ jurisdiction: whole, subject: 'round', id: roundId, kind: 'result', format: 'pdf', baseUrl, ...(batch && { batch }) })

  it('is that of the batch asked for, and of the last one where none is named', async () => {
    const [named, last, unknown] = await Promise.all([resultOf('batch-1'), resultOf(), resultOf('batch-9')])
    expect(Buffer.compare(named!.bytes, last!.bytes)).toBe(0)
    expect(unknown).toBeUndefined()
  })
})

describe('a secret-related person 涉密', () => {
  const passphrase = '一二三四五六-Radar-2024'
  const everyPaper = [
    ...Object.keys(roundPapers).map((kind) => ['round', roundId, kind] as const), ...Object.keys(districtPapers).map((kind) => ['district', roundId, kind] as const),
    ...Object.keys(casePapers).map((kind) => ['case', secretHolder.id, kind] as const), ['title', secretHolder.id, 'certificate'] as const,
  ]

  async function sealed(subject: Subject, id: string, kind: string, format: string): Promise<Uint8Array> {
    const archive = await instance.papers.renderSealed({ jurisdiction: whole, subject, id, kind, format, baseUrl, district }, passphrase)
    const [entry] = await new ZipReader(new Uint8ArrayReader(archive!.bytes)).getEntries()
    expect([entry?.encrypted, [secretHolder.name, secretHolder.occupation].filter((words) => entry?.filename.includes(words))]).toEqual([true, []])
    return (entry as FileEntry).getData(new Uint8ArrayWriter(), { password: passphrase })
  }

  it.each([['round', roundId, 'summary-sheet'], ['round', roundId, 'score-sheet'], ['round', roundId, 'candidate-list'], ['district', roundId, 'summary-sheet'], ['district', roundId, 'recommendation-report'], ['case', secretHolder.id, 'form'], ['case', secretHolder.id, 'certificate']] as const)(
    'stands in the sealed paper of the %s %s %s, from where the name could leak', async (subject, id, kind) =>
      expect(readPdf(await sealed(subject, id, kind, 'pdf')).text).toContain(secretHolder.name))

  it.each(everyPaper.flatMap((paper) => (['pdf', 'docx', 'xlsx'] as const).map((format) => [...paper, format] as const)))(
    'stands in no plain paper, nor does the occupation: %s %s %s.%s', async (subject, id, kind, format) => {
      const paper = await render(subject, id, kind, format)
      const said = paper === undefined ? '' : wordsIn(paper.bytes, format)
      expect([secretHolder.name, secretHolder.occupation].filter((words) => said.includes(words) || paper?.fileName.includes(words))).toEqual([])
    })

  it('has no plain paper of their own, and others have', async () => {
    const own = await Promise.all((['case', 'title'] as const).map((subject) => render(subject, secretHolder.id, 'certificate')))
    const others = await Promise.all((['case', 'title'] as const).map((subject) => render(subject, holder.id, 'certificate')))
    expect([own, others.map((paper) => paper !== undefined)]).toEqual([[undefined, undefined], [true, true]])
  })
})

/** Everything a file says, read from what it is made of. */
function wordsIn(bytes: Uint8Array, format: 'pdf' | 'docx' | 'xlsx'): string {
  if (format === 'pdf') return readPdf(bytes).text
  if (format === 'docx') return readWord(bytes).join('').replace(/\s/g, '')
  return JSON.stringify(read(bytes).Sheets)
}

describe('a round that is not finished', () => {
  it('has exactly the papers of its stage', async () => {
    const kinds = Object.keys(roundPapers)
    const files = await Promise.all(kinds.map((kind) => render('round', roundId, kind, 'pdf', inReview)))
    expect(kinds.filter((_, index) => files[index])).toEqual(instance.papers.listed('round', 'review').map(({ kind }) => kind))
  })

  it('has no certificates', async () => {
    const files = await Promise.all(people.map(({ id }) => render('case', id, 'certificate', 'pdf', inReview)))
    expect(files).toEqual(people.map(() => undefined))
  })
})

describe('a notice that waits for the second hand 草稿', () => {
  const drawnUp = 'drawn-up'
  const beforeCall = 'before-call'
  const beforeNotice = 'before-notice'
  beforeAll(async () => {
    await instance.tell(beforeCall, until('2024-07-10'))
    await instance.tell(drawnUp, until('2024-07-10').filter(({ event }) => event.type !== 'AnnouncementProposed'))
    await instance.tell(beforeNotice, until('2024-08-26'))
  })
  const draft = (jurisdiction: string, kind: string, format = 'pdf') =>
    instance.papers.render({ jurisdiction, subject: 'draft', id: roundId, kind, format, baseUrl, asOf: '2024-08-28' })
  const said = async (jurisdiction: string, kind: string): Promise<string> => readPdf((await draft(jurisdiction, kind))!.bytes).text

  it('is there as it would go out that day, and says that it has not', async () => {
    const [call, publicity] = [await said(beforeCall, 'call'), await said(beforeNotice, 'publicity')]
    const wanted = ['草稿，尚未发布', '演人社函〔2024〕36号', '本次拟选拔威海市首席技师10名', '2024年8月28日']
    expect(wanted.filter((words) => !call.includes(words))).toEqual([])
    expect(['草稿，尚未发布', '丁演丙等2名同志', '2024年8月29日至2024年9月4日（5个工作日）'].filter((words) => !publicity.includes(words))).toEqual([])
  })

  it('differs from the paper that goes out by nothing but the mark and the day', async () => {
    const issued = readPdf((await render('round', roundId, 'call'))!.bytes).text
    const unmarked = (await said(beforeCall, 'call')).replaceAll('草稿，尚未发布，不得张贴和外传。日期按2024年8月28日发布推算。', '').replaceAll('草稿', '').replace('2024年8月28日', '2024年7月11日')
    expect(unmarked).toBe(issued)
  })

  it('names nobody secret-related, in any format', async () => {
    for (const format of ['pdf', 'docx'] as const) {
      const words = wordsIn((await draft(beforeNotice, 'publicity', format))!.bytes, format)
      expect([holder.name, secretHolder.name, secretHolder.occupation].map((each) => words.includes(each))).toEqual([true, false, false])
    }
  })

  it('is the same while its maker still draws it up', async () => expect(await said(drawnUp, 'call')).toBe(await said(beforeCall, 'call')))

  it('is the one that waits alone: none once it is out', async () => {
    const kinds = ['call', 'publicity'] as const
    const there = async (jurisdiction: string): Promise<unknown[]> => {
      const files = await Promise.all(kinds.map((kind) => draft(jurisdiction, kind)))
      return kinds.filter((_, index) => files[index])
    }
    expect([await there(drawnUp), await there(beforeCall), await there(inReview), await there(beforeNotice), await there(whole)]).toEqual([['call'], ['call'], [], ['publicity'], []])
  })
})

describe('what does not exist', () => {
  it.each([
    ['another case', 'case', 'no-such-case', 'form', 'pdf', whole],
    ['another round', 'round', 'no-such-round', 'call', 'pdf', whole],
    ['another title', 'title', 'case-ding', 'certificate', 'pdf', whole],
    ['a report of a single person', 'case', holder.id, 'recommendation-report', 'pdf', whole],
    ['another paper of a case', 'case', holder.id, 'publicity', 'pdf', whole],
    ['another paper of a title', 'title', holder.id, 'form', 'pdf', whole],
    ['a word that every object knows', 'case', holder.id, 'constructor', 'pdf', whole],
    ['another format', 'case', holder.id, 'certificate', 'docx', whole],
    ['a case of another jurisdiction', 'case', holder.id, 'form', 'pdf', 'elsewhere'],
  ] as const)('is not rendered: %s', async (_, subject, id, kind, format, jurisdiction) => {
    expect(await render(subject, id, kind, format, jurisdiction)).toBeUndefined()
  })

  it('the same question finds what does exist', async () => {
    const found = await Promise.all(instance.papers.listed('case', 'titled').map(({ kind }) => render('case', holder.id, kind)))
    expect(found.filter((paper) => paper === undefined)).toEqual([])
  })
})
