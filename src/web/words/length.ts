const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })

/** Characters as a reader counts them: 𠮷 and é are one each, whatever they are in memory. */
export function countGraphemes(text: string): number {
  return [...segmenter.segment(text)].length
}

/** Words for what is left; they turn urgent only near the limit, so that nobody is hurried from the first letter on. */
export type Counter = Readonly<{ text: string; tone: 'quiet' | 'near' | 'over' }>

export function counterFor(count: number, maxChars: number, aboutChars?: number): Counter {
  const wanted = aboutChars === undefined ? `最多${maxChars}字` : `要求约${aboutChars}字`
  if (count > maxChars) return { text: `已写${count}字，超出${count - maxChars}字`, tone: 'over' }
  if (count >= maxChars * 0.9) return { text: `已写${count}字，还可写${maxChars - count}字`, tone: 'near' }
  return { text: `已写${count}字，${wanted}`, tone: 'quiet' }
}
