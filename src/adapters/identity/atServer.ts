import type { Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import { Refused } from '../../usecases/refused.ts'
import { issueActivation, type Issued } from './activation.ts'
import { open } from './administration.ts'
import type { Parts } from './parts.ts'

/** Whoever stands at the server uses the code at once. */
const CODE_DAYS = 1

/** Whom the server lets in: an administrator that is there, or with a display name a further one. */
export type LockedOut = Readonly<{
  /** May be left out where there is one administrator only. */
  signInName?: string | undefined
  displayName?: string | undefined
  /** To which jurisdiction a further one is to belong, where the record holds several. */
  jurisdiction?: string | undefined
}>

export type LetIn = Issued & Readonly<{ id: string; signInName: string; displayName: string; secondFactor: boolean }>

type Administrator = Readonly<{ id: string; jurisdiction: string; signInName: string; displayName: string; open: boolean; secondFactor: boolean }>

/**
 * 管理员进不去 — for whoever can read the data folder and its master key, and could open everything anyway. What is done here is on record
 * like any administrator's act, under the name of the server.
 */
export async function letIn(parts: Parts, { signInName, displayName, jurisdiction }: LockedOut): Promise<LetIn> {
  const all = await administratorsIn(parts)
  if (all.length === 0) throw new Refused(noneYet)
  const account = signInName !== undefined && displayName !== undefined
    ? await openFurther(parts, placeAmong(all, jurisdiction), { signInName, displayName })
    : administratorAmong(all, signInName === undefined ? undefined : parts.idOf(signInName))
  return { ...account, ...await issueActivation(parts, atServer(account.jurisdiction), account.id, CODE_DAYS) }
}

const atServer = (jurisdiction: string): Actor => ({ account: 'server', role: 'admin', jurisdiction, body: 'system', name: '服务器上的命令' })

async function openFurther(parts: Parts, jurisdiction: string, names: Readonly<{ signInName: string; displayName: string }>): Promise<Administrator> {
  const account = { ...names, role: 'admin', body: 'system' } as const
  const id = await open(parts, { by: atServer(jurisdiction), account, origin: 'server-command' })
  return { id, jurisdiction, ...names, open: true, secondFactor: false }
}

function administratorsIn({ db }: Parts): Promise<readonly Administrator[]> {
  return db.selectFrom('accounts').select(['stream_id as id', 'jurisdiction', 'signInName', 'displayName', 'open', 'secondFactor'])
    .where('role', '=', 'admin').orderBy('signInName').execute()
}

/** One who was disabled is found by name, so that it is said that this is why. */
function administratorAmong(all: readonly Administrator[], id: string | undefined): Administrator {
  const serving = all.filter(({ open: isOpen }) => isOpen)
  const [only, ...others] = id === undefined ? serving : all.filter((each) => each.id === id)
  if (only && others.length === 0) return only
  throw new Refused(id === undefined
    ? { code: 'which-administrator', detail: `系统管理员不止一位，请写明登录名。${named(serving)}` }
    : { code: 'no-such-administrator', detail: `没有用这个登录名的系统管理员。${named(serving)}要另开一个系统管理员账号的，加上 --name 姓名。` })
}

const named = (administrators: readonly Administrator[]): string =>
  `现有的系统管理员：${administrators.map(({ signInName, displayName }) => `${signInName}（${displayName}）`).join('、')}。`

function placeAmong(all: readonly Administrator[], wanted: string | undefined): string {
  const places = [...new Set(all.map(({ jurisdiction }) => jurisdiction))]
  const place = wanted === undefined && places.length === 1 ? places[0] : places.find((each) => each === wanted)
  if (place !== undefined) return place
  throw new Refused({
    code: 'wrong-jurisdiction', detail: `这里有系统管理员的地区是${places.map((each) => `“${each}”`).join('、')}，没有开通。请用环境变量 SHOUXI_JURISDICTION 写明是其中哪一个。`,
  })
}

const noneYet: Refusal = {
  code: 'no-administrator-yet', detail: '还没有系统管理员。请用 shouxi serve 启动系统，打开它打印的一次性链接，设立首个系统管理员。',
}
