import { describe, expect, it } from 'vitest'
import { quotaInWords } from './quota.ts'

const cited = { agreed: 0, full: null, sharedWith: [], clause: '附件1表', quote: '1　鹿城区　4' }

describe('what a body is told of its places 推荐名额', () => {
  it('is how many it has used of how many, as the table has it', () =>
    expect(quotaInWords({ ...cited, used: 1, count: 4, row: '鹿城区4名', hasPlace: false })).toBe('推荐名额：已用1／共4（鹿城区4名）。'))
  it('is with whom it shares them, where the same row names another body', () =>
    expect(quotaInWords({ ...cited, used: 3, count: 4, row: '鹿城区4名', hasPlace: false, sharedWith: ['鹿城区人社局'] })).toBe('推荐名额：已用3／共4（鹿城区4名，与“鹿城区人社局”共用）。'))
  it('is what the office agreed to beyond the table', () =>
    expect(quotaInWords({ ...cited, used: 4, count: 6, agreed: 2, row: '鹿城区4名', hasPlace: false })).toBe('推荐名额：已用4／共6（鹿城区4名，选拔办同意增加2名）。'))
  it('is that one of them is this one’s already', () =>
    expect(quotaInWords({ ...cited, used: 1, count: 1, row: '市直单位各1名', hasPlace: true })).toBe('推荐名额：已用1／共1（市直单位各1名）。这一名已占一个名额，再次推荐不另占。'))
  it('is that there is no limit where the measure sets none', () =>
    expect(quotaInWords({ ...cited, used: 3, count: null, row: null, hasPlace: false })).toBe('推荐名额：不限，已推荐3名。'))
  it('is nothing of a table that does not speak of the body', () => expect(quotaInWords({ ...cited, used: 0, count: 0, row: null, hasPlace: false })).toBe('推荐名额：已用0／共0。'))
})
