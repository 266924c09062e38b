/** The embedded database could not do what was asked. The message is for the person at the console: what, why, what to do. */
export class EmbeddedFailure extends Error {
  readonly code: EmbeddedFailureCode
  constructor(code: EmbeddedFailureCode, message: string) {
    super(message)
    this.name = 'EmbeddedFailure'
    this.code = code
  }
}

export type EmbeddedFailureCode =
  | 'already-running'
  | 'data-folder-unwritable'
  | 'data-folder-of-another-user'
  | 'data-of-another-version'
  | 'data-folder-damaged'
  | 'disk-full'
  | 'platform-unsupported'
  | 'root-refused'
  | 'database-did-not-start'

/** What the operating system's error numbers mean for someone who chose a data folder. */
export function explainFolderError(error: unknown, folder: string): unknown {
  switch (errorNumber(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new EmbeddedFailure('data-folder-unwritable',
        `数据文件夹 ${folder} 不能写入：当前用户没有写入权限，或所在磁盘是只读的。请改正权限，或用 --data 指定另一个文件夹。`)
    case 'EEXIST':
      return new EmbeddedFailure('data-folder-unwritable', `${folder} 是一个文件，不能用作数据文件夹。请用 --data 指定另一个文件夹。`)
    case 'ENOTDIR':
    case 'ENOENT':
      return new EmbeddedFailure('data-folder-unwritable',
        `不能建立数据文件夹 ${folder}：它的上级不是文件夹，或者所在磁盘是只读的。请用 --data 指定另一个文件夹。`)
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder)
    default:
      return error
  }
}

export function diskFull(folder: string): EmbeddedFailure {
  return new EmbeddedFailure('disk-full',
    `数据文件夹 ${folder} 所在的磁盘已满。已有数据没有损坏。请腾出空间（至少 200 MB），再重新启动。`)
}

/** `ENOENT` and its like; undefined for an error that did not come from the operating system. */
export function errorNumber(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
