import { dayInChinese } from '../../../domain/shared/time.ts'
import type { Result } from '../papers.ts'
import { paragraphs } from './call.ts'
import { turned, type OfficialLayout } from './layout.ts'
import { publicList, surroundings } from './official.ts'
import { subjectOf } from './publicity.ts'

/** 公布名单 — the new holders of the title, in an annexed list. */
export function composeResult(paper: Result): OfficialLayout {
  const { term, people, titleName, listTitle } = paper
  return {
    ...surroundings(paper),
    title: turned(paper.title),
    addressees: paper.addressees,
    body: paragraphs([
      `根据${paper.basis}，${paper.procedure}，授予${subjectOf(people)}“${titleName}”称号，现予公布。`,
      ...(term ? [`管理期自${dayInChinese(term.from)}起，至${dayInChinese(term.until)}止。`] : []),
      ...(paper.closing ?? []),
    ]),
    annexes: [listTitle],
    annexedList: { label: '附件', title: turned(listTitle), table: publicList(people) },
  }
}
