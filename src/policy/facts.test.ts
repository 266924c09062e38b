import { describe, expect, it } from 'vitest'
import { isListed, withListsSaid } from './facts.ts'
import type { Form } from './policy.ts'

const formOf = (...fields: readonly object[]) => ({ title: '表', instructions: [], pages: [{ id: 'one', title: '一', fields: fields.slice(0, 1) }, { id: 'two', title: '二', fields: fields.slice(1) }] }) as unknown as Form
const form = formOf({ id: 'honours', kind: 'rows' }, { id: 'name', kind: 'text' }, { id: 'prizes', kind: 'rows' })

describe('a list of the form 表格', () => {
  it('is said where it has rows or is empty, and not where nothing or something else stands there', () => {
    expect([[{ name: '甲' }], [], undefined, '', false].map((honours) => isListed(honours === undefined ? {} : { honours }, 'honours'))).toEqual([true, true, false, false, false])
  })

  it('that was left blank is one with nothing in it once the form is handed in, and the rest stays as it is', () => {
    const prizes = [{ competition: '演示竞赛' }]
    expect(withListsSaid(form, { name: '甲', prizes, elsewhere: true })).toEqual({ name: '甲', prizes, elsewhere: true, honours: [] })
    expect(withListsSaid(form, {})).toEqual({ honours: [], prizes: [] })
    expect(withListsSaid(formOf({ id: 'papers', kind: 'rows' }), {})).toEqual({ papers: [] })
  })

  it('leaves answers alone in which every list was said', () => {
    const answers = { honours: [], prizes: [] }
    expect(withListsSaid(form, answers)).toBe(answers)
  })
})
