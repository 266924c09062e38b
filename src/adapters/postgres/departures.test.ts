import { describe, expect, it } from 'vitest'
import { Departures, leftBehind, type Travel, type Work } from './departures.ts'

/** A road on which every trip waits for a word: to be decided, and to arrive. */
function road() {
  const trips: { size: number; decided(): void; arrive(): void }[] = []
  const travel: Travel = (works, onDecided) => new Promise((resolve) => {
    trips.push({ size: works.length, decided: onDecided, arrive: () => resolve(works.map((_, index) => ({ kind: 'arrived', result: index }))) })
  })
  return { trips, departures: new Departures(travel) }
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

  it('take along what comes while a trip is being decided on the next one', async () => {
    const { trips, departures } = road()
    void departures.board(nothing)
    await turn()
    for (let n = 0; n < 5; n += 1) void departures.board(nothing)
    await turn()
    expect(sizes(trips)).toEqual([1])
    trips[0]?.decided()
    await turn()
    expect(sizes(trips)).toEqual([1, 5])
  })

  it('let no more than three trips be under way, and sixteen share one', async () => {
    const { trips, departures } = road()
    for (let n = 0; n < 60; n += 1) void departures.board(nothing)
    for (let n = 0; n < 5; n += 1) {
      await turn()
      trips.at(-1)?.decided()
    }
    expect(sizes(trips)).toEqual([16, 16, 16])
    trips[0]?.arrive()
    await turn()
    expect(sizes(trips)).toEqual([16, 16, 16, 12])
  })

  it('go on after a trip that ended undecided, and give each its own arrival', async () => {
    const { trips, departures } = road()
    const arrivals = Promise.all([departures.board(nothing), departures.board(nothing)])
    await turn()
    trips[0]?.arrive()
    expect(await arrivals).toEqual([{ kind: 'arrived', result: 0 }, { kind: 'arrived', result: 1 }])
    void departures.board(nothing)
    await turn()
    expect(sizes(trips)).toEqual([2, 1])
  })

  it('leave behind whoever the trip says nothing of', async () => {
    expect(await new Departures(() => Promise.resolve([])).board(nothing)).toEqual(leftBehind)
  })
})
