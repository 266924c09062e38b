import { dayOf, type Day, type Instant } from '../domain/shared/time.ts'
import { Refused } from './refused.ts'

/** 上传限额 — settings of the installation, not of a measure: what one application holds, and what one account may send in a day. */
export type UploadLimits = Readonly<{ filesPerApplication: number; bytesPerApplication: number; filesPerDay: number; bytesPerDay: number }>

const MB = 1024 * 1024
export const standardUploadLimits: UploadLimits = { filesPerApplication: 100, bytesPerApplication: 300 * MB, filesPerDay: 400, bytesPerDay: 1_000 * MB }

/** What an account has sent today, photos and screenshots too; what was taken away again counts as well, since it lay on the disk. */
export type UploadAllowance = Readonly<{
  limits: UploadLimits
  /** Refuses where today's allowance is used up, before anything is read. */
  assertLeft(account: string, at: Instant): void
  note(account: string, bytes: number, at: Instant): void
}>

/** Counted within one process: it keeps a disk from being filled by one account, and need not survive a restart. */
export function createUploadAllowance(limits: UploadLimits = standardUploadLimits): UploadAllowance {
  let today: Day = ''
  const sent = new Map<string, Readonly<{ files: number; bytes: number }>>()
  const of = (account: string, at: Instant) => {
    if (dayOf(at) !== today) sent.clear()
    today = dayOf(at)
    return sent.get(account) ?? { files: 0, bytes: 0 }
  }
  return {
    limits,
    assertLeft(account, at) {
      const { files, bytes } = of(account, at)
      if (files < limits.filesPerDay && bytes < limits.bytesPerDay) return
      throw new Refused({
        code: 'daily-uploads-used-up',
        detail: `这个账号今天上传得太多了（每天最多${limits.filesPerDay}个文件、共 ${inMegabytes(limits.bytesPerDay)}），这个文件没有保存。请明天再传；确有需要的，请联系系统管理员。`,
      })
    },
    note(account, more, at) {
      const { files, bytes } = of(account, at)
      sent.set(account, { files: files + 1, bytes: bytes + more })
    },
  }
}

export const inMegabytes = (bytes: number): string => `${Math.floor(bytes / MB)} MB`
