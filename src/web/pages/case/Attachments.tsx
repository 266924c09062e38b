import { useEffect, useState } from 'react'
import type { Policy } from '../../../policy/policy.ts'
import type { AttachmentView } from '../../api/views.ts'
import { DownloadLink } from '../../parts/Button.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx'
import { materialAnchor } from './anchors.ts'
import { PointOut, type Pointing } from './PointOut.tsx'
import { bytesInWords } from '../../words/bytes.ts'

type AttachmentsProps = Readonly<{
  caseId: string
  policy: Policy
  attachments: readonly AttachmentView[]
  /** Only what is there: a file kept from this reader must not look like one that is missing. */
  attachedOnly: boolean
  withheld: readonly string[]
  pointing: Pointing | undefined
}>

/** The evidence in the order of the measure's list, each file opened in place. */
export function Attachments({ caseId, policy, attachments, attachedOnly, withheld, pointing }: AttachmentsProps) {
  const listed = policy.materials.filter(({ id, from }) => from !== 'generated' && !withheld.includes(id) && ((from === 'applicant' && !attachedOnly) || attachments.some(({ material }) => material === id)))
  if (attachments.length === 0) return <EmptyState title="没有佐证材料"><p>申报人没有上传文件。</p></EmptyState>
  return (
    <ul className="plain-list stack">
      {listed.map(({ id, title, clause, quote, required }) => {
        const files = attachments.filter(({ material }) => material === id)
        return (
          <li key={id} id={materialAnchor(id)} className="stack-tight">
            <h3 className="material-label">{title}<ClauseChip clause={clause} quote={quote} />
              <PointOut id={id} label={title} pointing={pointing} />
            </h3>
            {files.length === 0 ? <p className="soft">{required ? '没有上传，这一项是必需的。' : '没有上传。'}</p> : files.map((file) => <AttachedFile key={file.id} caseId={caseId} file={file} />)}
          </li>
        )
      })}
    </ul>
  )
}

function AttachedFile({ caseId, file }: Readonly<{ caseId: string; file: AttachmentView }>) {
  const [isOpen, setOpen] = useState(false)
  const href = `/api/cases/${caseId}/files/${file.sha256}`
  return (
    <details className="attached" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><Icon name="file" /><span>{file.fileName}</span><span className="soft small numbers">{bytesInWords(file.bytes)}</span></summary>
      {isOpen && <div className="stack-tight"><FileView href={href} file={file} /><span><DownloadLink kind="quiet" small href={href} fileName={file.fileName}>下载</DownloadLink></span></div>}
    </details>
  )
}

function FileView({ href, file }: Readonly<{ href: string; file: AttachmentView }>) {
  if (file.mediaType.startsWith('image/')) return <img className="attached-image" src={href} alt={file.fileName} />
  if (file.mediaType === 'application/pdf') return <PdfView href={href} name={file.fileName} />
  return <p>这种文件不能在这里打开，请下载后查看。</p>
}

type Fetched = Readonly<{ address?: string; problem?: string }>

/** Files are served where nothing may run, the browser's own reader of PDF included; read as bytes they open here, as PDF and nothing else. */
function PdfView({ href, name }: Readonly<{ href: string; name: string }>) {
  const [{ address, problem }, setFetched] = useState<Fetched>({})
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const asking = new AbortController()
    let made: string | undefined
    fetch(href, { signal: asking.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`the server answered ${response.status}`)
        made = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: 'application/pdf' }))
        setFetched({ address: made })
      })
      .catch((failure: unknown) => { if (!asking.signal.aborted) setFetched({ problem: failure instanceof Error ? failure.message : String(failure) }) })
    return () => {
      asking.abort()
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [href, attempt])
  if (problem !== undefined) return <ErrorState what="文件没有打开" why="没有从服务器读到这个文件，请检查网络。" onRetry={() => { setFetched({}); setAttempt(attempt + 1) }} />
  return address === undefined ? <Loading lines={3} words={`正在读取${name}…`} /> : <iframe className="attached-pdf" src={address} title={name} />
}
