import { describe, expect, it } from 'vitest'
import { acceptOf, troublesOf, unfitness, type Named } from './offered.ts'

const named = (name: string, size = 10): Named => ({ name, size })
const outcome = (chosen: readonly Named[], there: readonly Named[] = [], maxFiles = 2) =>
  troublesOf(chosen, { formats: ['pdf', 'jpg'], maxFiles, there }).map((trouble, at) => `${chosen[at]?.name ?? ''} ${trouble?.helps ?? 'goes'}`)

describe('files that were chosen 选好的文件', () => {
  it('go as far as there is room, and each one too many is named', () =>
    expect(outcome([named('1.pdf'), named('2.pdf'), named('3.pdf')], [named('0.pdf')])).toEqual(['1.pdf goes', '2.pdf retry', '3.pdf retry']))

  it('take no place where they are refused', () =>
    expect(outcome([named('1.docx'), named('2.pdf', 0), named('3.pdf'), named('4.JPEG')])).toEqual(['1.docx nothing', '2.pdf nothing', '3.pdf goes', '4.JPEG goes']))

  it('go once, whether the same is there already or was chosen twice; another length is another file', () =>
    expect(outcome([named('0.pdf'), named('1.pdf'), named('1.pdf'), named('0.pdf', 11)], [named('0.pdf')], 5)).toEqual(['0.pdf nothing', '1.pdf goes', '1.pdf nothing', '0.pdf goes']))

  it('are told that they are there already by their name', () =>
    expect(troublesOf([named('证书.pdf')], { formats: ['pdf'], maxFiles: 2, there: [named('证书.pdf')] })).toEqual([{ helps: 'nothing', words: '这个文件已经上传过了：“证书.pdf”。内容确实不同的，请改名后再传。' }]))
})

describe('what speaks against a file', () => {
  it.each([
    [named('a.docx', 0), '只收PDF、JPG，请转换后再传。'],
    [named('a.pdf', 0), '文件是空的，请打开原件看看有没有内容，重新导出或扫描后再传。'],
    [named('a.pdf', 3_145_728), '文件有3 MB，超过2 MB，请压缩或拆开后再传。'],
    [named('a.pdf', 2_097_152), undefined],
  ])('%o', (file, words) => expect(unfitness(file, ['pdf', 'jpg'], 2_097_152)).toBe(words))
})

it('the file dialog is asked for both endings of a JPEG', () => expect(acceptOf(['pdf', 'jpg'])).toBe('.pdf,.jpg,.jpeg'))
