import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { sealInArchive } from './sealedArchive.ts'

const words = '密演乙，雷达装配工'
const passphrase = '一二三四五六-Radar-2024'

async function open(bytes: Uint8Array, password?: string): Promise<string> {
  const [entry] = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
  const content = await (entry as FileEntry).getData(new Uint8ArrayWriter(), password === undefined ? {} : { password })
  return new TextDecoder().decode(content)
}

describe('a paper that leaves sealed 加密压缩包', () => {
  it('opens with its passphrase, with no other, and not without', async () => {
    const { bytes } = await sealInArchive('汇总表.docx', new TextEncoder().encode(words), passphrase)
    expect(await open(bytes, passphrase)).toBe(words)
    await expect(open(bytes, `${passphrase}.`)).rejects.toThrow(/password/i)
    await expect(open(bytes)).rejects.toThrow(/encrypted/i)
  })

  it('is AES-256, and holds neither the words nor the passphrase in clear', async () => {
    const { bytes, mediaType, fileName } = await sealInArchive('汇总表.docx', new TextEncoder().encode(words), passphrase)
    const raw = Buffer.from(bytes)
    expect({ mediaType, fileName }).toEqual({ mediaType: 'application/zip', fileName: '汇总表（加密）.zip' })
    expect([raw.includes(words), raw.includes(passphrase)]).toEqual([false, false])
    // Extra field 0x9901 of the format: length 7, version 2, “AE”, strength 3 for 256 bits.
    expect(raw.includes(Buffer.from([0x01, 0x99, 0x07, 0x00, 0x02, 0x00, 0x41, 0x45, 0x03]))).toBe(true)
  })

  it('is another archive each time: equal papers can’t be recognised', async () => {
    const [one, other] = await Promise.all([0, 1].map(() => sealInArchive('汇总表.docx', new TextEncoder().encode(words), passphrase)))
    expect(Buffer.compare(one!.bytes, other!.bytes)).not.toBe(0)
  })
})
