import { crc32, deflateSync } from 'node:zlib'
import type {
  ApplicantsSheet, ApplicationForm, Call, CandidateList, Certificate, Paper, Publicity, PublicPerson, Recommendation, Result, ScoreSheet,
} from '../../src/adapters/documents/papers.ts'

/* One paper of every kind, for a made-up city's round. All people and firms are fictional (演示). */

/** A two-inch photo of nobody: a head and shoulders in grey on light blue. */
export const photo = drawnPhoto(140, 196)

function drawnPhoto(width: number, height: number): Uint8Array {
  const within = (x: number, y: number, rx: number, ry: number): boolean => (x / rx) ** 2 + (y / ry) ** 2 < 1
  const rows = Array.from({ length: height }, (_, y) => [0, ...Array.from({ length: width }, (_, x) =>
    within(x - width / 2, y - height * 0.4, 34, 44) || within(x - width / 2, y - height, 62, 66) ? [120, 124, 130] : [214, 228, 244]).flat()])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows.flat()))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

export const people: readonly PublicPerson[] = [
  { name: '丁演一', unit: '演示重型机械有限公司', occupation: '焊工' },
  { name: '于演二', unit: '演示船舶工业股份有限公司', occupation: '船舶电焊工' },
  { name: '王演三', unit: '演示海洋生物科技有限公司', occupation: '水产品加工工' },
  { name: '艾力·演四江·买买提演', unit: '演示纺织服装集团股份有限公司第三分公司', occupation: '服装制版师' },
  { name: '𠮷演五', unit: '演示数控装备有限公司', occupation: '数控车工' },
  { name: '刘演六', unit: '演示汽车零部件有限公司', occupation: '模具工' },
  { name: '孙演七', unit: '演示医用材料有限公司', occupation: '高分子材料成型工' },
  { name: '李演八', unit: '演示热电有限公司', occupation: '锅炉运行值班员' },
  { name: '张演九', unit: '演示新能源科技有限公司', occupation: '电工' },
  { name: '赵演十', unit: '演示酒店管理有限公司', occupation: '中式烹调师' },
]

const office = '演示市首席技师选拔管理工作办公室'
const basis = '《关于做好2024年度演示市首席技师推荐选拔工作的通知》（演人社函〔2024〕36号）'

export const call: Call = {
  kind: 'call',
  letterhead: { style: 'letter', name: '演示市人力资源和社会保障局' },
  number: '演人社函〔2024〕36号',
  title: '关于做好2024年度演示市首席技师\n推荐选拔工作的通知',
  addressees: '各区市党委组织部、财政局、人力资源和社会保障局，国家级开发区工委党群工作部、财政局、科技创新局，各市直企业',
  opening: [
    '为进一步弘扬劳模精神、劳动精神、工匠精神，培养更多高技能人才和大国工匠，为我市经济社会发展提供强有力的技能人才支撑，根据《演示市人民政府办公室关于印发演示市首席技师选拔管理办法的通知》（演政办字〔2018〕33号）等文件规定和要求，现就做好2024年度演示市首席技师推荐选拔工作通知如下：',
  ],
  sections: [
    {
      heading: '选拔范围和条件',
      paragraphs: [
        '选拔范围：全市各类行业企业中具有高级技师以上职业资格或职业技能等级并取得行业内公认的业绩，且在生产一线岗位从事技术技能工作的高技能人才。',
        '选拔条件：推荐人选年龄一般不超过55周岁，同等条件下优先从45周岁以下的高技能人才中选拔。已获得演示市首席技师称号，近四年内没有新的重大成果和突出贡献的，一般不再推荐。',
      ],
    },
    { heading: '推荐申报名额', paragraphs: ['本次拟选拔演示市首席技师10名。各区市根据实际情况择优推荐申报，不限定申报名额。市直企业到驻地区市申报。'] },
    {
      heading: '推荐选拔程序',
      paragraphs: ['演示市首席技师选拔采取自下而上、逐级推荐、专家评审、组织审定的方式进行。不受理个人申请。'],
      items: [
        { text: '市首席技师选拔管理工作办公室设在市人力资源社会保障局，负责具体实施工作。' },
        { text: '由用人单位申报，各区市实地核验申报材料并初审形成推荐人选，经公示无异议的报市首席技师选拔管理工作办公室。' },
        { text: '市首席技师选拔管理工作办公室审核汇总后，组织专家对推荐人选进行实地技能考查、材料评审，提出候选人名单。' },
        { text: '候选人名单在市人力资源和社会保障局网站和所在单位同时公示5个工作日。' },
        { text: '公示无异议的，提交市委人才工作领导小组研究通过后，按程序报市政府发文公布，并颁发证书。' },
      ],
    },
    {
      heading: '有关要求',
      items: [
        { lead: '高度重视，精心组织。', text: '各区市要高度重视、精心组织，进一步完善政策措施，抓好首席技师待遇落实，充分发挥首席技师引领带动作用。' },
        { lead: '严格审核，确保质量。', text: '各推荐单位要严格标准，按照规定条件、程序和要求，认真遴选审核人选的资格条件，确保推荐选拔工作公开透明、公平公正。' },
      ],
    },
  ],
  contacts: ['联系电话：0000-0000000（演示）', '邮寄地址：演示市演示路7号615室'],
  annexes: ['演示市首席技师申报人员基本情况汇总表', '演示市首席技师申报表'],
  issuers: ['中共演示市委组织部', '演示市财政局', '演示市人力资源和社会保障局'],
  issuedOn: '2024-07-11',
  remarks: ['此件主动公开', '联系单位：市人力资源社会保障局职业能力建设科'],
}

