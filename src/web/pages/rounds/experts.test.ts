import { expect, it } from 'vitest'
import { choosable, matching } from './experts.ts'

const [han, tang, feng] = [{ name: '专家 韩演', unitName: '演示技师学院' }, { name: '唐演', unitName: 'ＡＢ Welding' }, { name: '冯演𠮷', unitName: '' }]
const found = (part: string) => matching([han, tang, feng], part)

it('an expert is found by letters of the name or the body, in any case and width, with blanks or without', () =>
  expect([found('专家韩'), found('技师'), found('ab w'), found('𠮷'), found(' '), found('没有')]).toEqual([[han], [han], [tang], [feng], [han, tang, feng], []]))

it('an expert whose account was disabled stands in the list of those who can be chosen, marked, for as long as they sit on the panel', () => {
  const working = [{ account: 'tang', ...tang }, { account: 'feng', ...feng }]
  expect(choosable(working, [{ account: 'han', name: '韩演' }, { account: 'tang', name: '唐演' }])).toEqual([
    { account: 'han', name: '韩演', unitName: '', isDisabled: true }, { account: 'tang', ...tang, isDisabled: false }, { account: 'feng', ...feng, isDisabled: false },
  ])
  expect(choosable(working, [])).toEqual(working.map((expert) => ({ ...expert, isDisabled: false })))
})
