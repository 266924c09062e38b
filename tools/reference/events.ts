import { accountEventNames } from '../../src/domain/account/eventNames.ts'
import { erasureEventNames } from '../../src/domain/erasure/erasure.ts'
import { eventNames } from '../../src/domain/eventNames.ts'
import type { StreamKind } from '../../src/domain/shared/event.ts'
import { code, link, page, table, type Page } from './markdown.ts'
import { clearTexts } from '../../src/domain/clear.ts'
import { isNode, literalOf, nameOf, readSource, textOf, type Node, type Source } from './sources.ts'

/** Where the events of each kind of stream are declared. A kind without events does not compile. */
const declarations: Readonly<Record<StreamKind, Readonly<{ title: string; type: string; path: string }>>> = {
  round: { title: '批次', type: 'RoundEvent', path: 'src/domain/round/round.ts' },
  application: { title: '申报', type: 'ApplicationEvent', path: 'src/domain/application/application.ts' },
  scoresheet: { title: '评分表', type: 'ScoresheetEvent', path: 'src/domain/review/scoresheet.ts' },
  notice: { title: '公示', type: 'NoticeEvent', path: 'src/domain/notice/notice.ts' },
  decision: { title: '审定批次', type: 'BatchEvent', path: 'src/domain/decision/decision.ts' },
  title: { title: '称号', type: 'TitleEvent', path: 'src/domain/title/title.ts' },
  organisation: { title: '单位', type: 'OrganisationEvent', path: 'src/domain/organisation/organisation.ts' },
  paper: { title: '存档文书', type: 'PaperEvent', path: 'src/domain/issuing.ts' },
  account: { title: '账号', type: 'AccountEvent', path: 'src/domain/account/account.ts' },
  erasure: { title: '删除个人信息', type: 'ErasureEvent', path: 'src/domain/erasure/erasure.ts' },
}

type DeclaredEvent = Readonly<{ names: readonly string[]; data: string; personal: string }>

/** 事件目录 — what the journal can hold: by kind of stream, with what lies in clear and what is sealed. */
export function eventsPage(): Page {
  const kinds = Object.entries(declarations).map(([kind, declaration]) => ({ kind, ...declaration, events: eventsOf(declaration) }))
  assertComplete(kinds.flatMap(({ events }) => events.flatMap(({ names }) => names)))
  const chapters = kinds.flatMap(({ kind, title, path, type, events }) => [
    `## ${title} ${code(kind)}`,
    `${link(path, path)} 的 ${code(type)}。`,
    table(['事件 event', '名称', '明文 data', '加密 personal'], events.flatMap(({ names, data, personal }) =>
      names.map((name) => [code(name), titles[name] ?? '', code(data), code(personal)]))),
  ])
  return page('docs/reference/events.md', '事件目录 Events',
    '日志里的每一条都是下列事件之一。“明文”照写在日志里；“加密”用本人的密钥封存，销毁该密钥就抹去这部分，哈希链不受影响。',
    ...chapters,
    '## 明文字段',
    '“明文”里能填文字的只有下面这些字段，[src/domain/clear.ts](../../src/domain/clear.ts) 逐个写明为什么不是个人信息；编译器不放过没有写明的。',
    table(['字段', '为什么可以是明文'], Object.entries(clearTexts).map(([field, why]) => [code(field), why])))
}

const titles: Readonly<Record<string, string>> = { ...eventNames, ...accountEventNames, ...erasureEventNames }

/** A parser that overlooked something would leave a hole in the catalogue. */
function assertComplete(found: readonly string[]): void {
  const differing = [...new Set([...found, ...Object.keys(titles)])].filter((name) => !found.includes(name) || !(name in titles))
  if (differing.length > 0) throw new Error(`the names of events and the declared events differ in ${differing.join(', ')}`)
}

function eventsOf({ type, path }: Readonly<{ type: string; path: string }>): readonly DeclaredEvent[] {
  const source = readSource(path)
  return members(source, aliasOf(source, type)).map((node) => declared(source, node))
}

