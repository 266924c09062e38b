import { describe, expect, it } from 'vitest'
import { postedInWords } from './postings.ts'

describe('what is said of the paper at a unit 单位张贴', () => {
  const waits = { unitPostedOn: null, place: '', isGone: false }
  const hangs = { unitPostedOn: '2024-08-06', place: '公告栏', isGone: false }

  it('is that it has not been told of yet, or since when and where it hangs', () =>
    expect([waits, hangs].map(postedInWords)).toEqual(['还没有登记', '2024年8月6日 公告栏']))

  it('does not wait for whoever left the notice before', () =>
    expect([{ ...waits, isGone: true }, { ...hangs, isGone: true }].map(postedInWords)).toEqual(['撤下以前没有登记张贴', '2024年8月6日 公告栏']))
})
