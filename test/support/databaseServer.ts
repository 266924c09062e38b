import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/adapters/postgres/embedded/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server in which tests may create databases. */
    databaseServer: string
    /** A data folder that was started once and stopped; nobody works in it. */
    startedFolder: string
  }
}

/** One server for a whole run: the one DATABASE_URL names, or the embedded one; and one folder as a first start leaves it. Both go when the run ends. */
export default async function provideDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const place = await mkdtemp(join(tmpdir(), 'shouxi-test-'))
  const removePlace = (): Promise<void> => rm(place, { recursive: true })
  try {
    const started = join(place, 'started')
    await (await startEmbedded({ dataDir: started })).stop()
    project.provide('startedFolder', started)
    const server = await databaseServer(started, join(place, 'server'))
    project.provide('databaseServer', server.url)
    return () => server.stop().then(removePlace)
  } catch (error) {
    await removePlace()
    throw error
  }
}

async function databaseServer(started: string, dataDir: string): Promise<Readonly<{ url: string; stop(): Promise<void> }>> {
  const external = process.env['DATABASE_URL']
  if (external !== undefined && external !== '') return { url: external, stop: async () => {} }
  await cp(started, dataDir, { recursive: true })
  return startEmbedded({ dataDir })
}
