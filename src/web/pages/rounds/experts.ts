type Named = Readonly<{ name: string; unitName: string }>

/** An expert one can choose, or one chosen before whose account was disabled since: such a one can only be taken off. */
export type Choosable = Readonly<{ account: string; name: string; unitName: string; isDisabled: boolean }>

/** Everybody whose account works, and with them whoever sits on the list already: nobody is on it unseen. */
export function choosable(working: readonly Omit<Choosable, 'isDisabled'>[], seated: readonly Readonly<{ account: string; name: string }>[]): readonly Choosable[] {
  const known = new Set(working.map(({ account }) => account))
  return [
    ...seated.filter(({ account }) => !known.has(account)).map(({ account, name }) => ({ account, name, unitName: '', isDisabled: true })),
    ...working.map((expert) => ({ ...expert, isDisabled: false })),
  ]
}

/** Capitals, wide letters and blanks make no difference to whoever looks for somebody. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/** Those whose name or body has these letters in it; all of them while nothing is looked for. */
export const matching = <Expert extends Named>(experts: readonly Expert[], part: string): readonly Expert[] =>
  experts.filter(({ name, unitName }) => plain(`${name} ${unitName}`).includes(plain(part)))
