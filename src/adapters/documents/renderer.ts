import { DocumentError, type DocumentErrorCode } from './document-error.ts'
import { planFonts } from './fonts.ts'
import type { Format, Paper } from './papers.ts'
import { createRenderer } from './render.ts'

/*
 * The process that makes papers. It lives only while papers are wanted: typesetter and fonts take memory that a program
 * which runs all year should not hold.
 */

export type Order = Readonly<{ id: number; paper: Paper; format: Format }>
export type Delivery = Readonly<{ id: number }> & (
  | Readonly<{ kind: 'made'; bytes: Uint8Array }>
  | Readonly<{ kind: 'refused'; code: DocumentErrorCode; detail: string }>
  | Readonly<{ kind: 'failed'; stack: string }>
)

const [fontFolder = ''] = process.argv.slice(2)
const render = createRenderer(planFonts(fontFolder))

process.on('message', ({ id, paper, format }: Order) => {
  render(paper, format).then(
    (bytes) => deliver({ id, kind: 'made', bytes }),
    (error: unknown) => deliver(error instanceof DocumentError
      ? { id, kind: 'refused', code: error.code, detail: error.message }
      : { id, kind: 'failed', stack: error instanceof Error ? error.stack ?? error.message : String(error) }),
  )
})
// The program that started this one is gone: nobody waits for papers.
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole group; the parent decides when its papers are done.
process.on('SIGINT', () => undefined)

function deliver(delivery: Delivery): void {
  process.send?.(delivery)
}
