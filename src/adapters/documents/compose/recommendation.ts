import { dayInChinese } from '../../../domain/shared/time.ts'
import type { Recommendation, RecommendedPerson, Section } from '../papers.ts'
import { paragraphs, sectionBlocks } from './call.ts'
import { annexLines, apartNote, turned, type Block, type OfficialLayout, type Table } from './layout.ts'
import { surroundings } from './official.ts'

/** 推荐报告 — the work done, what was verified, whom the district recommends, who is in a secret-related post. */
export function composeRecommendation(paper: Recommendation): OfficialLayout {
  const sections: readonly Section[] = [
    { heading: '推荐工作情况', paragraphs: workSentences(paper) },
    { heading: '申报材料核验情况', paragraphs: verificationSentences(paper) },
    { heading: '推荐意见', paragraphs: paper.opinion },
    { heading: '涉密人员情况', paragraphs: [classifiedSentence(paper)] },
  ]
  return {
    ...surroundings(paper),
    title: turned(paper.title),
    addressees: paper.addressees,
    body: [
      ...paragraphs([`按照${paper.basis}要求，现将有关推荐情况报告如下：`]),
      ...sections.flatMap((section, index): Block[] => index === 2 && paper.people.length > 0
        ? [...sectionBlocks(section, index), { kind: 'table', table: recommendedTable(paper.people) }]
        : sectionBlocks(section, index)),
      ...paragraphs(['特此报告。']),
    ],
    annexes: annexLines(paper.annexes),
  }
}

function workSentences({ received, people, apart = 0, publicity = [], work = [] }: Recommendation): string[] {
  return [
    ...(received
      ? [`本次共收到${received.units}家单位申报人选${received.people}名，经实地核验和初审，择优形成推荐人选${people.length + apart}名。`]
      : []),
    ...work,
    ...publicity.map(({ names, firstDay, lastDay, place, outcome }) =>
      `${names === undefined ? '推荐人选' : `${names.join('、')}同志`}于${dayInChinese(firstDay)}至${dayInChinese(lastDay)}在${place}公示，${outcome}。`),
  ]
}

function verificationSentences({ people, verification = [] }: Recommendation): string[] {
  return [
    ...people.map(({ name, unit, verified }) =>
      `${dayInChinese(verified.on)}，${verified.by}到${unit}实地核验${name}同志的申报材料，查验原件${verified.originals}件，与所报材料一致。`),
    ...verification,
  ]
}

function classifiedSentence({ people, apart = 0 }: Recommendation): string {
  if (apart > 0) return apartNote(apart, '本报告')
  const classified = people.filter((person) => person.classified).map(({ name, unit }) => `${name}（${unit}）`)
  return classified.length === 0
    ? '经核实，推荐人选中无涉密人员。'
    : `推荐人选中，${classified.join('、')}为涉密人员，其有关材料请按保密规定管理，不在网站和媒体公开。`
}

function recommendedTable(people: readonly RecommendedPerson[]): Table {
  return {
    columns: [
      { title: '序号', share: 2, align: 'center', numeric: true },
      { title: '姓名', share: 3, align: 'center' },
      { title: '工作单位', share: 7, align: 'left' },
      { title: '职业（工种）', share: 4, align: 'center' },
      { title: '技能等级', share: 4, align: 'center' },
      { title: '备注', share: 3, align: 'center' },
    ],
    rows: people.map((person, index) => [
      String(index + 1), person.name, person.unit, person.occupation, person.skillLevel, person.classified ? '涉密人员' : '',
    ]),
  }
}
