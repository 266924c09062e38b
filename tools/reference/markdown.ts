/** A page of the reference: where it lies, seen from the top of the project, and its whole text. */
export type Page = Readonly<{ path: string; text: string }>

/** The one command that brings every page up to date. */
export const refresh = 'node_modules/.bin/node tools/reference/write.ts'

export function page(path: string, title: string, ...paragraphs: readonly string[]): Page {
  const origin = `由程序从源代码写成，请勿手改；更新：\`${refresh}\`。Written by the program from its sources; not to be edited by hand.`
  return { path, text: `${[`# ${title}`, origin, ...paragraphs].join('\n\n')}\n` }
}

export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heading, heading.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
}

/** A bar would end the cell, a line break the row. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')

export const code = (text: string): string => text === '' ? '' : `\`${text.replaceAll(/\s+/g, ' ')}\``

/** A link from a page of the reference to a file of the project. */
export const link = (path: string, words: string): string => `[${words}](../../${path})`
