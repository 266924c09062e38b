import { DocumentError } from './document-error.ts'

export type ImageInfo = Readonly<{ type: 'png' | 'jpg'; width: number; height: number }>

/** What a photo is, read from its first bytes and never from its name. */
export function imageInfo(bytes: Uint8Array): ImageInfo {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = pngInfo(view) ?? jpegInfo(view)
  if (!found) throw unreadablePhoto()
  return found
}

export function unreadablePhoto(): DocumentError {
  return new DocumentError('photo-unreadable', '照片无法读取，请上传 JPG 或 PNG 格式的照片后再生成申报表。')
}

function pngInfo(view: DataView): ImageInfo | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Walks the segments of a JPEG to the frame header, which holds the size. */
function jpegInfo(view: DataView): ImageInfo | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isFrameHeader(marker)) return { type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

function isFrameHeader(marker: number): boolean {
  const tableMarkers = [0xc4, 0xc8, 0xcc]
  return marker >= 0xc0 && marker <= 0xcf && !tableMarkers.includes(marker)
}
