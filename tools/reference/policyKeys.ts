import { stringify } from 'yaml'
import { describedSchema, documentFileNames, policyFileNames } from '../../src/policy/jsonSchemas.ts'
import { meaningOf, meaningsOf, type DataFileName, type Place, type PolicyFileName } from '../../src/policy/meanings/keys.ts'
import { passageMeanings, sharedMeanings } from '../../src/policy/meanings/sharedMeanings.ts'
import { branchesOf, keysIn, resolved, type Found, type SchemaNode } from '../../src/policy/meanings/walk.ts'
import { code, link, page, table, type Page } from './markdown.ts'
import { examplesOfKeys, type Example } from './policyExamples.ts'

/** Keys of which no measure gives an example, and why they are there all the same. */
export const withoutExample: Readonly<Record<string, string>> = {
  'policy conditions.test.tiers': '还没有办法按档规定竞赛；有的市按档分级',
  'policy conditions.test.teams': '还没有办法给团体项目另定名次；通行的竞赛规则有',
  'policy conditions.test.teams.members': '同上',
  'policy conditions.test.teams.rankAtMost': '同上',
  'policy conditions.test.groups': '还没有办法只算几个组别；名录分组别的市有',
  'policy conditions.test.rankBy': '还没有办法按有效名次规定；有的竞赛另行认定',
  'policy stages.criteria.value.hint': '写明权重的办法都没有另加说明',
  'cases competitions.tier': '同上',
  'competitions jurisdiction': '演示的名录各地都用',
  'competitions competitions.tier': '演示的名录不分档',
  'cases forms.born': '填表问题的例子还没有用到；与 applicants 的写法相同',
  'publicity remarks': '公示都没有附注',
  'publicity letterhead': '公示都不印版头',
  'publicity letterhead.style': '同上',
  'publicity letterhead.name': '同上',
}

/** 键 — at its own place in a file. */
export type Key = Readonly<{ file: DataFileName; path: readonly string[]; found: readonly Found[]; root: SchemaNode }>

const headings = ['键', '含义', '单位', '可以写的值', '必写', '例', '取自']

/** 键表 — every key that a version's files may have, with its meaning and an example from a measure. */
export function policyKeysPage(): Page {
  const examples = examplesOfKeys()
  return page('docs/reference/policy-keys.md', '政策数据的键 Keys of a measure',
    '怎样写一份办法，见[政策数据指南](../policy-guide.md)；这里是每个键的含义、单位、可以写的值和一个取自已有办法（竞赛名录取自演示）的例。'
    + '“必写”一栏：是，一定要写；否，可以不写；写着种类的，`kind` 是那一种时才要写。写在别的键里的，前面加那个键的名称。'
    + '写着“可以没有写明”的，外面包一层 `stated`。',
    '## 到处可以写的键',
    '依据（`clause`、`quote`）在每条规则里都写；值可能没有写明的，外面再包一层 `stated`。',
    table(headings, Object.keys(sharedMeanings).map((key) => sharedRow({ file: 'policy', path: ['', key] }, examples))),
    ...policyFileNames.flatMap((file) => [headingOf(file), ...sections(keysOf(file), examples)]))
}

/** 措辞和日历 — the same of the files that word a version's papers, and of the calendar. */
export function documentKeysPage(): Page {
  const examples = examplesOfKeys()
  return page('docs/reference/document-keys.md', '文书措辞和工作日历的键 Keys of papers and calendars',
    '怎样写，见[政策数据指南](../policy-guide.md)；各栏的意思同[政策数据的键](policy-keys.md)。`documents/` 里一种文书一个文件，缺一不可；`calendars/` 里一层一个文件。',
    '## 一段话',
    '写着“一组键”的一段话，都用下面三个键：只照引原文，写 `clause`、`quote`；用自己的话，写 `text`；自己的话里引了原文的，三个都写。',
    table(headings, Object.keys(passageMeanings).map((key) => sharedRow({ file: 'call', path: ['', key] }, examples))),
    ...documentFileNames.flatMap((file) => [`## documents/${file}.yaml`, ...sections(keysOf(file), examples)]),
    '## calendars/*.yaml', ...sections(keysOf('calendar'), examples))
}

const headingOf = (file: PolicyFileName): string => file === 'competitions' ? '## 竞赛名录 competitions/*.yaml' : `## ${file}.yaml`

/** The keys of a file, each at its own place; those with a twin elsewhere are told there. */
export function keysOf(file: DataFileName): readonly Key[] {
  const root = describedSchema(file)
  const own = keysIn(file, root).filter(({ place }) => place.file === file)
  const byPlace = Map.groupBy(own, ({ place }) => place.path.join('.'))
  return Object.keys(meaningsOf[file]).map((path) => ({ file, path: path.split('.'), found: byPlace.get(path) ?? [], root }))
}

type Examples = ReturnType<typeof examplesOfKeys>

/** A table for each part of a file: a key at the top with all that is in it, and in `title` a part of its own for each of its keys. */
function sections(keys: readonly Key[], examples: Examples): readonly string[] {
  const partOf = ({ path: [first = '', second] }: Key): string => first === 'title' && second !== undefined ? `title.${second}` : first
  const parts = [...Map.groupBy(keys, partOf)]
  const single = parts.flatMap(([, part]) => part.length === 1 ? part : [])
  return [
    ...(single.length > 0 ? [table(headings, single.map((key) => row(key, examples)))] : []),
    ...parts.filter(([, part]) => part.length > 1).flatMap(([name, part]) => [
      `### ${code(name)} ${meaningOf(part[0] as Place)?.means.split(/[：；。]/)[0] ?? ''}`,
      table(headings, part.map((key) => row(key, examples))),
    ]),
  ]
}

