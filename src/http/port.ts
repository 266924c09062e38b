import { once } from 'node:events'
import { createServer } from 'node:net'

export type Place = Readonly<{ host: string; port: number }>

/** Another program listens there. */
export class PortTaken extends Error {
  readonly code = 'port-taken'
  constructor(port: number) {
    super(`端口 ${port} 已被别的程序占用。请先停止那个程序，或用 --port 指定另一个端口，例如 --port ${port + 1}。数据没有改动。`)
  }
}

/** Listens by what `open` does, and says it in words where somebody else does already. */
export async function listening<Result>(port: number, open: () => Promise<Result>): Promise<Result> {
  try {
    return await open()
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTaken(port) : error
  }
}

/** Listens for a moment: what would fail in the end fails before anything was made. That it stays free nobody promises. */
export function tryPort({ host, port }: Place): Promise<void> {
  return listening(port, async () => {
    const server = createServer((socket) => socket.destroy()).listen({ host, port })
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
  })
}
