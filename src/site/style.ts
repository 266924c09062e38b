import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (...path: string[]): string => readFileSync(join(import.meta.dirname, ...path), 'utf8')

/** Comments and white space are for whoever edits the sheet. */
function squeezed(sheet: string): string {
  return sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,]) ?/g, '$1').replaceAll(': ', ':').trim()
}

/** One sheet for every public page, sent within it: a page is one request. Colours and sizes are those of the application. */
export const style = squeezed(read('..', 'web', 'tokens.css') + read('site.css'))

const styleHash = createHash('sha256').update(style).digest('base64')

/** No script from anywhere, no style but ours, forms to ourselves alone. */
export const securityHeaders = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
} as const
