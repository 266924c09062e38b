import { roleName, roles } from '../../src/domain/shared/actor.ts'
import { access, allows, routedCommands, pathOf } from '../../src/http/access.ts'
import { code, link, page, table, type Page } from './markdown.ts'
import { isNode, literalOf, nameOf, sourcesBelow, type Node } from './sources.ts'

/** Hands that sign in; everybody else is the public. */
const columns = roles.filter((role) => role !== 'system' && role !== 'public')

/** 权限表 — which role may call which route. */
export function accessPage(): Page {
  const summaries = summariesOf()
  const rows = Object.entries(access).map(([route, allowed]) => [
    code(route), summaries.get(route) ?? '', ...columns.map((role) => allows(allowed, role) ? '●' : ''), allowed === 'public' ? '●' : '',
  ])
  return page('docs/reference/access.md', '权限表 Access',
    `来自 ${link('src/http/access.ts', 'src/http/access.ts')}；表中没有的接口，程序不能启动。● 表示可以调用。`
    + `谁的申报谁能看，另由 ${link('src/domain/application/reach.ts', 'reach.ts')} 判断：不在办理范围内的，如同不存在（404）。`
    + `${link('test/contract/access.service.test.ts', 'test/contract/access.service.test.ts')} 用每一个角色、本辖区和别的辖区，逐一走过每一个接口。`,
    table(['接口 route', '说明', ...columns.map((role) => roleName[role]), '不登录'], rows),
    '## 公开网站 public pages',
    '任何人可以看，不登录，不需要脚本。',
    publicPaths().toSorted().map((path) => `- ${code(path)}`).join('\n'))
}

/** What each route says of itself, beside the words of the acts. */
function summariesOf(): ReadonlyMap<string, string> {
  const declared = sourcesBelow('src/http/routes').flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'ObjectExpression')).flatMap((object) => {
    const [method, path, summary] = ['method', 'path', 'summary'].map((name) => literalOf(property(object, name)))
    return method && path && summary ? [[`${method} ${path}`, summary] as const] : []
  })
  const commands = routedCommands().map(({ subject, act, row }) => [`POST /api/${pathOf[subject]}/:id/${act}`, row.title] as const)
  return new Map([...declared, ...commands, ['GET /api/openapi.json', '接口说明']])
}

function property(object: Node, name: string): unknown {
  const properties = Array.isArray(object['properties']) ? object['properties'].filter(isNode) : []
  return properties.find(({ key }) => nameOf(key) === name)?.['value']
}

function publicPaths(): string[] {
  const calls = sourcesBelow('src/http/public').flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'CallExpression'))
  return calls.flatMap(({ callee, arguments: given }) => {
    const method = isNode(callee) && nameOf(callee['object']) === 'app' ? nameOf(callee['property']) : ''
    const path = Array.isArray(given) ? literalOf(given[0]) : undefined
    return (method === 'get' || method === 'post') && path ? [`${method.toUpperCase()} ${path}`] : []
  })
}
