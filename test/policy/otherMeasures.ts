import { stringify } from 'yaml'
import type { PolicyTexts } from '../../src/policy/readPolicy.ts'

/*
 * Shortened excerpts of two other published texts, as far as they order something the 2024 Weihai call does not.
 * They keep the shape of policy data wide enough for measures that no folder carries yet.
 */

const rows = (id: string, label: string, columns: readonly object[]) => ({ id, label, kind: 'rows', required: false, minRows: 0, maxRows: 20, purpose: '评审依据', columns })
const choices = (...values: readonly string[]) => values.map((value) => ({ value, label: value }))
const month = (id: string, label: string) => ({ id, label, kind: 'month', required: true })
const text = (id: string, label: string) => ({ id, label, kind: 'text', maxChars: 60, required: true })

const form = {
  title: '申报表',
  instructions: [],
  pages: [{
    id: 'page', title: '基本情况',
    fields: [
      { ...text('name', '姓名'), purpose: '确定申报人' },
      { id: 'idNumber', label: '身份证号码', kind: 'id-number', required: true, purpose: '计算年龄' },
      { id: 'sex', label: '性别', kind: 'choice', required: true, purpose: '计算退休年龄', options: choices('male', 'female') },
      { id: 'retirementCategory', label: '女职工退休类别', kind: 'choice', required: false, purpose: '计算退休年龄', options: choices('50', '55') },
      { id: 'skillLevel', label: '技能等级', kind: 'choice', required: false, purpose: '判断等级', options: choices('1', '2', '3') },
      { id: 'craft', label: '传统手工艺人才', kind: 'yes-no', required: false, purpose: '判断等级' },
      { id: 'seniority', label: '本工种工龄', kind: 'number', min: 0, max: 60, required: false, purpose: '推荐表栏目' },
      rows('prizes', '竞赛', [text('competition', '竞赛'), { id: 'level', label: '级别', kind: 'choice', required: true, options: choices('national', 'provincial', 'municipal') },
        { id: 'class', label: '类别', kind: 'choice', required: true, options: choices('1', '2', 'none', 'unknown') }, { id: 'rank', label: '名次', kind: 'number', min: 1, max: 99, required: false }, month('awardedIn', '年月')]),
      rows('honours', '荣誉', [text('name', '称号'), { id: 'level', label: '层次', kind: 'choice', required: true, options: choices('national', 'provincial', 'municipal') }, text('issuer', '单位'), month('awardedIn', '年月')]),
      rows('apprentices', '带徒', [text('name', '姓名'), { id: 'level', label: '等级', kind: 'choice', required: true, options: choices('1', '2', '3', '4') }, month('certifiedIn', '年月')]),
    ],
  }],
}

/** The parts every version has; their citation is the first line of the excerpt. */
function frame(quote: string) {
  const cited = { clause: '文首第一段', quote }
  const unstated = { stated: false, ask: '请按上位办法填写。', neededFor: 'publish' }
  const stage = (kind: string) => ({ kind, title: kind, body: '选拔办', ...cited })
  return {
    jurisdiction: 'somewhere', scheme: 'chief-technician', titleName: '首席技师',
    document: { name: quote, number: '文号', kind: 'measure', issuedOn: '2020-01-01', issuedBy: ['区政府'] },
    validity: { from: '2020-01-01', until: null },
    bodies: { office: '选拔办', leadingGroup: '领导小组', government: '区政府', district: '镇街' },
    cadence: unstated, seats: { kind: 'about', count: 5, ...cited }, nominations: { kind: 'unlimited', ...cited },
    reportDeadline: unstated, termYears: unstated, allowanceFenPerMonth: unstated,
    personalApplication: { allowed: false, ...cited }, ageReferenceDay: 'application-deadline',
    conditions: [{ id: 'some', title: '条件', modality: 'required', test: { kind: 'attested', by: 'unit', statement: '符合' }, ...cited }],
    tieBreaks: [], stages: [stage('announce'), stage('publish')],
    materials: [{ id: 'form', title: '申报表', from: 'generated', required: true, accept: ['pdf'], maxFiles: 1, ...cited }],
    interpretations: [], nonOperative: [],
  }
}

function version(name: string, source: string, rules: object): PolicyTexts {
  return {
    id: 'somewhere/chief-technician/2020-01-01',
    policy: stringify({ ...frame(name), ...rules }),
    form: stringify(form),
    source: `${name}\n\n${source.trim().split('\n').map((line) => line.trim()).join('\n\n')}\n`,
  }
}

const cite = (clause: string, quote: string) => ({ clause, quote })
const said = (value: unknown, clause: string, quote: string) => ({ stated: true, value, clause, quote })
const unsaid = (ask: string, neededFor: string) => ({ stated: false, ask, neededFor })

