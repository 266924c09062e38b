import { expect, it } from 'vitest'
import { endedInWords } from './ended.ts'

it('says of a round that ended without a list how it ended and why, and nothing of any other 终止、无人入选', () =>
  expect([
    endedInWords({ termination: { on: '2024-08-01', issuedAs: '', reason: '办法修订。' }, without: null }), endedInWords({ termination: null, without: '没有合格的。' }), endedInWords({ termination: null, without: null }),
  ]).toEqual(['本轮已于2024年8月1日终止，通知撤回：办法修订。', '本轮无人入选，已经办结：没有合格的。', undefined]))
