import type { Instant } from './time.ts'

/** 角色 — the hands a case passes through. `system` is what happens because time passed. */
export const roles = [
  'applicant', 'unit', 'district', 'office-maker', 'office-checker', 'expert',
  'leading-group', 'government', 'auditor', 'admin', 'system', 'public',
] as const
export type Role = (typeof roles)[number]

/** 选拔办 — its two hands: one prepares, the other approves. */
export const officeRoles = ['office-maker', 'office-checker'] as const satisfies readonly Role[]
/** 审定机关 — they look at what the office lays before them. */
export const decidingRoles = ['leading-group', 'government'] as const satisfies readonly Role[]
/** 审定和监督 — they look at the whole of a round and identify nobody: what is sensitive of a person stays with those who handle the case. */
export const overseerRoles = [...decidingRoles, 'auditor'] as const satisfies readonly Role[]
/** 内部角色 — who sees a round as a whole, on its way too. Everybody else learns what was come to once it is settled. */
export const insiderRoles = [...officeRoles, ...overseerRoles] as const satisfies readonly Role[]

const isOneOf = (some: readonly Role[]) => (role: Role): boolean => some.includes(role)
export const isOffice = isOneOf(officeRoles)
export const isOverseer = isOneOf(overseerRoles)
export const isInsider = isOneOf(insiderRoles)

export const roleName: Readonly<Record<Role, string>> = {
  applicant: '申报人',
  unit: '用人单位',
  district: '区市人社部门',
  'office-maker': '选拔办（经办）',
  'office-checker': '选拔办（复核）',
  expert: '评审专家',
  'leading-group': '人才工作领导小组',
  government: '市政府',
  auditor: '审计',
  admin: '系统管理员',
  system: '系统',
  public: '社会公众',
}

/**
 * Who acts. Comes from the session alone, never from the body of a request.
 * `body` is the organisation the account acts for: a unit, a district bureau, the office; for an expert or applicant the person's own id.
 */
export type Actor = Readonly<{
  account: string
  role: Role
  jurisdiction: string
  body: string
  /** Shown in timelines: 演示·经办 王某. Not a person's sensitive data. */
  name: string
  /** Further persons an applicant's one account stands for, each the id under which a case seals the same person's data. */
  persons?: readonly string[] | undefined
}>

/** 经办人留名 — who acted, as an entry names them for good. An applicant's own name is theirs to have erased, so the entry bears the role's. */
export const onRecord = (actor: Actor): Actor => actor.role === 'applicant' ? { ...actor, name: roleName.applicant } : actor

/** The ids under which this person's own cases are kept. */
export const personsOf = ({ body, persons = [] }: Pick<Actor, 'body' | 'persons'>): readonly string[] => [body, ...persons]

/** What every command carries besides its own words. */
export type Meta = Readonly<{ at: Instant; actor: Actor }>

export const systemActor = (jurisdiction: string): Actor => ({
  account: 'system', role: 'system', jurisdiction, body: 'system', name: '系统',
})
