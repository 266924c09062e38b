import type { Trouble } from '../unsent/outbox.ts'
import { bytesInWords } from '../words/bytes.ts'

export type Format = 'pdf' | 'jpg' | 'png' | 'docx'
export type Named = Readonly<{ name: string; size: number }>

const formatName: Readonly<Record<Format, string>> = { pdf: 'PDF', jpg: 'JPG', png: 'PNG', docx: 'Word' }
const endings: Readonly<Record<Format, RegExp>> = { pdf: /\.pdf$/i, jpg: /\.jpe?g$/i, png: /\.png$/i, docx: /\.docx$/i }

export const acceptOf = (formats: readonly Format[]): string => formats.map((format) => (format === 'jpg' ? '.jpg,.jpeg' : `.${format}`)).join(',')
export const inWords = (formats: readonly Format[]): string => formats.map((format) => formatName[format]).join('、')

/** What a file can be refused for without looking at any other; undefined where nothing speaks against it. */
export function unfitness({ name, size }: Named, formats: readonly Format[], maxBytes: number): string | undefined {
  if (!formats.some((format) => endings[format].test(name))) return `只收${inWords(formats)}，请转换后再传。`
  if (size === 0) return '文件是空的，请打开原件看看有没有内容，重新导出或扫描后再传。'
  if (size > maxBytes) return `文件有${bytesInWords(size)}，超过${bytesInWords(maxBytes)}，请压缩或拆开后再传。`
  return undefined
}

type Room = Readonly<{ formats: readonly Format[]; maxFiles: number; there: readonly Named[] }>

/**
 * What speaks against each of the files chosen, in their order, before any of them is sent. Only what goes takes a place, and those that there
 * is none for are named: whoever chose twelve must not believe that twelve are there. How large a picture is shows only once it is compressed.
 */
export function troublesOf(chosen: readonly Named[], { formats, maxFiles, there }: Room): readonly (Trouble | undefined)[] {
  const taken = [...there]
  return chosen.map((file): Trouble | undefined => {
    const unfit = unfitness(file, formats, Infinity)
    if (unfit !== undefined) return { helps: 'nothing', words: unfit }
    if (taken.some(({ name, size }) => name === file.name && size === file.size)) return { helps: 'nothing', words: `这个文件已经上传过了：“${file.name}”。内容确实不同的，请改名后再传。` }
    if (taken.length >= maxFiles) return { helps: 'retry', words: `这一项最多${maxFiles}个文件，这个没有传。要传它，请先删除一个，再点“重试”。` }
    taken.push(file)
    return undefined
  })
}