function aliasOf({ nodes, path }: Source, name: string): Node {
  const alias = nodes.find((node) => node.type === 'TSTypeAliasDeclaration' && nameOf(node['id']) === name)
  if (!alias || !isNode(alias['typeAnnotation'])) throw new Error(`${path} declares no ${name}`)
  return alias['typeAnnotation']
}

/** The members of a union, with names of the same file looked up. */
function members(source: Source, node: Node): readonly Node[] {
  if (node.type === 'TSUnionType') return nodesIn(node['types']).flatMap((each) => members(source, each))
  if (node.type === 'TSParenthesizedType' && isNode(node['typeAnnotation'])) return members(source, node['typeAnnotation'])
  return node.type === 'TSTypeReference' && typeArguments(node).length === 0 ? members(source, aliasOf(source, nameOf(node['typeName']))) : [node]
}

const nodesIn = (list: unknown): readonly Node[] => Array.isArray(list) ? list.filter(isNode) : []
const typeArguments = ({ typeArguments: given }: Node): readonly Node[] => isNode(given) ? nodesIn(given['params']) : []

/** One event as it is written: as an object, or for accounts by the helpers `Words` and `About`. */
function declared(source: Source, node: Node): DeclaredEvent {
  if (node.type === 'TSIntersectionType') {
    const parts = nodesIn(node['types']).map((part) => declared(source, part))
    return { names: parts.flatMap(({ names }) => names), data: parts.map(({ data }) => data).join(''), personal: parts.map(({ personal }) => personal).join('') }
  }
  const [first, second] = typeArguments(node)
  switch (nameOf(node['typeName'])) {
    case 'Readonly': return fromObject(source, first)
    case 'Words': return { names: literals(first), data: plain(source, second), personal: '' }
    case 'About': return { names: [], data: '', personal: plain(source, first) }
    default: throw new Error(`${source.path} declares an event in a way that the catalogue can't read: ${textOf(source, node)}`)
  }
}

function fromObject(source: Source, literal: Node | undefined): DeclaredEvent {
  const property = (name: string): Node | undefined => {
    const found = nodesIn(literal?.['members']).find(({ key }) => nameOf(key) === name)
    const annotation = isNode(found?.['typeAnnotation']) ? found['typeAnnotation']['typeAnnotation'] : undefined
    return isNode(annotation) ? annotation : undefined
  }
  return { names: literals(property('type')), data: plain(source, property('data')), personal: plain(source, property('personal')) }
}

function literals(node: Node | undefined): readonly string[] {
  if (node?.type === 'TSUnionType') return nodesIn(node['types']).flatMap(literals)
  const value = literalOf(node?.['literal'])
  return value === undefined ? [] : [value]
}

/** The words of a type, a name of the same file told in full. Everything in the journal is read-only; saying so of every part only hides the words. */
function plain(source: Source, node: Node | undefined): string {
  if (!node) return ''
  if (nameOf(node['typeName']) === 'NoWords') return ''
  // The subject and the sealing are the same for every sealed part; only what is sealed differs.
  if (nameOf(node['typeName']) === 'Personal') return plain(source, typeArguments(node)[0])
  const name = node.type === 'TSTypeReference' && typeArguments(node).length === 0 ? nameOf(node['typeName']) : ''
  const told = source.nodes.some((each) => each.type === 'TSTypeAliasDeclaration' && nameOf(each['id']) === name) ? aliasOf(source, name) : node
  return withoutReadonly(onOneLine(textOf(source, told)))
}

function onOneLine(text: string): string {
  return text.replaceAll(/\/\*\*.*?\*\//gs, '').replaceAll(/\{\s*\n\s*/g, '{ ').replaceAll(/\s*\n\s*\}/g, ' }').replaceAll(/\s*\n\s*/g, '; ').trim()
}

function withoutReadonly(text: string): string {
  const shorter = text.replace(/Readonly<(\{[^{}]*\}|(?:[^<>]|<[^<>]*>)*)>/, '$1')
  return shorter === text ? text : withoutReadonly(shorter)
}
