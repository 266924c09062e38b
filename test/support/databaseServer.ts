import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/adapters/postgres/embedded/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server in which tests may create databases. */
    databaseServer: string
  }
}

/** One server for a whole run: the one DATABASE_URL names, or the embedded one in a folder that goes when the run ends. */
export default async function provideDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['DATABASE_URL']
  if (external !== undefined && external !== '') {
    project.provide('databaseServer', external)
    return async () => {}
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-test-'))
  const removeFolder = (): Promise<void> => rm(dataDir, { recursive: true })
  const server = await startEmbedded({ dataDir }).catch((error: unknown) => removeFolder().then(() => { throw error }))
  project.provide('databaseServer', server.url)
  return () => server.stop().then(removeFolder)
}
