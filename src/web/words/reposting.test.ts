import { describe, expect, it } from 'vitest'
import { repostedInWords } from './reposting.ts'

const owed = { note: '公示截止日由2024年8月8日改为2024年8月9日', since: '2024-08-05', postedOn: null, isOwed: true }

describe('a paper whose last day was counted anew 更换张贴', () => {
  it('hangs since a day, not yet, or never did; of no such paper nothing is said', () =>
    expect([{ ...owed, postedOn: '2024-08-06', isOwed: false }, owed, { ...owed, isOwed: false }, null].map(repostedInWords))
      .toEqual(['2024年8月6日起换上新的公示', '还没有登记更换张贴', '到期没有登记更换张贴', '']))
})
