import type { FileType } from '../../usecases/ports.ts'
import { Refused } from '../../usecases/refused.ts'
import { ByteReader } from './byteReader.ts'
import { withoutMetadata } from './imageMetadata.ts'

export const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A file that came from outside, known by what is in it. Some refusals show only while its content is read. */
export type InspectedFile = Readonly<{ type: FileType; mediaType: string; content: AsyncIterable<Uint8Array> }>

const HEAD_BYTES = 1024

/**
 * Says by its content what a file is; the name must agree, because people open files by their names.
 * The content comes back without the place, device and time that cameras hide in pictures.
 * Throws `Refused`, here or while the content is read.
 */
export async function inspectFile(
  content: AsyncIterable<Uint8Array>, fileName: string, accepted: readonly FileType[],
): Promise<InspectedFile> {
  const reader = new ByteReader(content)
  const head = await reader.peek(HEAD_BYTES)
  if (head.length === 0) {
    await reader.close()
    throw empty(fileName)
  }
  const type = sniff(head)
  if (!type || type !== typeByName(fileName) || !accepted.includes(type)) {
    await reader.close()
    throw notAccepted(fileName, type, accepted)
  }
  return { type, mediaType: mediaTypes[type], content: inspected(reader, type, fileName) }
}

/** The type that the first bytes speak for. Every ZIP passes for Word until its names have been seen. */
export function sniff(head: Uint8Array): FileType | undefined {
  const text = Buffer.from(head).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('PK\x03\x04')) return 'docx'
  // Scanners put a few bytes of their own before the header; every reader looks for it in the first 1,024.
  return text.slice(0, HEAD_BYTES).includes('%PDF-') ? 'pdf' : undefined
}

function typeByName(fileName: string): FileType | undefined {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  if (extension === 'jpeg') return 'jpg'
  return extension !== undefined && extension in mediaTypes ? extension as FileType : undefined
}

async function* inspected(reader: ByteReader, type: FileType, fileName: string): AsyncGenerator<Uint8Array> {
  try {
    switch (type) {
      case 'jpg':
      case 'png':
        yield* withoutMetadata(reader, type, fileName)
        break
      case 'pdf':
        yield* watched(reader, [encryption], (found) => {
          if (found.has(encryption)) throw encrypted(fileName)
        })
        break
      case 'docx':
        yield* watched(reader, [wordDocument, macros], (found) => {
          if (found.has(macros)) throw hasMacros(fileName)
          if (!found.has(wordDocument)) throw notAccepted(fileName, undefined, ['docx'])
        })
    }
  } finally {
    await reader.close()
  }
}

/** An encrypted PDF says so in a trailer that is itself never compressed nor encrypted. */
const encryption = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/
/** Names of a ZIP's members stand in it uncompressed. */
const wordDocument = /word\/document\d*\.xml/i
const macros = /vbaProject\.bin/i

/** Longer than anything sought, so that it is found across the border of two pieces too. */
const OVERLAP = 128

/** Passes everything on while looking for traces, and has the last word on what was found. */
async function* watched(
  reader: ByteReader, traces: readonly RegExp[], judge: (found: ReadonlySet<RegExp>) => void,
): AsyncGenerator<Uint8Array> {
  const found = new Set<RegExp>()
  let before = ''
  for await (const piece of reader.pass()) {
    const text = before + Buffer.from(piece).toString('latin1')
    for (const trace of traces) if (trace.test(text)) found.add(trace)
    before = text.slice(-OVERLAP)
    yield piece
  }
  judge(found)
}

const typeNames: Readonly<Record<FileType, string>> = { pdf: 'PDF', jpg: 'JPG 图片', png: 'PNG 图片', docx: 'Word 文档（docx）' }

function notAccepted(fileName: string, type: FileType | undefined, accepted: readonly FileType[]): Refused {
  const is = type ? `的内容是${typeNames[type]}` : '的内容不是可接受的格式'
  const wanted = accepted.map((each) => typeNames[each]).join('、')
  return new Refused({
    code: 'file-type-not-accepted',
    about: fileName,
    detail: `文件“${fileName}”${is}，没有保存。这里接受：${wanted}，且扩展名要与内容一致。请另存为其中一种格式后再上传。`,
  })
}

function empty(fileName: string): Refused {
  return new Refused({
    code: 'file-empty',
    about: fileName,
    detail: `文件“${fileName}”是空的，没有保存。请打开原件看看有没有内容，重新导出或扫描后再上传。`,
  })
}

function encrypted(fileName: string): Refused {
  return new Refused({
    code: 'file-encrypted',
    about: fileName,
    detail: `文件“${fileName}”设有密码或使用限制，评审时可能打不开，没有保存。请去掉密码后再上传，或打印后扫描。`,
  })
}

function hasMacros(fileName: string): Refused {
  return new Refused({
    code: 'file-has-macros',
    about: fileName,
    detail: `文件“${fileName}”含有宏，可能危害打开它的电脑，没有保存。请另存为不含宏的 docx 或 PDF 后再上传。`,
  })
}
