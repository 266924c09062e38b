import type { Instant } from '../../domain/shared/time.ts'
import type { Clock } from '../../usecases/ports.ts'
import { verifyRecord } from './verify.ts'
import type { Verification, VerifySettings } from './verify.ts'

/** How far the run has come that is going on now. */
export type VerifyProgress = Readonly<{ startedAt: Instant; entries: number; of: number }>

export type Verifier = Readonly<{
  /** Verifies, or waits for the run that is going on: whoever asks meanwhile is given what that one finds. */
  verify(): Promise<Verification & Readonly<{ startedAt: Instant }>>
  /** Undefined while nothing runs. */
  progress(): VerifyProgress | undefined
}>

/** 核验 one at a time: a run reads the whole record and every file, and a second beside it would find the same and take the machine from everybody else. */
export function createVerifier(settings: Omit<VerifySettings, 'onProgress'>, clock: Clock): Verifier {
  let running: ReturnType<Verifier['verify']> | undefined
  let reached: VerifyProgress | undefined
  const run = async (startedAt: Instant): ReturnType<Verifier['verify']> => {
    reached = { startedAt, entries: 0, of: 0 }
    try {
      return { ...await verifyRecord({ ...settings, onProgress: (counts) => { reached = { startedAt, ...counts } } }), startedAt }
    } finally {
      running = undefined
      reached = undefined
    }
  }
  return { verify: () => running ??= run(clock.now()), progress: () => reached }
}
