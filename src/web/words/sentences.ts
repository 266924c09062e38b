/** Hints one after another, parted by a full stop also where an author left it out. */
export const sentences = (...said: readonly (string | undefined)[]): string => said.filter(Boolean).join('。').replaceAll(/([。！？])。/g, '$1')
