import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import type { Binaries } from './binaries.ts'
import { EmbeddedFailure } from './failure.ts'

/** As whom PostgreSQL's programs run: words put before the command, and who owns its files where that is another user. */
export type Identity = Readonly<{
  prefix: readonly string[]
  user?: User
  /** The words before the command do not change the user: whoever starts the command has to. */
  changesUser?: true
}>
export type User = Readonly<{ uid: number; gid: number }>

/**
 * PostgreSQL refuses to run as root. Root therefore starts it in a user namespace of its own, where the same process
 * bears another number and still reaches folders that only root may enter; where the kernel forbids that, as in a
 * container or a chroot, as an unprivileged user. A folder made as some user stays that user's.
 */
export function chooseIdentity(dataDir: string, cluster: string, binaries: Binaries): Identity {
  const self = process.getuid?.()
  const owner = ownerOf(cluster)
  if (self === undefined) return { prefix: [] }
  if (self !== 0) return asOneself(self, owner, dataDir)
  if (owner !== undefined && owner.uid !== 0) return asUser(owner, dataDir, binaries)

  const ordinary = ordinaryUser()
  const namespace = ['unshare', '--user', `--map-user=${ordinary.uid}`, `--map-group=${ordinary.gid}`]
  return runs([...namespace, 'true']) ? { prefix: [...namespace, ...endWithParent()] } : asUser(ordinary, dataDir, binaries)
}

function asOneself(self: number, owner: User | undefined, dataDir: string): Identity {
  if (owner === undefined || owner.uid === self) return { prefix: endWithParent() }
  throw new EmbeddedFailure('data-folder-of-another-user',
    `数据文件夹 ${dataDir} 属于另一个用户（编号 ${owner.uid}）。请由该用户启动，或用 --data 指定另一个文件夹。`)
}

/** Another user may not reach a folder that only root may enter; one capability, and no other, is then lent to the server. */
function asUser(user: User, dataDir: string, { initdb }: Binaries): Identity {
  const change = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  const reach = ['/bin/sh', '-c', 'test -r "$1" && cd "$2"', 'sh', initdb, dataDir]
  const prefix = [[], lending('dac_read_search'), lending('dac_override')]
    .map((lent) => [...change, ...lent])
    .find((prefix) => runs([...prefix, ...reach]))
  if (prefix !== undefined) return { prefix: [...prefix, ...endWithParent()], user }
  return asUserWithoutHelp(user, dataDir, reach)
}

/** PostgreSQL looks at its own files by `access`, which heeds a lent capability only where changing the user does not undo it. */
const lending = (capability: string): string[] =>
  [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, '--securebits=+no_setuid_fixup']

/** Where there is no `setpriv`, the system's own way of changing the user has to do, and the way to the folders has to be passable. */
function asUserWithoutHelp(user: User, dataDir: string, [program = '', ...words]: readonly string[]): Identity {
  chmodSync(dataDir, 0o711)
  const reaches = spawnSync(program, words, { uid: user.uid, gid: user.gid, stdio: 'ignore' }).status === 0
  if (reaches) return { prefix: endWithParent(), user, changesUser: true }
  throw new EmbeddedFailure('root-refused',
    `数据库不能以 root 身份运行，而用户（编号 ${user.uid}）进不了程序或数据所在的文件夹。`
    + '请改用普通用户启动，或把程序放在其他用户可以进入的文件夹中。')
}

/** A parent that is killed can't stop its server; the kernel then does, where this program can ask it to. */
function endWithParent(): string[] {
  const asked = ['setpriv', '--pdeathsig', 'INT']
  return process.platform === 'linux' && runs([...asked, 'true']) ? asked : []
}

/** How to start a command as the identity. */
export function commandOf({ prefix, user, changesUser }: Identity, words: readonly string[]): { command: string; words: string[]; user: Partial<User> } {
  const [command = '', ...rest] = [...prefix, ...words]
  return { command, words: rest, user: changesUser && user !== undefined ? user : {} }
}

function runs([program = '', ...words]: readonly string[]): boolean {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0
}

/** `initdb` asks for the user's name, so it has to be someone the system knows: `nobody` nearly always, else the first who isn't root. */
function ordinaryUser(): User {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0)
  const user = users.find(({ name }) => name === 'nobody') ?? users[0]
  if (user === undefined) throw new EmbeddedFailure('root-refused', '数据库不能以 root 身份运行，而本机没有其他用户。请建立一个普通用户，并由其启动。')
  return user
}

function ownerOf(folder: string): User | undefined {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found === undefined ? undefined : { uid: found.uid, gid: found.gid }
}
