import { dayInChinese } from '../../../domain/shared/time.ts'
import type { ApplicantsSheet, Apart, CandidateList, ScoreSheet } from '../papers.ts'
import { apartNote, type SheetLayout, type Table, type TableColumn } from './layout.ts'

const centred = (title: string, share: number): TableColumn => ({ title, share, align: 'center' })
const text = (title: string, share: number): TableColumn => ({ title, share, align: 'left' })
const number = (title: string, share: number): TableColumn => ({ title, share, align: 'center', numeric: true })

const apartNotes = ({ apart = 0 }: Readonly<{ apart?: Apart }>): readonly string[] => (apart > 0 ? [apartNote(apart, '本表')] : [])

/**
 * 附件1 汇总表 — the published text names this sheet without printing its columns; these are the facts of the form by which
 * the measure decides, and the remarks in which secret-related persons are noted.
 */
export function composeApplicantsSheet(paper: ApplicantsSheet): SheetLayout {
  return {
    ...(paper.annex && { annex: paper.annex }),
    title: paper.title,
    head: [`填报单位（盖章）：${paper.reportedBy}`, `填报日期：${dayInChinese(paper.reportedOn)}`],
    table: paper.printed ? printedTable(paper.printed) : {
      columns: [
        number('序号', 2), centred('区市', 3), centred('姓名', 3), centred('性别', 2), centred('出生年月', 4), centred('文化程度', 3),
        text('工作单位', 7), centred('职业（工种）', 4), centred('职业资格或技能等级', 4), number('工作年限', 3),
        text('荣誉称号', 7), text('获奖情况', 7), centred('备注', 3),
      ],
      rows: paper.people.map((person, index) => [
        String(index + 1), person.district, person.name, person.sex, person.born, person.education, person.unit, person.occupation,
        person.skillLevel, person.workYears, person.honours, person.prizes,
        [person.classified ? '涉密人员' : '', person.remarks ?? ''].filter(Boolean).join('；'),
      ]),
    },
    notes: apartNotes(paper),
  }
}

/** Columns as the text prints them: sentences get the room, and a number that cannot be broken gets its length. */
function printedTable({ columns, rows }: NonNullable<ApplicantsSheet['printed']>): Table {
  return {
    columns: columns.map((title, index) => {
      const cells = rows.map((row) => row[index] ?? '')
      const isProse = title.length > 8 || cells.some((cell) => cell.length > 20)
      return isProse ? text(title, 4) : centred(title, Math.max(2, Math.ceil(longestRun(cells) / CHARACTERS_PER_SHARE)))
    }),
    rows: rows.map((row) => [...row]),
  }
}

/** About as many digits of the smallest size stand in one share of a page across with twenty columns. */
const CHARACTERS_PER_SHARE = 2.4

const longestRun = (cells: readonly string[]): number => Math.max(0, ...cells.flatMap((cell) => cell.match(/[!-~]+/gu) ?? []).map((run) => run.length))

/** 评审成绩汇总表 — experts stand as numbers, so that nobody learns who gave which mark. */
export function composeScoreSheet(paper: ScoreSheet): SheetLayout {
  const experts = Array.from({ length: paper.experts }, (_, index) => number(`专家${index + 1}`, 3))
  return {
    title: paper.title,
    head: [`评审专家${paper.experts}名，参评人选${paper.rows.length + (paper.apart ?? 0)}名`, `评审日期：${dayInChinese(paper.reviewedOn)}`],
    table: {
      columns: [
        number('名次', 2), centred('姓名', 4), text('工作单位', 8), centred('职业（工种）', 4),
        ...experts, number('最终得分', 4), text('同分排序依据', 6),
      ],
      rows: paper.rows.map((row) => [
        row.rank, row.name, row.unit, row.occupation, ...row.marks.map((mark) => mark ?? '回避'), row.score, row.tieBreak ?? '',
      ]),
    },
    notes: [paper.method, ...apartNotes(paper), '监督人员签名：　　　　　　　　评审组长签名：　　　　　　　　　　　　年　　月　　日'],
  }
}

/** 候选人名单 — in rank order. */
export function composeCandidateList(paper: CandidateList): SheetLayout {
  return {
    title: paper.title,
    head: [`编制单位：${paper.preparedBy}`, `编制日期：${dayInChinese(paper.preparedOn)}`],
    table: {
      columns: [
        number('名次', 2), centred('推荐区市', 4), centred('姓名', 4), text('工作单位', 9), centred('职业（工种）', 5),
        centred('职业资格或技能等级', 5), number('综合得分', 3), text('备注', 5),
      ],
      rows: paper.people.map((person) => [
        person.rank, person.district, person.name, person.unit, person.occupation, person.skillLevel, person.score, person.remarks ?? '',
      ]),
    },
    notes: [paper.seats, ...apartNotes(paper)],
  }
}
