import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gm, international } from '../../src/adapters/crypto/suite.ts'
import { assertOwnKey } from '../../src/adapters/postgres/ownKey.ts'
import { at, weihai } from '../store/instance.ts'
import { fill, openWorld } from './world.ts'
import type { World } from './world.ts'

describe.each([international, gm])('the master key of a record, suite $name', (suite) => {
  let world: World
  beforeAll(async () => { world = await openWorld({ suite }) })
  afterAll(() => world.close())

  const answerTo = (masterKey: Uint8Array): Promise<string> =>
    assertOwnKey(world.pool, { suite, masterKey }).then(() => 'own', (failure) => failure.code)
  const answers = async (): Promise<readonly string[]> => [await answerTo(world.settings.masterKey), await answerTo(suite.newKey())]

  it('may be any as long as nothing is sealed; from then on it is the one that sealed it, however many have been erased', async () => {
    expect(await answers()).toEqual(['own', 'own'])
    await fill(world, weihai, 3)
    expect(await answers()).toEqual(['own', 'master-key-wrong'])
    await world.erase(weihai, 'person-0', at)
    expect(await answers()).toEqual(['own', 'master-key-wrong'])
  })

  it('is still the same where somebody’s wrapped key was damaged: that is for verify to name', async () => {
    await world.owner.query(`update person_keys set wrapped = set_byte(wrapped, 5, get_byte(wrapped, 5) # 1) where subject = 'person-1'`)
    expect(await answers()).toEqual(['own', 'master-key-wrong'])
  })
})
