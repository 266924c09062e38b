import type { Amendment, PublishedAmendment } from '../api/views.ts'
import { Facts } from '../parts/Page.tsx'
import { dayInWords } from '../words/days.ts'

/** 更正前后 — what a correction of the notice changes, with the former words, and why. */
export function Changes({ amendment: { issuedAs, reason, changes } }: Readonly<{ amendment: Amendment }>) {
  return (
    <Facts rows={[
      ...changes.map(({ name, was, now }) => [name, <><del>{was}</del><br /><strong>{now}</strong></>] as const),
      ...(issuedAs === '' ? [] : [['更正通知文号', issuedAs] as const]), ['理由', reason],
    ]} />
  )
}

/** 通知已更正 — in one line, where somebody looks for the day that moved. */
export const amendedInLine = ({ on, changes, reason }: PublishedAmendment): string =>
  `通知已于${dayInWords(on)}更正：${changes.map(({ name, was, now }) => `${name}由${was}改为${now}`).join('，')}。理由：${reason}`
