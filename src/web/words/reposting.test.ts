import { describe, expect, it } from 'vitest'
import { repostedInWords } from './reposting.ts'

const owed = { note: '公示截止日由2024年8月8日改为2024年8月9日', why: '截止日重算过', hangs: '还印着原来推算的截止日', since: '2024-08-05', doneOn: null, isOwed: true, isRemoval: false }
const removal = { ...owed, isRemoval: true }

describe('a paper that holds no more 更换张贴', () => {
  it('hangs since a day, not yet, or never did; of no such paper nothing is said', () =>
    expect([{ ...owed, doneOn: '2024-08-06', isOwed: false }, owed, { ...owed, isOwed: false }, null].map(repostedInWords))
      .toEqual(['2024年8月6日起换上新的公示', '还没有登记更换张贴', '到期没有登记更换张贴', '']))

  it('comes down where nobody is left to propose', () =>
    expect([{ ...removal, doneOn: '2024-08-06', isOwed: false }, removal, { ...removal, isOwed: false }].map(repostedInWords))
      .toEqual(['2024年8月6日撤下张贴的公示', '还没有登记撤下张贴', '到期没有登记撤下张贴']))
})
