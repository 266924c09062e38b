import { describe, expect, it } from 'vitest'
import { dataFileNames, describedSchema } from '../jsonSchemas.ts'
import { meaningOf, meaningsOf, placeOf } from './keys.ts'
import { passageMeanings, sharedMeanings } from './sharedMeanings.ts'
import { keysIn, valuesOf } from './walk.ts'

const all = dataFileNames.flatMap((file) => {
  const root = describedSchema(file)
  return keysIn(file, root).map((found) => ({ ...found, root, at: `${found.place.file} ${found.place.path.join('.')}` }))
})

describe('the keys of a version’s files', () => {
  it('each have a meaning, which the JSON Schema carries', () => {
    expect(all.length).toBeGreaterThan(1_000)
    expect(all.filter(({ node }) => !node.description).map(({ at }) => at)).toEqual([])
    expect(all.filter(({ place }) => meaningOf(place) === undefined).map(({ at }) => at)).toEqual([])
  })

  it('are told in words: each key, each value that may be written, each unit', () => {
    const meanings = Object.values(meaningsOf).flatMap((file) => Object.entries(file)).map(([path, meaning]) => [path, ...typeof meaning === 'string' ? [meaning] : [meaning.means, ...Object.values(meaning.values ?? {}), ...meaning.unit === undefined ? [] : [meaning.unit]]])
    expect(meanings.filter((words) => words.some((each) => each === ''))).toEqual([])
  })

  it('have a meaning for each of the values that may be written, and for no other', () => {
    // The kinds of a rule or of a field stand in as many objects as there are kinds.
    const places = [...Map.groupBy(all, ({ at }) => at)].filter(([at]) => !isAroundAValue(at)).map(([at, same]) => ({
      at,
      written: [...new Set(same.flatMap(({ root, node }) => valuesOf(root, node).map(String)))].sort(),
      meant: same.slice(0, 1).flatMap(({ place }) => Object.keys(meaningOf(place)?.values ?? {})).sort(),
    }))
    expect(places.filter(({ written, meant }) => written.join() !== meant.join())).toEqual([])
  })

  it('have no meaning for a key that no file can have', () => {
    const places = new Set(all.map(({ at }) => at))
    const kept = dataFileNames.flatMap((file) => Object.keys(meaningsOf[file]).map((path) => `${file} ${path}`))
    expect(kept.filter((at) => !places.has(at))).toEqual([])
  })

  it('mean the same where a part is written in several places', () => {
    const at = (path: string) => placeOf('policy', path.split('.'))
    expect(at('title.reverification.conditions.test.of.alternatives.*.years')).toEqual({ file: 'policy', path: ['conditions', 'test', 'years'] })
    expect(at('title.reverification.form.pages.title')).toEqual({ file: 'form', path: ['pages', 'title'] })
    expect(placeOf('form', ['changes', '*', 'columns', 'id'])).toEqual({ file: 'form', path: ['pages', 'fields', 'columns', 'id'] })
    expect(at('stages.localNotice.value.workingDays')).toEqual({ file: 'policy', path: ['stages', 'notice', 'value', 'workingDays'] })
    expect(at('seats.alternatives.*.count')).toEqual({ file: 'policy', path: ['seats', 'value', 'count'] })
  })

  it.each([
    ['policy', 'stages.localNotice.value'], ['policy', 'title.reverification.form'], ['policy', 'title.reverification.conditions'], ['policy', 'conditions.alternatives.*.years'],
    ['policy', 'changes.*.columns'], ['form', 'stages.localNotice.value.workingDays'], ['form', 'title.reverification.form.pages'],
    ['policy', 'old.title.reverification.form.pages'], ['policy', 'old.title.reverification.conditions.id'], ['policy', 'old.conditions.test.of.years'],
    ['policy', 'old.stages.localNotice.value.workingDays'], ['form', 'old.changes.*.columns'],
  ] as const)('stand where they are where they only look like a part that has its twin: %s %s', (file, written) =>
    expect(placeOf(file, written.split('.'))).toEqual({ file, path: written.split('.') }))

  it('that stand everywhere are told once, in a paper in its own words, and the value as the key around it', () => {
    const meaning = (file: 'policy' | 'call', path: string) => meaningOf({ file, path: path.split('.') })
    expect([meaning('policy', 'anything.quote')?.means, meaning('call', 'opening.quote')?.means]).toEqual([sharedMeanings['quote'], passageMeanings['quote']])
    expect([meaning('policy', 'anything.text'), meaning('call', 'opening.text')?.means]).toEqual([undefined, passageMeanings['text']])
    expect([meaning('policy', 'anything.value')?.means, meaning('policy', 'anything.alternatives')?.means]).toEqual([sharedMeanings['value'], sharedMeanings['alternatives']])
    expect(meaning('policy', 'termYears.value')).toStrictEqual(meaning('policy', 'termYears'))
    expect(meaning('policy', 'cadence.alternatives')).toStrictEqual({ means: sharedMeanings['alternatives'] })
    expect(meaning('policy', 'allowanceFenPerMonth.alternatives')).toStrictEqual({ means: sharedMeanings['alternatives'], unit: '分/月' })
    expect(meaning('policy', 'allowanceFenPerMonth.ask')).toStrictEqual({ means: sharedMeanings['ask'] })
  })

  it('are told in one line with unit and values', () => {
    const { description } = keysIn('policy', describedSchema('policy')).find(({ key, place }) => key === 'kind' && place.path[0] === 'seats')?.node ?? {}
    expect(description).toBe('名额是怎样说的。可以写：about 左右；at-most 不超过；planned 拟选拔')
    expect(describedSchema('policy').properties?.['allowanceFenPerMonth']?.description).toBe('津贴；500元写 50000（单位：分/月）')
  })
})

/** A key around a value that may be unstated tells of the value's choices, which stand one level below it in the schema. */
function isAroundAValue(at: string): boolean {
  return all.some((each) => each.at === `${at}.value`)
}
