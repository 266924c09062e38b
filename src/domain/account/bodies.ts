import type { OrganisationKind } from '../organisation/organisation.ts'
import type { Refusal } from '../shared/decision.ts'
import { roleName } from '../shared/actor.ts'
import type { AccountRole } from './account.ts'

/** 所在单位 — which kinds of organisation a role acts for; an expert's is the employer, by which recusal is known. An applicant acts for no organisation. */
export const bodyKinds: Readonly<Record<Exclude<AccountRole, 'applicant'>, readonly OrganisationKind[]>> = {
  unit: ['unit'],
  expert: ['unit', 'other'],
  district: ['district'],
  'office-maker': ['office'],
  'office-checker': ['office'],
  'leading-group': ['leading-group'],
  government: ['government'],
  auditor: ['other', 'government'],
  admin: ['office', 'other', 'government'],
}

/** 单位停用 — whoever acts for a body stops with it. An expert acts for nobody: the employer is known for recusal alone. */
export const actsForBody = (role: AccountRole): boolean => role !== 'applicant' && role !== 'expert'

/** Told to whoever would come in for a body that is closed, and to whoever would let somebody in. */
export const bodyClosed = (name: string): Refusal =>
  ({ code: 'body-closed', detail: `“${name}”已停用，它的账号不能登录，也不能再开。确实还要用的，请与选拔办联系。` })

/** In the order in which a bureau that starts registers its bodies: a unit names its district, and a round begins with the office. */
export const kindName: Readonly<Record<OrganisationKind, string>> = {
  office: '选拔办', district: '区市人社部门', 'leading-group': '领导小组', government: '政府', unit: '用人单位', other: '其他单位',
}

const kindsInOrder = Object.keys(kindName) as readonly OrganisationKind[]

/** Without one of each of these, which stand before the units, no round comes to its end. */
export const neededKinds: readonly OrganisationKind[] = kindsInOrder.slice(0, kindsInOrder.indexOf('unit'))

/** Whoever acts for a body that nobody registered would see nothing, or one day what another body registers under its name. */
export function wrongBody(role: Exclude<AccountRole, 'applicant'>, kind: OrganisationKind | undefined): Refusal[] {
  if (kind === undefined) {
    return [{ code: 'no-such-organisation', about: 'body', detail: '没有登记过这个单位。请先在“单位管理”里登记，再为它开通账号。' }]
  }
  const kinds = bodyKinds[role]
  return kinds.includes(kind) ? [] : [{
    code: 'organisation-does-not-fit', about: 'body',
    detail: `身份是“${roleName[role]}”的账号，所在单位要是${kinds.map((each) => kindName[each]).join('或')}；您选的是${kindName[kind]}。请换一个单位，或换一种身份。`,
  }]
}
