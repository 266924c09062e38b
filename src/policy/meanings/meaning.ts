/** 含义 — what a key of a version's files is for, in the words of whoever writes one. */
export type Meaning = Readonly<{
  means: string
  /** 单位 — of its numbers. */
  unit?: string
  /** What each of the values that may be written means. */
  values?: Readonly<Record<string, string>>
}>

/** By the key's place in its file, `stages.notice`: lists have no numbers in it, and a value that may be unstated stands under its own key. */
export type Meanings = Readonly<Record<string, string | Meaning>>
