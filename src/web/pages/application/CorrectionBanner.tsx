import { Link } from 'react-router'
import { endOfDayInWords } from '../../../policy/day.ts'
import type { FormPage } from '../../../policy/policy.ts'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { dayWithWeekday } from '../../words/days.ts'
import type { ScreenProps } from './ApplicationPage.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { placeOf, rootOf } from './places.ts'

type BannerProps = ScreenProps & Readonly<{ page?: FormPage }>

/** 补正 — what the reviewers found, each leading to where it is put right, and which of it was changed by now. On a page of the form only what concerns that page. */
export function CorrectionBanner({ application, policy, page }: BannerProps) {
  const { draft: { correction } } = useDeskState()
  const problems = (correction?.problems ?? []).filter(({ field }) => page === undefined || page.fields.some(({ id }) => id === rootOf(field)))
  if (correction === null || problems.length === 0) return null
  const changed = problems.filter(({ isChanged }) => isChanged).length
  return (
    <section className="note note-warn stack-tight" aria-label="补正意见">
      <h2>{page === undefined ? `退回补正：有${problems.length}处要改${changed === 0 ? '' : `，已改动${changed}处`}` : '这一页的补正意见'}</h2>
      {page === undefined && <p>请在{endOfDayInWords(dayWithWeekday(correction.dueDay))}前改好，由申报人重新签署后，单位再次提交。</p>}
      <ul className="plain-list stack-tight">
        {problems.map(({ field, text, isChanged }) => {
          const to = placeOf(policy, application, field)
          return <li key={`${field} ${text}`}>{to === undefined ? text : <Link to={to}>{labelOf(policy, field)}：{text}</Link>}{isChanged && <StatusTag tone="good">已改动</StatusTag>}</li>
        })}
      </ul>
    </section>
  )
}

/** 补正意见 — said again at the field itself, where the list on top is out of sight. */
export function CorrectionAt({ field }: Readonly<{ field: string }>) {
  const { draft: { correction } } = useDeskState()
  return correction?.problems.filter((problem) => rootOf(problem.field) === field).map(({ text }) => <p key={text} className="note note-warn">补正意见：{text}</p>)
}

function labelOf({ form, materials }: ScreenProps['policy'], field: string): string {
  const found = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === rootOf(field))
  return found?.label ?? materials.find(({ id }) => id === field)?.title ?? field
}
