/**
 * RFC 8785 text of a value: the one form over which entries are hashed. Throws for what has none: NaN, half a surrogate pair.
 * Written here because every submission passes through it with ten kilobytes, in half the time that the library takes which its test is held to.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string': return text(value)
    case 'number': return number(value)
    case 'boolean': return String(value)
    case 'object': return value === null ? 'null' : composite(value)
    default: throw new TypeError('a value without JSON form can not be recorded')
  }
}

/** Nothing to escape and no surrogate to look at: nearly every text is written as it is. */
const PLAIN = /^[ !#-[\]-\uD7FF\uE000-\uFFFF]*$/

function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`
  if (!value.isWellFormed()) throw new TypeError('a text with half a surrogate pair can not be recorded')
  return JSON.stringify(value)
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} can not be recorded`)
  return JSON.stringify(value)
}

type Members = Readonly<Record<string, unknown>>

function composite(value: object): string {
  if (Array.isArray(value)) return `[${elements(value)}]`
  const { toJSON } = value as Members
  return typeof toJSON === 'function' ? canonical(toJSON.call(value)) : `{${members(value as Members)}}`
}

function elements(value: readonly unknown[]): string {
  let written = ''
  // Not `map`, which would leave places out that hold nothing.
  for (let at = 0; at < value.length; at += 1) written += `${at === 0 ? '' : ','}${value[at] === undefined ? 'null' : canonical(value[at])}`
  return written
}

/** What is undefined is left out, as everywhere in JSON. */
function members(value: Members): string {
  let written = ''
  for (const name of inOrder(Object.keys(value))) {
    const member = value[name]
    if (member !== undefined) written += `${written === '' ? '' : ','}${text(name)}:${canonical(member)}`
  }
  return written
}

/** By their UTF-16 code units, which is how strings compare. What was read from a canonical text is in order already. */
function inOrder(names: string[]): readonly string[] {
  const isOrdered = names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
  return isOrdered ? names : names.sort()
}