export const publicity: Publicity = {
  kind: 'publicity',
  title: '2024年度演示市首席技师候选人公示',
  basis,
  procedure: '经用人单位申报、区市推荐、资格审核、专家评审',
  subject: '2024年度演示市首席技师候选人',
  people,
  order: '以姓氏笔画为序',
  period: { firstDay: '2024-09-02', lastDay: '2024-09-06', workingDays: 5 },
  objections: { body: office, phone: '0000-0000000（演示）', address: '演示市演示路7号615室，邮编000000', email: 'yanshi@example.invalid' },
  issuers: ['演示市人力资源和社会保障局'],
  issuedOn: '2024-08-30',
}

export const result: Result = {
  kind: 'result',
  letterhead: { style: 'document', name: '演示市人民政府' },
  number: '演政字〔2024〕58号',
  title: '演示市人民政府关于公布2024年度演示市首席技师名单的通知',
  addressees: '各区市人民政府，国家级开发区管委会，市政府各部门、单位',
  basis: '《演示市首席技师选拔管理办法》（演政办字〔2018〕33号）',
  procedure: '经逐级推荐、专家评审、社会公示，市委人才工作领导小组研究通过，市政府同意',
  titleName: '演示市首席技师',
  people,
  closing: ['希望获得称号的同志珍惜荣誉、再接再厉，在技术攻关、技能传承中发挥更大作用。全市广大技能人才要以他们为榜样，立足岗位、钻研技术，为全市经济社会发展作出新的贡献。'],
  listTitle: '2024年度演示市首席技师名单',
  issuers: ['演示市人民政府'],
  issuedOn: '2024-09-30',
  remarks: ['此件公开发布'],
  imprint: { copies: '市委各部门，市人大常委会办公室，市政协办公室，市监委，市法院，市检察院，演示军分区。', printedBy: '演示市人民政府办公室', printedOn: '2024-09-30' },
}

export const recommendation: Recommendation = {
  kind: 'recommendation',
  letterhead: { style: 'document', name: '演示区人力资源和社会保障局' },
  number: '演区人社〔2024〕19号',
  signer: '演局长',
  title: '关于推荐2024年度演示市首席技师人选的报告',
  addressees: office,
  basis,
  received: { units: 6, people: 8 },
  publicity: [{ firstDay: '2024-07-22', lastDay: '2024-07-26', place: '区政府网站和所在单位', outcome: '期间未收到异议' }],
  work: ['我局成立工作专班，召开企业座谈会3次，逐户宣传政策，由用人单位民主推荐、集体研究后申报。'],
  verification: ['登录国家职业技能等级证书查询平台核对证书信息，页面截图随附。'],
  people: people.slice(0, 4).map((person, index) => ({
    ...person,
    skillLevel: index === 1 ? '高级技师（一级）' : '高级技师',
    verified: { on: '2024-07-18', by: '演核验员甲、演核验员乙', originals: 12 + index },
    classified: index === 2,
  })),
  opinion: ['经研究，上述人选政治素质过硬，技能水平高，业绩突出，符合推荐条件，同意推荐。'],
  annexes: ['演示市首席技师申报人员基本情况汇总表', '演示市首席技师申报表', '佐证材料'],
  issuers: ['演示区人力资源和社会保障局'],
  issuedOn: '2024-07-30',
}

