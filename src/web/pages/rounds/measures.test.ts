import { describe, expect, it } from 'vitest'
import { measuresOn } from './measures.ts'

const measure = (id: string, from: string, until: string | null, isInForce = false) => ({ id, titleName: '首席技师', name: `${id}办法`, number: `${id}号`, from, until, isInForce })

describe('what a new round rests on 依据', () => {
  it('offers what is in force and what will be, and only names what never will be again', () =>
    expect(measuresOn('2026-12-01', [measure('旧', '2024-07-11', '2024-12-31'), measure('今', '2026-01-01', '2026-12-01', true), measure('新', '2027-01-01', null)])).toEqual({
      usable: [{ value: '今', label: '今办法（今号）' }, { value: '新', label: '新办法（新号），2027年1月1日起施行' }],
      gone: ['《旧办法》的有效期到2024年12月31日'],
    }))
})