export const shizhong = version('市中首席技师选拔管理办法', `
  第七条 市中首席技师的选拔需具备下列条件：
  （二）近4年内获得“中华技能大奖”、省“有突出贡献技师”、市级以上“技术能手”等称号；或者成为享受国务院颁发政府特殊津贴人才；或者在全国职业技能竞赛、省级一类技能竞赛获得前六名，在省级二类职业技能竞赛获得前三名，市级一类职业技能竞赛获得前两名，市级二类职业技能竞赛获得第一名；
  第九条 市中首席技师选拔按照下列程序进行：
  （二）组织推荐。经公示5个工作日无异议后上报市中区选拔管理工作办公室。自由职业者由所在地镇街人力资源和社会保障所推荐。
  第十条 在管理期内被选拔为市首席技师的，不再享受区政府津贴。
  第十四条 对市中首席技师实行动态管理。
  （一）对市中首席技师工作情况进行跟踪评估，评估结果作为发放津贴的重要依据。
  （三）期满评估分为“合格”和“不合格”两个等次。期满评估合格的，可参加新一批市中首席技师选拔申报。期满评估不合格的，取消市中首席技师资格；单位负有责任的，取消单位申报市中首席技师资格。
`, {
  seats: { kind: 'at-most', count: 10, ...cite('文首第一段', '市中首席技师选拔管理办法') },
  conditions: [{
    id: 'honour-or-rank', title: '近4年内的称号或竞赛名次', modality: 'required', ...cite('第七条（二）', '近4年内获得“中华技能大奖”'),
    test: {
      kind: 'any', of: [
        { kind: 'honour', names: ['中华技能大奖', '有突出贡献技师', '国务院颁发政府特殊津贴'], withinYears: 4 },
        { kind: 'honour', names: ['技术能手'], levelAtLeast: 'municipal', withinYears: 4 },
        { kind: 'competition', levels: ['national'], rankAtMost: 6, withinYears: 4 },
        { kind: 'competition', levels: ['provincial'], classes: ['1'], rankAtMost: 6, withinYears: 4 },
        { kind: 'competition', levels: ['provincial'], classes: ['2'], rankAtMost: 3, withinYears: 4 },
        { kind: 'competition', levels: ['municipal'], classes: ['1'], rankAtMost: 2, withinYears: 4 },
        { kind: 'competition', levels: ['municipal'], classes: ['2'], rankAtMost: 1, withinYears: 4 },
      ],
    },
  }],
  stages: [
    { kind: 'announce', title: '部署申报', body: '选拔办', ...cite('第九条', '按照下列程序进行') },
    {
      kind: 'nominate', title: '组织推荐', body: '企业', ...cite('第九条（二）', '组织推荐'),
      nominators: [{ id: 'freelancers', title: '镇街人社所', people: 'freelancers', checks: [], ...cite('第九条（二）', '自由职业者由所在地镇街人力资源和社会保障所推荐') }],
    },
    { kind: 'publish', title: '公布', body: '区政府办', ...cite('第九条', '按照下列程序进行') },
  ],
  title: {
    termStart: unsaid('管理期从哪一天起算？', 'publish'),
    allowance: {
      paid: unsaid('按月还是按年发放？', 'publish'), firstPayment: unsaid('首次津贴何时发放？', 'publish'),
      endsOn: { titles: ['市首席技师'], ...cite('第十条', '不再享受区政府津贴') },
      decidedByAssessment: cite('第十四条（一）', '评估结果作为发放津贴的重要依据'),
    },
    changes: [], duties: [], benefits: [],
    yearly: [{ id: 'tracking', kind: 'tracking-assessment', title: '跟踪评估', by: '区人社局', ...cite('第十四条（一）', '进行跟踪评估') }],
    bars: [{ id: 'unit', after: 'failed-assessment', whom: 'unit', from: 'this-title', ...cite('第十四条（三）', '取消单位申报市中首席技师资格') }],
    endOfTerm: {
      mayApplyAgain: true, ...cite('第十四条（三）', '期满评估分为“合格”和“不合格”两个等次'),
      grades: [{ id: 'pass', title: '合格', consequence: 'may-apply-again' }, { id: 'fail', title: '不合格', consequence: 'revoked' }],
    },
  },
})

