import type { Material } from '../../policy/policy.ts'
import type { AttachmentView } from '../api/views.ts'
import { ClauseChip } from '../parts/ClauseChip.tsx'
import { Icon } from '../parts/Icon.tsx'
import { bytesInWords } from '../words/bytes.ts'
import './answers.css'

type EvidenceProps = Readonly<{ materials: readonly Material[]; attachments: readonly AttachmentView[]; fileHref: (sha256: string) => string }>

/** 佐证材料 — what was attached, item by item in the order of the list. */
export function Evidence({ materials, attachments, fileHref }: EvidenceProps) {
  const asked = materials.filter(({ id, from }) => from === 'applicant' || attachments.some(({ material }) => material === id))
  return (
    <ol className="plain-list evidence">
      {asked.map(({ id, title, clause, quote }) => (
        <li key={id}>
          <h4>{title}<ClauseChip clause={clause} quote={quote} /></h4>
          <FileList files={attachments.filter(({ material }) => material === id)} fileHref={fileHref} />
        </li>
      ))}
    </ol>
  )
}

function FileList({ files, fileHref }: Readonly<{ files: readonly AttachmentView[]; fileHref: (sha256: string) => string }>) {
  if (files.length === 0) return <p className="soft">没有附件</p>
  return (
    <ul className="plain-list">
      {files.map(({ id, fileName, bytes, sha256 }) => (
        <li key={id}><Icon name="file" /> <a href={fileHref(sha256)} target="_blank" rel="noreferrer">{fileName}</a> <span className="soft small numbers">{bytesInWords(bytes)}</span></li>
      ))}
    </ul>
  )
}

/** Address of a stored file of a case. */
export const caseFileHref = (application: string) => (sha256: string): string => `/api/cases/${application}/files/${sha256}`
