type Kept<T> = Readonly<{ value: Promise<T>; at: number }>

const MOST_KEPT = 1_000

/**
 * What many requests read alike, kept for a moment for each owner: requests that come together share one reading.
 * Only for what may be a moment old: never for what somebody may see or do.
 */
export function keptFor<T>(milliseconds: number): (owner: object, key: string, read: () => Promise<T>) => Promise<T> {
  const byOwner = new WeakMap<object, Map<string, Kept<T>>>()
  return (owner, key, read) => {
    const kept = byOwner.get(owner) ?? new Map<string, Kept<T>>()
    byOwner.set(owner, kept)
    const at = performance.now()
    const known = kept.get(key)
    if (known && at - known.at < milliseconds) return known.value
    if (kept.size >= MOST_KEPT) kept.clear()
    const value = read()
    kept.set(key, { value, at })
    value.catch(() => kept.delete(key))
    return value
  }
}
