import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { policiesFolder, textOf, weihai2024, weihai2024Id } from '../../../test/policy/versions.ts'
import { filled, placesIn } from '../../policy/places.ts'
import { wordingFiles } from '../../policy/wordingSchema.ts'
import { readWording, type ReadWording } from './wording.ts'

const source = textOf(weihai2024Id, 'source.md')
const shippedFiles = new Map(readdirSync(join(policiesFolder, weihai2024Id, 'documents')).map((name) => [name, textOf(weihai2024Id, `documents/${name}`)]))

/** The shipped files with one word put in another's place. */
function changed(name: string, from: string, to: string): ReadWording {
  const text = shippedFiles.get(name)
  if (!text?.includes(from)) throw new Error(`${name} has no ${from}`)
  return readWording({ files: new Map(shippedFiles).set(name, text.replace(from, to)), source, form: weihai2024().form })
}

const mistakesOf = (read: ReadWording): readonly string[] =>
  read.kind === 'wrong' ? read.mistakes.map(({ file, key, text }) => `${file} ${key} ${text}`) : []

describe('reading how a version words its papers', () => {
  it('reads the shipped files', () => {
    expect([...shippedFiles.keys()].sort()).toEqual(Object.values(wordingFiles).sort())
    expect(mistakesOf(readWording({ files: shippedFiles, source, form: weihai2024().form }))).toEqual([])
  })

  it.each([
    ['a place that nothing fills', 'certificate.yaml', "'{year}年度'", "'{yaer}年度'", /^documents\/certificate.yaml year 不认识\{yaer\}，这里可以写\{year\}、/],
    ['a place where the paper knows no facts', 'recommendation-report.yaml', '经公示无异议', '经公示{days}天无异议', /^documents\/recommendation-report.yaml noticeClear 不认识\{days\}，这里不能写花括号。$/],
    ['a quote that the text does not have', 'call.yaml', '不受理个人申请', '受理个人申请', /^documents\/call.yaml sections.2.paragraphs.0.quote “三第一段”中没有这句原文/],
    ['words that do not contain what they quote', 'publicity.yaml', 'text: 公示内容在市', 'text: 公示内容在本市', /^documents\/publicity.yaml objections.manner text 里没有 quote 所引的原文。$/],
    ['a quote without its clause', 'application-form.yaml', 'clause: 附件2, quote', 'quote', /^documents\/application-form.yaml office clause 和 quote 要一起写。$/],
    ['a lead that is not the head of its quote', 'call.yaml', 'lead: 高度重视，', 'lead: 十分重视，', /^documents\/call.yaml sections.4.items.0 quote 应当以 lead 开头。$/],
    ['a misspelt key', 'result.yaml', 'orderBy:', 'orderby:', /^documents\/result.yaml orderBy /],
    ['a cell of a field that the form does not have', 'application-form.yaml', 'born: birthMonth', 'born: birthday', /^documents\/application-form.yaml cells.born 申报表里没有“birthday”这个字段。$/],
    ['experience that is no table of experience', 'application-form.yaml', 'experience: experience', 'experience: honours', /^documents\/application-form.yaml experience “honours”应当是有from、to、where、witness各列的表格。$/],
    ['a further cell of a field that the form does not have', 'application-form.yaml', 'experience: experience', 'further: [shoeSize]\nexperience: experience', /^documents\/application-form.yaml further.0 申报表里没有“shoeSize”这个字段。$/],
    ['a column that would stay empty for everybody', 'summary-sheet.yaml', 'annex: 附件1', 'annex: 附件1\ncolumns: [{ title: 鞋码, from: [name, shoeSize] }]', /^documents\/summary-sheet.yaml columns.0.from 申报表里没有“shoeSize”这个字段。除字段外可以写no、unit、district、unitOpinion。$/],
  ])('finds %s', (_, name, from, to, mistake) => {
    expect(mistakesOf(changed(name, from, to))[0]).toMatch(mistake)
  })

  it('tells the mistakes of every file at once, files missing and files unknown among them', () => {
    const files = new Map(shippedFiles)
    files.delete('call.yaml')
    files.set('notice.yaml', '').set('score-sheet.yaml', 'title: [')
    const found = mistakesOf(readWording({ files, source }))
    expect([...new Set(found.map((each) => each.split(' ')[0]))]).toEqual(['documents/call.yaml', 'documents/score-sheet.yaml', 'documents/notice.yaml'])
    expect(found[0]).toBe('documents/call.yaml  缺少这个文件。')
    expect(found.at(-1)).toMatch(/^documents\/notice.yaml {2}不认识这个文件/)
  })
})

describe('words with places for facts', () => {
  it('take each fact in its place, and braces that a person typed as they are', () => {
    expect(filled('{name}（{unit}）', { name: '{演}', unit: '甲' })).toBe('{演}（甲）')
    expect(placesIn('{a}与{b}')).toEqual(['a', 'b'])
  })

  it('are not printed with a place left open', () => {
    expect(() => filled('{name}', {})).toThrow('no fact for {name}')
  })
})
