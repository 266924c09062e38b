import { expect, it } from 'vitest'
import { acts } from '../../domain/lifecycle.ts'
import type { Act } from '../../domain/shared/act.ts'
import { roles } from '../../domain/shared/actor.ts'
import { askedFor } from './asked.ts'

const handsOf = Object.values(acts).flatMap((table) => Object.entries(table as Readonly<Record<string, Act<string>>>))
const taken = handsOf.filter(([, act]) => roles.some((role) => role !== 'system' && act.roles.includes(role)))

it('nobody is asked to agree, to approve or to confirm: whoever decides is asked to decide 不作暗示', () =>
  expect(taken.filter(([act]) => !/^(Return|Reject|Decline)/.test(act)).map(([act, { title }]) => askedFor({ act, title })).filter((words) => /^(同意|批准|通过|确认|发布)/.test(words))).toEqual([]))

it('what is no decision is asked for by its own name', () => expect(askedFor({ act: 'VerifyOriginals', title: '登记实地核验' })).toBe('登记实地核验'))
