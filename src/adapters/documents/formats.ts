import { titleOf } from './compose/compose.ts'
import { DocumentError } from './document-error.ts'
import type { Format, Paper, PaperKind } from './papers.ts'

/** Which formats each paper is made in: what is stamped is PDF, what is passed on is Word, what is computed with is a sheet. */
export const formatsOf: Readonly<Record<PaperKind, readonly Format[]>> = {
  call: ['pdf', 'docx'],
  publicity: ['pdf', 'docx'],
  result: ['pdf', 'docx'],
  recommendation: ['pdf', 'docx'],
  certificate: ['pdf'],
  'application-form': ['pdf', 'docx'],
  'applicants-sheet': ['pdf', 'docx', 'xlsx'],
  'score-sheet': ['pdf', 'docx', 'xlsx'],
  'candidate-list': ['pdf', 'docx', 'xlsx'],
}

export const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const formatName: Readonly<Record<Format, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' }

export function requireOffered(paper: Paper, format: Format): void {
  const offered = formatsOf[paper.kind]
  if (offered.includes(format)) return
  throw new DocumentError('format-not-offered',
    `“${titleOf(paper)}”不提供 ${formatName[format]} 格式，请改选${offered.map((each) => formatName[each]).join('、')}。`)
}

/** Name for the download; what file systems forbid is left out. */
export function fileNameOf(paper: Paper, format: Format): string {
  const title = titleOf(paper).replace(/[\\/:*?"<>|\p{Cc}]/gu, '').trim()
  // Most file systems take 255 bytes; a Chinese character is up to four.
  return `${[...title].slice(0, 60).join('')}.${format}`
}
