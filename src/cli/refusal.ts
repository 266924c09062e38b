import type { Refusal } from '../domain/shared/decision.ts'

/** Codes of our own are kebab-case; those of the operating system and of the database never are. */
const ownCode = /^[a-z]+(-[a-z]+)+$/

/** What a thrown error says to the person at the console; undefined where it is a fault of the program itself. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  if (ownCode.test(error.code)) return { code: error.code, detail: error.message }
  return environmentRefusal(error as NodeJS.ErrnoException)
}

/** Failures of the place the program runs in, which somebody can put right. */
function environmentRefusal(error: NodeJS.ErrnoException & { address?: string; port?: number }): Refusal | undefined {
  const { code, syscall, port, address, path } = error
  if (syscall === 'listen') return listenRefusal(code, address, port)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return { code: 'disk-full', detail: '磁盘已满。已有数据没有损坏。请腾出空间，再试一次。' }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'folder-unwritable', detail: `没有权限读写 ${path ?? '所需的文件'}。请改正权限，或换一个位置。` }
    case 'ENOTDIR':
    case 'EEXIST':
      return { code: 'folder-unwritable', detail: `${path ?? '所指的位置'}不能放文件夹。请换一个位置。` }
    case 'ENOENT':
      return { code: 'file-missing', detail: `找不到 ${path ?? '所需的文件'}。请核对路径。` }
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case '28P01':
    case '3D000':
      return { code: 'database-unreachable', detail: `连不上数据库：${error.message}。请核对环境变量 DATABASE_URL，并确认数据库在运行。` }
    default:
      return undefined
  }
}

function listenRefusal(code: string | undefined, address: string | undefined, port: number | undefined): Refusal | undefined {
  switch (code) {
    case 'EACCES':
      return { code: 'port-forbidden', detail: `当前用户不能使用端口 ${port}。请用 --port 指定 1024 以上的端口。` }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return { code: 'address-unavailable', detail: `本机没有地址 ${address ?? ''}。请用 --host 指定本机的地址，如 127.0.0.1 或 0.0.0.0。` }
    default:
      return undefined
  }
}
