import { Refused } from '../../usecases/refused.ts'
import type { ByteReader } from './byteReader.ts'

/**
 * Passes a picture on without what a camera adds unasked: where and when it was taken, on which device, by whom, a small preview.
 * The picture itself, its colours and which way is up stay as they are.
 */
export async function* withoutMetadata(reader: ByteReader, type: 'jpg' | 'png', fileName: string): AsyncGenerator<Uint8Array> {
  try {
    yield* type === 'jpg' ? pictureOfJpeg(reader) : pictureOfPng(reader)
  } catch (failure) {
    throw failure instanceof DamagedPicture ? damaged(fileName) : failure
  }
}

class DamagedPicture extends Error {}

function damaged(fileName: string): Refused {
  return new Refused({
    code: 'file-damaged',
    about: fileName,
    detail: `图片“${fileName}”不完整或已损坏，没有保存。请重新拍照或导出后再上传。`,
  })
}

const START_OF_SCAN = 0xda

/** Segments one by one up to the scan; from there on a JPEG holds the picture alone. */
async function* pictureOfJpeg(reader: ByteReader): AsyncGenerator<Uint8Array> {
  yield await exactly(reader, 2)
  for (;;) {
    const marker = await nextMarker(reader)
    if (marker === START_OF_SCAN) break
    const length = await exactly(reader, 2)
    const payload = await exactly(reader, length.readUInt16BE() - 2)
    const kept = keptPayload(marker, payload)
    if (kept) yield segment(marker, kept)
  }
  yield Buffer.of(0xff, START_OF_SCAN)
  yield* reader.pass()
}

/** Any number of fill bytes may stand before a marker. */
async function nextMarker(reader: ByteReader): Promise<number> {
  const lead = (await exactly(reader, 1)).readUInt8()
  if (lead !== 0xff) throw new DamagedPicture()
  for (;;) {
    const marker = (await exactly(reader, 1)).readUInt8()
    if (marker !== 0xff) return marker
  }
}

function segment(marker: number, payload: Uint8Array): Uint8Array {
  const head = Buffer.of(0xff, marker, 0, 0)
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

/** JFIF, colour profile and Adobe's colour transform belong to the picture; all other application data and comments do not. */
function keptPayload(marker: number, payload: Buffer): Uint8Array | undefined {
  const isApplicationData = marker >= 0xe0 && marker <= 0xef
  if (!isApplicationData) return marker === 0xfe ? undefined : payload
  const name = payload.toString('latin1', 0, 12)
  if (/^(JFIF\0|ICC_PROFILE\0|Adobe)/.test(name)) return payload
  return name.startsWith('Exif\0\0') ? orientationAlone(payload.subarray(6)) : undefined
}

const ORIENTATION = 0x0112
const ENTRY_BYTES = 12

/** An Exif block that says which way is up and nothing else. */
function orientationAlone(tiff: Buffer): Uint8Array | undefined {
  const orientation = orientationOf(tiff)
  if (orientation === undefined || orientation === 1) return undefined
  const block = Buffer.from('457869660000' + '4d4d002a00000008' + '0001' + '01120003000000010000' + '0000' + '00000000', 'hex')
  block.writeUInt16BE(orientation, 24)
  return block
}

/** Undefined where the block is not readable or does not say: then the picture is shown as it lies. */
function orientationOf(tiff: Buffer): number | undefined {
  const isLittleEndian = tiff.toString('latin1', 0, 2) === 'II'
  const word = (at: number): number => at + 2 > tiff.length ? 0 : isLittleEndian ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const long = (at: number): number => at + 4 > tiff.length ? 0 : isLittleEndian ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)
  const directory = long(4)
  const entries = Array.from({ length: word(directory) }, (_, index) => directory + 2 + index * ENTRY_BYTES)
  const entry = entries.find((at) => word(at) === ORIENTATION)
  const orientation = entry === undefined ? 0 : word(entry + 8)
  return orientation >= 1 && orientation <= 8 ? orientation : undefined
}

/** What a PNG needs to look as it should; text, time, Exif and private chunks are left out. */
const pngChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs', 'cICP'])
const PNG_SIGNATURE_BYTES = 8
const CRC_BYTES = 4

/** Chunk by chunk to the end of the picture; what some programs hide behind it is left out as well. */
async function* pictureOfPng(reader: ByteReader): AsyncGenerator<Uint8Array> {
  yield await exactly(reader, PNG_SIGNATURE_BYTES)
  for (let type = ''; type !== 'IEND';) {
    const head = await exactly(reader, 8)
    type = head.toString('latin1', 4)
    const isKept = pngChunks.has(type)
    if (isKept) yield head
    let left = head.readUInt32BE() + CRC_BYTES
    for await (const piece of reader.pass(left)) {
      left -= piece.length
      if (isKept) yield piece
    }
    if (left > 0) throw new DamagedPicture()
  }
}

async function exactly(reader: ByteReader, count: number): Promise<Buffer> {
  if (count < 0) throw new DamagedPicture()
  const bytes = await reader.take(count)
  if (bytes.length < count) throw new DamagedPicture()
  return bytes
}
