import { expect, it } from 'vitest'
import { firstFrom, noDeadline } from './nextDeadline.ts'

it('takes the first day that is not over, today included', () =>
  expect([firstFrom('2024-07-26', ['2024-07-31', '2024-07-24', '2024-07-26']), firstFrom('2024-08-01', ['2024-07-31']), firstFrom('2024-08-01', [])]).toEqual(['2024-07-26', undefined, undefined]))

it('says where the work lies when no day is to be waited for', () =>
  expect([[], ['经办 周演（jingban）', '专家 韩演（zhuanjia1）']].map((busy) => noDeadline(busy).detail)).toEqual([
    '各轮都没有要等的期限，也没有人有待办。',
    '各轮都没有要等的期限，不用往前拨。现在有待办的是：经办 周演（jingban）、专家 韩演（zhuanjia1）。',
  ]))
