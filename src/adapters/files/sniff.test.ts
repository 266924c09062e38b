import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Refusal } from '../../domain/shared/decision.ts'
import { Refused } from '../../usecases/refused.ts'
import { inspectFile } from './sniff.ts'
import type { FileType } from '../../usecases/ports.ts'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')
const everything: readonly FileType[] = ['pdf', 'jpg', 'png', 'docx']

/** The bytes as a network would bring them, in pieces of any size. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function passed(bytes: Uint8Array, fileName: string, accepted = everything, size = 1000): Promise<Buffer> {
  const { content } = await inspectFile(inPieces(bytes, size), fileName, accepted)
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function refusalOf(bytes: Uint8Array, fileName: string, accepted = everything, size = 1000): Promise<Refusal | undefined> {
  return passed(bytes, fileName, accepted, size).then(() => undefined, (failure: unknown) => {
    if (failure instanceof Refused) return failure.refusals[0]
    throw failure
  })
}

const pdf = latin1('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF')
const docx = (...members: string[]): Buffer => latin1(members.map((name) => `PK\x03\x04${'\0'.repeat(26)}${name}...`).join(''))
const word = docx('[Content_Types].xml', 'word/document.xml')
const tables = 'ffdb 0003 00'
const scan = 'ffda 0008 0101 0000 3f00 1122334455 ffd9'
const jpeg = hex(`ffd8 ${tables} ${scan}`)

describe('a file is known by its content', () => {
  it.each([
    ['证书.pdf', pdf, 'application/pdf'],
    ['扫描.PDF', Buffer.concat([latin1('scanner\n'), pdf]), 'application/pdf'],
    ['照片.jpeg', jpeg, 'image/jpeg'],
    ['事迹.docx', word, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s passes unchanged and gets its media type', async (fileName, bytes, mediaType) => {
    expect((await inspectFile(inPieces(bytes, 7), fileName, everything)).mediaType).toBe(mediaType)
    expect(await passed(bytes, fileName)).toEqual(bytes)
  })

  it('a name that says something else is refused, with what the content is and what is accepted', async () => {
    expect(await refusalOf(pdf, '照片.jpg', ['jpg', 'png'])).toEqual({
      code: 'file-type-not-accepted',
      about: '照片.jpg',
      detail: '文件“照片.jpg”的内容是PDF，没有保存。这里接受：JPG 图片、PNG 图片，且扩展名要与内容一致。请另存为其中一种格式后再上传。',
    })
  })

  it.each([
    ['a program', '简历.pdf', latin1('MZ\x90\0')],
    ['an old or encrypted Word file', '事迹.docx', hex('d0cf11e0a1b11ae1')],
    ['a spreadsheet', '事迹.docx', docx('[Content_Types].xml', 'xl/workbook.xml')],
    ['a file without extension', '证书', pdf],
    ['an extension named like a member of every object', '证书.constructor', pdf],
  ])('%s is refused', async (_, fileName, bytes) => {
    expect(await refusalOf(bytes, fileName)).toMatchObject({ code: 'file-type-not-accepted', about: fileName })
  })

  it('nothing at all is refused as empty, whatever its name says', async () => {
    expect(await refusalOf(Buffer.alloc(0), '空.pdf')).toMatchObject({ code: 'file-empty', about: '空.pdf' })
  })

  it('a format that this item does not take is refused though it is a good file', async () => {
    expect(await refusalOf(word, '证书.docx', ['pdf'])).toMatchObject({ code: 'file-type-not-accepted' })
  })

  it.each([[1], [3], [7], [1000]])('an encrypted PDF is refused, also when it comes in pieces of %i bytes', async (size) => {
    const locked = Buffer.concat([pdf, latin1('\ntrailer << /Encrypt 12 0 R >>')])
    expect(await refusalOf(locked, '证书.pdf', everything, size)).toMatchObject({ code: 'file-encrypted' })
  })

  it('a PDF that only speaks of encryption is accepted', async () => {
    const honest = Buffer.concat([pdf, latin1('(the word /Encrypt in a text)')])
    expect(await passed(honest, '证书.pdf')).toEqual(honest)
  })

  it.each([[1], [5], [1000]])('a Word file with macros is refused, also in pieces of %i bytes', async (size) => {
    const withMacros = docx('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')
    expect(await refusalOf(withMacros, '事迹.docx', everything, size)).toMatchObject({ code: 'file-has-macros' })
  })
})

/** An Exif block of one orientation and the place where the picture was taken. */
const exif = (orientation: number, order: 'II' | 'MM'): Buffer => {
  const tiff = order === 'MM'
    ? hex(`4d4d 002a 00000008 0002 0112 0003 00000001 000${orientation} 0000 8825 0004 00000001 00000026 00000000`)
    : hex(`4949 2a00 08000000 0200 1201 0300 01000000 0${orientation}00 0000 2588 0400 01000000 26000000 00000000`)
  const payload = Buffer.concat([latin1('Exif\0\0'), tiff, latin1('GPS 37.5N 122.1E')])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(payload.length + 2)
  return Buffer.concat([hex('ffe1'), length, payload])
}
const upright = (orientation: number): Buffer =>
  hex(`ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 000${orientation} 0000 00000000`)

