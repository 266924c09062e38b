import { describe, expect, it } from 'vitest'
import { placesInWords } from './places.ts'

const cited = { agreed: 0, sharedWith: [], clause: '附件1表', quote: '1　鹿城区　4' }

describe('what a body is told of its places in a round 推荐名额', () => {
  it('is how many it has, how many are used, and how many are left', () =>
    expect(placesInWords({ ...cited, used: 1, count: 3, row: '鹿城区3名' })).toBe('推荐名额3名，已用1名，还可推荐2名。'))
  it('is that they are used up', () =>
    expect(placesInWords({ ...cited, used: 3, count: 3, row: '鹿城区3名' })).toBe('推荐名额3名，已用3名，已经用完。'))
  it('is where the number comes from, where it is shared or more than the table has', () =>
    expect(placesInWords({ ...cited, used: 1, count: 6, agreed: 2, row: '鹿城区4名', sharedWith: ['鹿城区人社局'] })).toBe('推荐名额6名（鹿城区4名，与“鹿城区人社局”共用，选拔办同意增加2名），已用1名，还可推荐5名。'))
  it('is that there is no limit where the measure sets none', () =>
    expect(placesInWords({ ...cited, used: 3, count: null, row: null })).toBe('推荐名额不限，已推荐3名。'))
  it('is that the table gives it none', () =>
    expect(placesInWords({ ...cited, used: 0, count: 0, row: null })).toBe('名额分配表没有给本单位推荐名额。'))
})
