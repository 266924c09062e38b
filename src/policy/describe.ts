import type { Condition } from './condition.ts'
import { modalityName, parametersOf } from './parameters.ts'
import type { Cited, Interpretation, Policy, Stage } from './policy.ts'
import { effectOf } from './readings.ts'
import type { TitleRules } from './titleRules.ts'

/** A version for somebody at a console: what it orders, each with its clause and the words of the text. */
export function describePolicy(policy: Policy): readonly string[] {
  const { document, conditions, stages, materials, title, interpretations, nonOperative } = policy
  return [
    `${policy.titleName}　${document.name}${document.number ? `（${document.number}）` : ''}`,
    ...section('参数', parametersOf(policy).map(({ name, words, clause }) => `${name}：${words}${clause ? `（${clause}）` : ''}`)),
    ...section('条件', conditions.map(conditionInWords)),
    ...section('阶段', stages.map(({ title, body, ...cited }: Stage) => `${title}（${body}）${saying(cited)}`)),
    ...section('材料', materials.map(({ title, required, ...cited }) => `${title}（${required ? '必须' : '有则提供'}）${saying(cited)}`)),
    ...section('管理期', title ? titleInWords(title) : []),
    ...section('对原文的理解', interpretations.flatMap((each) => readingInWords(each, policy))),
    ...section('文件没有写明、要由选拔办填写的', asksIn(policy)),
    ...section('不需系统办理的条款', nonOperative.map(({ clause, reason }) => `${clause}：${reason}`)),
  ]
}

const section = (title: string, lines: readonly string[]): readonly string[] => lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]

const conditionInWords = ({ id, title, modality, ...cited }: Condition): string => `${modalityName[modality]}：${title}（${id}）${saying(cited)}`

const saying = ({ clause, quote }: Pick<Cited, 'clause' | 'quote'>): string => `${clause}“${quote}”`

function readingInWords({ id, clause, quote, reading, alternatives = [], decidedBy }: Interpretation, policy: Policy): readonly string[] {
  return [`${clause}“${quote}”：${reading}（${decidedBy}）`, ...alternatives.flatMap((other) => {
    const effect = effectOf(policy, id, other)
    return effect.kind === 'not-computed' ? [`  没有采用的读法：${other.reading}`, `    不推算：${effect.reason}`]
      : [`  没有采用的读法：${other.reading}（--reading ${id}=${other.id}）`, ...effect.changes.map(({ whom, text }) => `    按这种读法，对${whom}：${text}`)]
  })]
}

/** What the years of the title bring, item by item. */
function titleInWords({ benefits, duties, yearly, changes, revocation, bars, reverification, endOfTerm }: TitleRules): readonly string[] {
  const listed = (name: string, items: readonly Readonly<{ title: string } & Cited>[]) => items.map(({ title, ...cited }) => `${name}：${title} ${saying(cited)}`)
  return [
    ...listed('待遇', benefits), ...listed('职责和义务', duties), ...listed('每年', yearly), ...listed('变动', changes),
    ...listed('取消资格的情形', revocation?.grounds ?? []),
    ...(revocation ? [`取消资格的后果：${saying(revocation.effects)}`] : []),
    ...bars.map((bar) => `不得申报：${saying(bar)}`),
    ...(reverification ? [`复核认定：${saying(reverification)}`, ...reverification.conditions.map((condition) => `复核认定条件：${conditionInWords(condition)}`)] : []),
    ...(endOfTerm ? [`期满：${saying(endOfTerm)}`] : []),
  ]
}

/** Every question that the text leaves to whoever runs a round. */
function asksIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('stated' in value && value.stated === false && 'ask' in value) return [String(value.ask)]
  return Object.values(value).flatMap(asksIn)
}