function row(key: Key, examples: Examples): readonly string[] {
  const { file, path } = key
  const meaning = meaningOf(key)
  return [
    code(path.join('.')), meaning?.means ?? '', meaning?.unit ?? '', allowed(key), whenRequired(key.found),
    ...exampleCells(exampleOf(`${file} ${path.join('.')}`, examples), withoutExample[`${file} ${path.join('.')}`]),
  ]
}

function sharedRow(place: Place, examples: Examples): readonly string[] {
  const key = place.path.at(-1) ?? ''
  const { means, values } = meaningOf(place) ?? { means: '' }
  const of = place.file === 'policy' ? policyFileNames : documentFileNames
  const all = [...examples].filter(([at]) => at.endsWith(`.${key}`) && of.some((file) => at.startsWith(`${file} `))).flatMap(([, found]) => found)
  return [code(key), means, '', listed(values) || (key === 'also' ? '列表' : key === 'value' ? '见各键' : '文字'), '', ...exampleCells(chosen(all), undefined)]
}

/** What may be written: the values with their meanings, or what sort of thing it is. */
function allowed({ file, path, found, root }: Key): string {
  const written = found[0]?.node ?? {}
  const value = branchesOf(resolved(root, written)).map((branch) => resolved(root, branch).properties?.['value']).find((each) => each !== undefined)
  const mayBeUnstated = value !== undefined
  const said = listed(meaningOf({ file, path })?.values) || sortOf(root, value ?? written)
  return mayBeUnstated ? `可以没有写明；value：${said}` : said
}

function listed(values: Readonly<Record<string, string>> = {}): string {
  return Object.entries(values).map(([value, means]) => `${code(value)} ${means}`).join('；')
}

function sortOf(root: SchemaNode, written: SchemaNode): string {
  const { type, format, minimum, maximum, items, additionalProperties, ...node } = resolved(root, written)
  if (items) return `列表，每项${sortOf(root, items)}`
  if (type === 'object') return typeof additionalProperties === 'object' ? '名称和值，一行一个' : '一组键'
  if (type === 'boolean') return '`true` 是、`false` 否'
  if (type === 'integer' || type === 'number') return `${type === 'integer' ? '整数' : '数'}${range(minimum, maximum)}`
  if (type === 'null') return '`null`'
  if (type === 'string') return format === 'date' ? '日期，如 2024-07-31' : '文字'
  return [...new Set(branchesOf(node).map((branch) => sortOf(root, branch)))].join('或')
}

function range(least: number | undefined, most: number | undefined): string {
  const bounded = (bound: number | undefined): bound is number => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  if (bounded(least) && bounded(most)) return ` ${least}～${most}`
  return bounded(least) ? `，不小于 ${least}` : bounded(most) ? `，不大于 ${most}` : ''
}

function whenRequired(found: readonly Found[]): string {
  const ofKinds = found.filter(({ kinds }) => kinds.length > 0)
  const where = ofKinds.length > 0 && found.every(({ key }) => key !== 'kind') ? ofKinds : found.slice(0, 1)
  const must = where.filter(({ required }) => required)
  if (must.length === 0) return ofKinds.length > 0 && isOfSomeKinds(found) ? `否（${kindsOf(where)}）` : '否'
  return isOfSomeKinds(found) ? kindsOf(must) : '是'
}

/** Whether a key may be written under some kinds only. */
function isOfSomeKinds(found: readonly Found[]): boolean {
  const kinds = new Set(found.flatMap((each) => each.kinds))
  return kinds.size > 0 && found.every(({ key }) => key !== 'kind') && kinds.size < manyKinds(found)
}

const manyKinds = (found: readonly Found[]): number => {
  const [first] = found
  return first === undefined ? 0 : Object.keys(meaningOf({ file: first.place.file, path: [...first.place.path.slice(0, -1), 'kind'] })?.values ?? {}).length
}

const kindsOf = (found: readonly Found[]): string => [...new Set(found.flatMap(({ kinds }) => kinds))].map(code).join('、')

/** An example that a line holds is better than one that has to be cut, and one from a real measure better than an invented one. */
const LONGEST = 60

export function exampleOf(at: string, examples: Examples): Example | undefined {
  return chosen(examples.get(`${at}.value`) ?? []) ?? chosen(examples.get(at) ?? [])
}

function chosen(examples: readonly Example[]): Example | undefined {
  const real = examples.filter(({ path }) => path.startsWith('policies/'))
  const short = (real.length > 0 ? real : examples).filter(({ value }) => written(value).length <= LONGEST)
  return short.find(({ value }) => value !== false && value !== null) ?? short[0] ?? real[0] ?? examples[0]
}

function exampleCells(example: Example | undefined, unused: string | undefined): readonly string[] {
  if (example === undefined) return [`还没有：${unused ?? ''}`, '']
  const words = written(example.value)
  return [code(words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words), link(example.path, example.titleName)]
}

function written(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim().replaceAll(/\s+/g, ' ')
}
