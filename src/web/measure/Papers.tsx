import { DownloadLink } from '../parts/Button.tsx'
import { Section } from '../parts/Page.tsx'

/** 文书 — what can be taken along as a file now. */
export function Papers({ papers }: Readonly<{ papers: readonly Readonly<{ title: string; href: string }>[] }>) {
  if (papers.length === 0) return null
  return (
    <Section title="文书">
      <ul className="plain-list">{papers.map(({ title, href }) => <li key={href}><DownloadLink kind="quiet" small href={href} fileName={fileNameOf(title, href)}>{title}</DownloadLink></li>)}</ul>
    </Section>
  )
}

/** 申报表（PDF） at …/form.pdf is kept as 申报表.pdf. */
const fileNameOf = (title: string, href: string): string => `${title.replace(/（[^（）]*）$/, '')}.${href.split('.').at(-1) ?? ''}`
