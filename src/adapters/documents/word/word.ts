import { Document, Packer } from 'docx'
import type { Manuscript } from '../compose/compose.ts'
import { DocumentError } from '../document-error.ts'
import { withoutClock } from '../zip-clock.ts'
import { formSections } from './form.ts'
import { officialSections } from './official.ts'
import { face, size, type Section } from './parts.ts'
import { sheetSections } from './sheet.ts'

/** A paper as a Word file; the same facts give the same bytes. */
export async function writeWord(manuscript: Manuscript, photo: Uint8Array | undefined): Promise<Uint8Array> {
  const document = new Document({
    sections: sectionsOf(manuscript, photo),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: { ascii: face.body, eastAsia: face.body, hAnsi: face.body }, size: size.three * 2, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } } },
  })
  const overrides = [{ path: 'docProps/core.xml', data: coreProperties(manuscript) }]
  return withoutClock(await Packer.toBuffer(document, false, overrides))
}

function sectionsOf(manuscript: Manuscript, photo: Uint8Array | undefined): Section[] {
  switch (manuscript.shape) {
    case 'official': return officialSections(manuscript.layout)
    case 'form': return formSections(manuscript.layout, photo)
    case 'sheet': return sheetSections(manuscript.layout)
    case 'certificate': throw new DocumentError('format-not-offered', '证书只提供 PDF 格式。')
  }
}

/** The library would stamp the moment of writing; a paper carries the day of its facts. */
function coreProperties({ title, author, day }: Manuscript): string {
  const moment = `<dcterms:TAG xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:TAG>`
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    + 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator>`
    + `${moment.replaceAll('TAG', 'created')}${moment.replaceAll('TAG', 'modified')}</cp:coreProperties>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
