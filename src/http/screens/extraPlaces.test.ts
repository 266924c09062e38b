import { describe, expect, it } from 'vitest'
import { becauseOfTheList, nominating, nominationsClosed } from '../../../test/support/facts.ts'
import { givenRound, policy } from '../../../test/support/given.ts'
import { about, roundSubject } from '../../domain/shared/personal.ts'
import type { RoundEvent } from '../../domain/round/round.ts'
import type { Nominations } from '../../policy/policy.ts'
import type { Row } from '../../usecases/ports.ts'
import { extraPlacesOf } from './extraPlaces.ts'
import type { RoundFile } from './roundFile.ts'

const cited = { clause: '二第一段', quote: '原则上应按不超过推荐名额予以推荐上报' }
const table: Nominations = { kind: 'per-body', generally: true, rows: [{ body: '鹿城区', count: 4, each: false }] }
const asked: RoundEvent = { type: 'ExtraPlacesProposed', data: { body: 'east', places: 2, maker: 'office-maker' }, ...about(roundSubject('round-1'), { bodyName: '鹿城区', reason: '人数多。' }) }
const confirmed: RoundEvent = { type: 'ExtraPlacesConfirmed', data: { checker: 'office-checker' } }
const returned: RoundEvent = { type: 'ExtraPlacesReturned', data: {}, ...becauseOfTheList('名额够用。') }

function shown(events: readonly RoundEvent[], nominations: Nominations = table) {
  const query = { listRows: async <T extends Row>() => [{ stream_id: 'east', name: '东海区', formerNames: [{ name: '鹿城区', until: '2024-07-01T00:00:00.000Z' }] }, { stream_id: 'roads', name: '市交通局', formerNames: [] }] as readonly Row[] as readonly T[] }
  return extraPlacesOf(query, { policy: { ...policy, nominations: { ...cited, ...nominations } }, round: givenRound(...events).state as RoundFile['round'] }, { organisation: () => '鹿城区' })
}

describe('places beyond the table, on the page of the round 增加的推荐名额', () => {
  it('may be asked for by whom the table gives some', async () =>
    expect(await shown(nominating)).toEqual({ ...cited, agreed: [], asked: null, bodies: [{ id: 'east', name: '东海区', row: '鹿城区4名' }] }))

  it('stand there with number and reason, before the second hand and after it', async () => {
    const two = { name: '鹿城区', places: 2, reason: '人数多。' }
    expect(await shown([...nominating, asked])).toMatchObject({ agreed: [], asked: two })
    expect(await shown([...nominating, asked, confirmed])).toMatchObject({ agreed: [two], asked: null })
    expect(await shown([...nominating, asked, returned])).toMatchObject({ agreed: [], asked: null })
  })

  it('stay on the page when nominations are closed, and nobody is offered any', async () =>
    expect(await shown([...nominating, asked, confirmed, nominationsClosed])).toMatchObject({ agreed: [{ places: 2 }], asked: null, bodies: [] }))

  it('are no matter where the table binds without exception, or nothing is limited', async () =>
    expect([await shown(nominating, { ...table, generally: false }), await shown(nominating, { kind: 'unlimited' })]).toEqual([null, null]))
})
