import type { ReactNode } from 'react'
import type { PaperView } from '../api/views.ts'
import { DownloadLink } from '../parts/Button.tsx'
import { Section } from '../parts/Page.tsx'
import { SealedPaper } from './SealedPaper.tsx'
import './papers.css'

/** 文书 — what can be taken along as a file now, a line a paper, in the formats it comes in; what is sealed stands on lines of its own. */
export function Papers({ papers, title: heading = '文书', before }: Readonly<{ papers: readonly PaperView[]; title?: string; before?: ReactNode }>) {
  if (papers.length === 0) return null
  const lines = [...Map.groupBy(papers, ({ title, isSealed }) => (isSealed ? `${title}（完整，加密）` : title))]
  return (
    <Section title={heading}>
      {before}
      <ul className="plain-list papers">
        {lines.map(([title, formats]) => (
          <li key={title}>
            <span>{title}</span>
            <span>{formats.map((paper) => <Format key={paper.href} title={title} paper={paper} />)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Format({ title, paper: { href, format, isSealed } }: Readonly<{ title: string; paper: PaperView }>) {
  if (isSealed) return <SealedPaper title={title} word={formatWord(format)} href={href} />
  return <DownloadLink kind="quiet" small href={href} fileName={`${title}.${format}`}><span className="unseen">{title}</span>{formatWord(format)}</DownloadLink>
}

const formatWord = (format: string): string => ({ pdf: 'PDF', docx: 'Word', xlsx: 'Excel' })[format] ?? format
