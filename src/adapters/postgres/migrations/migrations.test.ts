import { expect, it } from 'vitest'
import { migrationProvider } from './index.ts'

// A folder that has gone through the last of them refuses one that would have to come before it.
it('each migration has a number of its own, so that the next one comes after all that any folder has gone through', async () => {
  const names = Object.keys(await migrationProvider.getMigrations()).toSorted()
  const numbers = names.map((name) => Number(/^(\d{4})-[a-z-]+$/u.exec(name)?.[1]))
  expect(numbers).toEqual(names.map((_name, index) => index + 1))
})
