import { join } from 'node:path'
import type { AccountRole } from '../domain/account/account.ts'

/** Everybody here is invented; the character 演 in every name says so. */
export type DemoPerson = Readonly<{ signInName: string; displayName: string; role: AccountRole; body: string; password: string }>

/** Competitions that the demo's people have won: invented like them, and read by the demo alone. */
export const demoCompetitions = join(import.meta.dirname, 'competitions')

/** The measure the demo's story follows. */
export const demoJurisdiction = 'weihai'

/** The demo begins its story here and is handed over at `demoHandOver`: 2024-07-26, ten in the morning in Shanghai. */
export const demoFirstInstant = '2024-07-11T01:00:00.000Z'
export const demoHandOver = '2024-07-26T02:00:00.000Z'

const password = 'yanshi-2024'
const person = (signInName: string, displayName: string, role: AccountRole, body: string): DemoPerson => ({ signInName, displayName, role, body, password })

export const demoOffice = 'demo-office'
export const demoDistricts = [
  { id: 'demo-district-1', name: '演示东区人力资源和社会保障局' },
  { id: 'demo-district-2', name: '演示西区人力资源和社会保障局' },
] as const
export const demoUnits = [
  { id: 'demo-unit-1', name: '演示海洋装备有限公司', district: 'demo-district-1' },
  { id: 'demo-unit-2', name: '演示精密机床有限公司', district: 'demo-district-1' },
  { id: 'demo-unit-3', name: '演示碳纤维材料有限公司', district: 'demo-district-2' },
  { id: 'demo-unit-4', name: '演示港口服务有限公司', district: 'demo-district-2' },
] as const

export const demoBodies = [
  { id: demoOffice, kind: 'office', name: '演示市选拔管理工作办公室' },
  { id: 'demo-leading-group', kind: 'leading-group', name: '演示市委人才工作领导小组' },
  { id: 'demo-government', kind: 'government', name: '演示市政府' },
  { id: 'demo-academy', kind: 'other', name: '演示技师学院' },
  { id: 'demo-audit', kind: 'other', name: '演示市审计局' },
  { id: 'demo-admin', kind: 'other', name: '演示市大数据中心' },
] as const

/** The persons two demo applicants sign in as. */
export const demoSubjects = { signing: 'demo-person-21', returned: 'demo-person-24' } as const

export const demoAccounts: readonly DemoPerson[] = [
  person('jingban', '经办 周演', 'office-maker', demoOffice),
  person('fuhe', '复核 郑演', 'office-checker', demoOffice),
  person('dongqu', '东区 孙演', 'district', demoDistricts[0].id),
  person('xiqu', '西区 吴演', 'district', demoDistricts[1].id),
  person('danwei1', '海洋装备 陈演', 'unit', demoUnits[0].id),
  person('danwei2', '精密机床 何演', 'unit', demoUnits[1].id),
  person('danwei3', '碳纤维 林演', 'unit', demoUnits[2].id),
  person('danwei4', '港口服务 罗演', 'unit', demoUnits[3].id),
  person('jishi1', '毕演舟', 'applicant', demoSubjects.signing),
  person('jishi2', '丛演澜', 'applicant', demoSubjects.returned),
  person('zhuanjia1', '专家 韩演', 'expert', 'demo-academy'),
  person('zhuanjia2', '专家 唐演', 'expert', 'demo-academy'),
  person('zhuanjia3', '专家 冯演', 'expert', demoUnits[3].id),
  person('lingdao', '领导小组 程演', 'leading-group', 'demo-leading-group'),
  person('zhengfu', '市政府 沈演', 'government', 'demo-government'),
  person('shenji', '审计 潘演', 'auditor', 'demo-audit'),
  person('guanli', '系统管理 袁演', 'admin', 'demo-admin'),
]
