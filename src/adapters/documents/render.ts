import { compose } from './compose/compose.ts'
import { writeExcel } from './excel.ts'
import type { FontPlan } from './fonts.ts'
import { requireOffered } from './formats.ts'
import { requireGlyphs, settable } from './glyphs.ts'
import { imageInfo } from './image-info.ts'
import type { Format, Paper } from './papers.ts'
import { createTypesetter, type Typesetter } from './typst.ts'
import { writeWord } from './word/word.ts'

/** Makes papers in this process; the typesetter is loaded with the first PDF. */
export function createRenderer(fonts: FontPlan): (paper: Paper, format: Format) => Promise<Uint8Array> {
  let typesetter: Typesetter | undefined
  return async (given, format) => {
    requireOffered(given, format)
    const paper = settable(given)
    const photo = photoOf(paper)
    const manuscript = compose(paper)
    if (format === 'docx') return writeWord(manuscript, photo)
    if (format === 'xlsx') return writeExcel(manuscript)
    requireGlyphs(manuscript, fonts.has)
    typesetter ??= createTypesetter(fonts)
    return typesetter(manuscript, photo)
  }
}

function photoOf(paper: Paper): Uint8Array | undefined {
  const photo = paper.kind === 'application-form' ? paper.person.photo : undefined
  if (photo) imageInfo(photo)
  return photo
}
