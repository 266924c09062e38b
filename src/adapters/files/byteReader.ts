/** Reads a stream of bytes in portions of the reader's own choosing, holding no more than was asked for and one piece besides. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(content: AsyncIterable<Uint8Array>) {
    this.#source = content[Symbol.asyncIterator]()
  }

  /** The next bytes, without taking them: fewer where the stream ends before. */
  async peek(count: number): Promise<Buffer> {
    while (this.#held.length < count) {
      const piece = await this.#source.next()
      if (piece.done) break
      this.#held = Buffer.concat([this.#held, piece.value])
    }
    return this.#held.subarray(0, count)
  }

  /** The next bytes: fewer where the stream ends before. */
  async take(count: number): Promise<Buffer> {
    const taken = await this.peek(count)
    this.#held = this.#held.subarray(taken.length)
    return taken
  }

  /** The next `count` bytes, or all there still are, as they come. */
  async *pass(count = Infinity): AsyncGenerator<Uint8Array, void, undefined> {
    for (let left = count; left > 0;) {
      const available = await this.peek(1)
      if (available.length === 0) return
      const piece = await this.take(Math.min(left, this.#held.length))
      left -= piece.length
      yield piece
    }
  }

  /** Lets the source go, read to its end or not. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
