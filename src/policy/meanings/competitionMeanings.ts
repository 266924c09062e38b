import type { Meanings } from './meaning.ts'

const levels = { world: '世界', national: '国家级', provincial: '省级', municipal: '市级（设区的市、自治州一级）', district: '区县级' }

/** One competition, in a list or among worked examples; `id` and what else belongs to one of the two stand beside these. */
export const entryMeanings: Meanings = {
  'competitions.name': '竞赛的名称，照文件',
  'competitions.otherNames': '证书上的其他写法；年份、引号、空格不同的不必另写',
  'competitions.level': { means: '级别', values: levels },
  'competitions.class': { means: '类别', values: { 1: '一类', 2: '二类', none: '不分类' } },
  'competitions.tier': { means: '档次；不分档的不写', values: { 1: '一档', 2: '二档', 3: '三档' } },
  'competitions.occupations': '级别、类别只对哪些竞赛职业（工种）成立；文件没有限定的不写',
  'competitions.groups': { means: '只对哪些组别成立；文件没有限定的不写', values: { worker: '职工组', student: '学生组', teacher: '教师组' } },
}

/** A list of competitions, in the order of the file. */
export const competitionsMeanings: Meanings = {
  year: { means: '哪一年的竞赛', unit: '年' },
  by: '公布名录的机关',
  number: '文号',
  name: '文件的名称',
  publishedOn: '公布的日期',
  source: '文件在哪里可以看到：网址，或者存放的地方',
  jurisdiction: '只供哪个地区用（policies 里的文件夹名），如按档分级的市；各地都用的不写',
  competitions: '文件列出的竞赛，一项一条',
  'competitions.id': '竞赛的编号，这份名录里不重复；选了它的申报记下“文件名/编号”，用了以后不再改',
  ...entryMeanings,
}
