import { answerOf, UnreachableError } from './client.ts'

/** Sends one file and tells how far it got, which `fetch` can't. */
export function upload<Answer>(path: string, file: File, key: string, onProgress: (share: number) => void = () => undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', `/api${path}`)
    sending.setRequestHeader('accept', 'application/json')
    sending.setRequestHeader('idempotency-key', key)
    sending.upload.onprogress = ({ loaded, total }) => { if (total > 0) onProgress(loaded / total) }
    sending.onerror = () => reject(new UnreachableError())
    sending.onload = () => {
      try {
        resolve(answerOf<Answer>(sending.status, sending.responseText))
      } catch (refused) {
        reject(refused as Error)
      }
    }
    const form = new FormData()
    form.append('file', file, file.name)
    sending.send(form)
  })
}
