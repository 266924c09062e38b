import { describe, expect, it } from 'vitest'
import type { Started } from '../../domain/application/application.ts'
import { roundAt } from '../../../test/support/given.ts'
import { weihai2024 } from '../../../test/policy/versions.ts'
import type { Round } from '../../domain/round/round.ts'
import type { Role } from '../../domain/shared/actor.ts'
import type { Nominations, Policy } from '../../policy/policy.ts'
import type { Row } from '../../usecases/ports.ts'
import { placesInRound, quotaFor } from './quota.ts'

const cited = { clause: '附件1', quote: '推荐名额分配表' }
const table = { kind: 'per-body', rows: [{ body: '鹿城区', count: 2, each: false, clause: '附件1表', quote: '1　鹿城区　2' }, { body: '市直单位', count: 1, each: true }] } as const satisfies Nominations
const verified = { stage: 'verified', round: 'round-1' } as Started

type Asking = Readonly<{ used: number; nominations?: Nominations; name?: string; other?: string; role?: Role; application?: Started; round?: Round }>

function quota({ used, nominations = table, name = '鹿城区', other = '市水利局', role = 'district', application = verified, round = roundAt('nominate') }: Asking) {
  const asked: unknown[] = []
  const policy: Policy = { ...weihai2024(), nominations: { ...cited, ...nominations } }
  const bodies = [{ stream_id: 'east', name, formerNames: [] }, { stream_id: 'other', name: other, formerNames: [] }]
  const query = {
    countRows: async (...asking: unknown[]) => { asked.push(asking); return used },
    listRows: async <T extends Row>() => bodies as readonly Row[] as readonly T[],
  }
  return quotaFor(query, { role, body: 'east' }, { application, policy, round }).then((told) => ({ told, asked }))
}

describe('what a recommending body is told of its places 推荐名额', () => {
  it('is how many of them it has used in this round, under the row of the table that speaks of it', async () =>
    expect(await quota({ used: 1 })).toEqual({
      told: { used: 1, count: 2, row: '鹿城区2名', agreed: 0, sharedWith: [], hasPlace: false, full: null, clause: '附件1表', quote: '1　鹿城区　2' },
      asked: [['cases', { round: 'round-1', district: { in: ['east'] }, recommended: true }]],
    }))

  it('counts in what another body has used that the same row names, and says which', async () => {
    const { told, asked } = await quota({ used: 2, other: '鹿城区人社局' })
    expect(told).toMatchObject({ used: 2, count: 2, sharedWith: ['鹿城区人社局'] })
    expect(asked).toEqual([['cases', { round: 'round-1', district: { in: ['east', 'other'] }, recommended: true }]])
  })

  it('is that none is left, and what to do, before it has been to see the originals', async () => {
    const { told } = await quota({ used: 2, application: { ...verified, stage: 'submitted' } })
    expect(told?.full).toBe('推荐名额2名已经用完，这一名不能再推荐。要换人，请先对已推荐、还没有报送的一名“不予推荐”。')
  })

  it('is that the office may agree to more, where the table binds in principle only', async () => {
    const { told } = await quota({ used: 2, nominations: { ...table, generally: true } })
    expect(told?.full).toBe('推荐名额2名已经用完，这一名不能再推荐。要换人，请先对已推荐、还没有报送的一名“不予推荐”。确需超过名额的，请先向选拔办说明理由，选拔办同意增加名额后再推荐。')
  })

  it('is that a place is left once the office has agreed to more', async () => {
    const round = { ...roundAt('nominate'), extraPlaces: [{ body: 'east', places: 1, reason: '人数多。' }] } as Round
    expect((await quota({ used: 2, nominations: { ...table, generally: true }, round })).told).toMatchObject({ used: 2, count: 3, agreed: 1, full: null })
  })

  it('is under the clause of the table where the row has none of its own', async () =>
    expect((await quota({ used: 0, name: '市交通局' })).told).toEqual({ used: 0, count: 1, row: '市直单位各1名', agreed: 0, sharedWith: [], hasPlace: false, full: null, ...cited }))

  it('is that the table gives it none', async () =>
    expect((await quota({ used: 0, name: '市交通局', nominations: { ...table, rows: [table.rows[0]] } })).told)
      .toMatchObject({ count: 0, row: null, full: '名额分配表没有给本单位推荐名额，这一名不能推荐。名额有疑问的，请联系选拔办。' }))

  it('is that a case which comes back has its place already', async () =>
    expect((await quota({ used: 2, application: { ...verified, recommendation: { opinion: '', on: '2024-07-12', attested: [], secret: false } } as Started })).told)
      .toMatchObject({ used: 2, hasPlace: true, full: null }))

  it('has no number where the measure sets no limit', async () =>
    expect((await quota({ used: 3, nominations: { kind: 'unlimited' } })).told).toEqual({ used: 3, count: null, row: null, agreed: 0, sharedWith: [], hasPlace: false, full: null, ...cited }))

  it('is nothing to anybody else, and nothing once the body has decided', async () => {
    const others: readonly Asking[] = [{ used: 1, role: 'office-maker' }, { used: 1, role: 'unit' }, { used: 1, application: { ...verified, stage: 'recommended' } }]
    expect(await Promise.all(others.map(quota))).toEqual(others.map(() => ({ told: null, asked: [] })))
  })
})

describe('what a recommending body is told of its places in a whole round', () => {
  const reading = { countRows: async () => 1, listRows: async <T extends Row>() => [{ stream_id: 'east', name: '鹿城区', formerNames: [] }] as readonly Row[] as readonly T[] }
  const policy: Policy = { ...weihai2024(), nominations: { ...cited, ...table } }
  const told = (role: Role, round: Round) => placesInRound(reading, { role, body: 'east' }, { id: 'round-1', round, policy })

  it('is how many it has, has used and by which row, while people may be put forward', async () =>
    expect(await told('district', roundAt('nominate'))).toEqual({ used: 1, count: 2, agreed: 0, row: '鹿城区2名', sharedWith: [], clause: '附件1表', quote: '1　鹿城区　2' }))

  it('is nothing before the notice and once reports are closed, and nothing to anybody else', async () =>
    expect(await Promise.all([told('district', roundAt('drafted')), told('district', roundAt('qualify')), told('office-maker', roundAt('nominate')), told('unit', roundAt('nominate'))])).toEqual([null, null, null, null]))
})
