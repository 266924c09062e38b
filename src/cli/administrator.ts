import { wallClock } from '../adapters/clock/clock.ts'
import { letAdministratorIn, type LetIn, type LockedOut } from '../adapters/identity/identity.ts'
import { guarded } from '../adapters/identity/password.ts'
import { assertFounding, readFounding } from '../adapters/postgres/founding.ts'
import { asMigrated, createStore, openPool } from '../adapters/postgres/store.ts'
import { WrongUse } from './command.ts'
import type { Command, Console, Input } from './command.ts'
import { dataOption, publicUrl } from './options.ts'
import { withRecord, type OpenRecord } from './record.ts'

/** 管理员进不去 — the way back for whoever keeps the server, when no administrator is left who could issue a code. */
export const administrator: Command = {
  name: 'administrator',
  summary: '系统管理员进不去时用：给现有的系统管理员发激活码，由本人设新密码；或者另开一个（加 --name）。记入全部记录',
  operands: ['[登录名]'],
  options: { data: dataOption, name: { kind: 'text', value: '姓名', summary: '另开一个系统管理员账号，显示这个姓名；不写的，给现有的发激活码' } },
  async run(input, console) {
    const wanted = wantedBy(input)
    return withRecord(input, console, async (record) => {
      // In a demonstration everybody's password is printed.
      assertFounding(await readFounding(record.pool) ?? realWorld(record), realWorld(record))
      const answer = await letIn(record, wanted, console)
      return answer.kind === 'refused' ? answer : { kind: 'done', ...told(answer, wanted.displayName !== undefined) }
    })
  },
}

function wantedBy(input: Input): LockedOut {
  const [signInName] = input.operands
  const displayName = input.text('name')
  if (displayName !== undefined && signInName === undefined) throw new WrongUse('另开一个系统管理员账号，还要写它的登录名，例如：shouxi administrator guanli2 --name 王某。')
  return { signInName, displayName, jurisdiction: process.env['SHOUXI_JURISDICTION'] }
}

const realWorld = ({ suite }: OpenRecord) => ({ suite: suite.name, world: 'real' }) as const

/** Under the rights of the program at work: they reach no further than adding to the journal. */
async function letIn({ url, pool: ownerPool, suite, masterKey, folds, readModels }: OpenRecord, wanted: LockedOut, { tell }: Console) {
  const { role, warning } = await asMigrated(ownerPool, readModels)
  if (warning) tell(warning)
  const pool = openPool({ url, role, max: 2 })
  try {
    const store = createStore({ pool, suite, masterKey, folds, readModels })
    return await letAdministratorIn({ pool, store, suite, masterKey, clock: wallClock, wallClock, stretching: guarded }, wanted)
  } finally {
    await pool.end()
  }
}

function told({ signInName, displayName, code, until, secondFactor }: LetIn, isNew: boolean): Readonly<{ report: object; sentences: readonly string[] }> {
  const site = publicUrl()
  const link = site === undefined ? undefined : `${site}/app/activate#${code}`
  return {
    report: { signInName, displayName, code, until, ...(link && { link }) },
    sentences: [
      isNew ? `已开设系统管理员账号 ${signInName}（${displayName}）。` : `给系统管理员 ${signInName}（${displayName}）重新发了激活码。设好新密码以前，原来的密码照常能用。`,
      `激活码（只显示这一次，24小时内有效，只能用一次）：${code}`,
      link ? `请在浏览器里打开 ${link} 设密码。` : '请在浏览器里打开系统的登录页，点“激活账号”，输入激活码，设密码。系统没有启动的，请先启动。',
      ...(secondFactor ? ['这个账号启用了动态口令，登录时还要用手机上的动态口令或恢复码；都没有的，加 --name 另开一个账号，由它解除。'] : []),
    ],
  }
}
