import type { Meanings } from './meaning.ts'

const letterheadStyle = { means: '哪一种版头', values: { document: '文件', letter: '函' } }
const order = { strokes: '姓氏笔画', rank: '评审名次' }

/** What every official paper begins and ends with. */
const official: Meanings = {
  letterhead: '版头；不写的，不印版头',
  'letterhead.style': letterheadStyle,
  'letterhead.name': '发文机关标志，印在版头上',
  issuers: '落款的发文机关，几家联合发文的都写上',
  remarks: '印在末尾的附注，如“此件公开发布”，一条一项',
}

const title = '文书的标题；写在双引号里的 \\n 是标题回行的地方'
const basis = '依据：办法或通知的名称和文号'
const procedure = '经过了哪些程序'

const call: Meanings = {
  ...official,
  title, addressees: '主送机关',
  opening: '开头，一段一项',
  sections: '正文各节，一节一项',
  'sections.heading': '这一节的标题；“一、”由系统编',
  'sections.paragraphs': '不编号的段落，一段一项',
  'sections.items': '编号的各项；“（一）”由系统编',
  'sections.items.lead': '这一项开头的一句，印得与后面的话不同；quote 也要以它开头',
  supplied: '原文没有写明、由选拔办为本轮补上的，怎样说；补了哪一项，就印哪一项',
  'supplied.heading': '这一节的标题',
  'supplied.localNotice': '推荐前公示多长。花括号：workingDays 工作日数，counted 当日“计入”或“不计入”，citation 出处',
  'supplied.criteria': '评分指标和权重。花括号：criteria 各指标和权重，citation 出处',
  'supplied.termYears': '管理期几年。花括号：termYears 年数，citation 出处',
  contacts: '联系人、电话、地址，一行一项；由选拔办填的留 ________________',
  annexes: '附件的名称，一件一项',
}

const publicity: Meanings = {
  ...official,
  title, basis, procedure,
  subject: '公示的是什么，如“某年度某市首席技师候选人”',
  order: '名单的排列',
  'order.by': { means: '按什么排列', values: order },
  'order.text': '怎样说明排列，如“以姓氏笔画为序”',
  objections: '怎样提出异议',
  'objections.phone': '受理电话；由选拔办填的留 ________________',
  'objections.address': '受理地址',
  'objections.email': '受理邮箱；没有的不写',
  'objections.manner': '以什么方式、写明什么',
  postedLater: '单位张贴比网站晚的，另加的一句，一人一句。花括号：name 姓名，postedOn 张贴日，lastDay 截止日',
  provisional: '公示期内有年份的放假安排还没有公布时，另加的一句；不能写花括号',
}

const result: Meanings = {
  ...official,
  title, addressees: '主送机关', basis, procedure,
  orderBy: { means: '名单按什么排列', values: order },
  listTitle: '名单的标题',
  term: '管理期几年，写明了的才印。花括号：termYears 年数',
  closing: '结尾，一段一项',
}

const recommendationReport: Meanings = {
  letterhead: { means: '版头', values: letterheadStyle.values },
  title, basis,
  noticeClear: '推荐前公示没有异议的，怎样说；不能写花括号',
  localNotice: '推荐前公示怎样说：推荐单位下载、盖章、张贴的那一份，一人一份；不写的，系统不出这份文书',
  'localNotice.title': title,
  'localNotice.procedure': procedure,
  'localNotice.subject': '公示的是什么，如“某年度某市首席技师推荐人选”',
  'localNotice.manner': '以什么方式、写明什么提出异议；受理部门是推荐单位，电话和地址由它填写',
  certificateChecked: '证书已在网站核对，怎样说',
  original: '核验了一件原件的，怎样说，一件一句。花括号：name 姓名，material 材料，note 核验情况',
  corrected: '退回补正过的，怎样说。花括号：name 姓名，times 次数',
  annexes: '附件的名称，一件一项',
}

const certificate: Meanings = {
  orientation: { means: '纸的方向', values: { landscape: '横', portrait: '竖' } },
  year: '哪一年度，印在称号前面',
  issuer: '落款的机关',
}

const cell = (name: string) => `“${name}”一格印申报表的哪个字段；不写的，那一格是空的`

const applicationForm: Meanings = {
  annex: '附件号，印在左上角；不是附件的不写',
  office: '印制机关，印在封面',
  code: '印在每页页脚的编号，盖章的扫描件据此与系统里的内容对照。花括号：code 编号和校验码',
  cells: '固定的各格印哪个字段',
  'cells.sex': cell('性别'), 'cells.born': cell('出生年月'), 'cells.startedWork': cell('参加工作时间'), 'cells.politicalStatus': cell('政治面貌'),
  'cells.education': cell('文化程度'), 'cells.occupation': cell('职业（工种）'), 'cells.skillLevel': cell('技能等级'), 'cells.phone': cell('联系电话'),
  'cells.post': cell('工作岗位'), 'cells.idNumber': cell('身份证号码'), 'cells.address': cell('单位地址'),
  further: '原表比固定的各格多出的，一格一个字段，照原表的次序',
  experience: '学习和工作经历印哪个表格；表格要有 from、to、where、witness 各列',
  achievements: '主要技术简况和贡献成果各行，一行一个字段；里面写了 prizes、honours 的，不再另印获奖页',
  summary: '个人小结印哪个字段，占一页；没有的不写',
  deeds: '事迹材料印哪个字段，占一页',
  unitIntroduction: '单位简介印哪个字段，占一页；没有的不写',
  remarks: '备注印哪个字段；没有的不写',
}

const summarySheet: Meanings = {
  annex: '附件号，印在左上角；不是附件的不写',
  title,
  columns: '原文印了表样的，照印各栏；不写的，印系统的各栏',
  'columns.title': '这一栏的名称',
  'columns.from': '这一栏印什么：字段的编号，或者 no 序号、unit 单位、district 推荐单位、unitOpinion 单位推荐意见；可以写几个',
}

/** `documents/`, a file a paper: the words that stand around the facts of a round. */
export const documentMeanings = {
  call, publicity, result, 'recommendation-report': recommendationReport, certificate, 'application-form': applicationForm, 'summary-sheet': summarySheet,
  'score-sheet': { title, method: '计分办法，印在表下。花括号：criteria 各指标和权重' },
  'candidate-list': { title, seats: '名额和排列的说明，印在表下' },
} as const satisfies Readonly<Record<string, Meanings>>

/** `calendars/`, a file a layer: the nation’s notices, or what one jurisdiction orders over them. */
export const calendarMeanings: Meanings = {
  notices: '放假调休通知，一件一项，照公布的先后；后来的改变先前的，地方的改变全国的',
  'notices.number': '发文字号，不能重复',
  'notices.name': '通知的名称，照原文',
  'notices.by': '发文机关',
  'notices.publishedOn': '公布日：从那一天起才“已知”，以前推算的不知道它',
  'notices.year': '哪一年的全年安排；只是调整的不写，地方的一律不写',
  'notices.off': '放假的日子，连同其间的周末；连续几天写成 2024-10-01/2024-10-07，首尾都算',
  'notices.work': '调休上班的日子；全国的只能是周末',
}
