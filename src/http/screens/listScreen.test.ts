import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { toTitled } from '../../../test/support/facts.ts'
import { givenApplication } from '../../../test/support/given.ts'
import { caseStages, type Started } from '../../domain/application/application.ts'
import { mayTouch } from '../../domain/application/reach.ts'
import { accountRoles } from '../../domain/account/account.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { cases } from '../../readmodels/cases.ts'
import type { Filter } from '../services.ts'
import { maySeeRound, scopeOf, soughtBy } from './listScreen.ts'

const { state: whole } = givenApplication(...toTitled)

/** Whether a row of the list passes a filter, as the store reads it. */
function passes(filter: Filter, row: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([column, wanted]) =>
    typeof wanted === 'object' && wanted !== null && 'in' in wanted ? (wanted.in as readonly unknown[]).includes(row[column]) : row[column] === wanted)
}

describe('whose cases a list shows 可见范围', () => {
  const body = fc.constantFrom('shipyard', 'foundry', 'east', 'west', 'person-1', 'person-2', '')
  const looking = fc.record({ role: fc.constantFrom(...accountRoles), body, stage: fc.constantFrom(...caseStages), unit: fc.constantFrom('shipyard', 'foundry'), district: fc.constantFrom('east', 'west'), reportedAt: fc.constantFrom(undefined, whole.stage === 'none' ? undefined : whole.reportedAt) })

  it('is exactly whose cases one may open, for every role at every stage', () => {
    fc.assert(fc.property(looking, ({ role, body: own, ...changes }) => {
      const actor: Actor = { account: 'a', role, jurisdiction: 'weihai', body: own, name: '' }
      const state = { ...whole, ...changes } as Started
      const [row] = cases.rows('case-1', state, { version: 1, updatedAt: '2024-07-15T01:00:00.000Z' })
      expect(passes(scopeOf(actor), row ?? {})).toBe(mayTouch(actor, state))
    }), { numRuns: 2_000 })
  })

  it('is nobody’s for whoever sees no cases, though the rows are there', () => {
    const row = cases.rows('case-1', whole, { version: 1, updatedAt: '' })[0] ?? {}
    const sees = accountRoles.filter((role) => passes(scopeOf({ account: 'a', role, jurisdiction: 'weihai', body: '', name: '' }), row))
    expect(sees).toEqual(['office-maker', 'office-checker', 'leading-group', 'government', 'auditor'])
  })
})

it('what is typed to find a case is the number on its receipt, or letters of the name', () =>
  expect([soughtBy('840 026 0817'), soughtBy('毕演'), soughtBy('2024')]).toEqual([{ receipt: '8400260817' }, { name: { contains: '毕演' } }, { name: { contains: '2024' } }]))

it('a name is found however its dot and its blanks were typed', () =>
  expect(['买买提•演', '买买提.演', '买买提 · 演', ' 毕 演 '].map(soughtBy)).toEqual([...Array(3).fill({ name: { contains: '买买提·演' } }), { name: { contains: '毕演' } }]))

describe('a round before its call 尚未发布的选拔', () => {
  it('is there for the office and the auditor alone; once announced, for everybody', () => {
    const seeing = (stage: 'drafted' | 'proposed' | 'nominate') => accountRoles.filter((role) => maySeeRound({ role }, stage))
    expect(seeing('drafted')).toEqual(['office-maker', 'office-checker', 'auditor'])
    expect(seeing('proposed')).toEqual(['office-maker', 'office-checker', 'auditor'])
    expect(seeing('nominate')).toEqual([...accountRoles])
  })
})
