import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { NodeCompiler, NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import type { Manuscript } from './compose/compose.ts'
import { DocumentError } from './document-error.ts'
import type { FontPlan } from './fonts.ts'

const templates = join(import.meta.dirname, 'templates')
const photoPath = join(templates, 'photo')
/** Archival PDF with tags, so that a screen reader finds headings and tables. */
const archival = 'a-2a'

export type Typesetter = (manuscript: Manuscript, photo: Uint8Array | undefined) => Uint8Array

/** Loads the compiler, which is the heavy part; the process that calls this should end when it is idle. */
export function createTypesetter(fonts: FontPlan): Typesetter {
  const compilerPackage = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = compilerPackage.NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...fonts.files] }] })
  return (manuscript, photo) => {
    if (photo) compiler.mapShadow(photoPath, Buffer.from(photo))
    try {
      return typeset(compiler, manuscript, JSON.stringify(inputOf(manuscript, fonts)))
    } finally {
      if (photo) compiler.unmapShadow(photoPath)
      // Layout is remembered between papers; without this the process would only ever grow.
      compiler.evictCache(2)
    }
  }
}

/** All that a template sees. It travels as JSON: text of people never becomes markup. */
function inputOf({ title, author, day, shape, layout }: Manuscript, { families, weights }: FontPlan): object {
  return {
    title, author, day, layout,
    fonts: { families, weights },
    ...(shape === 'certificate' && { qr: renderSVG(layout.verifyUrl, { ecc: 'Q', border: 0 }) }),
  }
}

function typeset(compiler: NodeCompiler, { shape }: Manuscript, data: string): Uint8Array {
  const compiled = compiler.compile({ mainFilePath: join(templates, `${shape}.typ`), inputs: { data } })
  const refused = compiled.takeError() ?? compiled.takeWarnings()
  if (refused || !compiled.result) throw typesettingError(compiler, refused)
  return compiler.pdf(compiled.result, { pdfStandard: archival })
}

function typesettingError(compiler: NodeCompiler, refused: NodeError | null): DocumentError {
  const told = refused ? compiler.fetchDiagnostics(refused).map((entry: { message: string }) => entry.message).join('; ') : 'no document'
  return /decode image|unknown image format/i.test(told)
    ? new DocumentError('photo-unreadable', '照片无法读取，请上传 JPG 或 PNG 格式的照片后再生成申报表。')
    : new DocumentError('typesetting-failed', `排版没有完成，请把这句话告诉系统管理员：${told}`)
}
