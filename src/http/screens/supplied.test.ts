import { describe, expect, it } from 'vitest'
import { policy } from '../../../test/support/given.ts'
import { standardPlan } from '../../../test/support/round.ts'
import type { RoundPlan } from '../../domain/round/round.ts'
import { suppliedOf } from './roundScreen.ts'

const localNotice = (countFirstDay: boolean): RoundPlan =>
  ({ ...standardPlan, policy: policy.id, supplied: { localNotice: { value: { workingDays: 3, countFirstDay }, citation: '上级办法第九条' } } })

describe('what the office filled in where the text is silent, as the second hand and everybody reads it 补充的事项', () => {
  // A notice that counts its first day ends a working day sooner: whoever announces the round answers for that, too.
  it('says of the districts’ notice whether the day of posting counts', () =>
    expect([false, true].map((counts) => suppliedOf(localNotice(counts))[0]?.value)).toEqual(['3个工作日，张贴当日不计入', '3个工作日，张贴当日计入']))
})
