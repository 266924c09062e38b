import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** A fresh, empty database of its own, in the server that the run started or that DATABASE_URL names. */
export type TestDatabase = Readonly<{
  /** Connects with the owner's rights. */
  url: string
  /** Ends whoever is still connected and drops the database. */
  close(): Promise<void>
}>

/** How a connection fails that the server ended: by its own words where they have come, by the system's where something was written first. */
export const connectionLost = /connection|terminat|EPIPE/i

export async function openDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `shouxi_test_${randomUUID().replaceAll('-', '')}`
  await execute(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, close: () => execute(server, `drop database ${name} with (force)`) }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
