import { dayInChinese } from '../../../domain/shared/time.ts'
import { endOfDayInWords } from '../../../policy/day.ts'
import type { Publicity } from '../papers.ts'
import { paragraphs } from './call.ts'
import { turned, type OfficialLayout } from './layout.ts'
import { publicList, surroundings } from './official.ts'

const defaultManner =
  '对公示对象有异议的，请以书面、电话或来访方式如实反映。以单位名义反映的须加盖公章，以个人名义反映的须签署真实姓名，并提供具体事实和联系方式。受理部门对反映人信息严格保密。'

/** 公示 — who, for how long, and where one objects. */
export function composePublicity(paper: Publicity): OfficialLayout {
  const { period, objections, people } = paper
  return {
    ...surroundings(paper),
    title: turned(paper.title),
    body: [
      ...paragraphs([
        `根据${paper.basis}，${paper.procedure}，确定${subjectOf(people)}为${paper.subject}${paper.order === undefined ? '' : `（${paper.order}）`}，现予公示，接受社会监督。`,
        `公示时间：${dayInChinese(period.firstDay)}至${dayInChinese(period.lastDay)}（${period.workingDays}个工作日）。`
        + `异议受理截至${endOfDayInWords(dayInChinese(period.lastDay))}。`,
        objections.manner ?? defaultManner,
        `受理部门：${objections.body}`,
        `联系电话：${objections.phone}`,
        `通信地址：${objections.address}`,
        ...(objections.email ? [`电子邮箱：${objections.email}`] : []),
      ]),
    ],
    annexes: [paper.subject + '名单'],
    annexedList: { label: '附件', title: turned(`${paper.subject}名单`), table: publicList(people) },
  }
}

/** 张某等10名同志; one alone is named without a count. */
export function subjectOf(people: readonly Readonly<{ name: string }>[]): string {
  const first = people[0]?.name ?? ''
  return people.length === 1 ? `${first}同志` : `${first}等${people.length}名同志`
}
