import { describe, expect, it } from 'vitest'
import { Departures, leftBehind, type Travel, type Work } from './departures.ts'

/** A road on which every trip waits for a word to arrive. */
function road() {
  const trips: { size: number; arrive(): void }[] = []
  const travel: Travel = (works) => new Promise((resolve) => {
    trips.push({ size: works.length, arrive: () => resolve(works.map((_, index) => ({ kind: 'arrived', result: index }))) })
  })
  const departures = new Departures(travel)
  const come = (count: number): void => { for (let n = 0; n < count; n += 1) void departures.board(nothing) }
  return { trips, departures, come }
}
const nothing: Work<number> = () => Promise.resolve(0)
const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)) })
const sizes = (trips: readonly { size: number }[]): readonly number[] => trips.map(({ size }) => size)

describe('departures', () => {
  it('send off at once whoever comes alone', async () => {
    const { trips, departures } = road()
    void departures.board(nothing)
    await turn()
    expect(sizes(trips)).toEqual([1])
  })

  it('send off together whoever comes in one moment', async () => {
    const { trips, come } = road()
    come(8)
    await turn()
    expect(sizes(trips)).toEqual([8])
  })

  it('keep whoever comes while others travel until half of the crowd is there', async () => {
    const { trips, come } = road()
    come(2)
    await turn()
    come(6)
    await turn()
    expect(sizes(trips)).toEqual([2, 4])
    come(1)
    await turn()
    expect(sizes(trips)).toEqual([2, 4])
    trips[0]?.arrive()
    await turn()
    expect(sizes(trips)).toEqual([2, 4])
    come(1)
    await turn()
    expect(sizes(trips)).toEqual([2, 4, 4])
  })

  it('keep nobody longer than until those who travel have arrived', async () => {
    const { trips, come } = road()
    come(4)
    await turn()
    come(1)
    await turn()
    expect(sizes(trips)).toEqual([4])
    trips[0]?.arrive()
    await turn()
    expect(sizes(trips)).toEqual([4, 1])
  })

  it('forget a crowd that does not come back', async () => {
    const { trips, come } = road()
    come(8)
    await turn()
    for (let n = 0; n < 100; n += 1) {
      for (const { arrive } of trips) arrive()
      await turn()
      come(1)
      await turn()
    }
    come(1)
    await turn()
    expect(sizes(trips).slice(-2)).toEqual([1, 1])
  })

  it('let no more than three trips be under way, and sixteen share one', async () => {
    const { trips, come } = road()
    come(60)
    for (let n = 0; n < 5; n += 1) await turn()
    expect(sizes(trips)).toEqual([16, 16, 16])
    trips[0]?.arrive()
    await turn()
    come(4)
    await turn()
    expect(sizes(trips)).toEqual([16, 16, 16, 16])
  })

  it('go on after a trip has ended, and give each its own arrival', async () => {
    const { trips, departures, come } = road()
    const arrivals = Promise.all([departures.board(nothing), departures.board(nothing)])
    await turn()
    trips[0]?.arrive()
    expect(await arrivals).toEqual([{ kind: 'arrived', result: 0 }, { kind: 'arrived', result: 1 }])
    come(1)
    await turn()
    expect(sizes(trips)).toEqual([2, 1])
  })

  it('leave behind whoever the trip says nothing of', async () => {
    expect(await new Departures(() => Promise.resolve([])).board(nothing)).toEqual(leftBehind)
  })
})
