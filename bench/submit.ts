import { draftSigned, roundOpens, type Scene } from '../test/support/scene.ts'
import type { Instance } from './support/instance.ts'
import type { Ask } from './support/load.ts'

/** 提交申报 — whole applications through HTTP: session, validation, verdicts, journal, read models, fsync. Their drafts are signed beforehand. */

const AT_ONCE = 8

/** Gives a function that prepares so many more submissions, none of which was made before. */
export async function prepareSubmissions(instance: Instance): Promise<(count: number) => Promise<Iterator<Ask, undefined>>> {
  const scene: Scene = { ...instance.scene, round: 'bench-submit' }
  await roundOpens(scene, 10)
  const cookie = await instance.session('danwei1')
  let serial = 0
  return async (count) => {
    const numbers = Array.from({ length: count }, () => serial++)
    const left = numbers.values()
    const sign = async (): Promise<void> => {
      for (const number of left) await draftSigned(scene, idOf(number), number)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, sign))
    return numbers.map((number) => submitting(idOf(number), cookie)).values()
  }
}

const idOf = (serial: number): string => `submitted-${serial}`

function submitting(id: string, cookie: string): Ask {
  return {
    method: 'POST',
    path: `/api/cases/${id}/SubmitApplication`,
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': `submit-${id}` },
    body: JSON.stringify({ draftVersion: 1, unitOpinion: '情况属实，同意推荐。', attested: [], expectedVersion: 2 }),
  }
}
