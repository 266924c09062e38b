const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
/** Midnight of 1 January 1980, the beginning of time in a zip file. */
const EPOCH_DATE = 0x0021

/** Sets the time of every entry to the beginning of time: an archive then depends on its contents alone. */
export function withoutClock(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive)
  const view = new DataView(bytes.buffer)
  let central = view.getUint32(endOfDirectory(view) + 16, true)
  while (view.getUint32(central, true) === CENTRAL_HEADER) {
    const local = view.getUint32(central + 42, true)
    if (view.getUint32(local, true) !== LOCAL_HEADER) throw new RangeError('zip directory points to no entry')
    setTime(view, central + 12)
    setTime(view, local + 10)
    central += 46 + view.getUint16(central + 28, true) + view.getUint16(central + 30, true) + view.getUint16(central + 32, true)
  }
  return bytes
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, EPOCH_DATE, true)
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  throw new RangeError('not a zip archive')
}
