import { learnToday, todayHeader } from '../words/today.ts'
import { answerOf, askerHeaders, UnreachableError } from './client.ts'
import { randomKey } from './intention.ts'

type Watching = Readonly<{ onProgress?: (share: number) => void; signal?: AbortSignal }>

const keys = new WeakMap<File, string>()

/** The key a file travels under. It keeps it: sent again after a lost answer, it is stored once. */
export function keyOf(file: File): string {
  const key = keys.get(file) ?? randomKey()
  keys.set(file, key)
  return key
}

/** Sends one file and tells how far it got, which `fetch` can't. Called off by `signal` it ends here; how far it had got by then only the server knows. */
export function upload<Answer>(path: string, file: File, { onProgress = () => undefined, signal }: Watching = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', `/api${path}`)
    sending.setRequestHeader('accept', 'application/json')
    sending.setRequestHeader('idempotency-key', keyOf(file))
    for (const [name, value] of Object.entries(askerHeaders())) sending.setRequestHeader(name, value)
    sending.upload.onprogress = ({ loaded, total }) => { if (total > 0) onProgress(loaded / total) }
    signal?.addEventListener('abort', () => sending.abort())
    sending.onabort = () => reject(new DOMException('called off', 'AbortError'))
    sending.onerror = () => reject(new UnreachableError())
    sending.onload = () => {
      learnToday(sending.getResponseHeader(todayHeader))
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
