import { cp } from 'node:fs/promises'
import { inject } from 'vitest'

/**
 * Puts a data folder as its first start leaves it into the place of an empty one: copied from the one this run made, which takes a fraction of the time.
 * For tests of what comes after; whatever is about a first start itself makes its own.
 */
export const placeStartedFolder = (dataDir: string): Promise<void> => cp(inject('startedFolder'), dataDir, { recursive: true })
