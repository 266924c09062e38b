import type { Streams } from './run.ts'

type Sink = NodeJS.WritableStream

/**
 * The words go to these two streams. Whoever read them may have gone, as `head` does after the line it wanted: what is left to say is
 * then said to nobody. The work goes on to its end all the same, for a backup must not break off, nor a server stop, because its log
 * is no longer read.
 */
export function terminal(out: Sink, err: Sink): Streams {
  return { out: speaker(out), err: speaker(err) }
}

function speaker(sink: Sink): (line: string) => void {
  let hasReader = true
  sink.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    hasReader = false
  })
  return (line) => { if (hasReader) sink.write(`${line}\n`) }
}
