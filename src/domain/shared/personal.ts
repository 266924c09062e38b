/** 个人信息部分 — the words of a fact that are about one person, sealed under the key of `subject`; gone once that key is destroyed. */
export type Personal<Fields extends object> = Readonly<{ subject: string; fields: Readonly<Fields> }>

/** 删除以后 — stands wherever words stood that have been erased (个人信息保护法 第四十七条). */
export const erasedWords = '内容已按规定删除'

/** The words as they were recorded, or the sentence that they are gone. */
export const told = (words: string | undefined): string => words ?? erasedWords

/** The sealed part of a fact. Of somebody who has been erased, `undefined`, the fact is recorded without words. */
export function about<Fields extends object>(subject: string | undefined, fields: Fields): Readonly<{ personal?: Personal<Fields> }> {
  return subject === undefined ? {} : { personal: { subject, fields } }
}

/** Words about a list belong to no single person on it: they are sealed under a key of the round's own. */
export const roundSubject = (round: string): string => `round.${round}`

/** Who objected is nobody's business but the office's, and can be erased by itself. */
export const objectorSubject = (objection: string): string => `objector.${objection}`
