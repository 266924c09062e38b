import { html, type Html } from './html.ts'

const ANNEX = /^#+\s+附件/

/** The published text up to its annexes: headings keep their rank below that of the page, a rule parts what stands at the end. */
export function sourceText(source: string): readonly Html[] {
  const paragraphs = paragraphsOf(source)
  const annex = paragraphs.findIndex((line) => ANNEX.test(line))
  return (annex === -1 ? paragraphs : paragraphs.slice(0, annex)).map((line) => {
    if (line === '---') return html`<hr>`
    const heading = /^(#+)\s+(.*)$/.exec(line)
    return heading ? headingOf(heading[1]?.length ?? 1, heading[2] ?? '') : html`<p>${line}</p>`
  })
}

function paragraphsOf(source: string): readonly string[] {
  return source.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

function headingOf(rank: number, title: string): Html {
  return rank === 1 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`
}
