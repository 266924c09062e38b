import { answerOf, askerHeaders, UnreachableError } from './client.ts'

/** A file that has to be asked for with words of its own; a refusal comes back as from any other request. */
export async function download(address: string, words: object, key: string): Promise<Readonly<{ content: Blob; fileName: string }>> {
  const response = await fetch(address, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key, ...askerHeaders() }, body: JSON.stringify(words),
  }).catch(() => { throw new UnreachableError() })
  if (!response.ok) answerOf<never>(response.status, await response.text())
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { content: await response.blob(), fileName: decodeURIComponent(named ?? '') }
}
