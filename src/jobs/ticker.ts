export type Ticker = Readonly<{ stop(): Promise<void>; tickNow(): Promise<void> }>

/** Runs the work every so often, one run at a time; an error is told and the next tick tries again. */
export function startTicker(work: () => Promise<unknown>, everyMs: number, onError: (error: unknown) => void): Ticker {
  let running: Promise<void> = Promise.resolve()
  const tickNow = (): Promise<void> => {
    running = running.then(work).then(() => undefined, onError)
    return running
  }
  const timer = setInterval(() => { void tickNow() }, everyMs)
  timer.unref()
  return {
    tickNow,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
