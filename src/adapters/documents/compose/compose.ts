import type { Day } from '../../../domain/shared/time.ts'
import type { Paper } from '../papers.ts'
import { composeCall } from './call.ts'
import { composeCertificate, type CertificateLayout } from './certificate.ts'
import { composeForm, type FormLayout } from './form.ts'
import type { OfficialLayout, SheetLayout } from './layout.ts'
import { composePublicity } from './publicity.ts'
import { composeRecommendation } from './recommendation.ts'
import { composeResult } from './result.ts'
import { composeApplicantsSheet, composeCandidateList, composeScoreSheet } from './sheets.ts'

/** A paper brought into one of the four shapes that the writers know, with what a file says about itself. */
export type Manuscript = Shape & Readonly<{ title: string; author: string; day: Day }>

type Shape =
  | Readonly<{ shape: 'official'; layout: OfficialLayout }>
  | Readonly<{ shape: 'form'; layout: FormLayout }>
  | Readonly<{ shape: 'sheet'; layout: SheetLayout }>
  | Readonly<{ shape: 'certificate'; layout: CertificateLayout }>

export function compose(paper: Paper): Manuscript {
  return { ...shapeOf(paper), title: titleOf(paper), author: authorOf(paper), day: dayOf(paper) }
}

function shapeOf(paper: Paper): Shape {
  switch (paper.kind) {
    case 'call': return { shape: 'official', layout: composeCall(paper) }
    case 'publicity': return { shape: 'official', layout: composePublicity(paper) }
    case 'result': return { shape: 'official', layout: composeResult(paper) }
    case 'recommendation': return { shape: 'official', layout: composeRecommendation(paper) }
    case 'certificate': return { shape: 'certificate', layout: composeCertificate(paper) }
    case 'application-form': return { shape: 'form', layout: composeForm(paper) }
    case 'applicants-sheet': return { shape: 'sheet', layout: composeApplicantsSheet(paper) }
    case 'score-sheet': return { shape: 'sheet', layout: composeScoreSheet(paper) }
    case 'candidate-list': return { shape: 'sheet', layout: composeCandidateList(paper) }
  }
}

/** Title of the file, in one line: 关于公布2024年度某市首席技师名单的通知, 某市首席技师证书（张某） */
export function titleOf(paper: Paper): string {
  switch (paper.kind) {
    case 'certificate': return `${paper.titleName}证书（${paper.name}）`
    case 'application-form': return `${paper.title}（${paper.person.name}）`
    case 'applicants-sheet':
    case 'score-sheet':
    case 'candidate-list': return inOneLine(paper.title)
    default: return `${inOneLine(paper.title)}${paper.isDraft ? '（草稿）' : ''}`
  }
}

const inOneLine = (title: string): string => title.replaceAll('\n', '')

function authorOf(paper: Paper): string {
  switch (paper.kind) {
    case 'certificate': return paper.issuer
    case 'application-form': return paper.person.name
    case 'applicants-sheet': return paper.reportedBy
    case 'candidate-list': return paper.preparedBy
    case 'score-sheet': return ''
    default: return paper.issuers.join('、')
  }
}

/** The day a file is dated with, so that the same facts give the same bytes whenever it is made. */
function dayOf(paper: Paper): Day {
  switch (paper.kind) {
    case 'application-form': return paper.filledOn ?? paper.preparedOn
    case 'applicants-sheet': return paper.reportedOn
    case 'score-sheet': return paper.reviewedOn
    case 'candidate-list': return paper.preparedOn
    default: return paper.issuedOn
  }
}
