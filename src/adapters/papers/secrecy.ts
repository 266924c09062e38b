/**
 * 涉密 — how far a paper may go: in clear, where it can be copied by anybody and no secret-related person may stand in it,
 * or sealed, complete, for whoever has been told the passphrase.
 */
export type Disclosure = 'plain' | 'sealed'

/** Those a paper may show, and how many it leaves out and has to say so. */
export function disclosed<Case>(cases: readonly Case[], isSecret: (each: Case) => boolean, disclosure: Disclosure): Readonly<{ shown: readonly Case[]; apart?: number }> {
  const shown = disclosure === 'sealed' ? cases : cases.filter((each) => !isSecret(each))
  const apart = cases.length - shown.length
  return { shown, ...(apart > 0 && { apart }) }
}
