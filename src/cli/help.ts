import type { Command, Option } from './command.ts'
import { WrongUse } from './command.ts'
import { width } from './table.ts'

/** The help knows the commands only from their own descriptions. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    summary: '说明用法',
    operands: ['[命令]'],
    options: {},
    async run({ operands: [name] }) {
      const sentences = name === undefined ? overview(commands()) : explain(find(commands(), name))
      return { kind: 'done', report: { help: sentences.join('\n') }, sentences }
    },
  }
}

function find(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name)
  if (found === undefined) throw new WrongUse(`没有命令 ${name}。可用的命令：${commands.map((command) => command.name).join('、')}。`)
  return found
}

export function overview(commands: readonly Command[]): string[] {
  return [
    '首席 shouxi：选拔首席技师，并照管其管理期的系统',
    '',
    '用法：shouxi <命令> [选项]',
    '',
    ...columns(commands.map((command) => [usage(command), command.summary])),
    '',
    '每个命令都可以加 --json，以 JSON 给出结果；shouxi help <命令> 说明一个命令。',
    '退出码：0 完成，1 被拒绝（附理由），2 用法不对。',
    '环境变量 DATABASE_URL 指向一个 PostgreSQL 15 或更高版本的数据库时，用它代替内置数据库。',
  ]
}

export function explain(command: Command): string[] {
  const options = Object.entries(command.options).map(([name, option]) => [`--${name}${option.value ? ` <${option.value}>` : ''}`, meaning(option)] as const)
  return [
    `用法：shouxi ${usage(command)} [选项]`,
    command.summary,
    '',
    ...columns([...options, ['--json', '以 JSON 给出结果']]),
  ]
}

const usage = ({ name, operands = [] }: Command): string => [name, ...operands].join(' ')

const meaning = ({ summary, standard }: Option): string => standard === undefined ? summary : `${summary}（默认 ${standard}）`

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const widest = Math.max(...rows.map(([left]) => width(left)))
  return rows.map(([left, right]) => `  ${left}${' '.repeat(widest - width(left))}  ${right}`)
}
