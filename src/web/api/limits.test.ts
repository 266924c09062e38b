import { describe, expect, it } from 'vitest'
import { reason } from '../../domain/shared/words.ts'
import { MOST_AT_ONCE as mostGiven } from '../../http/screens/paging.ts'
import { MAX_ATTACHMENT_BYTES as mostStored } from '../../usecases/attachFile.ts'
import { MAX_ATTACHMENT_BYTES, MAX_REASON_CHARS, MOST_AT_ONCE } from './limits.ts'

describe('the limits that pages know beforehand', () => {
  it('are those of the server', () => expect([MAX_ATTACHMENT_BYTES, MOST_AT_ONCE]).toEqual([mostStored, mostGiven]))
  it('let a reason be as long as the record takes it, and no longer', () =>
    expect([MAX_REASON_CHARS, MAX_REASON_CHARS + 1].map((chars) => reason.safeParse('因'.repeat(chars)).success)).toEqual([true, false]))
})