describe('a photo loses what the camera added 照片去除拍摄信息', () => {
  const start = hex('ffd8')
  const rest = hex(`${tables} ${scan}`)
  const jfif = hex('ffe0 0009 4a46494600 0102')
  const comment = hex('fffe 0006 48656c6c')

  it.each([['II' as const, 6], ['MM' as const, 3]])('place and time go, which way is up stays (%s)', async (order, orientation) => {
    const photo = Buffer.concat([start, jfif, exif(orientation, order), comment, rest])
    expect(await passed(photo, '照片.jpg', ['jpg'], 5)).toEqual(Buffer.concat([start, jfif, upright(orientation), rest]))
  })

  it('an Exif block of an upright picture goes altogether, and so does one that can not be read', async () => {
    const odd = hex('ffe1 000c 457869660000 4d4d00ff')
    expect(await passed(Buffer.concat([start, exif(1, 'II'), odd, rest]), '照片.jpg')).toEqual(Buffer.concat([start, rest]))
  })

  it('cut off before the picture begins, it is refused as damaged', async () => {
    expect(await refusalOf(Buffer.concat([start, exif(6, 'MM').subarray(0, 20)]), '照片.jpg')).toMatchObject({ code: 'file-damaged' })
  })

  it('whatever bytes follow the start, the answer is a picture or a refusal', () => fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), async (noise, size) => {
      const bytes = Buffer.concat([hex('ffd8ff'), noise])
      const refusal = await refusalOf(bytes, '照片.jpg', everything, size)
      expect([undefined, 'file-damaged']).toContain(refusal?.code)
    })))

  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, latin1(type), data, hex('00000000')])
  }
  const signature = latin1('\x89PNG\r\n\x1a\n')
  const picture = [chunk('IHDR', Buffer.alloc(13)), chunk('IDAT', Buffer.alloc(5000, 7)), chunk('IEND', Buffer.alloc(0))] as const

  it('a PNG keeps its picture and loses text, time, Exif and what hides behind its end', async () => {
    const [header, data, end] = picture
    const full = Buffer.concat([signature, header, chunk('tEXt', latin1('Author\0演示')), chunk('eXIf', Buffer.alloc(30)), data, chunk('tIME', Buffer.alloc(7)), end, latin1('hidden')])
    expect(await passed(full, '照片.png', everything, 11)).toEqual(Buffer.concat([signature, ...picture]))
  })

  it('a PNG cut short is refused', async () => {
    expect(await refusalOf(Buffer.concat([signature, ...picture]).subarray(0, 3000), '照片.png')).toMatchObject({ code: 'file-damaged' })
  })
})
