import { entryMeanings } from './competitionMeanings.ts'
import type { Meaning, Meanings } from './meaning.ts'

const title = '这个例子说的是什么'
const attested = '已经确认的条件，按条件的编号：true 确认属实，false 确认不属实'
const verdicts: Meaning = {
  means: '应有的结果，按条件的编号；只写要核对的',
  values: { met: '符合', 'not-met': '不符合', 'needs-judgement': '须由人判断', 'evidence-missing': '缺少材料' },
}
const says = '结论里应有的话，按条件的编号，逐字相同；不用每例都写'
const born = '出生日期，与 base 不同的才写'
const changed = '哪些字段与 base 不同，按字段的编号'
const without = '哪些字段没有填：字段的编号'

/** cases.yaml, in the order of the file. */
export const casesMeanings: Meanings = {
  base: '一份齐全的申报表，例子都从它改',
  'base.born': '出生日期；与 sex 一起生成虚构的身份证号码',
  'base.sex': { means: '性别', values: { male: '男', female: '女' } },
  'base.answers': '填写的内容，按字段的编号',
  competitions: '实例里的竞赛名录（虚构）：例子里的奖项只在这里查，与各地登记的名录无关；没有竞赛条件的不写',
  'competitions.id': '竞赛的编号',
  'competitions.year': { means: '哪一年的竞赛', unit: '年' },
  ...entryMeanings,
  'competitions.number': '文号，印在结论里',
  applicants: '条件的例子：什么情况、应有什么结果',
  'applicants.title': title,
  'applicants.born': born,
  'applicants.with': changed,
  'applicants.without': without,
  'applicants.on': '年龄和年限算到哪一天',
  'applicants.attested': attested,
  'applicants.verdicts': verdicts,
  'applicants.says': says,
  reverifications: '复核认定的例子；没有复核认定的不写',
  'reverifications.title': title,
  'reverifications.on': '复核的那一天',
  'reverifications.termFrom': '管理期的起始日',
  'reverifications.with': '复核申请表填了什么，按字段的编号；没有写的就是没有填',
  'reverifications.attested': attested,
  'reverifications.verdicts': verdicts,
  'reverifications.says': says,
  forms: '填表问题的例子',
  'forms.title': title,
  'forms.born': born,
  'forms.with': changed,
  'forms.without': without,
  'forms.problems': '应指出的问题，写“字段 代码”，如 tradeYears required；没有问题的写 []',
  rankings: '先后的例子',
  'rankings.title': title,
  'rankings.people': '参加排序的人',
  'rankings.people.id': '怎样称呼这个人，如 甲',
  'rankings.people.score': { means: '平均分，两位小数，写在引号里', unit: '分' },
  'rankings.people.honours': { means: '国家级、省级、市级、区县级荣誉称号各几个；不写的都是没有', unit: '个' },
  'rankings.people.age': { means: '年龄', unit: '周岁' },
  'rankings.people.industry': '所在产业：申报表 industry 的选项的值',
  'rankings.order': '应有的先后；并列的写成一组，如 [甲, 乙]',
  notices: '公示期的例子',
  'notices.title': title,
  'notices.postedOn': '张贴的那一天',
  'notices.firstDay': '公示期的第一天',
  'notices.lastDay': '公示期的最后一天',
}