export const wenzhou = version('关于开展温州市第七轮首席技师评选工作的通知', `
  ## 一、评选对象和条件
  具有技师以上职业资格（职业技能等级）的高技能人才（或是掌握绝技绝活的传统手工艺技能人才），在法定退休年龄以内且从事技能工作，并具备下列条件之一：
  1．在企业技术改造、引进高新技术设备使用中，掌握关键技术。
  2．在技能岗位上有重要发明创造或技术革新，获得国家专利证书且专利在实际生产中具有应用价值。
  3.近年来获得 “温州市技术能手”、“温州市青年岗位能手”等称号之一；全国一类技能竞赛前十名、二类技能竞赛前三名、省级一类技能竞赛前三名、省级二类技能竞赛第一名或市级一类技能竞赛第一名获得者，或在带徒传艺和培养青年技能人才方面作出较大贡献。
  已获得中华技能大奖、省钱江技能大奖、省首席技师、市瓯江技能大奖的人员，不再参加首席技师评选。
  ## 二、推荐名额
  温州市第七轮首席技师评选名额不超过30名。各推荐单位原则上应按不超过推荐名额予以推荐上报（详见附件1）。
  ## 三、组织评选
  （二）推荐单位初评。采取一定形式在一定范围内进行公示。
  （三）专家联评。从专业水平、工作业绩、技术特长、技改成果、传授技艺等方面进行综合评审，确定入围人员。入围人员报市首席技师评选工作小组审定，并向社会公示。
  （四）发文公布。公示无异议者发文命名并颁发证书。
  ## 四、申报材料及有关要求
  发现弄虚作假或剽窃他人成果的，撤销其荣誉称号，收回荣誉证书和奖金，取消今后参加各类技能人才评选的资格。
`, {
  cadence: said({ kind: 'single-round', label: '第七轮' }, '二第一段', '温州市第七轮首席技师评选'),
  seats: { kind: 'at-most', count: 30, ...cite('二第一段', '评选名额不超过30名') },
  nominations: {
    kind: 'per-body', ...cite('二第一段', '按不超过推荐名额予以推荐上报'),
    generally: true,
    rows: [{ no: '1', body: '鹿城区', count: 4, each: false, ...cite('二第一段', '推荐名额') }, { body: '市直单位及省属在温单位', count: 1, each: true }],
  },
  conditions: [
    { id: 'level', title: '技师以上或传统手工艺人才', modality: 'required', ...cite('一第一段', '具有技师以上职业资格'), test: { kind: 'any', of: [{ kind: 'level-at-least', level: 2 }, { kind: 'answer-is', field: 'craft', oneOf: ['true'] }] } },
    { id: 'retirement', title: '法定退休年龄以内', modality: 'required', ...cite('一第一段', '在法定退休年龄以内'), test: { kind: 'below-retirement-age', categoryField: 'retirementCategory' } },
    {
      id: 'one-of-three', title: '具备条件之一', modality: 'required', ...cite('一第一段', '并具备下列条件之一'), also: [cite('一1', '掌握关键技术'), cite('一2', '获得国家专利证书'), cite('一3', '等称号之一')],
      test: {
        kind: 'any', of: [
          { kind: 'honour', names: ['温州市技术能手', '温州市青年岗位能手'] },
          { kind: 'competition', levels: ['national'], classes: ['1'], rankAtMost: 10 },
          { kind: 'competition', levels: ['municipal'], classes: ['1'], rankAtMost: 1 },
          { kind: 'attested', by: 'district', statement: '掌握关键技术，或有专利，或带徒贡献较大' },
        ],
      },
    },
    { id: 'excluded', title: '不再参加评选的人员', modality: 'required', ...cite('一第二段', '不再参加首席技师评选'), test: { kind: 'not', of: { kind: 'honour', names: ['中华技能大奖', '钱江技能大奖', '省首席技师', '瓯江技能大奖'] } } },
  ],
  stages: [
    { kind: 'announce', title: '通知', body: '市评选办', ...cite('二第一段', '第七轮') },
    { kind: 'nominate', title: '推荐单位初评', body: '推荐单位', ...cite('三（二）', '推荐单位初评'), localNotice: unsaid('公示几天？', 'nominate') },
    {
      kind: 'review', title: '专家联评', body: '专家组', ...cite('三（三）', '专家联评'),
      aspects: [{ id: 'teaching', title: '传授技艺', ...cite('三（三）', '传授技艺等方面') }],
      criteria: unsaid('五个方面各占多少？', 'review'),
    },
    { kind: 'shortlist', title: '工作小组审定', body: '评选工作小组', ...cite('三（三）', '入围人员报市首席技师评选工作小组审定') },
    { kind: 'publicity', title: '公示', body: '市评选办', ...cite('三（三）', '并向社会公示'), notice: unsaid('公示几天？', 'publicity') },
    { kind: 'publish', title: '发文公布', body: '市人社局', ...cite('三（四）', '发文命名并颁发证书') },
  ],
  title: {
    termStart: unsaid('管理期从哪一天起算？', 'publish'),
    changes: [], duties: [], benefits: [], yearly: [],
    revocation: {
      grounds: [{ id: 'fraud', title: '弄虚作假或剽窃', recoversPaid: true, ...cite('四第一段', '弄虚作假或剽窃他人成果') }],
      chain: unsaid('由哪个单位批准撤销？', 'revoke'),
      effects: { takes: ['title', 'certificate', 'prize'], ...cite('四第一段', '收回荣誉证书和奖金') },
    },
    bars: [{ id: 'fraud', after: 'fraud', whom: 'person', from: 'every-skills-selection', ...cite('四第一段', '取消今后参加各类技能人才评选的资格') }],
  },
})
