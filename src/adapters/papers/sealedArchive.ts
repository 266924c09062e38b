import type { RenderedDocument } from '../documents/documents.ts'

const AES_256 = 3

/**
 * 加密压缩包 — one file in a zip under AES-256 (WinZip AE-2), which 7-Zip, WinRAR and the usual domestic archivers open.
 * A zip tells the names of its files to everybody, so the name must tell nothing.
 */
export async function sealInArchive(fileName: string, content: Uint8Array, passphrase: string): Promise<RenderedDocument> {
  // Few papers leave sealed: the library is read when the first of them does, and not at every start.
  const { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js')
  // The typesetter has a process of its own; a zip of one paper is not worth another worker.
  const archive = new ZipWriter(new Uint8ArrayWriter(), { password: passphrase, encryptionStrength: AES_256, useWebWorkers: false })
  await archive.add(fileName, new Uint8ArrayReader(content))
  return { bytes: await archive.close(), mediaType: 'application/zip', fileName: `${fileName.replace(/\.\w+$/, '')}（加密）.zip` }
}
