import { open } from 'node:fs/promises'

/** Writes a new file that is on the disk, whole, when this returns. */
export async function writeDurably(path: string, content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What was put into a folder stays there after a power cut only once the folder itself has reached the disk. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
