import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { flood, type Flood } from './flood.ts'

/*
 * What other programs make of the same machine in the same minutes. Its speed changes from hour to hour with whatever else runs on it:
 * beside these a figure says something, alone it says how busy the neighbours were.
 */

/** nginx giving the same page from disk, packed beforehand as our page is; undefined where it is not installed. */
export async function floodNginx(page: string): Promise<Flood | undefined> {
  if (spawnSync('nginx', ['-v']).error !== undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'shouxi-nginx-'))
  const port = await freePort()
  await Promise.all([
    writeFile(join(folder, 'index.html'), page), writeFile(join(folder, 'index.html.gz'), gzipSync(page)), writeFile(join(folder, 'nginx.conf'), settings(folder, port)),
  ])
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' })
  const ended = once(nginx, 'close')
  try {
    const url = `http://127.0.0.1:${port}/`
    await reachable(url)
    return await flood(url)
  } finally {
    nginx.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true })
  }
}

/** One worker, as our page comes from one process; what it may write stands in its own folder. */
const settings = (folder: string, port: number): string => `
worker_processes 1; user root; error_log ${folder}/error.log; pid ${folder}/nginx.pid;
events { worker_connections 256; }
http {
  access_log off; keepalive_requests 100000000; default_type text/html; gzip_static on; sendfile on; tcp_nopush on; open_file_cache max=10;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${port}; root ${folder}; }
}`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}

async function reachable(url: string): Promise<void> {
  for (let patience = 50; patience > 0; patience -= 1) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await pause(100)
  }
  throw new Error(`nobody answers at ${url}`)
}

/** Ten kilobytes a row into a table with a key, each insert a transaction of its own, and nothing else: what the database makes alone, a second. */
export async function insertBare(url: string, connections: number, count: number): Promise<number> {
  const clients = await Promise.all(Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
  }))
  const [first] = clients
  await first?.query('create table if not exists bare_inserts (id bigint generated always as identity primary key, body bytea)')
  const body = Buffer.alloc(10_000, '工')
  let left = count
  const began = performance.now()
  await Promise.all(clients.map(async (client) => {
    for (; left > 0; left -= 1) await client.query({ name: 'bare', text: 'insert into bare_inserts (body) values ($1)', values: [body] })
  }))
  const seconds = (performance.now() - began) / 1_000
  await first?.query('drop table bare_inserts')
  await Promise.all(clients.map((client) => client.end()))
  return count / seconds
}
