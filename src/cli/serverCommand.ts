import { once } from 'node:events'
import type { Command, Console, Input, Option, Outcome } from './command.ts'
import { dataFolder, databaseUrl, dataOption, host, hostOption, ownRules, port, portOption, publicUrl, rulesOption } from './options.ts'
import { table } from './table.ts'

/** `serve` and `demo` are one program; what differs is the world it opens. */
export function serverCommand(mode: 'serve' | 'demo', summary: string): Command {
  return {
    name: mode,
    summary,
    options: { port: portOption, host: hostOption, data: dataOption, ...(mode === 'demo' ? { 'from-notice': fromNotice } : { rules: rulesOption }) },
    run: (input, console) => runServer(mode, input, console),
  }
}

const fromNotice: Option = { kind: 'switch', summary: '只有人员和单位，时钟在通知发布那一天：从拟定通知起走完一轮' }

async function runServer(mode: 'serve' | 'demo', input: Input, console: Console): Promise<Outcome> {
  const [url, site] = [databaseUrl(), publicUrl()]
  const story = input.isSet('from-notice') ? 'untold' as const : 'told' as const
  // The demo tells a story of its own, by the rules that come with it.
  const rules = mode === 'serve' ? ownRules(input) : undefined
  const options = { mode, story, dataDir: dataFolder(input), host: host(input), port: port(input), ...(url && { databaseUrl: url }), ...(site && { publicUrl: site }), ...(rules && { rules }) }
  // The other commands, `help` first, need none of what the whole application brings along.
  const { startApplication } = await import('../main.ts')
  const application = await startApplication(options)
  // From the moment the address is known, a wish to end finds somebody listening.
  const asked = stopRequest()
  const { accounts, firstAdministratorLink } = application
  console.announce(
    { status: 'ready', url: application.url, accounts, ...(firstAdministratorLink && { firstAdministratorLink }) },
    greeting(mode, application, site),
  )
  const how = await Promise.race([asked.then(() => 'asked' as const), application.databaseEnded.then(() => 'database-ended' as const)])
  console.tell('正在停止……')
  await application.stop()
  return how === 'asked'
    ? { kind: 'done', report: {}, sentences: ['已停止。'] }
    : { kind: 'refused', refusals: [{ code: 'database-ended', detail: '数据库意外停止，系统随之停止。已经办好的事都在；请重新启动，反复出现请查看磁盘空间和系统日志。' }] }
}

type Greeted = Readonly<{ url: string; accounts: readonly DemoAccount[]; firstAdministratorLink?: string | undefined }>
type DemoAccount = Readonly<{ role: string; name: string; username: string; password: string }>

export function greeting(mode: 'serve' | 'demo', { url, accounts, firstAdministratorLink }: Greeted, site?: string): string[] {
  const rows = accounts.map(({ role, name, username, password }) => [role, name, username, password])
  return [
    '',
    mode === 'demo' ? `演示系统已启动：${url}` : `首席已启动：${url}`,
    ...(rows.length > 0 ? ['', ...table(['角色', '姓名', '账号', '密码'], rows), '', '以上人员和单位均为虚构，仅供演示。'] : []),
    ...(firstAdministratorLink ? ['', `设立首个管理员的一次性链接（只显示这一次）：${firstAdministratorLink}`] : []),
    // A certificate is kept as it was issued: what its code says cannot be put right afterwards.
    ...(mode === 'serve' && site === undefined ? ['', `没有设置 SHOUXI_PUBLIC_URL：证书的二维码会印上 ${url}，在别处扫不开，发出以后不能改。请在颁发证书以前设为大家打开本系统用的网址，再启动。`] : []),
    '按 Ctrl-C 停止。',
  ]
}

/** Resolves at the first wish to end: Ctrl-C, a supervisor's signal, a closed terminal, or the disappearance of whoever started this process. */
async function stopRequest(): Promise<void> {
  const wishes = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal))
  // Impatience changes nothing: a wish repeated while stopping must not cut the stopping short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
  if (process.channel) wishes.push(once(process, 'disconnect'))
  await Promise.race(wishes)
}
