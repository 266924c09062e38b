import type { Streams } from './run.ts'

type Sink = NodeJS.WritableStream

/**
 * The words go to these two streams. Whoever read them may have gone, as `head` does after the line it wanted: what is left to say is
 * then said to nobody. The work goes on to its end all the same, for a backup must not break off, nor a server stop, because its log
 * is no longer read.
 */
export function terminal(out: Sink, err: Sink): Streams {
  const speaker = speakerOn(out)
  return { out: speaker.say, err: speakerOn(err).say, write: speaker.write }
}

function speakerOn(sink: Sink): Readonly<{ say(line: string): void; write(lines: string): Promise<boolean> }> {
  let hasReader = true
  let wake = (): void => {}
  sink.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    hasReader = false
    wake()
  })
  sink.on('drain', () => wake())
  return {
    say(line) { if (hasReader) sink.write(`${line}\n`) },
    async write(lines) {
      // A reader slower than the program is waited for: what it has not taken yet must not pile up here.
      if (hasReader && !sink.write(lines)) await new Promise<void>((resolve) => { wake = resolve })
      return hasReader
    },
  }
}
