import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike: it is typed from paper, on a telephone. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Groups of four; four groups are 80 bits. */
export function newCode(groups = 4): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** However it was typed: with or without dashes, in small letters, in full width. */
export const plain = (code: string): string => code.normalize('NFKC').toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
