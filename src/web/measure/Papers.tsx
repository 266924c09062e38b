import { DownloadLink } from '../parts/Button.tsx'
import { Section } from '../parts/Page.tsx'
import './papers.css'

type Paper = Readonly<{ title: string; href: string }>

/** 文书 — what can be taken along as a file now, a line a paper, in the formats it comes in. */
export function Papers({ papers }: Readonly<{ papers: readonly Paper[] }>) {
  if (papers.length === 0) return null
  const titles = [...new Set(papers.map(bareTitle))]
  return (
    <Section title="文书">
      <ul className="plain-list papers">
        {titles.map((title) => (
          <li key={title}>
            <span>{title}</span>
            <span>{papers.filter((paper) => bareTitle(paper) === title).map(({ href }) => <DownloadLink key={href} kind="quiet" small href={href} fileName={`${title}.${endingOf(href)}`}><span className="unseen">{title}</span>{formatWord(endingOf(href))}</DownloadLink>)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** 申报表（PDF） and 申报表（DOCX） are one paper. */
const bareTitle = ({ title }: Paper): string => title.replace(/（[A-Z]+）$/, '')
const endingOf = (href: string): string => href.split('.').at(-1) ?? ''
const formatWord = (ending: string): string => ({ pdf: 'PDF', docx: 'Word', xlsx: 'Excel' })[ending] ?? ending
