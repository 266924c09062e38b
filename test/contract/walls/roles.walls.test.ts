import { expect, it } from 'vitest'
import { projectFiles, readProjectFile } from '../../support/repository.ts'

const home = 'src/domain/shared/actor.ts'
// Policy data names the bodies of a measure by the same words; those are no roles.
const sources = projectFiles().filter((path) => /^src\/(?!policy\/).*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))

/** Two roles of one body side by side, or a role known by how its name begins: a list of its own that will be forgotten when roles change. */
const ownList = /'office-maker',\s*'office-checker'|'leading-group',\s*'government'\s*\]|startsWith\('office'\)/

it('who is of the office, who decides and who is an insider stands in one place', () => {
  expect(ownList.test(readProjectFile(home)), 'the place itself would be recognised').toBe(true)
  expect(sources.filter((path) => path !== home && ownList.test(readProjectFile(path)))).toEqual([])
})
