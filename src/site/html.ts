/** Markup that is safe to send: written in a template of this project, with every value in it escaped. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

/** What a template takes in: texts are escaped, markup stands as it is, lists follow one another, nothing leaves nothing. */
export type Content = string | number | Html | undefined | null | false | readonly Content[]

const REPLACED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\u0000': '\uFFFD' }

/** Fit for text and for quoted attributes. Half a surrogate pair would make the page unreadable as UTF-8, so it becomes U+FFFD. */
export function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- a NUL can't stand in HTML, so it has to be looked for
  return text.toWellFormed().replace(/[&<>"'\u0000]/g, (character) => REPLACED[character] ?? '')
}

/** Writes HTML. Whatever is put in is escaped unless it is `Html` itself, so forgetting is safe. */
export function html(literals: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let markup = literals[0] ?? ''
  contents.forEach((content, index) => {
    // Escaping protects quoted values alone: `<a title=${x}>` would let x add attributes of its own.
    if (literals[index]?.endsWith('=')) throw new TypeError(`put quotes around the value after: ${literals[index]}`)
    markup += markupOf(content) + (literals[index + 1] ?? '')
  })
  return new Html(markup)
}

function markupOf(content: Content): string {
  if (content === undefined || content === null || content === false) return ''
  if (content instanceof Html) return content.markup
  if (Array.isArray(content)) return content.map(markupOf).join('')
  return escaped(String(content))
}
