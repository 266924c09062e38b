import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { chooseIdentity } from './identity.ts'
import { createCluster, readPassword, superuser, superuserPassword } from './cluster.ts'
import { describeDataFolder, hasCluster, openDataFolder } from './folder.ts'
import type { DataFolder } from './folder.ts'
import { holderOf, lockFolder } from './lock.ts'
import { endLeftovers, launch, readPidFile } from './server.ts'
import type { Address, Server } from './server.ts'

export { EmbeddedFailure } from './failure.ts'

/** The PostgreSQL that the program brings along, running on its data folder. */
export type EmbeddedServer = Readonly<{
  /** Connects as the superuser to the database `shouxi`. */
  url: string
  /** Resolves once the server has ended, by `stop` or on its own. */
  ended: Promise<void>
  stop(): Promise<void>
}>

export type EmbeddedOptions = Readonly<{ dataDir: string; log?: (sentence: string) => void }>

const databaseName = 'shouxi'

/**
 * Starts PostgreSQL on the data folder, making the folder and a cluster where there is none, and recovering from
 * whatever ended the last run. Throws `EmbeddedFailure`, having damaged nothing.
 */
export async function startEmbedded({ dataDir, log = () => {} }: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = openDataFolder(dataDir)
  const lock = await lockFolder(folder.root)
  try {
    const { server, password } = await startServer(folder, log)
    const url = urlOf(server.address, password)
    await createDatabase(url)
    let stopped: Promise<void> | undefined
    const stop = (): Promise<void> => (stopped ??= server.stop().finally(() => lock.release()))
    return { url, ended: server.ended, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function startServer(folder: DataFolder, log: (sentence: string) => void): Promise<{ server: Server; password: string }> {
  const binaries = findBinaries()
  const exists = hasCluster(folder)
  const identity = chooseIdentity(folder.root, folder.cluster, binaries)
  if (exists) {
    await endLeftovers(folder, log)
  } else {
    log('正在新建数据库……')
    await createCluster(folder, identity, binaries)
  }
  const password = await superuserPassword(folder, identity, binaries)
  return { server: await launch(folder, identity, binaries, log), password }
}

/** Joins the server that another process runs on the folder, or starts one where none runs: for commands used beside the system at work. */
export async function reachEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  return joinRunning(options.dataDir) ?? startEmbedded(options)
}

function joinRunning(dataDir: string): EmbeddedServer | undefined {
  if (holderOf(dataDir) === undefined) return undefined
  const folder = describeDataFolder(dataDir)
  const note = readPidFile(folder)
  if (note?.status !== 'ready') return undefined
  return { url: urlOf(note, readPassword(folder)), ended: new Promise(() => {}), stop: async () => {} }
}

/** The socket's folder goes in as a parameter, so that the rest stays an ordinary address that `new URL` reads too. */
function urlOf({ host, port }: Address, password: string): string {
  const url = new URL(`postgresql://${superuser}:${password}@127.0.0.1:${port}/${databaseName}`)
  if (host.startsWith('/')) url.searchParams.set('host', host)
  return url.href
}

async function createDatabase(url: string): Promise<void> {
  const administration = new URL(url)
  administration.pathname = '/postgres'
  const client = new pg.Client({ connectionString: administration.href })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}
