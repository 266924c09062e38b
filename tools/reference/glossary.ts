import { roleName } from '../../src/domain/shared/actor.ts'
import { code, link, page, table, type Page } from './markdown.ts'
import { isNode, nameOf, sourcesBelow, type Comment, type Node, type Source } from './sources.ts'

type Term = Readonly<{ term: string; identifier: string; meaning: string; path: string }>

const chapters = [
  { folder: 'src/policy', title: '政策数据' },
  { folder: 'src/domain', title: '办理过程' },
  { folder: 'src/usecases', title: '用例' },
] as const

/** 术语表 — the statutory term and the name it bears in the program, from the comments that open with a term. */
export function glossaryPage(): Page {
  return page('docs/reference/glossary.md', '术语表 Glossary',
    '源代码中的每个说明，凡以法定或惯用的术语开头的（`/** 申报 — …`），都列在这里。在源代码中搜索中文术语，就能找到它。',
    '## 角色 roles',
    table(['中文', '标识 identifier'], Object.entries(roleName).map(([role, name]) => [name, code(role)])),
    ...chapters.flatMap(({ folder, title }) => [
      `## ${title} ${code(folder)}`,
      table(['中文', '标识 identifier', '含义 meaning', '文件'], sourcesBelow(folder).flatMap(termsOf).map(row)),
    ]))
}

const row = ({ term, identifier, meaning, path }: Term): readonly string[] =>
  [term, code(identifier), meaning, link(path, path.slice(path.indexOf('/') + 1))]

export function termsOf(source: Source): readonly Term[] {
  return source.comments.flatMap((comment) => {
    const [, term, meaning] = /^([\p{Script=Han}（）《》、]+) — (.+)$/su.exec(wordsOf(comment)) ?? []
    const identifier = term && declaredAfter(source, comment)
    return term && meaning && identifier ? [{ term, identifier, meaning, path: source.path }] : []
  })
}

/** The words of a doc comment, without its stars. */
function wordsOf({ type, value }: Comment): string {
  return type === 'Block' && value.startsWith('*') ? value.slice(1).replaceAll(/\n\s*\* ?/g, ' ').trim() : ''
}

/** The name of what a comment stands above; a member is named with its type. */
function declaredAfter({ text, nodes }: Source, { end }: Comment): string | undefined {
  const start = end + (text.slice(end).search(/\S/))
  const names = nodes.filter((node) => node.start === start).map(nameDeclared).filter((name) => name !== '')
  const owner = nodes.findLast((node) => node.type === 'TSTypeAliasDeclaration' && node.start < start && node.end > start)
  return names[0] && (owner ? `${nameOf(owner['id'])}.${names[0]}` : names[0])
}

function nameDeclared(node: Node): string {
  switch (node.type) {
    case 'ExportNamedDeclaration': return isNode(node['declaration']) ? nameDeclared(node['declaration']) : ''
    case 'TSTypeAliasDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration': return nameOf(node['id'])
    case 'VariableDeclaration': return Array.isArray(node['declarations']) ? nameOf(node['declarations'][0]?.id) : ''
    case 'TSPropertySignature': return nameOf(node['key'])
    default: return ''
  }
}
