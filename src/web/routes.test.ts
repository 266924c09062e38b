import { describe, expect, it } from 'vitest'
import { roles } from '../domain/shared/actor.ts'
import { placesFor, routes, routesFor } from './routes.ts'

const hands = roles.filter((role) => role !== 'public' && role !== 'system')

describe('the pages', () => {
  it('are registered by their folders', () => expect(routes.length).toBeGreaterThan(5))
  it.each(hands)('of %s stand at one address each', (role) => {
    const paths = routesFor(role).map(({ path }) => path)
    expect(paths).toEqual([...new Set(paths)])
  })
  it.each(hands)('of %s begin with what waits and end with the account', (role) => {
    const titles = placesFor(role).map(({ title }) => title)
    expect([titles[0], titles.at(-1)]).toEqual(['待办', '账号'])
  })
  it('are nobody’s where nobody signed in', () => expect([routesFor('public'), routesFor('system')]).toEqual([[], []]))
})
