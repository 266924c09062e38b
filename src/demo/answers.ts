import { checkDigit } from '../policy/idNumber.ts'
import type { Answers } from '../policy/policy.ts'

/** What sets one invented technician apart from the next. */
export type DemoTechnician = Readonly<{
  name: string
  sex?: 'male' | 'female'
  bornOn?: string
  occupation: string
  industry?: 'strategic-emerging' | 'advanced-manufacturing' | 'marine' | 'modern-services' | 'other'
  skillLevel?: '0' | '1' | '2'
  honours?: readonly Readonly<{ name: string; level: 'national' | 'provincial' | 'municipal' | 'district' }>[]
  secret?: boolean
  formerHolder?: boolean
}>

/** A whole form of an invented technician; `serial` keeps numbers apart. */
export function demoAnswers(technician: DemoTechnician, serial: number, photo: string): Answers {
  const { name, sex = 'male', bornOn = '1982-05-12', occupation, industry = 'marine', skillLevel = '1', honours = [], secret = false, formerHolder = false } = technician
  return {
    ...person({ name, sex, bornOn, serial, photo }),
    occupation, skillLevel, certificateNumber: `YS37100000${String(serial).padStart(6, '0')}`, post: `${occupation}班班长`, frontLine: true,
    industry, unitAddress: `演示路${serial}号`,
    experience: [
      { from: '2000-09', to: '2003-06', where: '演示技师学院学习', witness: '李演' },
      { from: '2003-07', to: '', where: `在演示企业从事${occupation}工作`, witness: '张演' },
    ],
    uniqueSkills: `掌握${occupation}关键工序的微量控制方法，薄壁件一次合格率保持在百分之九十九以上。`,
    innovations: '主持完成技术革新六项，解决异种材料连接开裂难题，获实用新型专利两项。',
    standardsAndApprentices: '参与编写工艺规程三项；带徒九人，其中六人取得高级工证书。',
    efficiencyGains: '工装改造后单件工时缩短四成，近三年节约成本约三百万元。',
    prizes: [{ competition: '演示市职业技能竞赛', level: 'municipal', class: '1', rank: String((serial % 5) + 1), awardedIn: '2022-10' }],
    honours: honours.map(({ name: honour, level }) => ({ name: honour, level, issuer: '演示评选单位', awardedIn: '2023-04' })),
    formerHolder, ...(formerHolder ? { newAchievements: [{ achievedIn: '2023-05', what: '完成大型构件自动化改造' }] } : {}),
    deeds: deeds(name, occupation), unitIntroduction: '演示企业，成立于2001年，从事装备制造，现有职工八百余人，其中技能人员五百余人。', secret, remarks: '',
  }
}

function person({ name, sex, bornOn, serial, photo }: Readonly<{ name: string; sex: 'male' | 'female'; bornOn: string; serial: number; photo: string }>): Answers {
  const sequence = String(10 + serial).padStart(2, '0') + (sex === 'male' ? '1' : '2')
  const body = `371099${bornOn.replaceAll('-', '')}${sequence}`
  return {
    name, sex, birthMonth: bornOn.slice(0, 7), photo, workStartMonth: '2003-07', politicalStatus: 'masses', education: 'junior-college',
    idNumber: body + checkDigit(body), phone: `1380000${String(1000 + serial)}`,
  }
}

function deeds(name: string, occupation: string): string {
  const lines = [
    `${name}参加工作二十余年，始终在${occupation}岗位，从学徒做到班组带头人。`,
    '他把每道工序的温度、速度、间隙记成手册，反复比对，摸索出一套稳定可传的操作方法，被同行称为样板。',
    '面对进口设备停机、图纸缺失的困难，他带领班组连续攻关四十余天，自制工装恢复生产，为企业避免了大额损失。',
    '在大型构件制造中，他提出分段对称、跳步施工的顺序，把变形量控制在设计允许值的一半以内。',
    '他坚持在现场教徒弟，手把手示范，写下十余万字的操作笔记，徒弟中多人成为车间骨干，多次在竞赛中获奖。',
    '工作之余，他参与行业技术交流，把自己的做法毫无保留地讲给兄弟单位，带动了本地技能水平的提高。',
  ]
  return lines.join('\n')
}
