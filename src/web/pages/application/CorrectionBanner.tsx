import { Link } from 'react-router'
import type { FormPage } from '../../../policy/policy.ts'
import { dayWithWeekday } from '../../words/days.ts'
import type { ScreenProps } from './ApplicationPage.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { placeOf, rootOf } from './places.ts'

type BannerProps = ScreenProps & Readonly<{ page?: FormPage }>

/** 补正 — what the reviewers found, each leading to where it is put right. On a page of the form only what concerns that page. */
export function CorrectionBanner({ application, policy, page }: BannerProps) {
  const { draft: { correction } } = useDeskState()
  const problems = (correction?.problems ?? []).filter(({ field }) => page === undefined || page.fields.some(({ id }) => id === rootOf(field)))
  if (correction === null || problems.length === 0) return null
  return (
    <section className="note note-warn stack-tight" aria-label="补正意见">
      <h2>{page === undefined ? `退回补正：有${problems.length}处要改` : '这一页的补正意见'}</h2>
      {page === undefined && <p>请在{dayWithWeekday(correction.dueDay)}24:00前改好，由申报人重新签署后，单位再次提交。</p>}
      <ul className="plain-list stack-tight">
        {problems.map(({ field, text }) => {
          const to = placeOf(policy, application, field)
          return <li key={`${field} ${text}`}>{to === undefined ? text : <Link to={to}>{labelOf(policy, field)}：{text}</Link>}</li>
        })}
      </ul>
    </section>
  )
}

function labelOf({ form, materials }: ScreenProps['policy'], field: string): string {
  const found = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === rootOf(field))
  return found?.label ?? materials.find(({ id }) => id === field)?.title ?? field
}
