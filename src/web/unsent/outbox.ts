import { isSignedOut, RefusedError, UnreachableError } from '../api/client.ts'

/** Sends one file. Called off by `signal`, it leaves nothing behind, however far it had got. */
export type Upload = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<void>

/** Why a file is not where it was to go, and what helps: the line coming back, another try, or nothing but another file. */
export type Trouble = Readonly<{ words: string; helps: 'line' | 'retry' | 'nothing' }>

/** 未传文件 — chosen for a place, and not there yet. */
export type UnsentFile = Readonly<{ key: number; place: string; file: File; share: number; trouble?: Trouble }>

/** The file itself is at fault: sent as it is, it is never taken. */
export class UnfitFile extends Error {}

/** Still on its way, or going by itself when the line is back: its place is kept for it. */
export const isComing = ({ trouble }: UnsentFile): boolean => trouble === undefined || trouble.helps === 'line'
/** It could still be saved, so closing the page would lose it. */
export const isAtRisk = ({ trouble }: UnsentFile): boolean => trouble?.helps !== 'nothing'

/**
 * 待传文件 — holds files between the hand and the server. Those of one place go one after another, so that they arrive in the order chosen;
 * they outlive the page on which they were chosen, and what failed is kept until somebody gives it up. A closed tab loses them.
 */
export class Outbox {
  readonly #listeners = new Set<() => void>()
  readonly #uploads = new Map<string, Upload>()
  readonly #underWay = new Map<string, Readonly<{ key: number; stop: AbortController }>>()
  #files: readonly UnsentFile[] = []
  #lastKey = 0

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly files = (): readonly UnsentFile[] => this.#files

  /** How files get to a place. */
  serve(place: string, upload: Upload): void {
    this.#uploads.set(place, upload)
  }

  add(place: string, file: File, trouble?: Trouble): void {
    this.#put([...this.#files, { key: (this.#lastKey += 1), place, file, share: 0, ...(trouble !== undefined && { trouble }) }])
    void this.#sendAll(place)
  }

  /** The line is back, or somebody thinks so: what waits for it goes again, in its order. */
  resume(): void {
    this.#put(this.#files.map((one) => (isComing(one) && one.trouble !== undefined ? { key: one.key, place: one.place, file: one.file, share: 0 } : one)))
    for (const place of new Set(this.#files.map((one) => one.place))) void this.#sendAll(place)
  }

  drop(one: UnsentFile): void {
    const underWay = this.#underWay.get(one.place)
    if (underWay?.key === one.key) underWay.stop.abort()
    this.#remove(one)
  }

  async #sendAll(place: string): Promise<void> {
    if (this.#underWay.has(place)) return
    for (let next = this.#next(place); next !== undefined; next = this.#next(place)) await this.#send(next)
  }

  #next(place: string): UnsentFile | undefined {
    return this.#files.find((one) => one.place === place && one.trouble === undefined)
  }

  async #send(one: UnsentFile): Promise<void> {
    const { key, place, file } = one
    const stop = new AbortController()
    this.#underWay.set(place, { key, stop })
    try {
      await this.#uploads.get(place)?.(file, (share) => this.#put(this.#files.map((other) => (other.key === key ? { ...other, share } : other))), stop.signal)
      this.#remove(one)
    } catch (failure) {
      // Called off: its line is gone already.
      if (!stop.signal.aborted) this.#failed(one, troubleOf(failure))
    } finally {
      this.#underWay.delete(place)
    }
  }

  /** Those behind one that the line failed wait with it: sent past it, they would arrive before it. */
  #failed({ key, place }: UnsentFile, trouble: Trouble): void {
    const isStopped = (one: UnsentFile): boolean => one.key === key || (trouble.helps === 'line' && one.place === place && one.trouble === undefined)
    this.#put(this.#files.map((one) => (isStopped(one) ? { ...one, trouble } : one)))
  }

  #remove({ key }: UnsentFile): void {
    this.#put(this.#files.filter((one) => one.key !== key))
  }

  #put(files: readonly UnsentFile[]): void {
    this.#files = files
    for (const listener of this.#listeners) listener()
  }
}

function troubleOf(failure: unknown): Trouble {
  if (failure instanceof UnreachableError) return { helps: 'line', words: '连不上服务器，这个文件没有上传成功。连上网络后会自动再传，也可以点“重试”；在这之前请不要关闭网页。' }
  if (failure instanceof RefusedError && isSignedOut(failure)) return { helps: 'line', words: '登录已经失效，这个文件没有上传成功。重新登录后会自动再传。' }
  const isUnfit = failure instanceof UnfitFile || (failure instanceof RefusedError && failure.refusals.some(({ code }) => code.startsWith('file-')))
  return { helps: isUnfit ? 'nothing' : 'retry', words: failure instanceof Error ? failure.message : '没有传上去，请再试一次。' }
}
