/**
 * Keys under which a person's files are sealed. Each follows from the person's key in the record,
 * so that destroying that one key makes words and files unreadable together.
 */
export type PersonFileKeys = Readonly<{
  /** Made where the person has none yet. Throws where it was destroyed. */
  keyFor(jurisdiction: string, subject: string): Promise<Uint8Array>
  /** Undefined where the person has no key, or no longer. */
  existing(jurisdiction: string, subject: string): Promise<Uint8Array | undefined>
}>