export const certificate: Certificate = {
  kind: 'certificate',
  orientation: 'landscape',
  name: '丁演一',
  unit: '演示重型机械有限公司',
  occupation: '焊工',
  year: '2024年度',
  titleName: '演示市首席技师',
  number: '演首技〔2024〕001号',
  issuer: '演示市人民政府',
  issuedOn: '2024-09-30',
  verifyUrl: 'https://shouxi.example.invalid/verify/7K3M-Q9TD-4XWA',
}

const deed = '他扎根焊接一线二十二年，先后攻克高强钢厚板窄间隙焊接、异种金属过渡接头焊接等难题，编制工艺规程十七项，返修率由百分之三点二降到百分之零点四，累计为企业节约成本一千二百余万元。他把多年积累的手法整理成“看、听、感、调”四步操作法，在全公司推广，带出高级技师三名、技师九名，其中两名徒弟在市级技能竞赛中获得第一名。'

/** 事迹材料 and 单位简介, the two long texts of the form. */
function formTexts(deeds: string, unitIntroduction: string): ApplicationForm['texts'] {
  return [
    { title: '申报人事迹材料', hint: '（篇幅控制在1000字左右）', text: deeds },
    { title: '当前工作单位（企业）基本情况简介', hint: '（字数控制在一页以内）', text: unitIntroduction },
  ]
}

export const applicationForm: ApplicationForm = {
  kind: 'application-form',
  annex: '附件2',
  title: '演示市首席技师申报表',
  office: '演示市首席技师选拔管理办公室',
  filledOn: '2024-07-20',
  preparedOn: '2024-07-20',
  instructions: ['本表一律用A4纸双面打印。', '填表内容要真实、不得有虚假。', '照片为近期2寸正面免冠彩色。'],
  code: '申报编号 2024-0001-A7F3',
  person: {
    photo, name: '丁演一', unit: '演示重型机械有限公司', sex: '男', born: '1979年6月', startedWork: '1999年7月', politicalStatus: '中共党员',
    education: '大专', occupation: '焊工', skillLevel: '高级技师\n（一级）', phone: '138****0000', post: '焊接车间班组长',
    idNumber: '000000197906000000', address: '演示市演示区演示路88号',
  },
  cv: [
    { period: '1996年9月—1999年6月', where: '演示技师学院焊接专业学习', witness: '证明甲' },
    { period: '1999年7月—2008年3月', where: '演示重型机械有限公司焊工', witness: '证明乙' },
    { period: '2008年4月—2008年10月', where: '演示焊接培训中心国际焊接技师培训', witness: '证明丙' },
    { period: '2008年11月至今', where: '演示重型机械有限公司焊接车间班组长，劳模创新工作室负责人', witness: '证明丁' },
  ],
  achievements: [
    { item: '本专业技术绝技绝活或先进工作法情况', parts: [{ text: '总结“看、听、感、调”四步操作法，2021年被命名为演示市先进操作法。' }] },
    {
      item: '技术发明革新或论文成果及解决技术难题情况',
      parts: [
        { label: '技术发明革新或论文成果', text: '获国家发明专利2项、实用新型专利5项。' },
        { label: '解决技术难题', text: '解决高强钢厚板窄间隙焊接裂纹问题，产品一次合格率达到99.6%。' },
      ],
    },
    {
      item: '编制工艺标准及带徒传技情况',
      parts: [{ label: '编制工艺标准', text: '主持编制企业工艺规程17项。' }, { label: '带徒传技', text: '带徒12名，其中3名成长为高级技师。' }],
    },
    {
      item: '提高劳动效率及创造经济效益情况',
      parts: [{ label: '提高劳动效率', text: '焊接效率提高35%。' }, { label: '创造经济效益', text: '累计节约成本1200余万元。' }],
    },
  ],
  awards: {
    prizes: ['2019年 演示市职业技能竞赛焊工组第一名（演示市人力资源和社会保障局）', '2021年 演示省职业技能大赛焊接项目第三名（演示省人力资源和社会保障厅）'],
    honours: ['2020年 演示省技术能手（演示省人力资源和社会保障厅）', '2022年 演示市五一劳动奖章（演示市总工会）'],
  },
  texts: formTexts(Array.from({ length: 6 }, () => deed).join('\n'), '演示重型机械有限公司成立于1970年，现有职工2100人，其中高技能人才640人，是一家从事重型机械研发、制造和服务的企业。'),
  commitment: {
    text: '本部门（单位）及本人，就申报的2024年演示市首席技师项目相关材料作出如下承诺，并愿承担相关法律责任：\n所填报的2024年度演示市首席技师申报表、演示市首席技师申报人员基本情况汇总表，以及身份证、职业资格证书（职业技能等级证书）、主要技术成果或论文、获奖证书等材料，内容信息真实、准确，无谎报、虚报、错报等情况。',
    signedOn: '2024-07-20',
  },
  opinions: [
    { label: '所在单位\n推荐意见', text: '经职工代表大会民主推荐、集体研究并公示，同意推荐。', body: '演示重型机械有限公司', on: '2024-07-21' },
    { label: '区市人力\n资源社会\n保障部门\n意　　见' },
    { label: '区市人才\n工作领导\n小组意见' },
  ],
}

