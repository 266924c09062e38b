type Named = Readonly<{ name: string; unitName: string }>

/** Capitals, wide letters and blanks make no difference to whoever looks for somebody. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/** Those whose name or body has these letters in it; all of them while nothing is looked for. */
export const matching = <Expert extends Named>(experts: readonly Expert[], part: string): readonly Expert[] =>
  experts.filter(({ name, unitName }) => plain(`${name} ${unitName}`).includes(plain(part)))
