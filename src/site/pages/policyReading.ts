import { clauseInWords } from '../../policy/clauseWords.ts'
import type { Citation, Cited, Policy, Stated } from '../../policy/policy.ts'
import { html, type Html } from '../html.ts'

/* How the page that explains a measure cites its text. */

/** Where the clauses of the text stand on the page, by name. */
export type Anchors = ReadonlyMap<string, string>
export type Reading = Readonly<{ policy: Policy; anchors: Anchors }>

/** The clause, leading to its place in the text, and the words themselves. */
export function cited(citation: Citation & Partial<Omit<Cited, keyof Citation>>, { policy, anchors }: Reading): Html {
  const each = [citation, ...(citation.also ?? [])]
  const reading = policy.interpretations.find(({ id }) => id === citation.interpretation)
  return html`<blockquote class="cited">${each.map(({ clause, quote }) => html`<p><a class="chip" href="#${anchors.get(clause) ?? 'clauses'}">${clauseInWords(clause)}</a>${quote}</p>`)}</blockquote>${reading && html`<p class="soft">原文可以有不同理解，这里的读法是：${reading.reading}</p>`}`
}

/** A value with its words, or the plain fact that the text gives none. */
export function stated<T>(value: Stated<T>, inWords: (value: T) => string, reading: Reading): Html {
  return value.stated
    ? html`${inWords(value.value)}${cited(value, reading)}`
    : html`<strong class="unstated">文件没有写明</strong><p class="soft">选拔办依据其他文件确定，并在本轮通知中注明出处。</p>`
}
