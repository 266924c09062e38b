/** How a page may be packed on its way. */
export type Encoding = 'br' | 'gzip' | 'identity'

/** Browsers send few different headers; this many is more than all of them. */
const MOST_KNOWN = 200
const known = new Map<string, Encoding>()

/** The smallest packing that an Accept-Encoding header allows. Remembered, since a public list is read in bursts of thousands. */
export function encodingFor(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const before = known.get(header)
  if (before !== undefined) return before
  const encoding = chosen(header)
  if (known.size < MOST_KNOWN) known.set(header, encoding)
  return encoding
}

function chosen(header: string): Encoding {
  const accepted = new Set(header.toLowerCase().split(',').filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part)).map((part) => part.split(';')[0]?.trim()))
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : 'identity'
}
