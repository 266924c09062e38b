/** A line as it came in, or the fact that it was too long to be one person. */
export type Line = Readonly<{ number: number; text: string } | { number: number; tooLong: true }>

/** Longer than any form with all its rows. What comes after is dropped, so that a file without line ends can't fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024

/** Cuts a stream into lines, a chunk's worth at a time: blank ones are counted and left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder()
  const cutter = lineCutter()
  for await (const chunk of chunks) yield cutter.cut(decoder.decode(chunk, { stream: true }))
  yield cutter.cut(`${decoder.decode()}\n`)
}

function lineCutter(): Readonly<{ cut(text: string): readonly Line[] }> {
  let number = 0
  let begun = ''
  let isTooLong = false
  return {
    cut(text) {
      const pieces = text.split('\n')
      const rest = pieces.pop() ?? ''
      const lines = pieces.flatMap((piece): Line[] => {
        number += 1
        const line = begun + piece
        begun = ''
        if (isTooLong || line.length > LONGEST_LINE) {
          isTooLong = false
          return [{ number, tooLong: true }]
        }
        return line.trim() === '' ? [] : [{ number, text: line }]
      })
      begun = isTooLong ? '' : begun + rest
      if (begun.length > LONGEST_LINE) {
        isTooLong = true
        begun = ''
      }
      return lines
    },
  }
}