/** The hardest form: as long as people make it, in every place. */
export const longForm: ApplicationForm = {
  ...applicationForm,
  person: { ...applicationForm.person, name: '阿卜杜热西提·演示提江·买买提演·𠮷力·艾山演示·吐尔逊演示江', unit: '演示海洋工程装备制造集团股份有限公司第二海洋平台制造事业部特种焊接分公司' },
  cv: Array.from({ length: 20 }, (_, index) => ({
    period: `${1990 + index}年9月—${1991 + index}年8月`, where: `演示单位${index + 1}从事焊接、装配、检验等技术技能工作，并参加高级研修班学习`, witness: '证明人',
  })),
  achievements: applicationForm.achievements.map((row) => ({ ...row, parts: row.parts.map((part) => ({ ...part, text: Array.from({ length: 7 }, () => deed).join('\n') })) })),
  awards: { honours: applicationForm.awards?.honours ?? [], prizes: Array.from({ length: 14 }, (_, index) => `${2005 + index}年 演示省职业技能大赛焊接项目第${index + 1}名（演示省人力资源和社会保障厅、演示省总工会、共青团演示省委、演示省妇女联合会）`) },
  texts: formTexts(deed.repeat(20).slice(0, 1500), applicationForm.texts[1]?.text ?? ''),
}

/** What is printed for handwriting: nothing but the name. */
export const emptyForm: ApplicationForm = {
  kind: 'application-form', title: applicationForm.title, office: applicationForm.office, preparedOn: '2024-07-11',
  instructions: applicationForm.instructions, person: { name: '', unit: '' }, cv: [],
  achievements: applicationForm.achievements.map(({ item }) => ({ item, parts: [] })),
  awards: { prizes: [], honours: [] }, texts: formTexts('', ''), commitment: { text: applicationForm.commitment.text },
  opinions: applicationForm.opinions.map(({ label }) => ({ label })),
}

export const applicantsSheet: ApplicantsSheet = {
  kind: 'applicants-sheet',
  annex: '附件1',
  title: '演示市首席技师申报人员基本情况汇总表',
  reportedBy: '演示区人力资源和社会保障局',
  reportedOn: '2024-07-30',
  people: people.map((person, index) => ({
    ...person, district: '演示区', sex: index % 3 === 0 ? '女' : '男', born: `${1972 + index}年${index + 1}月`, education: '大专', skillLevel: '高级技师',
    workYears: String(28 - index), honours: '演示省技术能手（2020年）、演示市五一劳动奖章（2022年）', prizes: '演示省职业技能大赛第三名（2021年）', classified: index === 2,
  })),
}

export const scoreSheet: ScoreSheet = {
  kind: 'score-sheet',
  title: '2024年度演示市首席技师专家评审成绩汇总表',
  reviewedOn: '2024-08-22',
  method: '计分办法：每位专家按评审指标加权计分，最终得分为有效专家评分的平均值，保留两位小数；专家回避的不计入。',
  experts: 5,
  rows: people.map((person, index) => ({
    ...person, rank: String(index + 1),
    marks: Array.from({ length: 5 }, (_, expert) => (index === 3 && expert === 2 ? null : (96 - index - expert / 4).toFixed(2))),
    score: (95.5 - index).toFixed(2), ...(index === 1 && { tieBreak: '一、荣誉称号层次较高者优先' }),
  })),
}

export const candidateList: CandidateList = {
  kind: 'candidate-list',
  title: '2024年度演示市首席技师候选人名单',
  preparedBy: office,
  preparedOn: '2024-08-26',
  seats: '注：本次拟选拔10名；按综合得分由高到低排列，得分相同的依通知第一部分所定次序排列。',
  people: people.map((person, index) => ({ ...person, rank: String(index + 1), district: '演示区', skillLevel: '高级技师', score: (95.5 - index).toFixed(2) })),
}

export const specimens: readonly Paper[] = [
  call, publicity, result, recommendation, certificate, applicationForm, applicantsSheet, scoreSheet, candidateList,
]
