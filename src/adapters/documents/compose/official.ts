import { dayInChinese } from '../../../domain/shared/time.ts'
import type { Official, PublicPerson } from '../papers.ts'
import type { OfficialLayout, Table } from './layout.ts'

type Surroundings = Pick<OfficialLayout, 'draftMark' | 'letterhead' | 'number' | 'signer' | 'issuers' | 'date' | 'remarks' | 'imprint'>

/** Head, signature and foot, which all official papers share. */
export function surroundings(paper: Official): Surroundings {
  const { letterhead, number, signer, imprint } = paper
  return {
    ...(paper.isDraft && { draftMark: `草稿，尚未发布，不得张贴和外传。日期按${dayInChinese(paper.issuedOn)}发布推算。` }),
    ...(letterhead && { letterhead }),
    ...(number && { number }),
    ...(signer && { signer }),
    issuers: paper.issuers,
    date: dayInChinese(paper.issuedOn),
    remarks: (paper.remarks ?? []).map((remark) => `（${remark}）`),
    ...(imprint && { imprint: { ...imprint, printedOn: `${dayInChinese(imprint.printedOn)}印发` } }),
  }
}

/** 姓名、单位、职业（工种） — the columns the public may see. */
export function publicList(people: readonly PublicPerson[]): Table {
  return {
    columns: [
      { title: '序号', share: 2, align: 'center', numeric: true },
      { title: '姓名', share: 4, align: 'center' },
      { title: '工作单位', share: 10, align: 'left' },
      { title: '职业（工种）', share: 6, align: 'center' },
    ],
    rows: people.map(({ name, unit, occupation }, index) => [String(index + 1), name, unit, occupation]),
  }
}
