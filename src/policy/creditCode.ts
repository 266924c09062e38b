const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9ABCDEFGHJKLMNPQRTUWXY]{2}\d{6}[0-9ABCDEFGHJKLMNPQRTUWXY]{10}$/

/** 统一社会信用代码 — 18 characters by GB 32100, without I, O, S, V and Z; weights 3^(i-1) mod 31. */
export function isCreditCode(text: string): boolean {
  return SHAPE.test(text) && creditCheckCharacter(text) === text[17]
}

/** The check character over the first 17. */
export function creditCheckCharacter(text: string): string {
  let weight = 1
  let sum = 0
  for (const character of text.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? ''
}
