export type Ticker = Readonly<{ stop(): Promise<void>; tickNow(): Promise<void> }>

type Work = () => unknown

/** Does the works in their order every so often, one run at a time; an error is told, holds up no other work, and the next tick tries again. */
export function startTicker(works: readonly Work[], everyMs: number, onError: (error: unknown) => void): Ticker {
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    for (const work of works) {
      try {
        await work()
      } catch (error) {
        onError(error)
      }
    }
  }
  const tickNow = (): Promise<void> => (running = running.then(run))
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
